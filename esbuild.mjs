// Bundles every program of Backlint into dist/, and proves that core stays free of Node and VS Code.
//   node esbuild.mjs [--production] [--watch]   builds all; a missing entry point costs one line and the exit code
//   node esbuild.mjs --check-core               bundles core for no platform; fails on any import of Node's or VS Code's
import { chmodSync, existsSync, readFileSync, rmSync } from "node:fs";
import { builtinModules } from "node:module";
import path from "node:path";
import { build, context } from "esbuild";

const production = process.argv.includes("--production");

/** What all Node programs share. `module` before `main`: ES modules bundle smaller than their CommonJS twins. */
const node = {
  bundle: true,
  platform: "node",
  target: "node20",
  format: "cjs",
  mainFields: ["module", "main"],
  minify: production,
  sourcemap: production ? false : "linked",
  legalComments: "none",
  logLevel: "warning",
};

/** What runs where there is no Node: in web workers and in the pages of views. */
const browser = {
  bundle: true,
  platform: "browser",
  target: "es2022",
  mainFields: ["browser", "module", "main"],
  minify: production,
  legalComments: "none",
  logLevel: "warning",
};

const programs = [
  { ...node, entryPoints: ["client/main.node.ts"], outfile: "dist/extension.cjs", external: ["vscode"] },
  { ...node, entryPoints: ["server/main.node.ts"], outfile: "dist/server.cjs" },
  { ...node, entryPoints: ["server/program.node.ts"], outfile: "dist/program.cjs" },
  {
    ...browser,
    entryPoints: ["client/main.browser.ts"],
    outfile: "dist/web/extension.cjs",
    format: "cjs",
    // The rules that look for secrets take a file's name apart.
    alias: { "node:path": "path-browserify" },
    external: ["vscode"],
  },
  // "worker": some packages ask a page's document where they only know that it is a browser.
  {
    ...browser,
    entryPoints: ["server/main.browser.ts"],
    outfile: "dist/web/server.js",
    format: "iife",
    conditions: ["worker"],
  },
  // In parts, so that a command loads its own and no other: dist/cli.js itself is a few KB.
  {
    ...node,
    entryPoints: ["cli/main.ts"],
    outdir: "dist",
    entryNames: "cli",
    chunkNames: "cli/[name]-[hash]",
    splitting: true,
    format: "esm",
    banner: { js: commandBanner() },
  },
  {
    ...browser,
    entryPoints: ["board", "graph", "capacity"].map((view) => `client/webview/${view}.tsx`),
    outdir: "dist/webview",
    format: "iife",
    jsx: "automatic",
    jsxImportSource: "preact",
  },
  // mocha stays outside: it finds its own files at run time. Never minified: stack traces are read by people.
  {
    ...node,
    minify: false,
    entryPoints: ["test/editor/suite/run.ts"],
    outfile: "dist/test/editor.cjs",
    external: ["vscode", "mocha"],
  },
  // There is no such thing in a browser: a package stands in for Node's own assertions.
  {
    ...browser,
    minify: false,
    entryPoints: ["test/editor/suite/run.browser.ts"],
    outfile: "dist/test/editor.browser.cjs",
    format: "cjs",
    external: ["vscode"],
    alias: { "node:assert/strict": "./test/editor/suite/assert.browser.ts" },
    define: { "process.env.NODE_DEBUG": "false", global: "globalThis" },
  },
];

/** CommonJS packages inside an ES module still call require(); the shebang is added unless the entry brings its own. */
function commandBanner() {
  const own = existsSync("cli/main.ts") && readFileSync("cli/main.ts", "utf8").startsWith("#!");
  const shim =
    'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);';
  return own ? shim : `#!/usr/bin/env node\n${shim}`;
}

/** Refuses what only one platform has. Importers inside node_modules count too: core ships with them. */
const noPlatform = {
  name: "no-platform",
  setup(bundler) {
    const builtin = new Set(builtinModules);
    bundler.onResolve({ filter: /.*/ }, ({ path: name, importer, kind }) => {
      const isBuiltin = name.startsWith("node:") || builtin.has(name);
      if (kind === "entry-point" || !(isBuiltin || /^vscode/.test(name))) return undefined;
      return { errors: [{ text: `core must run anywhere, but ${path.relative(".", importer)} imports "${name}"` }] };
    });
  },
};

async function checkCore() {
  const entry = "core/index.ts";
  if (!existsSync(entry)) fail([`${entry} does not exist: nothing to check`]);
  const result = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    metafile: true,
    outfile: "core.js",
    platform: "neutral",
    mainFields: ["module", "main"],
    target: "es2022",
    minify: true,
    logLevel: "error",
    plugins: [noPlatform],
  }).catch(() => process.exit(1)); // esbuild has already printed one line for each import
  const kilobytes = Math.round(result.outputFiles[0].contents.length / 1024);
  console.log(`core is pure: ${Object.keys(result.metafile.inputs).length} files, ${kilobytes} KB for any platform`);
}

async function buildAll() {
  const missing = programs.filter((program) => !existsSync(program.entryPoints[0]));
  const present = programs.filter((program) => !missing.includes(program));
  // Parts are named by their content, so those of earlier builds would pile up.
  if (production) rmSync("dist/cli", { recursive: true, force: true });
  const outcomes = await Promise.allSettled(present.map((program) => build(program))); // esbuild prints its own errors
  if (existsSync("dist/cli.js")) chmodSync("dist/cli.js", 0o755);
  if (missing.length > 0) {
    fail(missing.map(({ entryPoints }) => `no entry point ${entryPoints[0]}: its program was not built`));
  }
  if (outcomes.some(({ status }) => status === "rejected")) process.exit(1);
}

async function watch() {
  const contexts = await Promise.all(
    programs
      .filter((program) => existsSync(program.entryPoints[0]))
      .map((program) => context({ ...program, logLevel: "info" })),
  );
  await Promise.all(contexts.map((one) => one.watch()));
}

function fail(lines) {
  for (const line of lines) console.error(`esbuild.mjs: ${line}`);
  process.exit(1);
}

if (process.argv.includes("--check-core")) await checkCore();
else if (process.argv.includes("--watch")) await watch();
else await buildAll();
