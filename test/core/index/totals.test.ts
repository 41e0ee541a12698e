import assert from "node:assert/strict";
import { computedFor, computedForEpic } from "../../../core/index/totals.ts";
import type { Total, Unit } from "../../../core/model/plan.ts";
import type { TaskLine } from "../../../core/model/item.ts";
import { fileOf, item, placeOf, sprint } from "../../harness/builders.ts";
import { say } from "../../../core/text/message.ts";

const amount = (value: number, unit: Unit = "points") => ({ amount: value, unit, at: placeOf(String(value)) });
const total = (stated: number, unit: Unit, of: Total["of"], parts: Total["parts"] = []): Total => ({
  what: "Total",
  stated: amount(stated, unit),
  parts,
  of,
});

const stories = [item({ id: "US-1", points: 5 }), item({ id: "US-2", points: 8 })];
const sums = (one: Total, file = fileOf(stories)): readonly number[] => computedFor(one, file).map(({ sum }) => sum);
const task = (hours: number | null): TaskLine => ({
  title: "t",
  hours,
  role: null,
  done: null,
  at: placeOf("t"),
  hoursAt: null,
});

describe("totals", () => {
  it("add the numbers that the text lists, in one unit alone", () => {
    assert.deepEqual(sums(total(9, "points", null, [amount(1.1), amount(2.2)])), [3.3]);
    assert.deepEqual(sums(total(9, "points", null, [amount(1), amount(2, "hours")])), []);
    assert.deepEqual(sums(total(9, "points", null, [amount(9)])), []);
  });
  it("of a file add the estimates of its work, not of its epics", () => {
    const file = fileOf([item({ id: "Epic 1", kind: "epic", points: 40 }), ...stories]);
    assert.deepEqual(sums(total(9, "points", { type: "file" }), file), [13]);
  });
  it("are not known while an estimate is missing, is a range or in another unit, or something was not read", () => {
    const open = item({ id: "US-3" });
    const ranged = item({ id: "US-3", points: 3 });
    const estimate = ranged.estimate;
    assert.ok(estimate !== null);
    const upTo = { ...ranged, estimate: { ...estimate, value: { ...estimate.value, upTo: 5 } } };
    for (const one of [open, upTo])
      assert.deepEqual(sums(total(9, "points", { type: "file" }), fileOf([...stories, one])), []);
    assert.deepEqual(sums(total(9, "hours", { type: "file" })), []);
    const unread = [{ at: placeOf("US-9"), reason: say`no title` }];
    assert.deepEqual(sums(total(9, "points", { type: "file" }), fileOf(stories, { unread })), []);
  });
  it("of items may count all work or one kind of it", () => {
    const file = fileOf([...stories, item({ id: "T-1", kind: "task" })]);
    assert.deepEqual(sums(total(9, "items", { type: "file" }), file), [3, 2, 1]);
  });
  it("of an epic add its stories", () => {
    const epic = item({ id: "Epic 1", kind: "epic", points: 20 });
    const file = fileOf([
      epic,
      item({ id: "US-1", points: 5, epic: "Epic 1" }),
      item({ id: "US-2", points: 8, epic: "Epic 1" }),
      item({ id: "US-3", points: 1 }),
    ]);
    assert.deepEqual(sums(total(9, "points", { type: "epic", name: "Epic 1" }), file), [13]);
    assert.deepEqual(
      computedForEpic(epic, file).map(({ sum }) => sum),
      [13],
    );
    assert.deepEqual(sums(total(9, "points", { type: "epic", name: "Epic 7" }), file), []);
  });
  it("of a sprint add what it commits to, when all of it is known", () => {
    const known = sprint("Sprint 1", { commitments: [{ of: { type: "id", id: "US-1" }, points: 3 }] });
    const partly = sprint("Sprint 1", {
      commitments: [{ of: { type: "id", id: "US-1" }, continued: true }, { of: { type: "id", id: "US-2" } }],
    });
    const of = { type: "sprint", name: "Sprint 1" } as const;
    assert.deepEqual(sums(total(9, "points", of), fileOf(stories, { sprints: [known] })), [3]);
    assert.deepEqual(sums(total(9, "points", of), fileOf(stories, { sprints: [partly] })), []);
  });
  it("of an item add its tasks, its subtasks or both", () => {
    const one = item({ id: "US-1", extra: { tasks: [task(2), task(3)], subtasks: [task(1)] } });
    assert.deepEqual(sums(total(9, "hours", { type: "item", name: "US-1" }), fileOf([one])), [5, 1, 6]);
    const open = item({ id: "US-1", extra: { tasks: [task(2), task(null)] } });
    assert.deepEqual(sums(total(9, "hours", { type: "item", name: "US-1" }), fileOf([open])), []);
  });
});
