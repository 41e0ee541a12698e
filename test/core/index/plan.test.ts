import assert from "node:assert/strict";
import { roleKey, sprintKey, sprintNumber } from "../../../core/index/planKeys.ts";
import { fileOf, group, id, item, names, range, sprint } from "../../harness/builders.ts";

describe("names of sprints and roles", () => {
  it("take a sprint's title and padding off", () => {
    for (const name of [
      "Sprint 3",
      "sprint 03",
      "Sprint 3: Payments",
      "**Sprint 3** (weeks 5-6)",
      "3",
      "#3",
      "Sprints 3",
    ]) {
      assert.equal(sprintKey(name), "sprint 3", name);
    }
    assert.notEqual(sprintKey("Wave 3"), sprintKey("Sprint 3"));
    assert.notEqual(sprintKey("Sprint 2.5"), sprintKey("Sprint 2"));
    assert.equal(sprintKey("Backlog (later)"), "backlog");
  });
  it("order sprints by their number", () => {
    assert.equal(sprintNumber("Sprint 2.5: Overhaul"), 2.5);
    assert.equal(sprintNumber("Icebox"), null);
  });
  it("bring spellings of a role together and keep shared work apart", () => {
    for (const name of ["QA", "QA Engineer", "Quality Assurance", "Tester"]) assert.equal(roleKey(name), "qa", name);
    assert.equal(roleKey("BE-A"), roleKey("Backend Developer"));
    assert.equal(roleKey("Data Engineer"), roleKey("Data"));
    assert.notEqual(roleKey("DevOps/Backend"), roleKey("DevOps"));
    assert.equal(roleKey(""), "");
  });
});

describe("epics", () => {
  it("own the items that name them by ID, number or title", () => {
    const epic = item({ id: "EPIC-002", kind: "epic", title: "Core" });
    const file = fileOf([
      epic,
      item({ id: "A-1", epic: "EPIC-002" }),
      item({ id: "A-2", epic: "Epic 2" }),
      item({ id: "A-3", epic: "core" }),
      item({ id: "A-4", epic: "Other" }),
    ]);
    assert.deepEqual(names(file.childrenOf(epic)), ["A-1", "A-2", "A-3"]);
  });
  it("that stand below their items own them too", () => {
    const epic = item({ id: "EPIC-002", kind: "epic" });
    const file = fileOf([item({ id: "A-1", epic: "EPIC-002" }), epic]);
    assert.deepEqual(names(file.childrenOf(epic)), ["A-1"]);
  });
  it("of one name own what follows each of them", () => {
    const overview = item({ id: "Epic 1", kind: "epic" });
    const detail = item({ id: "Epic 1", kind: "epic" });
    const file = fileOf([overview, detail, item({ id: "A-1", epic: "Epic 1" })]);
    assert.deepEqual(names(file.childrenOf(detail)), ["A-1"]);
    assert.deepEqual(names(file.childrenOf(overview)), []);
  });
});

describe("sprints", () => {
  it("hold the items that name them and those they commit to, each once", () => {
    const first = sprint("Sprint 1", { commitments: [{ of: id("US-1") }, { of: id("US-2") }] });
    const file = fileOf(
      [item({ id: "US-1", sprint: "Sprint 1" }), item({ id: "US-2" }), item({ id: "US-3", sprint: "1" })],
      {
        sprints: [first],
      },
    );
    assert.deepEqual(names(file.itemsIn(first)), ["US-1", "US-3", "US-2"]);
    assert.equal(file.sprintOf(file.items[1] ?? item({})), first);
  });
  it("hold the stories of an epic, and a range of them, that a wave names", () => {
    const wave = sprint("Wave 1", {
      kind: "wave",
      commitments: [{ of: group("epic", "Epic 2") }, { of: range("1", "2", "Epic 1") }],
    });
    const file = fileOf(
      [
        item({ id: "Epic 1", kind: "epic" }),
        item({ id: "1", title: "a", epic: "Epic 1" }),
        item({ id: "2", title: "b", epic: "Epic 1" }),
        item({ id: "3", title: "c", epic: "Epic 1" }),
        item({ id: "Epic 2", kind: "epic" }),
        item({ id: "1", title: "d", epic: "Epic 2" }),
      ],
      { sprints: [wave] },
    );
    assert.deepEqual(
      file.itemsIn(wave).map((one) => one.title.value),
      ["d", "a", "b"],
    );
  });

  describe("add up", () => {
    const items = [item({ id: "US-1", points: 5 }), item({ id: "US-2", points: 8 }), item({ id: "US-3" })];
    it("a commitment's own figure before its item's estimate", () => {
      const one = sprint("Sprint 1", { commitments: [{ of: id("US-1"), points: 3 }, { of: id("US-2") }] });
      const load = fileOf(items, { sprints: [one] }).loadOf(one, "points");
      assert.equal(load.sum, 11);
      assert.equal(load.complete, true);
      assert.deepEqual(
        load.parts.map(({ label, amount }) => [label, amount]),
        [
          ["US-1", 3],
          ["US-2", 8],
        ],
      );
    });
    it("nothing for a continued item, whose rest is not written", () => {
      const one = sprint("Sprint 2", { commitments: [{ of: id("US-1"), continued: true }, { of: id("US-2") }] });
      const load = fileOf(items, { sprints: [one] }).loadOf(one, "points");
      assert.equal(load.sum, 8);
      assert.equal(load.complete, false);
    });
    it("filler that names no item", () => {
      const one = sprint("Sprint 1", { commitments: [{ of: { type: "prose", text: "Buffer" }, points: 70 }] });
      assert.equal(fileOf(items, { sprints: [one] }).loadOf(one, "points").sum, 70);
    });
    it("no epic beside its own stories", () => {
      const one = sprint("Sprint 1");
      const file = fileOf(
        [item({ id: "E-1", kind: "epic", points: 13, sprint: "1" }), item({ id: "US-1", points: 5, sprint: "1" })],
        { sprints: [one] },
      );
      assert.equal(file.loadOf(one, "points").sum, 5);
    });
    it("units apart, and say when something has none", () => {
      const one = sprint("Sprint 1", { commitments: [{ of: id("US-1") }, { of: id("US-3") }] });
      const file = fileOf(items, { sprints: [one] });
      assert.deepEqual([file.loadOf(one, "points").sum, file.loadOf(one, "points").complete], [5, false]);
      assert.equal(file.loadOf(one, "hours").sum, 0);
    });
    it("task hours for the task's role, else for the only role of the line", () => {
      const one = sprint("Sprint 1", {
        commitments: [
          { of: id("US-1"), roles: ["QA"], tasks: [{ hours: 4 }, { hours: 2, role: "Backend" }] },
          { of: id("US-2"), roles: ["DevOps", "QA Engineer"], tasks: [{ hours: 8 }, { hours: 3, role: "QA" }] },
        ],
      });
      const roles = fileOf(items, { sprints: [one] }).rolesOf(one);
      assert.equal(roles.get("qa")?.hours, 7);
      assert.equal(roles.get("qa")?.certain, false);
      assert.equal(roles.get("backend")?.hours, 2);
      assert.equal(roles.get("backend")?.certain, true);
      assert.equal(roles.get("devops")?.hours, 0);
    });
  });
});
