// What the command line says when it cannot, how it helps, and that the bundle does the same as the sources.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { badInput } from "../harness/badInput.ts";
import { cliBundle } from "../harness/bundle.ts";
import type { Folder } from "../harness/folder.ts";
import { shop } from "../harness/samples.ts";
import { json, openTerminal, type Result, type Terminal } from "../harness/terminal.ts";

describe("backlint in the terminal", function () {
  this.timeout(60_000);
  let folder: Folder;
  let backlint: Terminal["backlint"];
  beforeEach(() => {
    ({ folder, backlint } = openTerminal());
  });
  afterEach(() => folder.remove());
  const spawned = (args: readonly string[]): Result => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [cliBundle, ...args], {
      cwd: folder.path,
      encoding: "utf8",
      maxBuffer: 1 << 28,
    });
    return { status, out: stdout, err: stderr };
  };

  describe("what cannot be used", () => {
    for (const [title, args, message] of [
      [
        "names a path that does not exist",
        ["lint", "shop.md", "nope.md", "no/where"],
        "no such file or directory: nope.md, no/where",
      ],
      ["names it for items too", ["items", "nope.md"], "no such file or directory: nope.md"],
      ["names a pattern that fits nothing", ["lint", "*.none"], "no such file or directory: *.none"],
      [
        "names a configuration that does not exist",
        ["lint", "shop.md", "--config", "no.json"],
        "no such file: no.json",
      ],
      ["asks for a path", ["lint"], "lint needs a file or a directory"],
      [
        "names an unknown flag and the nearest one",
        ["lint", "--fomat", "json", "shop.md"],
        "unknown option --fomat; did you mean --format?",
      ],
      ["names an unknown command and the nearest one", ["lnit", "shop.md"], "unknown command lnit; did you mean lint?"],
      ["names an unknown rule of --rule", ["lint", "shop.md", "--rule", "dangling=off"], /^--rule: .*`dangling`/],
      ["names a bad severity of --rule", ["lint", "shop.md", "--rule", "duplicate-id=bad"], /^--rule: .*`bad`/],
      [
        "says how --rule is written",
        ["lint", "shop.md", "--rule", "duplicate-id"],
        "--rule needs ID=SEVERITY, not duplicate-id",
      ],
      [
        "names an unknown rule of explain",
        ["explain", "duplicate-ids"],
        "unknown rule duplicate-ids; did you mean duplicate-id?",
      ],
    ] as const) {
      it(`${title}, and ends with 2`, async () => {
        const { status, out, err } = await backlint(args);
        assert.equal(status, 2);
        assert.equal(out, "");
        assert.ok(err.startsWith("backlint: ") && err.endsWith("\n") && err.trim().split("\n").length === 1, err);
        const said = err.slice("backlint: ".length).trimEnd();
        if (typeof message === "string") assert.equal(said, message);
        else assert.match(said, message);
      });
    }
  });

  it("lives with every bad input, from files and from standard input", async () => {
    for (const [index, text] of Object.values(badInput).entries()) folder.write(`bad/${index}.md`, text);
    folder.write("bad/bytes.md", Buffer.from(Array.from({ length: 2048 }, (_, n) => (n * 37) & 255)));
    folder.write("bad/folder.md/inner.md", shop);
    for (const verb of ["items", "lint"]) {
      const result = await backlint([verb, "--format", "json", "bad"]);
      assert.equal(result.err, "");
      assert.equal(json(result).files.length, Object.keys(badInput).length + 2);
    }
    assert.equal((await backlint(["lint", "--stdin"], "\u0000\ufffd")).status, 0);
  });

  it("does the same from the bundle, as a program of its own", async () => {
    for (const args of [
      ["items", "--format", "json", "shop.md"],
      ["lint", "--format", "json", "plans"],
      ["lint", "nope.md"],
      ["rules"],
    ]) {
      assert.deepEqual(spawned(args), await backlint(args));
    }
  });

  it("lists and explains every rule", async () => {
    const { rules } = json(await backlint(["rules", "--json"]));
    assert.ok(rules.length > 5);
    const listed = (await backlint(["rules"])).out;
    for (const { id, summary } of rules) {
      assert.ok(listed.includes(id) && listed.includes(summary), id);
    }
    const explained = await backlint(["explain", "dangling-dependency"]);
    assert.equal(explained.status, 0);
    assert.match(explained.out, /^dangling-dependency \(dependencies, error\)\n\n/);
    assert.match(explained.out, /To silence it once: <!-- backlint-ignore dangling-dependency: reason -->/);
  });

  it("helps", async () => {
    assert.match((await backlint(["--help"])).out, /lint .*\n.*items /);
    assert.match((await backlint(["lint", "--help"])).out, /--max-warnings N/);
    assert.equal((await backlint([])).status, 2);
    const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
    assert.equal((await backlint(["--version"])).out, `${version}\n`);
  });
});
