// A server that dies at its start: one message with a way out, a view that says so, and a restart that mends it.
import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { type EditorServer, startServer } from "../harness/server.ts";
import { type UserInterface, userInterface } from "../harness/userInterface.ts";
import { openWorkbench, type Workbench } from "../harness/workbench.ts";

const root = path.resolve(import.meta.dirname, "../../..");

describe("a server that does not start", function () {
  this.timeout(90_000);
  let extension: string;
  let server: EditorServer;
  let workbench: Workbench;
  let ui: UserInterface;
  const bundle = () => path.join(extension, "dist", "server.cjs");

  before(async () => {
    extension = fs.mkdtempSync(path.join(os.tmpdir(), "backlint-broken-"));
    fs.mkdirSync(path.join(extension, "dist"));
    for (const part of ["package.json", "media", "syntaxes", "dist/extension.cjs"]) {
      fs.cpSync(path.join(root, part), path.join(extension, part), { recursive: true });
    }
    fs.writeFileSync(bundle(), "process.exit(3)");
    server = await startServer({ installed: extension });
    workbench = await openWorkbench(server.address(path.join(root, "test/editor/fixture")));
    ui = userInterface(workbench.page, path.join(root, "test-results", "editor"));
  });

  after(async () => {
    await workbench?.close();
    await server?.stop();
    fs.rmSync(extension, { recursive: true, force: true });
  });

  it("is told once, with the log and a restart at hand, and the view says so too", async () => {
    await ui.open("backlog.md");
    const toast = ui.page.locator(".notification-toast");
    await toast.filter({ hasText: "The language server did not start" }).waitFor();
    await ui.container("Backlint");
    await ui.page.locator(".sidebar", { hasText: "The language server is not running" }).waitFor();
    assert.equal(await toast.count(), 1);
    assert.deepEqual(await toast.locator(".monaco-button").allTextContents(), ["Open Log", "Restart"]);
    await ui.look("broken-1-told");
  });

  it("runs after a click on Restart, once its cause is gone", async () => {
    fs.copyFileSync(path.join(root, "dist/server.cjs"), bundle());
    await ui.page.locator(".notification-toast .monaco-button", { hasText: "Restart" }).click();
    await ui.editor.locator(".squiggly-error").first().waitFor();
    await ui.rows.filter({ hasText: "Book a bike" }).first().waitFor();
    await ui.look("broken-2-mended");
  });
});
