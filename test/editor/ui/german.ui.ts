// Backlint in a German VS Code: whatever a person reads of it is German, from the manifest, the client, the server and the pages.
// Leaves pictures in test-results/editor.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import type { Locator } from "playwright-core";
import { fixture, nothingPopsUp, root, samples, screen } from "../harness/screen.ts";

const bundle = (file: string): Readonly<Record<string, string>> =>
  JSON.parse(fs.readFileSync(path.join(root, file), "utf8"));
const german = bundle("l10n/bundle.l10n.de.json");
const manifest = bundle("package.nls.de.json");

/** English sentences that are said otherwise in German, as patterns of whole texts. */
const english = Object.keys(bundle("l10n/bundle.l10n.json")).flatMap((sentence) =>
  sentence === german[sentence] || !/\p{L}{4,}/u.test(sentence.replace(/\{\d+\}/g, "")) ? [] : [patternOf(sentence)],
);

function patternOf(sentence: string): RegExp {
  const parts = sentence.split(/\{\d+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".{1,60}?")}$`, "u");
}

/** Of texts on screen those that are English. */
const englishIn = (texts: readonly string[]): readonly string[] =>
  texts.map((text) => text.trim()).filter((text) => english.some((pattern) => pattern.test(text)));

describe("a German editor on screen", function () {
  this.timeout(120_000);
  const { ui } = screen({ ...fixture(), ...samples("stories-and-sprints.md") }, { german: true, height: 1000 });
  before(async () => {
    await ui.open("stories-and-sprints.md");
    await ui.open("backlog.md");
    await ui.editor.locator(".squiggly-error").first().waitFor();
    // Lenses move the lines below them: nothing is pointed at before they are there.
    await ui.editor.locator(".codelens-decoration a", { hasText: "blockiert" }).first().waitFor();
  });

  const word = (text: RegExp): Locator => ui.editor.locator(".view-line span", { hasText: text });
  const textsOf = (where: Locator): Promise<readonly string[]> => where.allInnerTexts();

  it("tells English from German", () => {
    assert.deepEqual(
      englishIn(["An item needs a title", "Ein Eintrag braucht einen Titel", "Drop the dependency on `US-1`"]),
      ["An item needs a title", "Drop the dependency on `US-1`"],
    );
  });

  it("findings are said in German", async () => {
    await ui.page.keyboard.press("Control+Shift+M");
    await ui.page.locator(".panel .action-label", { hasText: "Probleme" }).first().waitFor();
    const finding = ui.page.locator(".markers-panel .monaco-list-row", { hasText: "`US-099`" });
    await finding.first().waitFor();
    await ui.look("german-problems");
    const texts = await textsOf(ui.page.locator(".markers-panel .monaco-list-row .marker-message-line"));
    assert.deepEqual(englishIn(texts), []);
    await ui.page.keyboard.press("Control+Shift+M");
    await finding.first().waitFor({ state: "hidden" });
  });

  it("an item's card is German", async () => {
    await word(/^US-001$/)
      .last()
      .hover();
    const card = ui.page.locator(".monaco-hover:not(.hidden)", { hasText: "Book a bike" });
    await card.filter({ hasText: "Story · 5 Punkte · High" }).waitFor();
    await ui.look("german-hover");
    assert.deepEqual(englishIn(await textsOf(card.locator("p, li, strong"))), []);
    await ui.page.keyboard.press("Escape");
  });

  it("quick fixes are German", async () => {
    await word(/^US-099$/)
      .last()
      .click();
    await ui.editor.locator(".lightbulb-glyph, .codicon-light-bulb, [class*=lightbulb]").first().waitFor();
    await ui.page.keyboard.press("Control+.");
    const actions = ui.page.locator(".action-widget .monaco-list-row");
    await actions.filter({ hasText: "Die Abhängigkeit von `US-099` streichen" }).first().waitFor();
    await ui.look("german-fixes");
    assert.deepEqual(englishIn(await textsOf(actions)), []);
    await ui.page.keyboard.press("Escape");
  });

  it("commands have German names", async () => {
    await ui.page.keyboard.press("F1");
    const box = ui.page.locator(".quick-input-widget input.input");
    await box.fill(">Backlint: ");
    const rows = ui.page.locator(".quick-input-list .monaco-list-row .quick-input-list-row:first-child .label-name");
    await rows.filter({ hasText: "Backlint: Abhängigkeitsgraph anzeigen" }).first().waitFor();
    await ui.look("german-commands");
    const names = new Set(Object.values(manifest).map((title) => `Backlint: ${title}`));
    const shown = (await textsOf(rows)).filter((name) => name.startsWith("Backlint: "));
    assert.ok(shown.length > 5);
    assert.deepEqual(
      shown.filter((name) => !names.has(name)),
      [],
    );
    await ui.page.keyboard.press("Escape");
  });

  it("trees and their rows are German", async () => {
    await ui.container("Backlint");
    for (const title of ["Abhängigkeiten", "Befunde"])
      await ui.page.locator(".sidebar .pane-header", { hasText: title }).waitFor();
    await ui.page.locator(".sidebar .pane-header", { hasText: "Befunde" }).click();
    await ui.page.locator(".sidebar .monaco-list-row", { hasText: "dangling-dependency" }).first().waitFor();
    await ui.look("german-trees");
    const labels = await ui.rows.evaluateAll((rows) => rows.map((row) => row.getAttribute("aria-label") ?? ""));
    assert.deepEqual(
      englishIn([...labels, ...(await textsOf(ui.rows.locator(".label-name, .label-description")))]),
      [],
    );
  });

  for (const [view, shows] of [
    ["Board", ".card"],
    ["Abhängigkeitsgraph", ".box"],
    ["Kapazität", ".bar"],
  ] as const) {
    it(`the page “${view}” is German`, async () => {
      await ui.command(`Backlint: ${view} anzeigen`);
      const inner = ui.page.frameLocator(".webview.ready").last().frameLocator("#active-frame");
      await inner.locator(shows).first().waitFor();
      await ui.look(`german-${shows.slice(1)}`);
      assert.equal(await inner.locator("html").getAttribute("lang"), "de");
      const texts = await inner
        .locator("body *")
        .evaluateAll((elements) =>
          elements.flatMap((element) => [
            ...[...element.childNodes].map((node) => (node.nodeName === "#text" ? (node.nodeValue ?? "") : "")),
            ...["aria-label", "title", "placeholder"].map((name) => element.getAttribute(name) ?? ""),
          ]),
        );
      assert.deepEqual(englishIn(texts), []);
    });
  }

  it("a finding is explained in German", async () => {
    // The caret is where its quick fixes were looked at.
    await ui.page.locator(".tab", { hasText: "backlog.md" }).first().click();
    await ui.command("Backlint: Diesen Befund erklären");
    const inner = ui.page.frameLocator(".webview.ready").last().frameLocator("#active-frame");
    await inner.locator("h2", { hasText: "Warum" }).waitFor();
    await ui.look("german-explanation");
    assert.deepEqual(englishIn(await textsOf(inner.locator("h2, p, li"))), []);
  });

  it("nothing popped up", () => nothingPopsUp(ui));
});
