// The licences of what the bundles contain, gathered into dist/NOTICES.txt: they ask to be passed on. A licence that
// would bind Backlint's own code stops the packaging.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type BuildOptions, build } from "esbuild";

const free = new Set(["MIT", "ISC", "0BSD", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "BlueOak-1.0.0"]);

export async function writeNotices(root: string): Promise<void> {
  const programs = await Promise.all([
    inputsOf(root, { platform: "node", entryPoints: ["client/main.node.ts", "server/program.node.ts", "cli/main.ts"] }),
    inputsOf(root, {
      platform: "browser",
      conditions: ["worker"],
      alias: { "node:path": "path-browserify" },
      mainFields: ["browser", "module", "main"],
      entryPoints: [
        "client/main.browser.ts",
        "server/main.browser.ts",
        ...["board", "graph", "capacity"].map((view) => `client/webview/${view}.tsx`),
      ],
    }),
  ]);
  const folders = programs.flat().flatMap((file) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file) ?? []);
  // Its keywords are in core/dialects/gherkinKeywords.ts.
  folders.push("node_modules/@cucumber/gherkin");
  const notices = [...new Set(folders)].sort().map((folder) => noticeOf(path.join(root, folder)));
  writeFileSync(path.join(root, "dist", "NOTICES.txt"), notices.join(`\n${"-".repeat(80)}\n\n`));
}

/** Every file that goes into some bundles. */
async function inputsOf(root: string, options: BuildOptions): Promise<readonly string[]> {
  const { metafile } = await build({
    absWorkingDir: root,
    bundle: true,
    write: false,
    metafile: true,
    outdir: "dist",
    mainFields: ["module", "main"],
    external: ["vscode"],
    format: "esm",
    jsx: "automatic",
    jsxImportSource: "preact",
    logLevel: "error",
    ...options,
  });
  return Object.keys(metafile?.inputs ?? {});
}

function noticeOf(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
  if (!free.has(license)) throw new Error(`${name} is under ${license}: it cannot be part of the package`);
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file && existsSync(path.join(folder, file)) ? readFileSync(path.join(folder, file), "utf8").trim() : "";
  return `${name} ${version} (${license})\n\n${text}\n`;
}
