// Work that is divided: rows under the heading whose ID they carry, rows cut off from their table, words that sort a box.
import assert from "node:assert/strict";
import { readText } from "../../../core/dialects/reader.ts";

const read = (...lines: string[]) => readText("a.md", [...lines, ""].join("\n")).items;
const ids = (...lines: string[]) => read(...lines).map((item) => `${item.kind} ${item.id?.value ?? item.title.value}`);
const table = (head: string, ...rows: string[]) => [
  `| ${head} |`,
  `|${" --- |".repeat(head.split("|").length)}`,
  ...rows.map((row) => `| ${row} |`),
];

describe("rows under a heading", () => {
  const criteria = ["**Acceptance Criteria:**", "- Parcels arrive", ""];

  it("are items where their IDs are made of the heading's, which is then an epic", () => {
    const rows = (number: string) =>
      table("ID | Title | Points", `S0${number}.1 | Send | 3`, `S0${number}.2 | Pack | 5`);
    const items = read(
      "## E01: Mail",
      "",
      ...criteria,
      ...rows("1"),
      "",
      "## E02: Bills",
      "",
      ...criteria,
      ...rows("2"),
    );
    assert.deepEqual(
      items.map((item) => [item.kind, item.id?.value, item.epic?.value]),
      [
        ["epic", "E01", undefined],
        ["task", "S01.1", "E01"],
        ["task", "S01.2", "E01"],
        ["epic", "E02", undefined],
        ["task", "S02.1", "E02"],
        ["task", "S02.2", "E02"],
      ],
    );
    assert.deepEqual(
      items[0]?.criteria.map(({ text }) => text),
      ["Parcels arrive"],
    );
    assert.deepEqual(
      ids("## QW-1: Mail", "", ...criteria, ...table("ID | Task | Time", "QW-1-A | Send | 1h", "QW-1-B | Pack | 2h")),
      ["epic QW-1", "task QW-1-A", "task QW-1-B"],
    );
  });

  it("stay with the item where the IDs are another register's, or those of its subtasks", () => {
    const story = ["## US-1: Mail", "", ...criteria];
    assert.deepEqual(ids(...story, ...table("ID | Case | Result", "TC-1 | Send | sent", "TC-2 | Pack | packed")), [
      "story US-1",
    ]);
    assert.deepEqual(
      ids(...story, ...table("Subtask ID | Description | Estimate", "US-1-S1 | Send | 1h", "US-1-S2 | Pack | 2h")),
      ["story US-1"],
    );
  });
});

describe("rows after an empty line", () => {
  it("go on with the table above, as long as they have its columns", () => {
    const lines = [
      ...table("ID | Title | Status", "B-1 | Send | Done"),
      "",
      "| B-2 | Pack `a|b` | To do |",
      "| B-3 | Weigh | Done |",
      "",
      "Words.",
      "",
      "| B-4 | Stack | Done |",
    ];
    const items = read(...lines);
    assert.deepEqual(
      items.map((item) => [item.id?.value, item.title.value, item.status?.value]),
      [
        ["B-1", "Send", "done"],
        ["B-2", "Pack a|b", "todo"],
        ["B-3", "Weigh", "done"],
      ],
    );
    assert.deepEqual(ids(...table("ID | Title | Status", "B-1 | Send | Done"), "", "| B-2 | Pack |"), ["task B-1"]);
  });
});

describe("a bold word before a box's title", () => {
  const boxes = (...lines: string[]) =>
    read("## Sprint 1", "", "### Tasks", "", ...lines).map((item) => [item.kind, item.title.value]);

  it("belongs to the title where it sorts the work, and says its kind", () => {
    assert.deepEqual(
      boxes("- [ ] **BUG**: Center the text", "- [ ] **QUICK WIN:** Round the edges", "- [ ] Plain work"),
      [
        ["bug", "BUG: Center the text"],
        ["task", "QUICK WIN: Round the edges"],
        ["task", "Plain work"],
      ],
    );
  });

  it("is the title where it names the work", () => {
    assert.deepEqual(
      boxes(
        "- [ ] **Parcel list**: shows what was sent",
        "- [ ] **Label printer** - prints labels",
        "- [ ] Plain work",
      ),
      [
        ["task", "Parcel list"],
        ["task", "Label printer"],
        ["task", "Plain work"],
      ],
    );
  });
});

describe("a priority at the end of a heading", () => {
  it("is taken off the title", () => {
    const priorities = (head: string) =>
      read(`## US-1: ${head}`, "", "**Points:** 3").map((item) => [item.title.value, item.priority?.raw]);
    assert.deepEqual(priorities("Send 🔴 CRITICAL"), [["Send", "CRITICAL"]]);
    assert.deepEqual(priorities("Send — HIGH PRIORITY"), [["Send", "HIGH"]]);
    assert.deepEqual(priorities("Send (Medium priority)"), [["Send", "Medium"]]);
    assert.deepEqual(priorities("Keep it low"), [["Keep it low", undefined]]);
  });
});

