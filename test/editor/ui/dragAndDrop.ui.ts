// Items dragged with a mouse, in the trees and on the board: the text changes as it is dropped, and Undo brings it back.
// Leaves pictures in test-results/editor.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import type { Locator } from "playwright-core";
import { nothingPopsUp, screen } from "../harness/screen.ts";

const item = (id: string, title: string, status: string, sprint: string) =>
  `### ${id}: ${title}\n\n**Story Points:** 3\n**Status:** ${status}\n**Sprint:** ${sprint}\n`;
const first = item("US-001", "Fill the basket", "To do", "Sprint 1");
const second = item("US-002", "Pay the basket", "In progress", "Sprint 2");
const third = item("US-003", "Send the basket", "To do", "Sprint 2");
const shop = `# Shop\n\n${first}\n${second}\n${third}`;

describe("drag and drop with a mouse", function () {
  this.timeout(120_000);
  const { ui, work } = screen({ "shop.md": shop }, { height: 1000 });
  before(async () => {
    await ui.open("shop.md");
    await ui.container("Backlint");
    await row("US-003").waitFor();
  });

  const pane = () =>
    ui.page.locator(".sidebar .pane", { has: ui.page.locator(".pane-header h3", { hasText: /^Backlog$/ }) });
  const row = (text: string): Locator => pane().locator(".monaco-list-row", { hasText: text }).first();
  const dirty = () => ui.page.locator(".tab.dirty", { hasText: "shop.md" });

  /** Presses on one thing, moves as a hand does, and lets go over another. */
  async function drag(from: Locator, to: Locator, look: string): Promise<void> {
    const [start, end] = [await middleOf(from), await middleOf(to)];
    const { mouse } = ui.page;
    await mouse.move(start.x, start.y);
    await mouse.down();
    await mouse.move(start.x + 4, start.y + 4, { steps: 4 });
    await mouse.move(end.x, end.y, { steps: 12 });
    await mouse.move(end.x + 2, end.y);
    await ui.look(look);
    await mouse.up();
  }

  async function middleOf(place: Locator): Promise<{ readonly x: number; readonly y: number }> {
    const box = await place.boundingBox();
    assert.ok(box, "it is on screen");
    return { x: box.x + Math.min(box.width / 2, 90), y: box.y + Math.min(box.height / 2, 60) };
  }

  /** What the file holds once the change is saved; then the change is undone and saved too. */
  async function changedText(): Promise<string> {
    await dirty().waitFor();
    await ui.page.locator(".tab", { hasText: "shop.md" }).click();
    const read = async () => {
      await ui.page.keyboard.press("Control+s");
      await dirty().waitFor({ state: "detached" });
      return fs.readFileSync(path.join(work, "shop.md"), "utf8");
    };
    const text = await read();
    await ui.page.keyboard.press("Control+z");
    await dirty().waitFor();
    assert.equal(await read(), shop);
    return text;
  }

  it("a row dropped on another takes its place in the text", async () => {
    await drag(row("US-003"), row("US-001"), "drag-order");
    assert.equal(await changedText(), `# Shop\n\n${third}\n${first}\n${second}`);
  });

  it("a row dropped on a sprint is planned in it", async () => {
    await ui.command("Backlint: Group Backlog By...");
    await ui.page.locator(".quick-input-list .monaco-list-row", { hasText: "Sprint" }).first().click();
    await row("Sprint 2").waitFor();
    await drag(row("US-001"), row("Sprint 2"), "drag-sprint");
    assert.equal(await changedText(), shop.replace("**Sprint:** Sprint 1", "**Sprint:** Sprint 2"));
  });

  it("a card dropped on a column has its status", async () => {
    await ui.command("Backlint: Show Board");
    const frame = ui.page.frameLocator(".webview.ready").last().frameLocator("#active-frame");
    const card = frame.locator(".card", { hasText: "US-001" });
    await card.waitFor();
    await drag(card, frame.locator('[data-column="1"]'), "drag-card");
    await frame.locator('[data-column="1"] .card', { hasText: "US-001" }).waitFor();
    assert.equal(await changedText(), shop.replace("**Status:** To do", "**Status:** In progress"));
    await frame.locator('[data-column="0"] .card', { hasText: "US-001" }).waitFor();
  });

  it("nothing popped up", () => nothingPopsUp(ui));
});
