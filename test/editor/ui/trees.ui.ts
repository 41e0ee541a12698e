// The trees of the activity bar in the real workbench: what they show, how they follow the caret, a move by keyboard, in three
// themes. Leaves pictures in test-results/editor.
import assert from "node:assert/strict";
import { nothingPopsUp, samples, screen } from "../harness/screen.ts";
import { themes, useTheme } from "../harness/themes.ts";

describe("trees on screen", function () {
  this.timeout(120_000);
  const { ui, work } = screen(samples("stories-and-sprints.md"), { height: 1000 });
  before(async () => {
    await ui.open("stories-and-sprints.md");
    await ui.container("Backlint");
  });

  const pane = (title: string) =>
    ui.page.locator(".sidebar .pane", { has: ui.page.locator(".pane-header h3", { hasText: title }) });
  const row = (title: string, text: string | RegExp) =>
    pane(title).locator(".monaco-list-row", { hasText: text }).first();

  it("sprints show their load as bars, with words for those who do not see them", async () => {
    const sprint = row("Sprints", "Sprint 1: Boarding");
    await sprint.waitFor();
    assert.match((await sprint.textContent()) ?? "", /▰▰▰▰▰▰▰▰.*21 \/ 20 pts, over by 1/);
    assert.match(
      (await sprint.getAttribute("aria-label")) ?? "",
      /^sprint, Sprint 1: Boarding, 21 \/ 20 pts, over by 1/,
    );
  });

  it("the item under the caret is selected in the tree, and the editor keeps the focus", async () => {
    // Only lines in sight are there to be clicked.
    await ui.editor.locator(".view-line").first().click();
    await ui.page.keyboard.press("Control+g");
    await ui.page.locator(".quick-input-widget input.input").fill(":60");
    await ui.page.keyboard.press("Enter");
    await ui.editor.locator(".view-line", { hasText: "US-002" }).first().waitFor();
    await pane("Backlog").locator(".monaco-list-row.selected", { hasText: "US-002" }).waitFor();
    assert.ok(await ui.page.locator(".monaco-editor.focused").count());
    await row("Dependencies", "US-002").waitFor();
  });

  it("resting on a row brings its card", async () => {
    await row("Backlog", "US-002").hover();
    const card = ui.page.locator(".monaco-hover:not(.hidden)", { hasText: "can be decided" });
    await card.first().waitFor();
    await ui.look("tree-card");
    await ui.page.mouse.move(900, 500);
  });

  it("an item is moved by keyboard alone, and the text follows", async () => {
    await ui.command("Backlint: Group Backlog By...");
    await ui.page.locator(".quick-input-list .monaco-list-row", { hasText: "Sprint" }).first().waitFor();
    await ui.page.keyboard.type("Sprint");
    await ui.page.keyboard.press("Enter");
    const group = row("Backlog", "Sprint 2");
    await group.waitFor();
    await row("Backlog", "US-001").click();
    await ui.page.keyboard.press("F2");
    await ui.page.locator(".quick-input-list .monaco-list-row", { hasText: "Sprint" }).first().waitFor();
    await ui.page.keyboard.press("Enter");
    await ui.page.locator(".quick-input-list .monaco-list-row", { hasText: "Sprint 2" }).first().waitFor();
    await ui.page.keyboard.type("Sprint 2");
    await ui.page.keyboard.press("Enter");
    await ui.page.locator(".tab.active.dirty", { hasText: "stories-and-sprints.md" }).waitFor();
    await ui.command("View: Focus Active Editor Group");
    await ui.page.keyboard.press("Control+z");
    await ui.page.locator(".tab.active:not(.dirty)", { hasText: "stories-and-sprints.md" }).waitFor();
  });

  it("look finished in a dark, a light and a high-contrast theme", async () => {
    await pane("Findings").locator(".pane-header").click();
    await pane("Findings").locator(".monaco-list-row").first().waitFor();
    for (const theme of themes) {
      await useTheme(ui.page, work, theme);
      await ui.look(`trees-${theme.mark}`);
    }
  });

  it("nothing popped up", () => nothingPopsUp(ui));
});
