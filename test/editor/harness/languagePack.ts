// A German VS Code: as much of a language pack as makes the editor ask every extension for its German texts. The editor's own
// words stay English but for a few, which show that it took the language.
import fs from "node:fs";
import path from "node:path";

/** Words of the editor itself by module and key, as a language pack has them. */
const words = {
  "vs/workbench/contrib/markers/browser/messages": { "markers.panel.title.problems": "Probleme" },
  "vs/workbench/contrib/files/browser/explorerViewlet": { explore: "Explorer (deutsch)" },
};

/** Installs it into the folder where the editor keeps its data. */
export function installGerman(data: string): void {
  const file = path.join(data, "german.i18n.json");
  fs.writeFileSync(file, JSON.stringify({ version: "1.0.0", contents: words }));
  const extension = { extensionIdentifier: { id: "backlint-tests.german" }, version: "1.0.0" };
  const pack = { hash: "german", label: "Deutsch", extensions: [extension], translations: { vscode: file } };
  fs.writeFileSync(path.join(data, "languagepacks.json"), JSON.stringify({ de: pack }));
}
