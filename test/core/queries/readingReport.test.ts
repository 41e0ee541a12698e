// What is said about the reading of a file: fields found and missed, names that mean nothing, lines that were not read.
import assert from "node:assert/strict";
import { houseOf } from "../../../core/dialects/house.ts";
import { readText } from "../../../core/dialects/reader.ts";
import { noConfig } from "../../../core/config/config.ts";
import { buildFileIndex } from "../../../core/index/buildFileIndex.ts";
import { offersAt, shapeOf } from "../../../core/queries/lessons.ts";
import { readingReport } from "../../../core/queries/readingReport.ts";
import { unknownFields } from "../../../core/queries/unknownFields.ts";
import { written } from "../../../core/text/span.ts";
import { english } from "../../../core/text/message.ts";

const fileOf = (...lines: string[]) => buildFileIndex(readText("a.md", [...lines, ""].join("\n")));
const offersOn = (words: string, ...lines: string[]) => {
  const file = fileOf(...lines);
  const start = file.text.indexOf(words);
  return offersAt(file, { start, end: start + words.length }, [file]);
};

describe("the reading report", () => {
  it("counts fields by dialect, tells inherited ones apart and names those that nobody has", () => {
    const rows = (...all: string[]) => ["| ID | Title | Points |", "| --- | --- | --- |", ...all, ""];
    const file = fileOf(
      ...["## Epic 1: Mail", "", "### Sprint 1", "", ...rows("| US-1 | Send | 5 |", "| US-2 | Pack |  |")],
      ...[
        "### US-3: Weigh",
        "",
        "**Points:** 3",
        "",
        "## Sprint 2",
        "",
        ...rows("| US-4 | Ship | 1 |", "| US-5 | Sort | 1 |"),
      ],
    );
    const report = readingReport(file);
    const table = report.dialects.find(({ dialect }) => dialect === "item-table");
    assert.deepEqual([report.backlog, report.items, report.sprints, table?.at.length], [true, 6, 2, 2]);
    assert.deepEqual(table?.found.slice(0, 3), [
      { field: "id", items: 4, inherited: 0 },
      { field: "estimate", items: 3, inherited: 0 },
      { field: "sprint", items: 4, inherited: 4 },
    ]);
    assert.ok(table?.missing.includes("priority") && !table.missing.includes("tasks"));
  });

  it("says that a file holds no backlog", () => {
    assert.deepEqual(readingReport(fileOf("# Notes", "", "Some words.")), {
      backlog: false,
      items: 0,
      sprints: 0,
      dialects: [],
      unknown: [],
      unread: [],
      statements: [],
    });
  });
});

describe("unknown fields", () => {
  it("are labels and columns that mean nothing, counted by item and found again where they stand", () => {
    const table = fileOf(
      "| ID | Title | Wucht | Points |",
      "| --- | --- | --- | --- |",
      "| US-1 | Send | 5 | 1 |",
      "| US-2 | Pack | 3 | 2 |",
    );
    const [column, ...more] = unknownFields(table);
    assert.deepEqual([column?.name, column?.items, column?.at.map(written), more], ["Wucht", 2, ["Wucht"], []]);
    const labels = fileOf(
      "## US-1: Send",
      "",
      "**Wucht:** 5",
      "**Points:** 1",
      "",
      "## US-2: Pack",
      "",
      "**WUCHT**: 3",
      "**Points:** 1",
    );
    assert.deepEqual(
      unknownFields(labels).map(({ name, items, at }) => [name, items, at.map(written)]),
      [["Wucht", 2, ["Wucht", "WUCHT"]]],
    );
  });

  it("are no headings within an item", () => {
    const file = fileOf(
      "## US-1: Send",
      "",
      "**Points:** 1",
      "",
      "### Weather",
      "",
      "Words.",
      "",
      "## US-2: Pack",
      "",
      "**Points:** 1",
      "",
      "### Weather",
      "",
      "Words.",
    );
    assert.deepEqual(unknownFields(file), []);
  });

  it("suggest what most of their values would be", () => {
    const meaning = (...values: string[]) =>
      unknownFields(
        fileOf(
          "| ID | Title | Wucht | Points |",
          "| --- | --- | --- | --- |",
          ...values.map((value, index) => `| US-${index} | Send | ${value} | 1 |`),
        ),
      )[0]?.meanings[0];
    assert.equal(meaning("3", "5 pts", "8"), "estimate");
    assert.equal(meaning("High", "Low", "High"), "priority");
    assert.equal(meaning("US-1", "US-1, US-2", "None"), "dependsOn");
    assert.equal(meaning("Sprint 1", "Sprint 2", "Sprint 2"), "sprint");
    assert.equal(meaning("Done", "In progress", "Blocked"), "status");
    assert.equal(meaning("Ana", "Ben Li", "@chris"), "owner");
    assert.equal(meaning("billing", "mobile app", "billing"), "labels");
  });
});

