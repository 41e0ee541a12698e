import assert from "node:assert/strict";
import type { FileIndex } from "../../../core/index/fileIndex.ts";
import type { Item, Reference } from "../../../core/model/item.ts";
import { fileOf, group, id, item, names, range, sprint, type Unplaced, workspaceOf } from "../../harness/builders.ts";

/** Resolves what an item named "asker" depends on. */
function resolved(items: readonly Item[], facts: Parameters<typeof fileOf>[1] = {}, askers = "asker") {
  const file = fileOf(items, facts);
  const from = items.find((one) => one.title.value === askers) ?? null;
  const reference = from?.dependsOn[0];
  assert.ok(reference !== undefined);
  return answer(file, reference, from);
}

function answer(file: FileIndex, reference: Reference, from: Item | null): string {
  const resolution = file.resolve(reference, from);
  switch (resolution.type) {
    case "items":
      return names(resolution.items).join(" ");
    case "missing":
      return `missing ${resolution.id}, near ${names(resolution.nearest).join(" ")}`.trim();
    default:
      return resolution.type;
  }
}

const stories = (prefix: string, from: number, to: number, facts = {}): Item[] =>
  Array.from({ length: to - from + 1 }, (_, index) => item({ id: `${prefix}${from + index}`, ...facts }));
const asking = (reference: Unplaced, facts = {}): Item => item({ title: "asker", dependsOn: [reference], ...facts });

