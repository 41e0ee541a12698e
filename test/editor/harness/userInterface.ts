// The workbench as a person handles it: files opened from the Explorer, commands from the palette, looks taken.
import fs from "node:fs";
import path from "node:path";
import type { Locator, Page } from "playwright-core";

export interface UserInterface {
  readonly page: Page;
  /** The text editor in front. */
  readonly editor: Locator;
  /** Rows of the view in the side bar. */
  readonly rows: Locator;
  open(file: string): Promise<void>;
  /** Runs a command by its name in the palette, "View: Toggle Problems". */
  command(title: string): Promise<void>;
  /** Opens a view container by its name in the activity bar. */
  container(title: string): Promise<void>;
  /** Saves what is on screen as `<name>.png`. */
  look(name: string): Promise<void>;
}

/** `pageNow` gives the page, which may be another after a restart; `pictures` is the folder for look(). */
export function userInterface(pageNow: () => Page, pictures: string): UserInterface {
  return {
    get page() {
      return pageNow();
    },
    get editor() {
      return pageNow().locator(".editor-group-container.active .monaco-editor").first();
    },
    get rows() {
      return pageNow().locator(".sidebar .pane-body .monaco-list-row");
    },
    async open(file) {
      const page = pageNow();
      const row = page.locator(".explorer-folders-view .monaco-list-row", { hasText: file });
      await row.waitFor({ timeout: 60_000 }); // the first one waits for the whole workbench
      await row.dblclick();
      await page.locator(".tab.active", { hasText: file }).waitFor();
      await this.editor.locator(".view-line").first().waitFor();
    },
    async command(title) {
      const page = pageNow();
      await page.keyboard.press("F1");
      const box = page.locator(".quick-input-widget input.input");
      await box.waitFor();
      await box.fill(`>${title}`);
      await page.locator(".quick-input-list .monaco-list-row", { hasText: title }).first().waitFor();
      await page.keyboard.press("Enter");
    },
    async container(title) {
      await pageNow()
        .locator(`.activitybar [aria-label^="${title}"]`)
        .first()
        .click({ position: { x: 4, y: 4 } }); // a badge may cover the rest
    },
    async look(name) {
      fs.mkdirSync(pictures, { recursive: true });
      await pageNow().screenshot({ path: path.join(pictures, `${name}.png`) });
    },
  };
}
