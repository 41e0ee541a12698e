import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { scheduleOf } from "../../../core/index/schedule.ts";
import type { Item } from "../../../core/model/item.ts";
import { fileOf, id, item, names, workspaceOf } from "../../harness/builders.ts";

const schedule = (items: readonly Item[]) => scheduleOf(workspaceOf(fileOf(items)));

describe("the critical path", () => {
  const a = item({ id: "US-1", points: 3 });
  const b = item({ id: "US-2", points: 5, dependsOn: [id("US-1")] });
  const c = item({ id: "US-3", points: 1, dependsOn: [id("US-1")] });
  const d = item({ id: "US-4", points: 2, dependsOn: [id("US-2"), id("US-3")] });
  const alone = item({ id: "US-5", points: 8 });

  it("is the longest chain, and the rest has the time that is left over", () => {
    const { criticalPath, length, unit, complete, slackOf } = schedule([a, b, c, d, alone]);
    assert.deepEqual(names(criticalPath), ["US-1", "US-2", "US-4"]);
    assert.deepEqual({ length, unit, complete }, { length: 10, unit: "points", complete: true });
    assert.deepEqual([a, b, c, d, alone].map(slackOf), [0, 0, 4, 0, null]);
  });

  it("leaves circles out, with what waits for them", () => {
    const x = item({ id: "US-6", points: 50, dependsOn: [id("US-7")] });
    const y = item({ id: "US-7", points: 50, dependsOn: [id("US-6")] });
    const { length, slackOf } = schedule([a, b, c, d, x, y]);
    assert.equal(length, 10);
    assert.equal(slackOf(x), null);
  });

  it("says where an estimate is missing", () => {
    const unsized = item({ id: "US-8", dependsOn: [id("US-4")] });
    const { criticalPath, complete } = schedule([a, b, c, d, unsized]);
    assert.equal(criticalPath.length, 3, "an item without a length makes no path longer");
    assert.equal(complete, true);
    const start = item({ id: "US-9" });
    const end = item({ id: "US-10", points: 1, dependsOn: [id("US-9")] });
    assert.equal(schedule([start, end]).complete, false);
  });

  it("is empty where nothing depends on anything", () => {
    assert.deepEqual(schedule([alone]).criticalPath, []);
    assert.equal(schedule([]).length, 0);
  });
});
