// Findings accepted as a baseline in the real workbench: they go from the text and the tree, and Undo brings them back.
// Leaves pictures in test-results/editor.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { fixture, screen } from "../harness/screen.ts";

describe("a baseline on screen", function () {
  this.timeout(120_000);
  const { ui, work } = screen(fixture(), { height: 1000 });
  const error = () => ui.editor.locator(".squiggly-error").first();

  it("findings are accepted by a command, and files say which", async () => {
    await ui.open("backlog.md");
    await error().waitFor();
    await ui.command("Backlint: Accept Current Findings as Baseline");
    const told = ui.page.locator(".notification-toast", { hasText: "1 finding is known now" });
    await told.waitFor();
    await error().waitFor({ state: "detached" });
    await ui.look("baseline-accepted");
    const text = (name: string) => fs.readFileSync(path.join(work, name), "utf8");
    assert.deepEqual(JSON.parse(text(".backlint.json")), { baseline: "backlint-known.json" });
    assert.deepEqual(JSON.parse(text("backlint-known.json")).files, {
      "backlog.md": [{ rule: "dangling-dependency", item: "US-002", text: "US-099" }],
    });
    await told.locator(".monaco-button", { hasText: "Show" }).click();
    await ui.page.locator(".tab.active", { hasText: "backlint-known.json" }).waitFor();
  });

  it("Undo brings them back", async () => {
    await ui.editor.locator(".view-line").first().click();
    await ui.page.keyboard.press("Control+z");
    // VS Code asks where a change has touched several files.
    await ui.page
      .locator(".monaco-dialog-box .monaco-button", { hasText: /^Undo in/ })
      .first()
      .click();
    await ui.page.locator(".tab", { hasText: "backlog.md" }).first().click();
    await error().waitFor();
    await ui.look("baseline-undone");
  });
});
