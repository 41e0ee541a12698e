// The servers that are compared, installed from npm into a cache of the bench's own: they are no dependencies of the product.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { buildSync } from "esbuild";
import type { Peer } from "./client.ts";

const cache = path.resolve("node_modules/.cache/backlint-bench");

/** markdownlint, to be loaded from the cache; null where it could not be had. */
export function markdownlint(): string | null {
  return install("markdownlint", ["markdownlint@0.42.1"]) === null
    ? path.join(cache, "node_modules/markdownlint/lib/exports-sync.mjs")
    : null;
}

/** Ourselves, the floor, and every peer that could be had; the others are named with the reason. */
export function peers(): { readonly found: readonly Peer[]; readonly missing: readonly string[] } {
  mkdirSync(cache, { recursive: true });
  const floor = path.join(cache, "floor.cjs");
  buildSync({
    entryPoints: ["test/bench/floor.ts"],
    outfile: floor,
    bundle: true,
    platform: "node",
    mainFields: ["module", "main"],
    logLevel: "error",
  });
  const found: Peer[] = [
    { name: "backlint", command: [process.execPath, "dist/cli.js", "lsp", "--stdio"] },
    { name: "library floor", command: [process.execPath, floor, "--stdio"] },
  ];
  const missing: string[] = [];
  for (const [name, packages, make] of [
    ["rumdl", ["rumdl@0.2.75"], rumdl],
    ["VS Code Markdown", ["vscode-langservers-extracted@4.10.0", "markdown-it@14"], markdown],
  ] as const) {
    const trouble = install(name, packages);
    if (trouble === null) found.push(make(name));
    else missing.push(trouble);
  }
  return { found, missing };
}

/** Null when the packages are in the cache, else why not. */
function install(name: string, packages: readonly string[]): string | null {
  if (packages.every((one) => existsSync(path.join(cache, "node_modules", one.split("@")[0] ?? "")))) return null;
  mkdirSync(cache, { recursive: true });
  try {
    const options = ["--prefix", cache, "--no-audit", "--no-fund"];
    execFileSync("npm", ["install", ...options, ...packages], { stdio: "ignore", timeout: 120_000 });
    return null;
  } catch (error) {
    return `${name}: ${error instanceof Error ? error.message.split("\n")[0] : String(error)}`;
  }
}

function rumdl(name: string): Peer {
  return { name, command: [path.join(cache, "node_modules/.bin/rumdl"), "server", "--stdio"] };
}

const on = { enabled: "warning" };
const validation = {
  validate: {
    enabled: true,
    ignoredLinks: [],
    referenceLinks: on,
    fragmentLinks: on,
    fileLinks: { ...on, markdownFragmentLinks: "warning" },
    unusedLinkDefinitions: on,
    duplicateLinkDefinitions: on,
  },
};

function markdown(name: string): Peer {
  const load = createRequire(path.join(cache, "index.js"));
  const parser = (load("markdown-it") as (options: object) => { parse(text: string, env: object): unknown })({
    html: true,
  });
  const server = path.join(cache, "node_modules/.bin/vscode-markdown-language-server");
  if (!existsSync(server)) throw new Error("no such program in the package");
  return {
    name,
    command: [server, "--stdio"],
    initializationOptions: { markdownFileExtensions: ["md"] },
    // Its diagnostics are off unless the editor says otherwise.
    settings: { markdown: validation },
    answers: {
      "workspace/configuration": ({ items }) => (items ?? []).map(() => validation),
      // In VS Code the editor parses for the server, with the same parser.
      "markdown/parse": (_, text) => parser.parse(text, {}),
      "markdown/fs/readFile": () => [],
      "markdown/fs/readDirectory": () => [],
      "markdown/fs/stat": () => undefined,
      "markdown/findMarkdownFilesInWorkspace": () => ["file:///bench/backlog.md"],
    },
  };
}
