// `backlint items` and `backlint judge`: the contracts that scripts and scorers rely on.
import assert from "node:assert/strict";
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
