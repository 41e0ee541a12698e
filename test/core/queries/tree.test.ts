// The trees of the activity bar: grouped, sorted, searched, one level at a time.
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { readText } from "../../../core/dialects/reader.ts";
import { buildFileIndex } from "../../../core/index/buildFileIndex.ts";
import type { FileIndex } from "../../../core/index/fileIndex.ts";
import type { TreeQuery, TreeRow, TreeSubject } from "../../../core/queries/tree/row.ts";
import { treeCard, treePath, treeRows } from "../../../core/queries/tree/tree.ts";
import { fileOf, item, workspaceOf } from "../../harness/builders.ts";
import { english, say, type Value } from "../../../core/text/message.ts";

const ferry = `# Ferry

## Epic 1: Boarding

### US-001: Scan a ticket
**Story Points:** 5
**Priority:** P2
**Owner:** Ada
**Status:** Done

**Acceptance Criteria:**
- [x] A valid ticket beeps within 1 s
- [ ] A used ticket shows "Used at 9:00"

### US-002: Count the cars
**Story Points:** 8
**Priority:** P0
**Owner:** Ada, Bo
**Status:** In Progress
**Dependencies:** US-001

## Epic 2: Harbour

### US-003: Close the ramp
**Story Points:** 3
**Priority:** P1
**Dependencies:** US-002

### US-004: Paint the funnel

## Sprint 1: Ramp

**Capacity:** 12 story points

### Committed Stories:
1. **US-001: Scan a ticket** (5 pts) - Backend
2. **US-002: Count the cars** (8 pts) - Backend
`;

const uri = "file.md";

function treeOf(text: string | FileIndex, query: TreeQuery) {
  const file = typeof text === "string" ? buildFileIndex(readText(uri, text)) : text;
  const workspace = workspaceOf(file);
  const rows = (of: TreeSubject | null = null) => treeRows(workspace, [file], query, of);
  const all = (of: TreeSubject | null = null, depth = 0): string[] =>
    rows(of).flatMap((row) => [
      `${"  ".repeat(depth)}${words(row.label)}${words(row.detail) === "" ? "" : ` | ${words(row.detail)}`}`,
      ...all(row.subject, depth + 1),
    ]);
  const pathTo = (key: string) => treePath(workspace, [file], query, { uri, key }).map(({ label }) => words(label));
  const card = (subject: TreeSubject) => treeCard(workspace, subject, english);
  return { rows, all, pathTo, card };
}

const words = (value: Value): string => english(say`${value}`);
const labels = (rows: readonly TreeRow[]) => rows.map(({ label }) => words(label));