describe("what can be taught at a place", () => {
  it("is nothing for a name on one item, and each likely meaning for one on several", () => {
    assert.deepEqual(offersOn("Wucht", "## US-1: Send", "", "**Wucht:** 5", "**Points:** 1"), []);
    const titles = offersOn(
      "Wucht",
      "## US-1: Send",
      "",
      "**Wucht:** blue",
      "**Points:** 1",
      "",
      "## US-2: Pack",
      "",
      "**Wucht:** red",
      "**Points:** 1",
    ).map(({ title }) => english(title));
    assert.deepEqual(titles, ["Treat `Wucht` as labels"]);
  });

  it("is the column of titles for a row whose table shows none", () => {
    const lines = [
      "| Version | Owner | Due |",
      "| --- | --- | --- |",
      "| US-1 | Send the parcel | 1 May |",
      "| US-2 | Pack it | 2 May |",
    ];
    const [offer] = offersOn("US-1", ...lines);
    assert.equal(offer, undefined, "the first column says that it holds versions");
    const better = [
      "| ID | Owner | Due |",
      "| --- | --- | --- |",
      "| US-1 | Send the parcel | 1 May |",
      "| US-2 | Pack it | 2 May |",
    ];
    const [column] = offersOn("US-1", ...better);
    assert.deepEqual(column?.lesson, { type: "field", name: "Owner", field: "title" });
    const taught = houseOf({ ...noConfig, aliases: { ...noConfig.aliases, fields: { Owner: "title" } } });
    assert.deepEqual(
      readText("a.md", better.join("\n"), taught).items.map((item) => item.title.value),
      ["Send the parcel", "Pack it"],
    );
  });

  it("names the shapes of all other IDs beside the new one, and is not offered where one of them is a bare number", () => {
    const story = [
      "## US-1: Send",
      "",
      "**Points:** 1",
      "",
      "## S1-BE-03b: Pack",
      "",
      "**Points:** 1",
      "",
      "## SPEC-1: Weigh",
      "",
      "Words.",
    ];
    assert.deepEqual(offersOn("SPEC-1", ...story)[0]?.lesson, {
      type: "ids",
      pattern: "SPEC-\\d+",
      others: ["US-\\d+", "S\\d+-BE-\\d+[a-z]?"],
    });
    const numbered = ["- [ ] 1. Send", "- [ ] 2. Pack", "- [ ] 3. Weigh", "", "## SPEC-1: Weigh", "", "Words."];
    assert.deepEqual(offersOn("SPEC-1", ...numbered), []);
  });

  it("makes patterns that match the IDs they come from", () => {
    for (const id of ["US-001", "S1-BE-03b", "SaaS-ORG-1.0", "Epic 3", "T001", "A.B/7"])
      assert.match(id, new RegExp(`^(?:${shapeOf(id)})$`, "u"));
    assert.equal(shapeOf("US-001"), "US-\\d+");
  });
});

describe("lines that were not read", () => {
  const reasons = (...lines: string[]) =>
    fileOf(...lines).unread.map(({ at, reason }) => `${written(at)}: ${english(reason)}`);

  it("tell a heading of a register from one without fields", () => {
    const [register, plain, ...more] = reasons(
      "# Plan",
      "",
      "## US-1: Send",
      "",
      "**Points:** 1",
      "",
      "## TD-1: Old library",
      "",
      "Words.",
      "",
      "## SPEC-1: Weigh",
      "",
      "Words.",
    );
    assert.match(register ?? "", /^TD-1: Old library: .*`TD` usually begins the IDs of decisions/);
    assert.match(plain ?? "", /^SPEC-1: Weigh: .*no heading of this shape/);
    assert.deepEqual(more, []);
  });

  it("leave out a mention of what is an item elsewhere, and what the configuration leaves out", () => {
    const text = ["## US-1: Send", "", "**Points:** 1", "", "# Next", "", "- US-1: to be sent"];
    assert.deepEqual(reasons(...text), []);
    const off = houseOf({ ...noConfig, dialectsOff: new Set(["heading-tasks"] as const) });
    assert.deepEqual(readText("a.md", text.slice(0, 4).join("\n"), off).unread, []);
  });
});
