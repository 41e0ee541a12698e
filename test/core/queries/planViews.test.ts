// Board, sprint loads and dependency graph over one small backlog in several shapes.
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { readText } from "../../../core/dialects/reader.ts";
import { buildFileIndex } from "../../../core/index/buildFileIndex.ts";
import { board } from "../../../core/queries/board.ts";
import { dependencyGraph } from "../../../core/queries/dependencyGraph.ts";
import { type Grouping, groupsOf } from "../../../core/queries/groups.ts";
import { itemKey, itemWithKey } from "../../../core/queries/itemKey.ts";
import { mermaidOf } from "../../../core/queries/mermaid.ts";
import { burnUp, sprintLoads } from "../../../core/queries/sprintLoads.ts";
import { written } from "../../../core/text/span.ts";
import { workspaceOf } from "../../harness/builders.ts";
import { english, say } from "../../../core/text/message.ts";

const ferry = `# Ferry backlog

| Role | Sprint Capacity |
| --- | --- |
| Backend Developer | 20 hrs |
| Deckhand | 8 hrs |

## Epic 1: Boarding

### US-001: Scan a ticket
**Story Points:** 5
**Owner:** Ada
**Labels:** deck, scanner
**Status:** Done

### US-002: Count the cars
**Story Points:** 8
**Owner:** Ada, Bo
**Labels:** deck
**Status:** In Progress
**Dependencies:** US-001

### US-003: Close the ramp
**Story Points:** 3
**Labels:** safety
**Dependencies:** US-001, US-002

### US-004: Paint the funnel
**Story Points:** 2

## Sprint 1: Ramp

**Capacity:** 12 story points

### Committed Stories:
1. **US-001: Scan a ticket** (5 pts) - Backend
   - Read the code (12 hrs) - Backend
2. **US-002: Count the cars** (8 pts) - Backend/Deckhand
   - Count (9 hrs) - Backend
   - Wave (3 hrs) - Deckhand

## Sprint 2: Funnel

**Capacity:** 10 story points

### Committed Stories:
1. **US-003: Close the ramp** (3 pts) - Deckhand
`;

const file = buildFileIndex(readText("file:///ferry.md", ferry));
const workspace = workspaceOf(file);
const groups = (by: Grouping) =>
  groupsOf([file], by).map(
    ({ title, members }) => `${english(say`${title}`)}: ${members.map(({ item }) => item.id?.value).join(" ")}`,
  );

describe("items in groups", () => {
  it("are sorted by what the documents say, and come last where they say nothing", () => {
    assert.deepEqual(groups("status"), [
      "To do: ",
      "In progress: US-002",
      "Blocked: ",
      "Done: US-001",
      "No status: US-003 US-004",
    ]);
    assert.deepEqual(groups("sprint"), [
      "Sprint 1: Ramp: US-001 US-002",
      "Sprint 2: Funnel: US-003",
      "Not planned: US-004",
    ]);
    assert.deepEqual(groups("owner"), ["Ada: US-001 US-002", "Bo: US-002", "No owner: US-003 US-004"]);
    assert.deepEqual(groups("label"), ["deck: US-001 US-002", "scanner: US-001", "safety: US-003", "No label: US-004"]);
    assert.deepEqual(groups("epic"), ["Epic 1 Boarding: US-001 US-002 US-003 US-004"]);
  });

  it("keep their key while the text around them changes", () => {
    const second = file.items.find((item) => item.id?.value === "US-002");
    assert.ok(second);
    const edited = buildFileIndex(readText("file:///ferry.md", `A word before.\n\n${ferry}`));
    assert.equal(itemWithKey(edited, itemKey(file, second))?.title.value, "Count the cars");
    assert.equal(itemWithKey(edited, "US-009"), null);
  });

  it("are told apart where they share an ID or a title", () => {
    const twice = buildFileIndex(
      readText("file:///two.md", "### US-1: One\n**Points:** 1\n\n### US-1: Two\n**Points:** 2\n"),
    );
    const keys = twice.items.map((item) => itemKey(twice, item));
    assert.equal(new Set(keys).size, 2);
    assert.deepEqual(
      keys.map((key) => itemWithKey(twice, key)),
      [...twice.items],
    );
  });
});