describe("the tree of the backlog", () => {
  it("nests what the document nests, and counts what is folded", () => {
    const { all, rows } = treeOf(ferry, { tree: "backlog" });
    assert.deepEqual(all(), [
      "file.md | 6 items, 1 sprint",
      "  Epic 1 Boarding | 1/2 done · 13 pts",
      "    US-001 Scan a ticket | 5 points · done",
      "      A valid ticket beeps within 1 s",
      '      A used ticket shows "Used at 9:00"',
      "    US-002 Count the cars | 8 points · in-progress",
      "  Epic 2 Harbour | 0/2 done · 3 pts",
      "    US-003 Close the ramp | 3 points",
      "    US-004 Paint the funnel",
    ]);
    assert.deepEqual(
      rows({ type: "file", uri }).map(({ children, unfolded }) => [children, unfolded]),
      [
        [2, true],
        [2, true],
      ],
    );
  });

  it("groups by status, with places for those that have nothing yet", () => {
    const { rows, pathTo } = treeOf(ferry, { tree: "backlog", by: "status" });
    assert.deepEqual(
      rows().map(({ label, children, value }) => [words(label), children, value]),
      [
        ["To do", 0, "todo"],
        ["In progress", 1, "in-progress"],
        ["Blocked", 0, "blocked"],
        ["Done", 1, "done"],
        ["No status", 2, undefined],
      ],
    );
    assert.deepEqual(labels(rows({ type: "group", key: "" })), ["US-003 Close the ramp", "US-004 Paint the funnel"]);
    assert.deepEqual(pathTo("US-002"), ["In progress", "US-002 Count the cars"]);
  });

  it("shows an item under each of its owners", () => {
    const { rows } = treeOf(ferry, { tree: "backlog", by: "owner" });
    assert.deepEqual(
      rows().map(({ label, detail }) => `${words(label)}: ${words(detail)}`),
      ["Ada: 1/2 done · 13 pts", "Bo: 0/1 done · 8 pts", "No owner: 0/2 done · 3 pts"],
    );
  });

  it("sorts what stands beside each other, what states nothing last", () => {
    const sorted = (sort: "priority" | "estimate" | "title") => {
      const { rows } = treeOf(ferry.replace(/## Epic 2: Harbour\n/, ""), { tree: "backlog", sort });
      const [epic] = rows({ type: "file", uri });
      return labels(rows(epic?.subject ?? null)).map((label) => label.slice(0, 6));
    };
    assert.deepEqual(sorted("priority"), ["US-002", "US-003", "US-001", "US-004"]);
    assert.deepEqual(sorted("estimate"), ["US-002", "US-001", "US-003", "US-004"]);
    assert.deepEqual(sorted("title"), ["US-003", "US-002", "US-004", "US-001"]);
  });

  it("keeps in a search what is found, with what stands above and below it", () => {
    const found = (search: string) =>
      treeOf(ferry, { tree: "backlog", search })
        .all()
        .map((line) => line.replace(/ \|.*/, ""));
    assert.deepEqual(found("RAMP close"), ["file.md", "  Epic 2 Harbour", "    US-003 Close the ramp"]);
    assert.deepEqual(found("harbour"), [
      "file.md",
      "  Epic 2 Harbour",
      "    US-003 Close the ramp",
      "    US-004 Paint the funnel",
    ]);
    const { rows } = treeOf(ferry, { tree: "backlog", by: "status", search: "ada" });
    assert.deepEqual(labels(rows()), ["In progress", "Done"]);
  });

  it("leads to an item from the top, and nowhere where it is not shown", () => {
    const { pathTo } = treeOf(ferry, { tree: "backlog" });
    assert.deepEqual(pathTo("US-003"), ["file.md", "Epic 2 Harbour", "US-003 Close the ramp"]);
    assert.deepEqual(pathTo("US-999"), []);
    assert.deepEqual(treeOf(ferry, { tree: "backlog", search: "ticket" }).pathTo("US-003"), []);
  });

  it("makes a card of an item when it is looked at", () => {
    const { card } = treeOf(ferry, { tree: "backlog" });
    assert.match(card({ type: "item", uri, key: "US-002" }) ?? "", /^\*\*US-002 Count the cars\*\*/);
    assert.match(card({ type: "sprint", uri, key: "sprint 1" }) ?? "", /^\*\*Sprint 1: Ramp\*\*/);
    assert.equal(card({ type: "item", uri, key: "US-999" }), null);
    assert.equal(card({ type: "file", uri }), null);
  });
});

describe("a backlog of many items", () => {
  const items = Array.from({ length: 12_345 }, (_, order) => item({ id: `T${order + 1}` }));
  const tree = treeOf(fileOf(items), { tree: "backlog", by: "status" });

  it("comes in ranges of a hundred, of which nothing is left out", () => {
    const rest = tree.rows().at(-1);
    assert.equal(rest?.children, 12_345);
    const ends = (of: TreeSubject | null): number => {
      const rows = tree.rows(of);
      assert.ok(rows.length <= 100, `${rows.length} rows at once`);
      return rows.reduce((sum, row) => sum + (row.kind === "range" ? ends(row.subject) : 1), 0);
    };
    assert.equal(ends(rest?.subject ?? null), 12_345);
  });

  it("is found its way through", () => {
    assert.deepEqual(tree.pathTo("T12345"), [
      "No status",
      "T10001 … T12345",
      "T12301 … T12345",
      "T12345 Title of T12345",
    ]);
    assert.deepEqual(tree.pathTo("T100"), ["No status", "T1 … T10000", "T1 … T100", "T100 Title of T100"]);
  });
});

describe("the tree of sprints", () => {
  it("says how full they are, and what no sprint holds", () => {
    const { all, rows, pathTo } = treeOf(ferry, { tree: "sprints" });
    assert.deepEqual(all(), [
      "Sprint 1: Ramp | 13 / 12 pts, over by 1 · 1/2 done",
      "  US-001 Scan a ticket | 5 points · done",
      "    A valid ticket beeps within 1 s",
      '    A used ticket shows "Used at 9:00"',
      "  US-002 Count the cars | 8 points · in-progress",
      "Not planned | 0/2 done · 3 pts",
      "  US-003 Close the ramp | 3 points",
      "  US-004 Paint the funnel",
    ]);
    const [sprint] = rows();
    assert.deepEqual([sprint?.share, sprint?.value], [1.08, "Sprint 1"]);
    assert.deepEqual(pathTo("US-002"), ["Sprint 1: Ramp", "US-002 Count the cars"]);
    assert.deepEqual(pathTo("US-004"), ["Not planned", "US-004 Paint the funnel"]);
  });
});

describe("the tree of dependencies", () => {
  const focus = (key: string) => treeOf(ferry, { tree: "dependencies", focus: { uri, key } });

  it("shows what an item waits for and what waits for it, deeper with each step", () => {
    assert.deepEqual(focus("US-002").all(), [
      "US-002 Count the cars | 8 points · in-progress · critical",
      "  Blocked by | 1, 0 open",
      "    US-001 Scan a ticket | 5 points · done",
      "  Blocks | 1",
      "    US-003 Close the ramp | 3 points · critical",
    ]);
    assert.deepEqual(focus("US-003").all().slice(1), [
      "  Blocked by | 1",
      "    US-002 Count the cars | 8 points · in-progress · critical",
      "      US-001 Scan a ticket | 5 points · done",
    ]);
  });

  it("says where there are none, and shows nothing of an item that is gone", () => {
    assert.deepEqual(focus("US-004").all(), ["US-004 Paint the funnel | no dependencies"]);
    assert.deepEqual(focus("US-999").all(), []);
    assert.deepEqual(treeOf(ferry, { tree: "dependencies" }).all(), []);
  });

  it("goes round in a circle only as far as it is unfolded", () => {
    const circle = "# A\n\n### US-1: One\n**Dependencies:** US-2\n\n### US-2: Two\n**Dependencies:** US-1\n";
    const { rows } = treeOf(circle, { tree: "dependencies", focus: { uri, key: "US-1" } });
    const below = (key: string) => rows({ type: "needs", uri, key });
    assert.deepEqual(labels(below("US-1")), ["US-2 Two"]);
    assert.deepEqual(labels(below("US-2")), ["US-1 One"]);
  });
});
