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
  });

  it("Undo brings them back, and the files are gone", async () => {
    await ui.page.locator(".notification-toast .monaco-button", { hasText: "Undo" }).click();
    await error().waitFor();
    const row = (name: string) => ui.page.locator(".explorer-folders-view .monaco-list-row", { hasText: name });
    for (const name of [".backlint.json", "backlint-known.json"]) await row(name).waitFor({ state: "detached" });
    await ui.look("baseline-undone");
  });
});
