// The servers that are compared, installed from npm into a cache of the bench's own: they are no dependencies of the product.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { buildSync } from "esbuild";
import type { Peer } from "./client.ts";

const cache = path.resolve("node_modules/.cache/backlint-bench");

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
    try {
      if (!packages.every((one) => existsSync(path.join(cache, "node_modules", one.split("@")[0] ?? ""))))
        execFileSync("npm", ["install", "--prefix", cache, "--no-audit", "--no-fund", ...packages], {
          stdio: "ignore",
          timeout: 120_000,
        });
      found.push(make(name));
    } catch (error) {
      missing.push(`${name}: ${error instanceof Error ? error.message.split("\n")[0] : String(error)}`);
    }
  }
  return { found, missing };
}

function rumdl(name: string): Peer {
  return { name, command: [path.join(cache, "node_modules/.bin/rumdl"), "server", "--stdio"] };
}

const on = { enabled: "warning" };
const validation = {
  validate: {
    enabled: true,
    referenceLinks: on,
    fragmentLinks: on,
    fileLinks: { ...on, markdownFragmentLinks: "warning" },
    unusedLinkDefinitions: on,
    duplicateLinkDefinitions: on,
  },
};

function markdown(name: string): Peer {
  const load = createRequire(path.join(cache, "index.js"));
  const parser = (load("markdown-it") as () => { parse(text: string, env: object): unknown })();
  const server = path.join(cache, "node_modules/.bin/vscode-markdown-language-server");
  if (!existsSync(server)) throw new Error("no such program in the package");
  return {
    name,
    command: [server, "--stdio"],
    initializationOptions: { markdownFileExtensions: ["md"] },
    answers: {
      // Its diagnostics are off unless the editor says otherwise.
      "workspace/configuration": ({ items }) => (items ?? []).map(() => validation),
      "markdown/parse": ({ text }) => parser.parse(text ?? "", {}),
      "markdown/fs/readFile": () => [],
      "markdown/fs/readDirectory": () => [],
      "markdown/findMarkdownFilesInWorkspace": () => [],
    },
  };
}
