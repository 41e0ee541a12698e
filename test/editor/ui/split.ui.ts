// Splitting a story as a person sees it: the slices in the quick pick, the preview, the result. Leaves pictures in test-results/editor.
import assert from "node:assert/strict";
import { checkout } from "../../harness/checkout.ts";
import { nothingPopsUp, screen } from "../harness/screen.ts";

describe("splitting a story on screen", function () {
  this.timeout(90_000);
  const { ui } = screen({ "checkout.md": checkout });

  const rows = () => ui.page.locator(".quick-input-list .monaco-list-row");
  const openPick = async () => {
    await ui.editor.locator(".view-line", { hasText: "US-001: Pay by card" }).first().click();
    await ui.command("Backlint: Split Story...");
    await rows().filter({ hasText: "Split US-001 into 3" }).first().waitFor();
  };

  const slice = () => ui.editor.locator(".view-line", { hasText: "US-004: Pay by voucher" }).first();
  const takenBack = async () => {
    await ui.editor.locator(".view-line").first().click();
    await ui.page.keyboard.press("Control+z");
    await slice().waitFor({ state: "detached" });
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

  it("the button shows the changes before they are made, and they are made as they are shown", async () => {
    await openPick();
    const first = rows().filter({ hasText: "Split US-001 into 3" }).first();
    await first.hover();
    await first.locator(".action-label").first().click();
    const panel = ui.page.locator(".panel");
    const box = (line: string) =>
      panel.locator(".monaco-list-row", { hasText: line }).locator(".edit-checkbox").first();
    await box("Story Points").waitFor();
    assert.ok(await box("Story Points").isChecked(), "a change is ticked");
    assert.ok(!(await box("shop: checkout").isChecked()), "what has the changes shown is not");
    assert.ok(!(await slice().isVisible()), "nothing is changed yet");
    await ui.look("split-3-preview");
    await panel.getByText("Apply", { exact: true }).first().click();
    await slice().waitFor();
    await takenBack();
  });

  it("the light bulb splits the story at once", async () => {
    await ui.editor
      .locator(".view-line", { hasText: /Story.Points:.*21/ })
      .locator("span", { hasText: "21" })
      .last()
      .click();
    await ui.page.keyboard.press("Control+.");
    await ui.page.locator(".action-widget .monaco-list-row", { hasText: "Split `US-001` into 3" }).first().click();
    await slice().waitFor();
    await takenBack();
  });

  it("one choice splits the story", async () => {
    await openPick();
    await ui.page.keyboard.press("Enter");
    await slice().waitFor();
    await ui.look("split-4-done");
  });

  it("nothing popped up", () => nothingPopsUp(ui));
});
