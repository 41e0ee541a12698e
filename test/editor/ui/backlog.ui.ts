// What a person sees: Backlint in the real workbench, among the installed extensions, driven by mouse and keyboard.
// Leaves pictures in test-results/editor.
import assert from "node:assert/strict";
import { fixture, nothingPopsUp, screen } from "../harness/screen.ts";

describe("on screen", function () {
  this.timeout(90_000);
  const { ui } = screen(fixture());

  it("a backlog gets a squiggle", async () => {
    await ui.open("backlog.md");
    await ui.editor.locator(".squiggly-error").first().waitFor();
    await ui.look("1-squiggle");
  });

  it("hovering it says what is wrong", async () => {
    const word = ui.editor.locator(".view-line span", { hasText: /^US-099$/ }).last();
    await word.hover();
    const hover = ui.page.locator(".monaco-hover:not(.hidden)", { hasText: "US-099" });
    await hover.filter({ hasText: "dangling-dependency" }).waitFor();
    await ui.look("2-hover");
    await ui.page.keyboard.press("Escape");
  });

  it("the Problems view lists it", async () => {
    await ui.command("View: Toggle Problems");
    await ui.page.locator(".markers-panel .monaco-list-row", { hasText: "US-099" }).first().waitFor();
    await ui.look("3-problems");
    await ui.command("View: Hide Panel");
  });

  it("IDs and points have colours of their own", async () => {
    const colour = (text: RegExp) =>
      ui.editor
        .locator(".view-line span", { hasText: text })
        .last()
        .evaluate((node) => node.ownerDocument.defaultView?.getComputedStyle(node).color);
    const [id, points, prose] = [await colour(/^US-001$/), await colour(/^5$/), await colour(/None/)];
    assert.notEqual(id, prose);
    assert.notEqual(points, prose);
    assert.notEqual(id, points);
  });

  it("the activity bar leads to epics, stories and criteria", async () => {
    await ui.container("Backlint");
    const row = (text: RegExp) => ui.rows.filter({ hasText: text }).first();
    await row(/Book a bike/).waitFor();
    await row(/booking/i).waitFor();
    await row(/Book a bike/)
      .locator(".monaco-tl-twistie")
      .click();
    await row(/answers 201/).waitFor();
    await ui.look("4-tree");
  });

  it("a click in the tree shows the place", async () => {
    await ui.rows.filter({ hasText: "Find the nearest station" }).first().click();
    const line = ui.editor.locator(".view-line", { hasText: "Find the nearest station" });
    await line.first().waitFor();
    const position = await ui.page.locator("#status\\.editor\\.selection").textContent();
    assert.match(position ?? "", /^Ln 41/);
    await ui.look("5-revealed");
  });

  it("the language status says how many items were read", async () => {
    await ui.page.locator("#status\\.languageStatus").hover();
    const hover = ui.page.locator(".hover-language-status", { hasText: /\d backlog items/ });
    await hover.first().waitFor();
    await ui.look("6-language-status");
    await ui.page.mouse.move(400, 300);
  });

  it("nothing popped up", () => nothingPopsUp(ui));
});
