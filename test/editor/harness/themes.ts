// The themes that pictures are taken in: a dark one, a light one, one of high contrast.
import fs from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";

export interface Theme {
  readonly name: string;
  /** The class that the workbench has then. */
  readonly mark: string;
}

export const themes: readonly Theme[] = [
  { name: "Dark Modern", mark: "vs-dark" },
  { name: "Light Modern", mark: "vs" },
  { name: "Default High Contrast", mark: "hc-black" },
];

/** Switches by the settings of the folder that is open. */
export async function useTheme(page: Page, folder: string, { name, mark }: Theme): Promise<void> {
  fs.mkdirSync(path.join(folder, ".vscode"), { recursive: true });
  fs.writeFileSync(path.join(folder, ".vscode", "settings.json"), JSON.stringify({ "workbench.colorTheme": name }));
  await page.locator(`.monaco-workbench.${mark}`).waitFor();
}
