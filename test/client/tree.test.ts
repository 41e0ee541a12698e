import assert from "node:assert/strict";
import fc from "fast-check";
import { appearance } from "../../client/features/tree/appearance.ts";
import { dropOn } from "../../client/features/tree/drop.ts";
import { byRule, countsOf, type Finding } from "../../client/features/tree/findings.ts";
import { type Row, rowAt, rowsBelow } from "../../client/features/tree/rows.ts";
import { english, isMessage } from "../../core/text/message.ts";
import type { TreeSubject, WireRow } from "../../server/protocol.ts";

const uri = "file:///b.md";

const place = (line: number) => ({
  uri,
  range: { start: { line, character: 0 }, end: { line, character: 1 } },
});

const row = (given: Partial<WireRow> = {}): WireRow => ({
  subject: { type: "item", uri, key: "US-1" },
  kind: "story",
  label: "US-1 Book a bike",
  detail: "5 points",
  state: null,
  children: 0,
  unfolded: false,
  place: place(1),
  ...given,
});

const item = (key: string, line: number, parent: Row | null = null, given: Partial<WireRow> = {}): Row => {
  const subject: TreeSubject = { type: "item", uri, key };
  const [only] = rowsBelow(parent, [row({ subject, id: key, label: `${key} Title`, place: place(line), ...given })]);
  assert.ok(only);
  return only;
};

const holder = (kind: "group" | "sprint" | "unplanned", key: string, value?: string): Row => {
  const subject: TreeSubject =
    kind === "group" ? { type: kind, key } : kind === "sprint" ? { type: kind, uri, key } : { type: kind, uri };
  const [only] = rowsBelow(null, [row({ subject, kind, label: key, ...(value === undefined ? {} : { value }) })]);
  assert.ok(only);
  return only;
};

describe("a tree row's looks", () => {
  it("say the state in words as well as in colour", () => {
    const look = appearance(row({ state: "blocked" }), english);
    assert.equal(look.colour, "charts.red");
    assert.equal(look.description, "5 points · blocked");
    assert.equal(look.spoken, "story, US-1 Book a bike, 5 points, blocked");
  });

  it("do not repeat a state that the details tell already", () => {
    assert.equal(appearance(row({ state: "done", detail: "Done, 5 pts" }), english).description, "Done, 5 pts");
    const busy = appearance(row({ state: "in-progress", detail: "in-progress" }), english);
    assert.equal(busy.spoken, "story, US-1 Book a bike, in-progress");
  });

  it("tick a criterion that is met", () => {
    assert.equal(appearance(row({ kind: "criterion", state: "done" }), english).icon, "pass");
    assert.equal(appearance(row({ kind: "criterion", state: "todo" }), english).icon, "circle-large-outline");
  });

  it("write nothing about what is still to do, but say it", () => {
    const look = appearance(row({ state: "todo" }), english);
    assert.equal(look.description, "5 points");
    assert.match(look.spoken, /to do$/);
  });

  it("draw how full a sprint is, and warn where it is over its capacity", () => {
    const full = appearance(row({ kind: "sprint", detail: "30 / 60 pts", share: 0.5 }), english);
    assert.deepEqual([full.description, full.icon], ["▰▰▰▰▱▱▱▱  30 / 60 pts", "milestone"]);
    const over = appearance(row({ kind: "sprint", detail: "89 / 85 pts, over by 4", share: 1.05 }), english);
    assert.deepEqual([over.description.slice(0, 8), over.icon], ["▰▰▰▰▰▰▰▰", "warning"]);
    assert.doesNotMatch(over.spoken, /▰/);
  });
});

describe("tree rows", () => {
  it("have names that are unique, whatever the server sends", () => {
    const subject = fc.record({
      type: fc.constant("item" as const),
      uri: fc.constantFrom("file:///1.md", "file:///2.md"),
      key: fc.constantFrom("a", "b", "a~1"),
    });
    fc.assert(
      fc.property(fc.array(subject, { maxLength: 8 }), (subjects) => {
        const names = rowsBelow(
          null,
          subjects.map((one) => row({ subject: one })),
        ).map(({ name }) => name);
        assert.equal(new Set(names).size, names.length);
      }),
    );
  });

  it("keep their names when others come in before them, and have the same on the way to an item", () => {
    const group = row({ subject: { type: "group", key: "done" }, kind: "group" });
    const one = row();
    const other = row({ subject: { type: "item", uri, key: "US-2" } });
    const top = rowsBelow(null, [group])[0] ?? null;
    const named = rowsBelow(top, [other, one])[1]?.name;
    assert.equal(rowsBelow(top, [one])[0]?.name, named);
    const found = rowAt([group, one]);
    assert.deepEqual([found?.name, found?.parent?.name], [named, top?.name]);
  });
});

