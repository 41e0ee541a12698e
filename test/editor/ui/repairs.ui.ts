// Changes of several files as a person sees them: fixes of the whole workspace are shown before they are made. Leaves a picture in
// test-results/editor.
import assert from "node:assert/strict";
import { misspelt } from "../../harness/samples.ts";
import { nothingPopsUp, screen } from "../harness/screen.ts";

describe("fixing the whole workspace on screen", function () {
  this.timeout(120_000);
  const { ui } = screen({ "first.md": misspelt, "second.md": misspelt.replaceAll("US-10", "US-20") });
  const line = (words: string) => ui.editor.locator(".view-line", { hasText: words }).first();

  it("safe fixes are shown, and made as they are shown", async () => {
    await ui.open("first.md");
    await ui.editor.locator(".squiggly-info").first().waitFor();
    await ui.command("Backlint: Fix All Auto-Fixable Problems in Workspace");
    const panel = ui.page.locator(".panel");
    for (const name of ["first.md", "second.md"])
      await panel.locator(".monaco-list-row", { hasText: name }).first().waitFor();
    assert.ok(await line("duplicate-idd").isVisible(), "nothing is changed yet");
    await ui.look("fix-workspace-preview");
    await panel.getByText("Apply", { exact: true }).first().click();
    await line("backlint-ignore duplicate-id:").waitFor();
    await ui.open("second.md");
    await line("backlint-ignore duplicate-id:").waitFor();
  });

  it("nothing popped up", () => nothingPopsUp(ui));
});
