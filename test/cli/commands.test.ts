// The command line: output, exit status, and what it says when it cannot. Most of it runs in this process; that the
// bundle does the same is shown at the end.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "../../cli/run.ts";
import { cliBundle } from "../harness/bundle.ts";
import { badInput } from "../harness/badInput.ts";
import { type Folder, temporaryFolder } from "../harness/folder.ts";
import { dangling, misspelt, prose, shop } from "../harness/samples.ts";

interface Result {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

describe("backlint in the terminal", function () {
  this.timeout(60_000);
  let folder: Folder;
  beforeEach(() => {
    folder = temporaryFolder({
      "shop.md": shop,
      "plans/dangling.md": dangling,
      "plans/notes.md": prose,
      "plans/data.txt": dangling,
      "node_modules/x/README.md": dangling,
      ".git/x.md": dangling,
    });
  });
  afterEach(() => folder.remove());

  const backlint = async (args: readonly string[], input = ""): Promise<Result> => {
    const said = { out: "", err: "" };
    const status = await run(args, {
      program: import.meta.url,
      cwd: folder.path,
      colour: false,
      out: (text) => (said.out += text),
      err: (text) => (said.err += text),
      input: async () => Buffer.from(input),
    });
    return { status, ...said };
  };
  const spawned = (args: readonly string[], input = ""): Result => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [cliBundle, ...args], {
      cwd: folder.path,
      input,
      encoding: "utf8",
      maxBuffer: 1 << 28,
    });
    return { status, out: stdout, err: stderr };
  };
  const json = (result: Result) => JSON.parse(result.out);

  describe("items", () => {
    it("prints the contract", async () => {
      const result = await backlint(["items", "--format", "json", "shop.md"]);
      assert.equal(result.status, 0);
      const { version, files } = json(result);
      assert.equal(version, 1);
      const [file] = files;
      assert.deepEqual(Object.keys(file), ["path", "dialects", "items", "criteria", "sprints", "unread"]);
      assert.equal(file.path, "shop.md");
      const item = file.items.find((one: { id: string }) => one.id === "US-104");
      const { kind: _, criteria, ...rest } = item;
      assert.deepEqual(rest, {
        line: 26,
        endLine: 34,
        id: "US-104",
        title: "Mail the receipt",
        parent: "Epic 1",
        estimate: { raw: "2", points: 2, hours: null },
        priority: "Low",
        labels: ["payment", "mail"],
        owners: [],
        dependsOn: ["US-101", "US-102"],
        status: null,
        sprint: null,
      });
      assert.equal(criteria.length, 1);
      assert.deepEqual([criteria[0].line, criteria[0].verdict], [34, "binary"]);
      assert.equal(typeof criteria[0].score, "number");
    });

    it("expands ranges, keeps IDs that nobody carries, and drops prose", async () => {
      folder.write("a.md", shop.replace("US-101, US-102", "US-101 to US-102, US-103, the payment provider"));
      const [file] = json(await backlint(["items", "--format", "json", "a.md"])).files;
      assert.deepEqual(file.items.at(-1).dependsOn, ["US-101", "US-102", "US-103"]);
    });

    it("reads fields under the names that the configuration gives them", async () => {
      folder.write("a.md", shop.replaceAll("**Story Points:**", "**Karma:**"));
      const points = async () =>
        json(await backlint(["items", "a.md"])).files[0].items.map(
          (item: { estimate: { points: number } | null }) => item.estimate?.points ?? null,
        );
      assert.deepEqual(await points(), [null, null, null, null]);
      folder.write(".backlint.json", '{ "fields": { "Karma": "estimate" } }');
      assert.deepEqual(await points(), [null, 3, 5, 2]);
    });

    it("takes several files and directories, and reads no item where there is none", async () => {
      const { files } = json(await backlint(["items", "--format", "json", "shop.md", "plans"]));
      assert.deepEqual(
        files.map((file: { path: string; items: unknown[] }) => [file.path.replace("\\", "/"), file.items.length]),
        [
          ["shop.md", 4],
          ["plans/dangling.md", 4],
          ["plans/notes.md", 0],
        ],
      );
    });
  });

  describe("judge", () => {
    it("answers a line for a line, in their order", async () => {
      const lines = [
        { text: "`GET /x` answers 200 within 50 ms", item: "Answer fast" },
        { text: "It is user-friendly", item: null },
      ];
      const result = await backlint(
        ["judge", "--format", "json"],
        `${lines.map((line) => JSON.stringify(line)).join("\n")}\n`,
      );
      assert.equal(result.status, 0);
      const answers = result.out
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line));
      assert.deepEqual(
        answers.map(({ verdict }) => verdict),
        ["binary", "not-binary"],
      );
      assert.ok(answers[0].score > answers[1].score);
      assert.deepEqual(Object.keys(answers[0]), ["verdict", "score", "reason"]);
    });

    it("names the line that is no question", async () => {
      assert.deepEqual(await backlint(["judge"], '{"text":"x"}\nnonsense\n'), {
        status: 2,
        out: "",
        err: "backlint: line 2 of standard input is no JSON\n",
      });
      assert.match((await backlint(["judge"], '{"item":"x"}\n')).err, /line 1 of standard input has no "text"/);
    });
  });

  describe("lint", () => {
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
      assert.match(result.err, /latin\.md is not UTF-8 throughout and was left as it is/);
      assert.deepEqual(readFileSync(join(folder.path, "latin.md")), bytes);
    });
  });

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
