// The Markdown preview with its badges, in three themes, checked for accessibility. Leaves pictures in test-results/editor.
import assert from "node:assert/strict";
import type { Locator } from "playwright-core";
import { pageOf, seriousFindings } from "../harness/accessibility.ts";
import { nothingPopsUp, samples, screen } from "../harness/screen.ts";
import { themes, useTheme } from "../harness/themes.ts";

/** The class of a page's body in each theme. */
const bodies: Readonly<Record<string, string>> = {
  "vs-dark": "vscode-dark",
  vs: "vscode-light",
  "hc-black": "vscode-high-contrast",
};

/** VS Code loads the page anew for each theme, at a moment that nobody tells: what was cut off by it is done again. */
async function unlessCutOff<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!/detached|in no page|context/.test(String(error))) throw error;
    }
  }
}

describe("the Markdown preview on screen", function () {
  this.timeout(120_000);
  const { ui, work } = screen(samples("stories-and-sprints.md"));

  /** VS Code now and then loses a page that comes while the one before it is still loading, which on a busy machine takes seconds. */
  const shown = async (place: Locator) => {
    const isThere = await place.waitFor({ timeout: 15_000 }).then(
      () => true,
      () => false,
    );
    if (isThere) return;
    await ui.command("Markdown: Refresh Preview");
    await place.waitFor();
  };

  it("shows verdicts behind criteria and the load behind sprints, in each theme, for everybody", async () => {
    await ui.open("stories-and-sprints.md");
    await ui.command("Markdown: Open Preview");
    const page = ui.page.frameLocator(".webview.ready").last().frameLocator("#active-frame");
    const load = page.locator("h2 .backlint-bad, h3 .backlint-bad", { hasText: "over by" }).first();
    await shown(load);
    await page.locator("li .backlint-badge", { hasText: "✓" }).first().waitFor();
    for (const theme of themes) {
      await useTheme(ui.page, work, theme);
      // The preview is drawn anew for other settings, in a page of its own.
      await page.locator(`body.${bodies[theme.mark]} .backlint-bad`).first().waitFor();
      const findings = await unlessCutOff(async () => {
        await load.scrollIntoViewIfNeeded();
        await ui.look(`preview-${theme.mark}`);
        return seriousFindings(await pageOf(load), ".backlint-badge");
      });
      assert.deepEqual(findings, []);
    }
  });

  it("follows the text as it is written", async () => {
    await ui.command("View: Close All Editors");
    await ui.open("stories-and-sprints.md");
    await ui.command("Markdown: Open Preview to the Side");
    const page = ui.page.frameLocator(".webview.ready").last().frameLocator("#active-frame");
    await shown(page.locator(".backlint-badge").first());
    await ui.command("View: Focus First Editor Group");
    await ui.page.keyboard.press("Control+End");
    await ui.page.keyboard.type(
      "\n\n### US-900: Write\n\n**Acceptance Criteria:**\n- [ ] The ticket is user-friendly\n",
    );
    await page
      .locator("li", { hasText: "The ticket is user-friendly" })
      .locator(".backlint-bad", { hasText: "✗" })
      .waitFor();
    await ui.look("preview-beside");
  });

  it("nothing popped up", () => nothingPopsUp(ui));
});
