// What looks like work and is none: measures of success, sprints in a table, a document's title.
import assert from "node:assert/strict";
import { readText } from "../../../core/dialects/reader.ts";

const read = (...lines: string[]) => readText("a.md", [...lines, ""].join("\n"));
const ids = (...lines: string[]) => read(...lines).items.map((item) => item.id?.value ?? item.title.value);
const boxes = ["- [ ] Parcels arrive", "- [ ] Mails go out", "- [ ] Bills are paid"];

describe("boxes that are no work", () => {
  it("stand under a label that names criteria", () => {
    const reading = read("## Phase 2", "", "Words.", "", "**Exit criteria:**", ...boxes);
    assert.deepEqual(reading.items, []);
    assert.equal(reading.sprints[0]?.criteria.length, 3);
    assert.equal(read("## Phase 2", "", "**Tasks:**", "", ...boxes).items.length, 3);
  });

  it("stand below a heading that measures success, however deep", () => {
    assert.deepEqual(ids("## Success metrics", "", "### Day 4", "", ...boxes), []);
    assert.equal(ids("## Plan", "", "### Day 4", "", ...boxes).length, 3);
  });
});

describe("a table of sprints", () => {
  it("lists no items, though its rows are numbered", () => {
    const table = (...heads: string[]) => [
      `| # | ${heads.join(" | ")} |`,
      "| - | - | - |",
      "| 1 | Live tracking of parcels | Yes |",
      "| 2 | Voice messages | No |",
    ];
    assert.deepEqual(ids(...table("Sprint", "Do first?")), []);
    assert.equal(ids(...table("Feature", "Do first?")).length, 2);
  });
});

describe("a title with an ID over the whole document", () => {
  const stories = ["## US-1: Send", "", "**Points:** 3", "", "## US-2: Pack", "", "**Points:** 5"];

  it("is no item where it states nothing itself", () => {
    assert.deepEqual(ids("# PLAN-101 - Epic breakdown", "", "Words.", "", ...stories), ["US-1", "US-2"]);
    assert.deepEqual(ids("# PLAN-101 - Epic breakdown", "", "**Priority:** P1", "", ...stories), [
      "PLAN-101",
      "US-1",
      "US-2",
    ]);
  });
});

describe("fields that share wrapped lines", () => {
  it("are all read, wherever the lines break", () => {
    const [item] = read(
      "## US-1: Send",
      "",
      "**Epic:** Mail **Status:** done (with known",
      "gaps) **Estimate:** 3 h **Actual:** 4 h **Priority:** P1",
      "",
    ).items;
    assert.deepEqual(
      [item?.epic?.value, item?.status?.value, item?.estimate?.value.hours, item?.priority?.raw],
      ["Mail", "done", 3, "P1"],
    );
  });
});

describe("blank lines before the first heading", () => {
  it("do not hide that a file is one item", () => {
    const lines = [
      "## item_007_send_mail - Send",
      "> Status: Done",
      "> Complexity: High",
      "",
      "# Acceptance criteria",
      "- Parcels arrive",
      "- Mails go out",
    ];
    const told = (text: string) => readText("a.md", text).items.map((item) => [item.dialect, item.criteria.length]);
    assert.deepEqual(told(lines.join("\n")), [["single-item", 2]]);
    assert.deepEqual(told(`\n\n${lines.join("\n")}`), [["single-item", 2]]);
  });
});