const refusal = (answer: ReturnType<typeof dropOn>): string =>
  answer !== null && isMessage(answer) ? english(answer) : "not refused";

describe("dropping a row", () => {
  it("on another group writes that group's value over the one of its own", () => {
    const [todo, done] = [holder("group", "todo", "todo"), holder("group", "done", "done")];
    const to = { by: "status", value: "done", from: "todo" };
    const query = { tree: "backlog", by: "status" } as const;
    assert.deepEqual(dropOn(item("US-1", 3, todo), done, query), { item: { uri, key: "US-1" }, to });
    assert.deepEqual(dropOn(item("US-1", 3, todo), item("US-2", 9, done), query), { item: { uri, key: "US-1" }, to });
  });

  it("on a sprint plans it there, wherever it was dragged from", () => {
    const to = { by: "sprint", value: "Sprint 2", from: null };
    const asked = dropOn(item("US-1", 3), holder("sprint", "sprint 2", "Sprint 2"), { tree: "sprints" });
    assert.deepEqual(asked, { item: { uri, key: "US-1" }, to });
    const none = dropOn(item("US-1", 3), holder("unplanned", ""), { tree: "sprints" });
    assert.deepEqual(none, { item: { uri, key: "US-1" }, to: { ...to, value: null } });
  });

  it("on an epic puts it under the epic", () => {
    const asked = dropOn(item("US-1", 3), item("E-2", 9, null, { kind: "epic" }), { tree: "backlog" });
    assert.deepEqual(asked, { item: { uri, key: "US-1" }, to: { by: "epic", value: "E-2", from: null } });
  });

  it("on a neighbour takes its place", () => {
    const [first, second] = [item("US-1", 3), item("US-2", 9)];
    const beside = (key: string, side: "before" | "after") => ({ item: { uri, key }, side });
    assert.deepEqual(dropOn(first, second, { tree: "backlog" }), {
      item: { uri, key: "US-1" },
      to: beside("US-2", "after"),
    });
    assert.deepEqual(dropOn(second, first, { tree: "backlog" }), {
      item: { uri, key: "US-2" },
      to: beside("US-1", "before"),
    });
    assert.match(
      refusal(dropOn(second, first, { tree: "backlog", sort: "title" })),
      /^Items are sorted by title here\./,
    );
  });

  it("on itself or on nothing does nothing, and moves items alone", () => {
    assert.equal(dropOn(item("US-1", 3), item("US-1", 3), { tree: "backlog" }), null);
    assert.equal(dropOn(item("US-1", 3), null, { tree: "backlog" }), null);
    assert.match(
      refusal(dropOn(holder("group", "done", "done"), null, { tree: "backlog" })),
      /^Only items can be moved/,
    );
  });
});

describe("findings by rule", () => {
  const finding = (rule: string, severity: number, line = 0): Finding => ({
    rule,
    severity,
    line,
    page: null,
    message: "m",
    uri,
  });

  it("begin with the worst and the most frequent, in order of place", () => {
    const groups = byRule([finding("b", 1, 9), finding("a", 2), finding("c", 0), finding("b", 1, 2), finding("d", 1)]);
    assert.deepEqual(
      groups.map(({ rule, severity, findings }) => [rule, severity, findings.map(({ line }) => line)]),
      [
        ["c", 0, [0]],
        ["b", 1, [2, 9]],
        ["d", 1, [0]],
        ["a", 2, [0]],
      ],
    );
  });

  it("are counted in words, hints and information left out", () => {
    assert.equal(
      english(countsOf([finding("a", 0), finding("b", 1), finding("b", 1), finding("c", 3)])),
      "1 error, 2 warnings",
    );
    assert.equal(english(countsOf([finding("c", 3)])), "");
  });
});
