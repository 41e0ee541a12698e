// `backlint lint`: findings, exit status, configuration and fixes.
import assert from "node:assert/strict";
import { chmodSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Folder } from "../harness/folder.ts";
import { dangling, misspelt, shop } from "../harness/samples.ts";
import { json, openTerminal, type Terminal } from "../harness/terminal.ts";

describe("backlint lint", function () {
  this.timeout(60_000);
  let folder: Folder;
  let backlint: Terminal["backlint"];
  beforeEach(() => {
    ({ folder, backlint } = openTerminal());
  });
  afterEach(() => folder.remove());

  it("prints the contract and ends with 1 on errors", async () => {
    const result = await backlint(["lint", "--format", "json", "plans/dangling.md", "shop.md"]);
    assert.equal(result.status, 1);
    const [found, clean] = json(result).files;
    assert.deepEqual(clean, { path: "shop.md", diagnostics: [] });
    const [diagnostic] = found.diagnostics;
    const { message, ...rest } = diagnostic;
    assert.deepEqual(rest, {
      rule: "dangling-dependency",
      severity: "error",
      line: 31,
      column: 27,
      endLine: 31,
      endColumn: 33,
      item: "US-104",
    });
    assert.match(message, /`US-103`/);
  });

  it("ends with 0 when clean, and prints the finding for people otherwise", async () => {
    assert.deepEqual(await backlint(["lint", "shop.md"]), {
      status: 0,
      out: "0 errors, 0 warnings, 0 notes in 1 file\n",
      err: "",
    });
    assert.match(
      (await backlint(["lint", "plans"])).out,
      /31:27 \| \*\*Dependencies:\*\* US-101, US-103\n +\| {27}~~~~~~\n/,
    );
  });

  it("ends with 1 on more warnings than allowed", async () => {
    const args = ["lint", "plans/dangling.md", "--rule", "dangling-dependency=warning"];
    assert.equal((await backlint(args)).status, 0);
    assert.equal((await backlint([...args, "--max-warnings", "1"])).status, 0);
    assert.equal((await backlint([...args, "--max-warnings", "0"])).status, 1);
  });

  it("walks directories for Markdown, without node_modules and .git, and takes patterns", async () => {
    const paths = async (args: string[]) =>
      json(await backlint(["lint", "--format", "json", ...args])).files.map(({ path }: { path: string }) =>
        path.replaceAll("\\", "/"),
      );
    assert.deepEqual(await paths(["."]), ["plans/dangling.md", "plans/notes.md", "shop.md"]);
    assert.deepEqual(await paths(["plans/*.md"]), ["plans/dangling.md", "plans/notes.md"]);
    assert.deepEqual(await paths(["**/d*.md"]), ["plans/dangling.md"]);
    assert.deepEqual(
      await paths(["plans/data.txt"]),
      ["plans/data.txt"],
      "a file that is named is read whatever it is called",
    );
  });

  it("reads standard input under a name, with the configuration of that place", async () => {
    assert.equal((await backlint(["lint", "--stdin"], dangling)).status, 1);
    folder.write("plans/.backlint.json", '{ "rules": { "dangling-dependency": "off" } }');
    assert.equal((await backlint(["lint", "--stdin", "--stdin-filename", "plans/new.md"], dangling)).status, 0);
  });

  it("takes the nearest configuration, or the one that is given", async () => {
    folder.write(".backlint.json", '{ "rules": { "dangling-dependency": "off" } } // quiet');
    assert.equal((await backlint(["lint", "plans"])).status, 0);
    folder.write("plans/.backlint.json", "{}");
    assert.equal((await backlint(["lint", "plans"])).status, 1);
    assert.equal((await backlint(["lint", "plans", "--config", ".backlint.json"])).status, 0);
    assert.equal(
      (await backlint(["lint", "plans", "--config", ".backlint.json", "--rule", "dangling-dependency=error"])).status,
      1,
    );
  });

  it("reports what is wrong in a configuration as a finding in that file", async () => {
    folder.write("plans/.backlint.json", '{ "rules": { "dangling-dependancy": "off" } }');
    const [config] = json(await backlint(["lint", "--format", "json", "plans"])).files;
    assert.equal(config.path.replace("\\", "/"), "plans/.backlint.json");
    assert.equal(config.diagnostics[0].rule, "invalid-config");
    folder.write("plans/.backlint.json", "{ nonsense");
    assert.equal(json(await backlint(["lint", "--format", "json", "plans"])).files[0].diagnostics[0].line, 1);
  });

  it("fixes what is safe, keeps the byte order mark, and shows it as a diff first", async () => {
    folder.write("plans/misspelt.md", `\ufeff${misspelt}`);
    const dry = await backlint(["lint", "--fix-dry-run", "plans/misspelt.md"]);
    assert.match(dry.out, /^--- a\/plans\/misspelt\.md\n\+\+\+ b\/plans\/misspelt\.md\n@@ -\d+,\d+ \+\d+,\d+ @@\n/);
    assert.match(dry.out, /^-<!-- backlint-ignore duplicate-idd/m);
    assert.equal(readFileSync(join(folder.path, "plans/misspelt.md"), "utf8"), `\ufeff${misspelt}`);
    await backlint(["lint", "--fix", "plans"]);
    const fixed = readFileSync(join(folder.path, "plans/misspelt.md"), "utf8");
    assert.equal(fixed, `\ufeff${misspelt.replace("duplicate-idd", "duplicate-id")}`);
    assert.equal(readFileSync(join(folder.path, "plans/dangling.md"), "utf8"), dangling, "a guess is not applied");
  });

  it("never writes a file back whose bytes it could not read", async () => {
    const bytes = Buffer.concat([Buffer.from(misspelt), Buffer.from([0xff, 0xfe, 0x0a])]);
    folder.write("latin.md", bytes);
    const result = await backlint(["lint", "--fix", "latin.md"]);
    assert.match(result.err, /left as they are: latin\.md \(not UTF-8 throughout\)/);
    assert.deepEqual(readFileSync(join(folder.path, "latin.md")), bytes);
  });

  it("leaves generated and read-only files as they are, and says so in one line", async () => {
    const generated = `<!-- Generated by plan.sh. Do not edit. -->\n${misspelt}`;
    folder.write("made/plan.md", generated);
    folder.write("made/locked.md", misspelt);
    folder.write("made/right.md", `<!-- Generated by plan.sh. Do not edit. -->\n${shop}`);
    chmodSync(join(folder.path, "made/locked.md"), 0o444);
    const isLocked = process.getuid?.() !== 0;
    const names = [...(isLocked ? ["made/locked.md (read-only)"] : []), "made/plan.md (generated)"].join(", ");
    for (const flag of ["--fix-dry-run", "--fix"])
      assert.equal((await backlint(["lint", flag, "made"])).err, `backlint: left as they are: ${names}\n`);
    assert.equal(readFileSync(join(folder.path, "made/plan.md"), "utf8"), generated);
  });
});
