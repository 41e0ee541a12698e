import assert from "node:assert/strict";
import { idKey, idParts, keyOfItem, namespaceFit, withNumber } from "../../../core/index/ids.ts";
import { item } from "../../harness/builders.ts";

describe("IDs", () => {
  const same: readonly (readonly [string, string])[] = [
    ["US-001", "US1"],
    ["us-001", "US-1"],
    ["#12", "12"],
    ["S1-BE-03b", "s1-be-3b"],
    ["US–004", "US-004"],
    ["Story 1.1", "1.1"],
    ["Issue #5", "#5"],
    ["[US-001]", "US-001"],
    ["S1-F4 ✅", "S1-F4"],
  ];
  for (const [one, other] of same) {
    it(`takes ${one} and ${other} for one`, () => assert.equal(idKey(one).key, idKey(other).key));
  }

  const different: readonly (readonly [string, string])[] = [
    ["1.1", "1.10"],
    ["1.1", "11"],
    ["US-01-01", "US-0101"],
    ["S1-1", "S11"],
    ["S1-BE-03", "S1-BE-03b"],
    ["US-1", "FR-1"],
    ["T-028f-list", "T-028f-restore"],
  ];
  for (const [one, other] of different) {
    it(`keeps ${one} and ${other} apart`, () => assert.notEqual(idKey(one).key, idKey(other).key));
  }

  it("reads the namespace that a spelling states", () => {
    assert.equal(idKey("User Stories 1.2").word, "story");
    assert.equal(idKey("Tasks 3").word, "task");
    assert.equal(idKey("EPIC-001").word, "epic");
    assert.equal(idKey("US-001").word, null);
    assert.equal(idKey("Storybook 7").word, null);
  });

  it("keeps stated namespaces apart and lets an unstated one fit work", () => {
    assert.equal(namespaceFit("story", "task"), 0);
    assert.equal(namespaceFit("requirement", null), 0);
    assert.equal(namespaceFit("epic", null), 0);
    assert.ok(namespaceFit("story", null) > 0);
    assert.ok(namespaceFit("epic", "epic") > namespaceFit(null, "epic"));
  });

  it("puts an epic's bare number into the epics' namespace", () => {
    assert.equal(keyOfItem(item({ id: "2", kind: "epic" }))?.word, "epic");
    assert.equal(keyOfItem(item({ id: "2" }))?.word, null);
  });

  it("cuts an ID at its last number", () => {
    assert.deepEqual(idParts(idKey("S1-BE-03b").key), { prefix: "s1-be", number: 3, suffix: "b" });
    assert.deepEqual(idParts("1.7"), { prefix: "1.", number: 7, suffix: "" });
    assert.equal(idParts("abc"), null);
  });

  it("writes another number in the same spelling", () => {
    assert.equal(withNumber("US-001", 30), "US-030");
    assert.equal(withNumber("S1-BE-03b", 12), "S1-BE-12");
    assert.equal(withNumber("Alpha", 1), null);
  });
});
