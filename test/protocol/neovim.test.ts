// Backlint in an editor that is not VS Code: Neovim's own LSP client, headless, against `backlint lsp --stdio`.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { cliBundle } from "../harness/bundle.ts";
import { temporaryFolder } from "../harness/folder.ts";
import { dangling } from "../harness/samples.ts";

interface Seen {
  readonly fault?: string;
  readonly diagnostics: readonly string[];
  readonly hover: readonly string[];
  readonly definition: string;
  readonly actions: readonly string[];
  readonly renamed: readonly string[];
  readonly completions: readonly string[];
}

const script = fileURLToPath(new URL("../harness/neovim.lua", import.meta.url));
const isHere = spawnSync("nvim", ["--version"]).status === 0;
if (!isHere) console.log("    passed over: Neovim is not installed (Debian: apt-get install neovim)");

describe("in Neovim", function () {
  if (!isHere) return;
  this.timeout(60_000);
  let seen: Seen;
  before(() => {
    const folder = temporaryFolder({ "shop.md": dangling });
    const answers = join(folder.path, "answers.json");
    const env = {
      ...process.env,
      BACKLINT_NODE: process.execPath,
      BACKLINT_CLI: cliBundle,
      BACKLINT_FOLDER: folder.path,
      BACKLINT_ANSWERS: answers,
      // Neovim writes its own state somewhere; here it goes with the folder.
      XDG_STATE_HOME: folder.path,
      XDG_DATA_HOME: folder.path,
      XDG_CACHE_HOME: folder.path,
    };
    const run = spawnSync("nvim", ["--headless", "--clean", "-c", `luafile ${script}`], { env, timeout: 50_000 });
    assert.equal(run.status, 0, String(run.stderr));
    seen = JSON.parse(readFileSync(answers, "utf8")) as Seen;
    folder.remove();
    assert.equal(seen.fault, undefined);
  });

  it("diagnostics stand at their places", () => {
    assert.deepEqual(seen.diagnostics, ["dangling-dependency: US-103"]);
  });
  it("hover shows the item's card", () => {
    assert.equal(seen.hover[0]?.trim(), "**US-101 Enter the card**");
    assert.ok(seen.hover.some((line) => line.startsWith("Blocks [US-102 See the receipt](file://")));
  });
  it("definition jumps to the item", () => {
    assert.equal(seen.definition, "### US-101: Enter the card");
  });
  it("code actions offer the repair", () => {
    assert.ok(
      seen.actions.some((title) => /US-10[24]/.test(title)),
      seen.actions.join("\n"),
    );
    assert.ok(seen.actions.includes("Ignore `dangling-dependency` here"), seen.actions.join("\n"));
  });
  it("rename changes the buffer, and nothing else in it", () => {
    assert.equal(seen.renamed.join("\n"), dangling.replaceAll("US-101", "US-150").replace(/\n$/, ""));
  });
  it("completion proposes IDs", () => {
    assert.deepEqual([...seen.completions].sort(), ["US-102", "US-104", "US-150"]);
  });
});
