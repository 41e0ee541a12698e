// A server that dies at its start: one message with a way out, a view that says so, and a restart that mends it.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fixture, root, screen } from "../harness/screen.ts";

describe("a server that does not start", function () {
  this.timeout(90_000);
  const extension = path.join(os.tmpdir(), `backlint-broken-${randomUUID()}`);
  const bundle = () => path.join(extension, "dist", "server.cjs");

  before(async () => {
    for (const part of ["package.json", "media", "syntaxes", "dist/extension.cjs", "dist/program.cjs"]) {
      fs.cpSync(path.join(root, part), path.join(extension, part), { recursive: true });
    }
    fs.writeFileSync(bundle(), "process.exit(3)");
  });
  after(() => fs.rmSync(extension, { recursive: true, force: true }));
  const { ui } = screen(fixture(), { extension: () => extension });

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
