// Board, dependency graph and capacity in the real workbench: by keyboard alone, in three themes, checked for accessibility.
// Leaves pictures in test-results/editor.
import assert from "node:assert/strict";
import type { Frame } from "playwright-core";
import { pageOf, seriousFindings } from "../harness/accessibility.ts";
import { nothingPopsUp, samples, screen } from "../harness/screen.ts";
import { themes, useTheme } from "../harness/themes.ts";

describe("plan views on screen", function () {
  this.timeout(120_000);
  const { ui, work } = screen(samples("stories-and-sprints.md", "spec-kit-tasks.md"));
  before(() => ui.open("stories-and-sprints.md"));

  /** Opens a view and gives its page, once something that it shows is there. */
  async function view(title: string, shows: string): Promise<Frame> {
    await ui.command(`Backlint: Show ${title}`);
    const inner = ui.page.frameLocator(".webview.ready").last().frameLocator("#active-frame");
    const element = inner.locator(shows).first();
    await element.waitFor();
    return pageOf(element);
  }

  async function inThemes(name: string): Promise<void> {
    for (const theme of themes) {
      await useTheme(ui.page, work, theme);
      await ui.look(`${name}-${theme.mark}`);
    }
  }

  it("the board is walked and a card moved by keyboard alone, and the text follows", async () => {
    const frame = await view("Board", ".card");
    await frame.locator("select").nth(1).selectOption("one");
    await frame.locator("select").first().selectOption("sprint");
    await frame.locator("section", { hasText: "Sprint 2: Cancellation" }).first().waitFor();
    const card = (id: string) => frame.locator(".card", { has: frame.locator(".id", { hasText: id }) });
    await card("US-001").focus();
    await ui.page.keyboard.press("ArrowDown");
    assert.equal(await frame.locator(".card:focus .id").textContent(), "US-002");
    await ui.page.keyboard.press("ArrowUp");
    await ui.page.keyboard.press("Alt+ArrowRight");
    await frame.locator('[data-column="1"] .card', { hasText: "US-001" }).waitFor();
    await frame.locator(".notice", { hasText: "US-001 is now under Sprint 2: Cancellation." }).waitFor();
    assert.deepEqual(await seriousFindings(frame), []);
    await inThemes("board");
  });

  it("the graph is walked along its arrows, and says where the critical path is", async () => {
    const frame = await view("Dependency Graph", ".box");
    await frame.locator(".notice", { hasText: "Critical path" }).waitFor();
    const first = frame.locator(".box").first();
    await first.focus();
    const name = await first.getAttribute("data-name");
    await ui.page.keyboard.press("ArrowRight");
    assert.notEqual(await frame.locator(".box:focus").getAttribute("data-name"), name);
    assert.deepEqual(await seriousFindings(frame), []);
    await inThemes("graph");
  });

  it("capacity shows what is over its limit", async () => {
    const frame = await view("Capacity", ".bar");
    await frame.locator(".bar.over", { hasText: "over by" }).first().waitFor();
    assert.deepEqual(await seriousFindings(frame), []);
    await inThemes("capacity");
    await frame.locator(".link").first().focus();
    await ui.page.keyboard.press("Enter");
    await ui.editor.locator(".view-line", { hasText: "Sprint 1" }).first().waitFor();
  });

  it("nothing popped up", () => nothingPopsUp(ui));
});
