// Language features as a person sees them: a card under the mouse, a proposal taken with Enter, a lens that is clicked, a rename
// that arrives in two files. Leaves pictures in test-results/editor.
import { fixture, nothingPopsUp, screen } from "../harness/screen.ts";

const later =
  "### Story 3.1: Pay by the minute\n\n**Story ID:** US-301\n**Story Points:** 5\n**Dependencies:** US-001\n";

const sums =
  "# Sums\n\n**Total Story Points:** 9\n\n### US-401: Count\n\n**Story Points:** 5\n\nSee [later](later.md).\n";

describe("language features on screen", function () {
  this.timeout(90_000);
  const { ui } = screen({ ...fixture(), "later.md": later, "sums.md": sums });
  before(async () => {
    await ui.open("later.md");
    await ui.open("backlog.md");
    await ui.editor.locator(".squiggly-error").first().waitFor();
  });

  const word = (text: RegExp) => ui.editor.locator(".view-line span", { hasText: text });
  const line = (text: string) => ui.editor.locator(".view-line", { hasText: text }).first();

  it("an item's card opens over a reference to it, and its links lead on", async () => {
    await word(/^US-001$/)
      .last()
      .hover();
    const card = ui.page.locator(".monaco-hover:not(.hidden)", { hasText: "Book a bike" });
    await card.filter({ hasText: "story · 5 points · High" }).waitFor();
    await card.locator("a", { hasText: "US-002 Cancel a booking" }).waitFor();
    await ui.look("language-hover");
    await ui.page.keyboard.press("Escape");
  });

  it("a lens above an item shows who waits for it", async () => {
    const lens = ui.editor.locator(".codelens-decoration a", { hasText: "blocks" }).first();
    await lens.waitFor();
    await ui.look("language-lens");
    await lens.click();
    const peek = ui.editor.locator(".peekview-widget, .zone-widget");
    await peek.first().waitFor();
    await ui.look("language-peek");
    await ui.page.keyboard.press("Escape");
    await peek.first().waitFor({ state: "detached" });
  });

  it("a proposal taken with Enter stands in the text", async () => {
    await line("US-001, US-099").click();
    await ui.page.keyboard.press("End");
    await ui.page.keyboard.type(", near", { delay: 30 });
    await ui.page.keyboard.press("Control+Space");
    const proposal = ui.page.locator(".suggest-widget .monaco-list-row", { hasText: "US-003" });
    await proposal.filter({ hasText: "Find the nearest station" }).first().waitFor();
    await ui.look("language-completion");
    await ui.page.keyboard.press("Enter");
    await line("US-001, US-099, US-003").waitFor();
  });

  it("a definition is one key away, and so are all references", async () => {
    await word(/^US-001$/)
      .last()
      .click();
    await ui.page.keyboard.press("F12");
    await ui.page.locator("#status\\.editor\\.selection", { hasText: /^Ln 12/ }).waitFor();
    await ui.page.keyboard.press("Shift+F12");
    const peek = ui.editor.locator(".peekview-widget", { hasText: "later.md" });
    await peek.first().waitFor();
    await ui.look("language-references");
    await ui.page.keyboard.press("Escape");
    await peek.first().waitFor({ state: "detached" });
  });

  it("a repair chosen from the light bulb changes the text", async () => {
    await word(/^US-099$/)
      .last()
      .click();
    await ui.page.keyboard.press("Control+.");
    const action = ui.page.locator(".action-widget .monaco-list-row", { hasText: "Drop the dependency" });
    await action.first().waitFor();
    await ui.look("language-repair");
    await action.first().click();
    await line("US-001, US-003").waitFor();
  });

  it("an ID renamed in one file is renamed in the other", async () => {
    await word(/^US-001$/)
      .first()
      .click();
    await ui.page.keyboard.press("F2");
    const box = ui.page.locator(".rename-box input.rename-input");
    await box.waitFor();
    await box.fill("US-050");
    await ui.page.keyboard.press("Enter");
    await line("US-050, US-003").waitFor();
    await ui.page.locator(".tab", { hasText: "later.md" }).click();
    await line("US-050").waitFor();
    await ui.look("language-rename");
  });

  it("a hint stands beside a total that does not add up", async () => {
    await ui.open("sums.md");
    await line("= 5").waitFor();
    await ui.look("language-hint");
  });

  it("a file renamed in the Explorer takes its links along", async () => {
    await ui.page.locator(".explorer-folders-view .monaco-list-row", { hasText: "later.md" }).click();
    await ui.page.keyboard.press("F2");
    const box = ui.page.locator(".explorer-viewlet input");
    await box.first().fill("soon.md");
    await ui.page.keyboard.press("Enter");
    // VS Code asks before an extension changes files with a move.
    await ui.page.locator(".monaco-dialog-box .monaco-button", { hasText: "OK" }).click();
    await ui.page.locator(".tab", { hasText: "sums.md" }).click();
    await line("See [later](soon.md).").waitFor();
    await ui.look("language-file-rename");
  });

  it("nothing popped up", () => nothingPopsUp(ui));
});