describe("the board", () => {
  it("counts everything and sends the first cards", () => {
    const columns = board(workspace, [file], { by: "sprint", first: 1 });
    assert.deepEqual(
      columns.map(({ title, count, points, cards }) => [english(say`${title}`), count, points, cards.length]),
      [
        ["Sprint 1: Ramp", 2, 13, 1],
        ["Sprint 2: Funnel", 1, 3, 1],
        ["Not planned", 1, 2, 1],
      ],
    );
    const scrolled = board(workspace, [file], { by: "sprint", first: 1, more: { "sprint 1": 2 } });
    const sent = (query: object) =>
      board(workspace, [file], { by: "sprint", first: 1, ...query }).map(({ cards }) => cards.length);
    const [all] = [sent({})];
    assert.deepEqual(
      sent({ columns: 1 }),
      all.map((count, at) => (at === 0 ? count : 0)),
    );
    assert.deepEqual(
      sent({ columns: 0, more: { "sprint 1": 1 } }),
      all.map((count, at) => (columns[at]?.key === "sprint 1" ? count : 0)),
    );
    assert.equal(scrolled[0]?.cards.length, 2);
  });

  it("says what a card waits for: dependencies that are not done", () => {
    const cards = board(workspace, [file], { by: "status", first: 9 }).flatMap((column) => column.cards);
    const waits = Object.fromEntries(cards.map(({ id, waitsFor }) => [id, waitsFor]));
    assert.deepEqual(waits, { "US-001": [], "US-002": [], "US-003": ["US-002"], "US-004": [] });
  });

  it("shows the cards that have all the words searched for", () => {
    const found = (search: string) =>
      board(workspace, [file], { by: "status", first: 9, search }).flatMap(({ cards }) => cards.map(({ id }) => id));
    assert.deepEqual(found("deck ada"), ["US-002", "US-001"]);
    assert.deepEqual(found("funnel"), ["US-004"]);
    assert.deepEqual(found("no such"), []);
  });
});

describe("sprint loads", () => {
  const loads = sprintLoads([file]);

  it("hold the team's and each role's figures against their limits", () => {
    const text = loads.map(({ name, bars }) => [
      name,
      ...bars.map((bar) => `${bar.role ?? "team"} ${bar.planned}/${bar.limit}`),
    ]);
    assert.deepEqual(text, [
      ["Sprint 1: Ramp", "team 13/12", "Backend Developer 21/20", "Deckhand 3/8"],
      ["Sprint 2: Funnel", "team 3/10", "Backend Developer 0/20", "Deckhand 0/8"],
    ]);
  });

  it("add up to a burn-up", () => {
    assert.deepEqual(burnUp(loads), [
      { name: "Sprint 1: Ramp", planned: 13, done: 5 },
      { name: "Sprint 2: Funnel", planned: 16, done: 5 },
    ]);
    assert.deepEqual(burnUp([]), []);
  });
});

describe("the dependency graph", () => {
  it("marks the critical path and the arrows that others imply", () => {
    const graph = dependencyGraph(workspace, [file], { limit: 50 });
    const label = (name: string) => graph.nodes.find((node) => node.name === name)?.label;
    assert.deepEqual(
      graph.edges.map(({ from, to, critical, implied }) => [label(from), label(to), critical, implied]),
      [
        ["US-001", "US-002", false, false],
        ["US-001", "US-003", false, true],
        ["US-002", "US-003", true, false],
      ],
    );
    assert.equal(english(graph.summary), "Critical path: 2 items, 11 points");
    assert.equal(graph.grouped, false);
    assert.equal(graph.total, 3);
  });

  it("draws groups where the items are too many, and one group's items on request", () => {
    const graph = dependencyGraph(workspace, [file], { limit: 2 });
    assert.equal(graph.grouped, true);
    assert.deepEqual(
      graph.nodes.map(({ title, items }) => [title, items]),
      [["Boarding", 3]],
    );
    const [group] = graph.nodes;
    const inside = dependencyGraph(workspace, [file], { limit: 2, group: group?.name ?? "" });
    assert.deepEqual(
      inside.nodes.map(({ label }) => label),
      ["US-001", "US-002"],
    );
  });

  it("shows what an item needs and what needs it, nearest first", () => {
    const focus = { uri: "file:///ferry.md", key: "US-003" };
    const graph = dependencyGraph(workspace, [file], { limit: 2, focus });
    assert.deepEqual(
      graph.nodes.map(({ label }) => label),
      ["US-003", "US-001"],
    );
    assert.deepEqual(dependencyGraph(workspace, [file], { limit: 9, focus: { ...focus, key: "gone" } }).nodes, []);
  });

  it("goes where its item starts", () => {
    const [node] = dependencyGraph(workspace, [file], { limit: 50 }).nodes;
    assert.ok(node);
    assert.match(written(node.at), /US-001: Scan a ticket/);
  });

  it("is written as Mermaid, free text made harmless", () => {
    const quoted = ferry.replace("Count the cars", 'Count "all" #cars');
    const other = buildFileIndex(readText("file:///ferry.md", quoted));
    const text = mermaidOf(dependencyGraph(workspaceOf(other), [other], { limit: 50 }));
    assert.equal(
      text,
      [
        "flowchart LR",
        '  n1["US-001 Scan a ticket"]',
        '  n2["US-002 Count #quot;all#quot; #35;cars"]',
        '  n3["US-003 Close the ramp"]',
        "  n1 --> n2",
        "  n1 --> n3",
        "  n2 ==> n3",
        "  classDef critical stroke-width:3px",
        "  class n2,n3 critical",
        "",
      ].join("\n"),
    );
  });
});
