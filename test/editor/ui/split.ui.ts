// Splitting a story as a person sees it: the slices in the quick pick, the preview, the result. Leaves pictures in test-results/editor.
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

  it("the button shows the changes before they are made", async () => {
    await openPick();
    const first = rows().filter({ hasText: "Split US-001 into 3" }).first();
    await first.hover();
    await first.locator(".action-label").first().click();
    const panel = ui.page.locator(".panel .monaco-list-row", { hasText: "checkout.md" });
    await panel.first().waitFor();
    await ui.look("split-3-preview");
    await ui.page.locator(".panel").getByText("Discard", { exact: false }).first().click();
  });

  it("one choice splits the story", async () => {
    await openPick();
    await ui.page.keyboard.press("Enter");
    await ui.editor.locator(".view-line", { hasText: "US-004: Pay by voucher" }).first().waitFor();
    await ui.look("split-4-done");
  });

  it("nothing popped up", () => nothingPopsUp(ui));
});
