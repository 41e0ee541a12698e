// What the plan views keep: the graph as Mermaid and as SVG, and what was chosen when the window is reloaded.
// Leaves pictures in test-results/editor.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { pageOf, seriousFindings } from "../harness/accessibility.ts";
import { samples, screen } from "../harness/screen.ts";

describe("what a page keeps", function () {
  this.timeout(120_000);
  const { ui, work } = screen(samples("stories-and-sprints.md"), { height: 1000 });
  before(() => ui.open("stories-and-sprints.md"));
  const page = () => ui.page.frameLocator(".webview.ready").last().frameLocator("#active-frame");

  it("the check of what is for everybody tells of a button without a name", async () => {
    await ui.command("Backlint: Show Dependency Graph");
    const box = page().locator(".box").first();
    await box.waitFor();
    const frame = await pageOf(box);
    await frame.evaluate('document.body.append(document.createElement("button"))');
    assert.match((await seriousFindings(frame)).join(), /^button-name: <button><\/button>$/);
    await frame.evaluate("document.body.lastElementChild.remove()");
    assert.deepEqual(await seriousFindings(frame), []);
  });

  it("the graph is saved as a drawing with its colours", async () => {
    await page().locator("button", { hasText: "Save as SVG" }).click();
    const name = ui.page.locator(".quick-input-widget input.input");
    await name.waitFor();
    await ui.page.locator(".quick-input-widget .monaco-button", { hasText: "OK" }).click();
    await ui.page.locator(".explorer-folders-view .monaco-list-row", { hasText: "dependencies.svg" }).waitFor();
    const svg = fs.readFileSync(path.join(work, "dependencies.svg"), "utf8");
    assert.match(svg, /^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    assert.match(svg, /US-001/);
    assert.match(svg, /stroke="rgb\(/);
    assert.doesNotMatch(svg, /file:|tabindex/, "no path of this machine leaves it");
  });

  it("the graph is opened as Mermaid text", async () => {
    await page().locator("button", { hasText: "Open as Mermaid" }).click();
    await ui.page.locator(".tab.active", { hasText: "Untitled" }).waitFor();
    await ui.editor.locator(".view-line", { hasText: "```mermaid" }).waitFor();
    await ui.editor.locator(".view-line", { hasText: "US-001" }).first().waitFor();
    await ui.look("keeping-mermaid");
  });

  it("the board shows what was chosen when the window comes back", async () => {
    await ui.command("Backlint: Show Board");
    const grouping = () => page().locator("select").first();
    await grouping().selectOption("sprint");
    await page().locator("section", { hasText: "Sprint 2: Cancellation" }).first().waitFor();
    await ui.page.reload();
    await page().locator("section", { hasText: "Sprint 2: Cancellation" }).first().waitFor({ timeout: 60_000 });
    assert.equal(await grouping().inputValue(), "sprint");
    await ui.look("keeping-reload");
  });
});