describe("references", () => {
  it("find an item by another spelling of its ID", () => {
    assert.equal(resolved([item({ id: "US-001" }), asking(id("US1"))]), "US-001");
  });

  it("find the epic when the word says epic, the story when it says story", () => {
    const items = [item({ id: "1", kind: "epic", title: "Epic" }), item({ id: "1", title: "Story" })];
    assert.equal(resolved([...items, asking(id("Epic 1"))]), "1");
    const file = fileOf([...items, asking(id("Epic 1"))]);
    const resolution = file.resolve(asking(id("Epic 1")).dependsOn[0] as Reference, null);
    assert.equal(resolution.type === "items" && resolution.items[0]?.kind, "epic");
    const story = file.resolve(asking(id("Story 1")).dependsOn[0] as Reference, null);
    assert.equal(story.type === "items" && story.items[0]?.kind, "story");
  });

  it("never take a requirement number for a story of that number", () => {
    const items = [...stories("1.", 1, 6)];
    assert.equal(resolved([...items, asking(id("Requirement 1.1"))]), "unknown");
    assert.equal(resolved([...items, asking(id("1.1"))]), "1.1");
  });

  it("prefer the item of the same epic where numbering restarts", () => {
    const items = [
      item({ id: "Epic 1", kind: "epic" }),
      item({ id: "1", title: "first", epic: "Epic 1" }),
      item({ id: "Epic 2", kind: "epic" }),
      item({ id: "1", title: "second", epic: "Epic 2" }),
      asking(id("1"), { id: "2", epic: "Epic 2" }),
    ];
    const file = fileOf(items);
    const resolution = file.resolve(items[4]?.dependsOn[0] as Reference, items[4] ?? null);
    assert.deepEqual(resolution.type === "items" && resolution.items.map((one) => one.title.value), ["second"]);
  });

  describe("to nothing", () => {
    const ofFile = stories("US-00", 1, 6);
    const cases: readonly (readonly [string, Unplaced, string])[] = [
      [
        "report a number after the last of a family that starts at one",
        id("US-009"),
        "missing US-009, near US-006 US-005 US-004",
      ],
      ["leave a family of another prefix alone", id("FR-1"), "unknown"],
      ["leave a decision record alone", id("ADR-007"), "unknown"],
      ["leave prose alone", { type: "prose", text: "the new server" }, "none"],
      ["leave an issue of a tracker alone", id("#312"), "unknown"],
    ];
    for (const [what, reference, expected] of cases) {
      it(what, () => assert.equal(resolved([...ofFile, asking(reference)]), expected));
    }

    it("leave numbers outside a file that holds the middle of a series alone", () => {
      const middle = stories("US-0", 40, 60);
      assert.equal(resolved([...middle, asking(id("US-012"))]), "unknown");
      assert.equal(resolved([...middle, asking(id("US-072"))]), "unknown");
    });

    it("report a gap inside the series", () => {
      const gap = stories("US-0", 40, 60).filter((one) => one.id?.value !== "US-050");
      assert.match(resolved([...gap, asking(id("US-050"))]), /^missing US-050/);
    });

    it("leave the only story of a file alone", () => {
      assert.equal(resolved([item({ id: "4.4" }), asking(id("Story 4.3"))]), "unknown");
    });

    it("leave an epic of another file alone", () => {
      assert.equal(resolved([...stories("2.", 1, 5), asking(id("Story 1.5"))]), "unknown");
    });

    const streams = [...stories("S0-BE-0", 1, 2), item({ id: "S0-DEV-01" }), ...stories("S1-BE-0", 1, 9)];
    it("report a stream that the file uses and suggest the same stream first", () => {
      assert.match(resolved([...streams, asking(id("S0-DEV-02"))]), /^missing S0-DEV-02, near S0-DEV-01/);
    });
    it("suggest the same stream before a smaller slip in another", () => {
      const file = fileOf([...streams, item({ id: "S1-DEV-11" })]);
      assert.equal(names(file.families.nearest("S0-DEV-11", null))[0], "S0-DEV-01");
    });
    it("suggest of many that are one slip away those whose numbers are nearest", () => {
      const file = fileOf([...stories("US-", 100, 139), ...stories("US-", 200, 239)]);
      assert.deepEqual(names(file.families.nearest("US-190", null)), ["US-130", "US-120", "US-110"]);
    });
    it("suggest items that are farther away where too few are near", () => {
      const file = fileOf([item({ id: "US-1950" }), item({ id: "US-19" }), item({ id: "US-2" }), item({ id: "US-3" })]);
      assert.deepEqual(names(file.families.nearest("US-195", null)), ["US-19", "US-1950", "US-3"]);
    });
    it("leave a sprint that the file does not hold alone", () => {
      assert.equal(resolved([...streams, asking(id("S5-BE-01"))]), "unknown");
    });
    it("leave a stream that the file does not hold alone", () => {
      assert.equal(resolved([...streams, asking(id("S1-OPS-01"))]), "unknown");
    });

    it("mean the parts of an item that was split", () => {
      const parts = [...stories("T", 1, 4), item({ id: "T5a" }), item({ id: "T5b" })];
      assert.equal(resolved([...parts, asking(id("T5"))]), "T5a T5b");
      assert.equal(resolved([...parts, asking(range("T3", "T5"))]), "T3 T4 T5a T5b");
    });

    it("are found in another file of the workspace", () => {
      const one = fileOf([...stories("US-00", 1, 6), asking(id("US-009"))]);
      const other = fileOf([item({ id: "US-009" }, "other.md")], {}, "other.md");
      const from = one.items.at(-1) ?? null;
      const resolution = workspaceOf(one, other).resolve(from?.dependsOn[0] as Reference, from, one);
      assert.deepEqual(resolution.type === "items" && names(resolution.items), ["US-009"]);
    });
  });

  describe("by range", () => {
    const items = [...stories("US-00", 1, 5), item({ id: "US-003b" })];
    it("cover the numbers between, with their lettered siblings", () => {
      assert.equal(resolved([...items, asking(range("US-002", "US-004"))]), "US-002 US-003 US-004 US-003b");
    });
    it("take a bare end for a number of the same family", () => {
      assert.equal(resolved([...items, asking(range("US-001", "002"))]), "US-001 US-002");
    });
    it("count inside the epic that scopes them", () => {
      const epics = [
        item({ id: "Epic 1", kind: "epic" }),
        ...stories("", 1, 3, { epic: "Epic 1" }),
        item({ id: "Epic 2", kind: "epic" }),
        item({ id: "1", title: "other", epic: "Epic 2" }),
      ];
      assert.equal(resolved([...epics, asking(range("1", "2", "Epic 1"))]), "1 2");
    });
    it("count by position where the epic's stories have no numbers", () => {
      const epics = [
        item({ id: "Epic 1", kind: "epic" }),
        item({ title: "first", epic: "Epic 1" }),
        item({ title: "second", epic: "Epic 1" }),
        item({ title: "third", epic: "Epic 1" }),
      ];
      assert.equal(resolved([...epics, asking(range("2", "3", "Epic 1"))]), "second third");
    });
    it("cover what stands between ends of two families", () => {
      assert.equal(
        resolved([...stories("1.", 1, 3), ...stories("2.", 1, 2), asking(range("1.2", "2.1"))]),
        "1.2 1.3 2.1",
      );
    });
    it("report an end that does not exist", () => {
      assert.match(resolved([...items, asking(range("US-004", "US-008"))]), /^missing US-008/);
    });
    it("of another family are unknown", () =>
      assert.equal(resolved([...items, asking(range("FR-1", "FR-4"))]), "unknown"));
  });

  describe("to a set", () => {
    it("leave the asker out of everything", () => {
      assert.equal(resolved([...stories("US-", 1, 2), asking(group("all"), { id: "US-3" })]), "US-1 US-2");
    });
    it("mean what stands above by previous", () => {
      assert.equal(
        resolved([item({ id: "US-1" }), asking(group("previous"), { id: "US-2" }), item({ id: "US-3" })]),
        "US-1",
      );
    });
    it("mean epics when they say so", () => {
      const items = [
        item({ id: "Epic 1", kind: "epic" }),
        item({ id: "US-1", epic: "Epic 1" }),
        item({ id: "Epic 2", kind: "epic" }),
      ];
      assert.equal(resolved([...items, asking(group("previous", "epics"), { epic: "Epic 2" })]), "Epic 1");
    });
    it("mean an epic's stories by its name or number", () => {
      const items = [
        item({ id: "EPIC-001", kind: "epic" }),
        item({ id: "US-1", epic: "EPIC 1" }),
        item({ id: "US-2", epic: "EPIC-001" }),
      ];
      assert.equal(resolved([...items, asking(group("epic", "Epic 1"))]), "US-1 US-2");
    });
    it("mean a sprint's items", () => {
      const items = [item({ id: "US-1", sprint: "Sprint 1" }), item({ id: "US-2", sprint: "2" })];
      assert.equal(
        resolved([...items, asking(group("sprint", "Sprint 2"))], {
          sprints: [sprint("Sprint 1"), sprint("Sprint 2")],
        }),
        "US-2",
      );
    });
    it("mean what a prefix numbers, and not a longer number", () => {
      const items = [...stories("S1-", 1, 2), item({ id: "S10-1" })];
      assert.equal(resolved([...items, asking(group("prefix", "S1"))]), "S1-1 S1-2");
    });
    it("leave out what waits for the asker", () => {
      const items = [
        item({ id: "S4-1" }),
        asking(group("prefix", "S4"), { id: "S4-2" }),
        item({ id: "S4-3", dependsOn: [id("S4-2")] }),
        item({ id: "S4-4", dependsOn: [id("S4-3")] }),
      ];
      assert.equal(resolved(items), "S4-1");
    });
    it("that nobody can name are unknown", () => {
      assert.equal(resolved([item({ id: "US-1" }), asking(group("epic", "Epic 9"))]), "unknown");
      assert.equal(resolved([item({ id: "US-1" }), asking(group("prefix", "Z9"))]), "unknown");
    });
  });
});
