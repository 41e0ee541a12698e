// The built programs under test: what users run, not the sources.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type EditorOptions, FakeEditor } from "./fakeEditor.ts";

export const serverBundle = built("server.cjs");
export const cliBundle = built("cli.js");

/** Starts an editor on the bundled server. */
export function startEditor(options: Partial<EditorOptions> = {}): Promise<FakeEditor> {
  return FakeEditor.start({ command: [process.execPath, serverBundle, "--stdio"], ...options });
}

function built(name: string): string {
  const path = fileURLToPath(new URL(`../../dist/${name}`, import.meta.url));
  if (!existsSync(path)) throw new Error(`dist/${name} is not there: run \`node esbuild.mjs\` first`);
  return path;
}
