import assert from "node:assert/strict";
import fc from "fast-check";
import { appearance } from "../../client/features/tree/appearance.ts";
import { type Row, rowsOf } from "../../client/features/tree/rows.ts";
import type { TreeNode } from "../../server/protocol.ts";

const place = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };

const node = (given: Partial<TreeNode>): TreeNode => ({
  key: "k",
  kind: "story",
  label: "Book a bike",
  description: "5 pts",
  tooltip: "",
  state: null,
  uri: "file:///b.md",
  range: place,
  children: [],
  ...given,
});

const flat = (rows: readonly Row[]): readonly Row[] => rows.flatMap((row) => [row, ...flat(row.children)]);

describe("a tree row's looks", () => {
  it("say the state in words as well as in colour", () => {
    const look = appearance(node({ state: "blocked" }));
    assert.equal(look.colour, "charts.red");
    assert.equal(look.description, "5 pts · blocked");
    assert.equal(look.spoken, "story, Book a bike, 5 pts, blocked");
  });

  it("do not repeat a state that the description tells already", () => {
    assert.equal(appearance(node({ state: "done", description: "Done, 5 pts" })).description, "Done, 5 pts");
  });

  it("tick a criterion that is met", () => {
    assert.equal(appearance(node({ kind: "criterion", state: "done" })).icon, "pass");
    assert.equal(appearance(node({ kind: "criterion", state: "todo" })).icon, "circle-large-outline");
  });

  it("write nothing about what is still to do, but say it", () => {
    const look = appearance(node({ state: "todo" }));
    assert.equal(look.description, "5 pts");
    assert.match(look.spoken, /to do$/);
  });
});

describe("tree rows", () => {
  it("have ids that are unique, whatever keys the server sends", () => {
    const own = {
      key: fc.constantFrom("a", "b", "a~1"),
      uri: fc.constantFrom("file:///1.md", "file:///2.md"),
    };
    const leaf = fc.record(own).map(node);
    const tree = fc.record({ ...own, children: fc.array(leaf, { maxLength: 4 }) }).map(node);
    fc.assert(
      fc.property(fc.array(tree, { maxLength: 5 }), (nodes) => {
        const ids = flat(rowsOf(nodes, 60)).map(({ id }) => id);
        assert.equal(new Set(ids).size, ids.length);
      }),
    );
  });

  it("keep their ids when other rows come in before them", () => {
    const before = rowsOf([node({ key: "US-2" })], 60);
    const after = rowsOf([node({ key: "US-1" }), node({ key: "US-2" })], 60);
    assert.equal(after[1]?.id, before[0]?.id);
  });

  it("unfold epics in a small backlog and only files in a large one", () => {
    const epic = node({ kind: "epic", children: [node({}), node({})] });
    const unfolded = (limit: number) =>
      flat(rowsOf([node({ kind: "file", children: [epic] })], limit)).map((row) => row.unfolded);
    assert.deepEqual(unfolded(4), [true, true, false, false]);
    assert.deepEqual(unfolded(3), [true, false, false, false]);
  });
});