describe("a list that puts work in order", () => {
  it("names items that stand elsewhere and makes none of its own", () => {
    const stories = [
      "## Product backlog",
      "",
      "### Story 1.1: Send",
      "",
      "**Points:** 3",
      "",
      "### Story 1.2: Pack",
      "",
      "**Points:** 5",
      "",
    ];
    const order = [
      "## Order of the stories",
      "",
      "1. Story 1.2: Pack",
      "2. Story 1.1 → 1.2 (Mail)",
      "3. **Pack** (P1.2)",
    ];
    assert.deepEqual(ids(...stories, ...order), ["story 1.1", "story 1.2"]);
  });
});

describe("a heading such as P1", () => {
  const story = (id: string) => ["### " + id + ": Send", "", "**Points:** 3", ""];

  it("is the priority of the items under it", () => {
    const items = read(
      "- **P0** = soon",
      "- **P1** = next",
      "",
      "## P0 — Soon",
      "",
      ...story("US-1"),
      "## P1 — Next",
      "",
      ...story("US-2"),
    );
    assert.deepEqual(
      items.map((item) => [item.id?.value, item.priority?.raw, item.priority?.inherited]),
      [
        ["US-1", "P0", true],
        ["US-2", "P1", true],
      ],
    );
  });

  it("is an item where it has none", () => {
    assert.deepEqual(ids("## P1 — Send", "", "**Points:** 3", "", "## P2 — Pack", "", "**Points:** 3"), [
      "task P1",
      "task P2",
    ]);
  });
});

describe("names of work elsewhere", () => {
  const needs = (text: string) =>
    read("## US-1: Send", "", `**Depends on:** ${text}`, "**Points:** 3")[0]?.dependsOn.map((one) =>
      one.type === "id" ? one.id : one.type,
    );

  it("are no references to this file's IDs", () => {
    assert.deepEqual(needs("US-2 (mail), Parcel Tracking Phase 2 Task 11"), ["US-2"]);
    assert.deepEqual(needs("Quality Drive Epic 3"), ["prose"]);
    assert.deepEqual(needs("Task 11, Epic 3"), ["11", "group"]);
  });

  it("may be Greek letters", () => {
    assert.deepEqual(needs("α done (scaffold), β"), ["α", "β"]);
  });
});

describe("a story without a title", () => {
  it("is called what it says", () => {
    const [item] = read(
      "### User Story 1.2",
      "",
      "As a sender I want a label so that parcels arrive.",
      "",
      "**Points:** 3",
    );
    assert.equal(item?.title.value, "As a sender I want a label so that parcels arrive.");
  });
});

describe("columns", () => {
  const first = (head: string, ...cells: string[]) => read(...table(head, ...cells))[0];

  it("take the title from the ID's cell, or from what is wished", () => {
    assert.equal(
      first("Priority | Story | Status | Notes", "P2 | 2.1 - Send | Done | Late", "P2 | 2.2 - Pack | Done | Late")
        ?.title.value,
      "Send",
    );
    const wish = first(
      "ID | Story (As a) | I want to (Goal) | So that | Priority | Business Value",
      "US-1 | Sender | send a parcel | it arrives | 1.0 | High",
    );
    assert.deepEqual([wish?.title.value, wish?.epic], ["send a parcel", null]);
  });

  it("that name a story or an epic beside the ID are its parent", () => {
    const item = first(
      "Task ID | Task | Story ID | Estimate Time (Hours)",
      "T1 | Send | US-7 | 4",
      "T2 | Pack | US-7 | 2",
    );
    assert.deepEqual([item?.epic?.value, item?.estimate?.value.hours], ["US-7", 4]);
  });

  it("may hold coloured dots as priorities, and ranges of sprints", () => {
    const dots = read(...table("ID | Title | Priority", "T1 | Send | 🔴", "T2 | Pack | 🟢"));
    assert.deepEqual(
      dots.map((item) => [item.priority?.raw, item.priority?.value.rank]),
      [
        ["🔴", 0],
        ["🟢", 3],
      ],
    );
    assert.equal(read("## US-1: Send", "", "**Sprint:** 1-2", "**Points:** 3")[0]?.sprint?.value, "Sprint 1-2");
  });

  it("give a story the tasks whose IDs are its own with a letter", () => {
    const tasks = table("Task | Status", "T-009a: Send | To do", "T-009b: Pack | Done");
    assert.deepEqual(ids("## US-009: Mail", "", "**Points:** 3", "", ...tasks), [
      "story US-009",
      "task T-009a",
      "task T-009b",
    ]);
  });
});

describe("IDs of phases", () => {
  it("name rows, where a heading's level or a version does not", () => {
    assert.deepEqual(ids(...table("ID | Title | Status", "H5-001 | Send | Done", "UI-P1 | Pack | Done")), [
      "task H5-001",
      "task UI-P1",
    ]);
    assert.deepEqual(ids(...table("Level | Size", "H5 | 12", "H6 | 11")), []);
    const [item] = read("## US-1: Send", "", "**Depends on:** H5-001, UTF-8", "**Points:** 3");
    assert.deepEqual(
      item?.dependsOn.map((one) => (one.type === "id" ? one.id : one.type)),
      ["H5-001"],
    );
  });
});
