// Splitting a story as a person sees it: the slices in the quick pick, the preview, the result. Leaves pictures in test-results/editor.
import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { checkout } from "../../harness/checkout.ts";
import { type EditorServer, startServer } from "../harness/server.ts";
import { type UserInterface, userInterface } from "../harness/userInterface.ts";
import { openWorkbench, type Workbench } from "../harness/workbench.ts";

const root = path.resolve(import.meta.dirname, "../../..");
const pictures = path.join(root, "test-results", "editor");

describe("splitting a story on screen", function () {
  this.timeout(90_000);
  let work: string;
  let server: EditorServer;
  let workbench: Workbench;
  let ui: UserInterface;

  before(async () => {
    work = fs.mkdtempSync(path.join(os.tmpdir(), "backlint-ui-"));
    fs.writeFileSync(path.join(work, "checkout.md"), checkout);
    server = await startServer({ installed: root });
    workbench = await openWorkbench(server.address(work));
    ui = userInterface(workbench.page, pictures);
  });

  after(async () => {
    await workbench?.close();
    await server?.stop();
    fs.rmSync(work, { recursive: true, force: true });
  });

  afterEach(async function () {
    if (this.currentTest?.state === "failed") await ui?.look(`failed-${this.currentTest.title.replace(/\W+/g, "-")}`);
  });

  const rows = () => ui.page.locator(".quick-input-list .monaco-list-row");
  const openPick = async () => {
    await ui.editor.locator(".view-line", { hasText: "US-001: Pay by card" }).first().click();
    await ui.command("Backlint: Split Story...");
    await rows().filter({ hasText: "Split US-001 into 3" }).first().waitFor();
  };

  it("an oversized story has a squiggle", async () => {
    await ui.open("checkout.md");
    await ui.editor.locator(".squiggly-warning").first().waitFor();
    await ui.look("split-1-oversized");
  });

  it("the quick pick lists the slices with points, criteria and tasks", async () => {
    await openPick();
    await rows().filter({ hasText: "US-004" }).filter({ hasText: "A used voucher" }).first().waitFor();
    await ui.look("split-2-choices");
    await ui.page.keyboard.press("Escape");
  });

  it("the button shows the changes before they are made", async () => {
    await openPick();
    const first = rows().filter({ hasText: "Split US-001 into 3" }).first();
    await first.hover();
    await first.locator(".action-label").first().click();
    const panel = ui.page.locator(".panel .monaco-list-row", { hasText: "checkout.md" });
    await panel.first().waitFor();
    await ui.look("split-3-preview");
    await ui.page.locator(".panel").getByText("Discard", { exact: false }).first().click();
  });

  it("one choice splits the story", async () => {
    await openPick();
    await ui.page.keyboard.press("Enter");
    await ui.editor.locator(".view-line", { hasText: "US-004: Pay by voucher" }).first().waitFor();
    await ui.look("split-4-done");
    assert.equal(await ui.page.locator(".notification-toast").count(), 0);
  });
});
