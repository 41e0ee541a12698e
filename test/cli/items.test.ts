// `backlint items` and `backlint judge`: the contracts that scripts and scorers rely on.
import assert from "node:assert/strict";
import { join } from "node:path";
import { readSource } from "../../cli/files.ts";
import { openProject } from "../../cli/project.ts";
import { readingText } from "../../cli/readingText.ts";
import type { Folder } from "../harness/folder.ts";
import { shop } from "../harness/samples.ts";
import { json, openTerminal, type Terminal } from "../harness/terminal.ts";

describe("backlint items", function () {
  this.timeout(60_000);
  let folder: Folder;
  let backlint: Terminal["backlint"];
  beforeEach(() => {
    ({ folder, backlint } = openTerminal());
  });
  afterEach(() => folder.remove());

  it("prints the contract", async () => {
    const result = await backlint(["items", "--format", "json", "shop.md"]);
    assert.equal(result.status, 0);
    const { version, files } = json(result);
    assert.equal(version, 1);
    const [file] = files;
    assert.deepEqual(Object.keys(file), ["path", "dialects", "items", "criteria", "sprints", "unread", "statements"]);
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

describe("backlint judge", function () {
  this.timeout(60_000);
  let folder: Folder;
  let backlint: Terminal["backlint"];
  beforeEach(() => {
    ({ folder, backlint } = openTerminal());
  });
  afterEach(() => folder.remove());

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

describe("backlint items --format pretty", function () {
  this.timeout(60_000);
  let folder: Folder;
  let backlint: Terminal["backlint"];
  beforeEach(() => {
    ({ folder, backlint } = openTerminal());
  });
  afterEach(() => folder.remove());

  const table = [
    "| ID | Title | Wucht | Points |",
    "| --- | --- | --- | --- |",
    "| US-1 | Send | 8 | 1 |",
    "| US-2 | Pack | 5 | 2 |",
    "",
    "## SPEC-1: Weigh",
    "",
    "Words.",
    "",
  ].join("\n");

  it("shows what was read and what was not, in columns", async () => {
    folder.write("a.md", table);
    const { out, status } = await backlint(["items", "--format", "pretty", "a.md"]);
    assert.equal(status, 0);
    assert.equal(
      out,
      [
        "a.md  2 items, 0 sprints",
        "  item-table  2 items from line 3",
        "    ID        2",
        "    estimate  2",
        "    without priority, status, labels, owner, sprint, epic, dependencies, acceptance criteria",
        "  Names that are not known as fields",
        "    Wucht  2 items  line 1  perhaps estimate",
        "  Lines that look like items and were not read",
        "    line 6  SPEC-1: Weigh",
        "    a heading with an ID, but no heading of this shape has criteria, an estimate, a priority or dependencies under it",
        "",
      ].join("\n"),
    );
  });

  it("says of a file without a backlog just that", async () => {
    const { out } = await backlint(["items", "--format", "pretty", "plans/notes.md"]);
    assert.equal(out, "plans/notes.md  no backlog in it\n");
  });

  it("follows what the configuration teaches", async () => {
    folder.write("a.md", table);
    folder.write(".backlint.json", JSON.stringify({ fields: { Wucht: "priority" }, ids: ["[A-Z]+-\\d+"] }));
    const { out } = await backlint(["items", "--format", "pretty", "a.md"]);
    assert.match(out, /^a\.md {2}3 items, 0 sprints\n/);
    assert.match(out, /\n {4}priority {2}2\n/);
    assert.doesNotMatch(out, /not known|not read/);
  });

  it("uses colour only where it helps", async () => {
    folder.write("a.md", table);
    const { out } = await backlint(["items", "--format", "pretty", "a.md"]);
    assert.doesNotMatch(out, /\u001b/);
    const { snapshot } = openProject([readSource(join(folder.path, "a.md"), folder.path)], {
      cwd: folder.path,
      config: null,
      rules: [],
    }).workspace;
    const file = [...snapshot.index.files.values()][0];
    assert.ok(file);
    const painted = readingText("a.md", file, true);
    assert.match(painted, /^\u001b\[1ma\.md\u001b\[0m/);
    assert.equal(painted.replace(/\u001b\[\d+m/g, ""), out);
  });
});
