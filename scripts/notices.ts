// The licences of what the bundles contain, gathered into dist/NOTICES.txt: they ask to be passed on. A licence that
// would bind Backlint's own code stops the packaging.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";

const free = new Set(["MIT", "ISC", "0BSD", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "BlueOak-1.0.0"]);

export async function writeNotices(root: string): Promise<void> {
  const { metafile } = await build({
    entryPoints: [
      "client/main.node.ts",
      "client/main.browser.ts",
      "server/main.node.ts",
      "cli/main.ts",
      ...["board", "graph", "capacity"].map((view) => `client/webview/${view}.tsx`),
    ],
    jsx: "automatic",
    jsxImportSource: "preact",
    absWorkingDir: root,
    bundle: true,
    write: false,
    metafile: true,
    outdir: "dist",
    platform: "node",
    mainFields: ["module", "main"],
    external: ["vscode"],
    format: "esm",
    logLevel: "error",
  });
  const folders = Object.keys(metafile.inputs).flatMap(
    (file) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file) ?? [],
  );
  // Its keywords are in core/dialects/gherkinKeywords.ts.
  folders.push("node_modules/@cucumber/gherkin");
  const notices = [...new Set(folders)].sort().map((folder) => noticeOf(path.join(root, folder)));
  writeFileSync(path.join(root, "dist", "NOTICES.txt"), notices.join(`\n${"-".repeat(80)}\n\n`));
}

function noticeOf(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
  if (!free.has(license)) throw new Error(`${name} is under ${license}: it cannot be part of the package`);
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file && existsSync(path.join(folder, file)) ? readFileSync(path.join(folder, file), "utf8").trim() : "";
  return `${name} ${version} (${license})\n\n${text}\n`;
}
