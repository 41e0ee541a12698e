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

/** `pictures` is the folder for look(). */
export function userInterface(page: Page, pictures: string): UserInterface {
  page.setDefaultTimeout(30_000);
  fs.mkdirSync(pictures, { recursive: true });
  const editor = page.locator(".editor-group-container.active .monaco-editor").first();
  const entry = (text: string) => page.locator(".quick-input-list .monaco-list-row", { hasText: text }).first();
  return {
    page,
    editor,
    rows: page.locator(".sidebar .pane-body .monaco-list-row"),
    async open(file) {
      const row = page.locator(".explorer-folders-view .monaco-list-row", { hasText: file });
      await row.waitFor({ timeout: 60_000 }); // the first one waits for the whole workbench
      await row.dblclick();
      await page.locator(".tab.active", { hasText: file }).waitFor();
      await editor.locator(".view-line").first().waitFor();
    },
    async command(title) {
      await page.keyboard.press("F1");
      const box = page.locator(".quick-input-widget input.input");
      await box.waitFor();
      await box.fill(`>${title}`);
      await entry(title).waitFor();
      await page.keyboard.press("Enter");
    },
    async container(title) {
      await page.locator(`.activitybar [aria-label^="${title}"]`).first().click();
    },
    async look(name) {
      await page.screenshot({ path: path.join(pictures, `${name}.png`) });
    },
  };
}
