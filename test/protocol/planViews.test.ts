// Board, capacity, graph and moving items over the protocol, on samples in several shapes.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import type { BoardColumn, Capacities, DependencyGraph, Regrouped } from "../../server/protocol.ts";
import { startEditor } from "../harness/bundle.ts";
import type { FakeEditor } from "../harness/fakeEditor.ts";
import { root } from "../harness/sources.ts";

const uriOf = (name: string) => `file:///plans/${name}.md`;

describe("views over the protocol", function () {
  this.timeout(30_000);
  let editor: FakeEditor;
  const samples = ["checklist", "key-value", "sprint-tables", "stories-and-sprints"];
  beforeEach(async () => {
    editor = await startEditor();
    for (const name of samples)
      editor.open(uriOf(name), readFileSync(path.join(root, "examples", `${name}.md`), "utf8"));
  });
  afterEach(async () => {
    assert.equal(await editor.stop(), 0);
  });

  const board = (params: object) => editor.request("backlint/board", params) as Promise<BoardColumn[]>;

  it("put cards into columns, over all files or one", async () => {
    const counts = (columns: readonly BoardColumn[]) => columns.map(({ title, count }) => `${title} ${count}`);
    const one = await board({ uri: uriOf("checklist"), by: "status", first: 3 });
    assert.deepEqual(counts(one), ["To do 6", "In progress 0", "Blocked 0", "Done 4"]);
    assert.deepEqual(
      one.map(({ cards }) => cards.length),
      [3, 0, 0, 3],
    );
    const all = await board({ by: "sprint", first: 1 });
    assert.deepEqual(all.find(({ title }) => title === "Sprint 1: First ticket (RC v0.2.0)")?.cards[0]?.id, "S1-BE-01");
    const [card] = one[0]?.cards ?? [];
    assert.equal(card?.id, "2.2");
    assert.equal(card?.range.start.line, 19);
  });

  it("show how full the sprints are", async () => {
    const { sprints } = (await editor.request("backlint/capacity", {
      uri: uriOf("stories-and-sprints"),
    })) as Capacities;
    const [first] = sprints;
    assert.equal(first?.name, "Sprint 1: Boarding");
    assert.deepEqual(
      first?.bars.filter((bar) => bar.unit === "points").map(({ role, planned, limit }) => ({ role, planned, limit })),
      [{ role: null, planned: 21, limit: 20 }],
    );
  });

  it("draw what depends on what", async () => {
    const graph = (await editor.request("backlint/graph", {
      uri: uriOf("sprint-tables"),
      limit: 100,
    })) as DependencyGraph;
    const label = (name: string) => graph.nodes.find((node) => node.name === name)?.label;
    const edges = graph.edges.map(({ from, to }) => `${label(from)} > ${label(to)}`);
    assert.ok(edges.includes("S0-OPS-01 > S0-OPS-02"), edges.join());
    assert.match(graph.mermaid, /^flowchart LR\n/);
  });

  it("move an item by one edit of its text, or say why not", async () => {
    const item = { uri: uriOf("checklist"), key: "2.2" };
    const to = { by: "status", value: "done", from: "todo" };
    const done = (await editor.request("backlint/regroup", { item, to })) as Regrouped;
    assert.equal(done.refused, null);
    const [edit] = editor.applied;
    assert.deepEqual(edit?.documentChanges?.[0]?.edits, [
      { range: { start: { line: 19, character: 2 }, end: { line: 19, character: 5 } }, newText: "[x]" },
    ]);
    const gone = await editor.request("backlint/regroup", { item: { ...item, key: "9.9" }, to });
    assert.match((gone as Regrouped).refused ?? "", /not in the file any more/);
    assert.equal(editor.applied.length, 1);
  });
});
