// Every view without a mouse: trees, board, graph, capacity, walkthrough. Nothing here is clicked.
import assert from "node:assert/strict";
import type { Frame } from "playwright-core";
import { pageOf } from "../harness/accessibility.ts";
import { nothingPopsUp, samples, screen } from "../harness/screen.ts";

describe("by keyboard alone", function () {
  this.timeout(120_000);
  const name = "stories-and-sprints.md";
  const { ui } = screen(samples(name), { height: 1000 });
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await ui.page.keyboard.press(key);
  };
  const caretAt = (line: number) =>
    ui.page.locator("#status\\.editor\\.selection", { hasText: new RegExp(`^Ln ${line},`) }).waitFor();
  const dirty = () => ui.page.locator(".tab.dirty", { hasText: name });
  const pick = async (text: string) => {
    await ui.page.locator(".quick-input-list .monaco-list-row", { hasText: text }).first().waitFor();
    await ui.page.keyboard.type(text);
    await press("Enter");
  };

  /** Presses a key until a list with these words is there: a view that is shown late takes the focus, and the list closes. */
  const choices = async (key: string, text: string) => {
    const row = ui.page.locator(".quick-input-list .monaco-list-row", { hasText: text }).first();
    for (let presses = 0; presses < 4; presses++) {
      await press(key);
      const isThere = row.waitFor({ timeout: 8_000 }).then(
        () => true,
        () => false,
      );
      if (await isThere) return;
    }
    assert.fail(`${key} offers no choice ${text}`);
  };

  before(async () => {
    await ui.page.locator(".explorer-folders-view .monaco-list-row", { hasText: name }).waitFor({ timeout: 60_000 });
    await press("Control+p");
    await ui.page.keyboard.type(name);
    await ui.page.locator(".quick-input-list .monaco-list-row", { hasText: name }).first().waitFor();
    await press("Enter");
    await ui.page.locator(".tab.active", { hasText: name }).waitFor();
    await ui.page.locator("#status\\.languageStatus").waitFor();
  });

  describe("trees", () => {
    const pane = (title: string) =>
      ui.page.locator(".sidebar .pane", { has: ui.page.locator(".pane-header h3", { hasText: title }) });
    const focused = (title: string) => pane(title).locator(".monaco-list-row.focused");
    const enter = async (title: string) => {
      await ui.command(`Backlint: Focus on ${title} View`);
      await pane(title).locator(".monaco-list-row").first().waitFor();
      // While it was empty there was no row to focus.
      await ui.command(`Backlint: Focus on ${title} View`);
      await pane(title).locator(".monaco-list:focus-within .monaco-list-row").first().waitFor();
      await press("Home");
      await focused(title).waitFor();
    };
    /** Goes down, unfolding what is on the way, until the row with these words has the focus. */
    const walkTo = async (title: string, words: string) => {
      for (let rows = 0; rows < 60; rows++) {
        if (((await focused(title).textContent()) ?? "").includes(words)) return;
        const id = await focused(title).getAttribute("id");
        if ((await focused(title).getAttribute("aria-expanded")) === "false") {
          const level = Number(await focused(title).getAttribute("aria-level"));
          const index = Number(await focused(title).getAttribute("data-index"));
          await press("ArrowRight");
          await pane(title)
            .locator(`[data-index="${index + 1}"][aria-level="${level + 1}"]`)
            .waitFor();
        }
        await press("ArrowDown");
        await pane(title).locator(`.monaco-list-row.focused:not([id="${id}"])`).waitFor();
      }
      assert.fail(`no row of ${title} says ${words}`);
    };

    it("Backlog is walked, opened, moved in, and the move undone", async () => {
      await enter("Backlog");
      await walkTo("Backlog", "US-002");
      await press("Enter");
      await caretAt(59);
      await press("Alt+ArrowUp");
      await dirty().waitFor();
      await ui.command("View: Focus Active Editor Group");
      await press("Control+z");
      await dirty().waitFor({ state: "detached" });
    });

    it("Sprints unfold to their items", async () => {
      await enter("Sprints");
      await walkTo("Sprints", "US-001");
      await choices("F2", "Status");
      await press("Escape");
    });

    it("Dependencies follow the caret, and unfold", async () => {
      await ui.command("View: Focus Active Editor Group");
      await press("Control+g");
      await ui.page.keyboard.type("60");
      await press("Enter");
      await pane("Dependencies").locator(".monaco-list-row", { hasText: "US-002" }).first().waitFor();
      await enter("Dependencies");
      await walkTo("Dependencies", "US-001");
    });

    it("Findings lead to their places", async () => {
      await enter("Findings");
      await press("ArrowRight");
      await pane("Findings").locator('[data-index="1"][aria-level="2"]').waitFor();
      await press("ArrowDown", "Enter");
      await ui.page.locator("#status\\.editor\\.selection", { hasText: /selected/ }).waitFor();
    });
  });

  describe("pages", () => {
    /** Opens a page; the focus is in it. */
    const page = async (title: string, shows: string): Promise<Frame> => {
      await ui.command(`Backlint: Show ${title}`);
      const element = ui.page
        .frameLocator(".webview.ready")
        .last()
        .frameLocator("#active-frame")
        .locator(shows)
        .first();
      await element.waitFor();
      return pageOf(element);
    };
    /** Presses Tab until the focus is on what a selector names. */
    const tabTo = async (frame: Frame, selector: string) => {
      for (let presses = 0; presses < 30; presses++) {
        if ((await frame.locator(`${selector}:focus`).count()) > 0) return;
        await press("Tab");
      }
      assert.fail(`Tab does not lead to ${selector}`);
    };

    it("the board is grouped, walked, searched, and a card moved and opened", async () => {
      const frame = await page("Board", ".card");
      await tabTo(frame, "select");
      await ui.page.keyboard.type("Sprint");
      await frame.locator("section", { hasText: "Sprint 2: Cancellation" }).first().waitFor();
      await tabTo(frame, ".card");
      const before = await frame.locator(".card:focus .id").textContent();
      await press("Alt+ArrowRight");
      await frame.locator(".notice", { hasText: `${before} is now under` }).waitFor();
      await dirty().waitFor();
      await press("/");
      await ui.page.keyboard.type("refund");
      await frame.locator(".card", { hasText: "Refund" }).waitFor();
      await frame.locator(".card").nth(1).waitFor({ state: "detached" });
      await tabTo(frame, ".card");
      await press("Enter");
      await ui.page.locator(".monaco-editor.focused").waitFor();
      await press("Control+z");
      await dirty().waitFor({ state: "detached" });
    });

    it("the graph is walked along its arrows, narrowed to one item, and opened", async () => {
      const frame = await page("Dependency Graph", ".box");
      const boxes = await frame.locator(".box").count();
      await tabTo(frame, ".box");
      const from = await frame.locator(".box:focus").getAttribute("data-name");
      await press("ArrowRight");
      assert.notEqual(await frame.locator(".box:focus").getAttribute("data-name"), from);
      await press("f");
      await frame
        .locator(".box")
        .nth(boxes - 1)
        .waitFor({ state: "detached" });
      await tabTo(frame, ".box");
      await press("Enter");
      await ui.page.locator(".monaco-editor.focused").waitFor();
    });

    it("capacity leads from a sprint to its text", async () => {
      const frame = await page("Capacity", ".bar");
      await tabTo(frame, ".link");
      await press("Enter");
      await ui.page.locator(".monaco-editor.focused").waitFor();
      await ui.editor.locator(".view-line", { hasText: "Sprint 1" }).first().waitFor();
    });

    it("the walkthrough is opened and its steps are unfolded", async () => {
      await ui.command("Welcome: Open Walkthrough...");
      await pick("Backlint");
      const step = (words: string) => ui.page.locator(".getting-started-step", { hasText: words });
      await step("Open a backlog").waitFor();
      const last = step("Teach it your words");
      for (
        let presses = 0;
        presses < 40 && !(await last.evaluate((node) => node.contains(node.ownerDocument.activeElement)));
        presses++
      )
        await press("Tab");
      await press("Enter");
      await ui.page.locator(".getting-started-step.expanded", { hasText: "Teach it your words" }).waitFor();
      await ui.look("keyboard-walkthrough");
    });
  });

  it("nothing popped up", () => nothingPopsUp(ui));
});
