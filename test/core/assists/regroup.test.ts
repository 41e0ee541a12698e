// Dropping an item on a group: what happens to the text, in each shape of backlog.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, it } from "mocha";
import { regroup, type Regrouping, reorder } from "../../../core/assists/regroup.ts";
import { houseOf } from "../../../core/dialects/house.ts";
import { read } from "../../../core/dialects/reader.ts";
import { type Grouping, groupsOf } from "../../../core/queries/groups.ts";
import { itemKey } from "../../../core/queries/itemKey.ts";
import { createWorkspace, type Snapshot } from "../../../core/workspace/workspace.ts";
import { english } from "../../../core/text/message.ts";

const uri = "file:///backlog.md";

function open(text: string): Snapshot {
  const workspace = createWorkspace({ rules: [], read: (request) => read(request, houseOf(request.config)) });
  return workspace.apply({ type: "text", uri, text, version: 1 });
}

/** The text after a change, or the reason why there is none. */
function textAfter(snapshot: Snapshot, change: ReturnType<typeof regroup>): string {
  if (change.type === "refused") return english(change.reason);
  const file = snapshot.file(uri);
  assert.ok(file);
  let text = file.text;
  const spans = change.edits.map((edit) => ({ ...file.spanOf(edit.at), text: edit.text }));
  for (const { start, end, text: words } of spans.sort((a, b) => b.start - a.start))
    text = text.slice(0, start) + words + text.slice(end);
  return text;
}

function dropped(text: string, key: string, by: Grouping, value: string, from: string | null = null): string {
  const snapshot = open(text);
  return textAfter(snapshot, regroup(snapshot, { item: { uri, key }, by, value, from }));
}

describe("dropping an item on a group", () => {
  it("ticks its box, and says so where a box cannot say it", () => {
    const list = "# Tasks\n\n- [ ] T001 Rig the mast\n- [x] T002 Paint the hull\n";
    assert.equal(dropped(list, "T001", "status", "done"), list.replace("[ ] T001", "[x] T001"));
    assert.match(dropped(list, "T001", "status", "in-progress"), /^The item's checkbox says open or done/);
  });

  it("writes the file's own word for the state", () => {
    const stories = [
      "### US-1: Rig\n**Points:** 1\n**Status:** shipped it\n",
      "### US-2: Sail\n**Points:** 2\n**Status:** not started\n",
      "### US-3: Land\n**Points:** 3\n**Status:** shipped it\n",
    ].join("\n");
    assert.equal(dropped(stories, "US-2", "status", "done"), stories.replace("not started", "shipped it"));
  });

  it("adds the field after the short fields that the item has", () => {
    const story = "### US-1: Rig\n\n**Points:** 1\n\n**Acceptance Criteria:**\n- [ ] The mast stands after 5 min\n";
    assert.equal(
      dropped(story, "US-1", "status", "in-progress"),
      story.replace("**Points:** 1\n", "**Points:** 1\n**Status:** In Progress\n"),
    );
  });

  it("moves its lines into the section that gives its items the value", () => {
    const phases = [
      "## Phase 1: Yard",
      "",
      "- [ ] T001 Rig the mast",
      "  - with two shrouds",
      "- [ ] T002 Paint the hull",
      "",
      "## Phase 2: Water",
      "",
      "- [ ] T003 Sail",
      "",
    ].join("\r\n");
    assert.equal(
      dropped(phases, "T001", "sprint", "Phase 2"),
      [
        "## Phase 1: Yard",
        "",
        "- [ ] T002 Paint the hull",
        "",
        "## Phase 2: Water",
        "",
        "- [ ] T003 Sail",
        "- [ ] T001 Rig the mast",
        "  - with two shrouds",
        "",
      ].join("\r\n"),
    );
  });

  it("moves the line that commits to it, which counts on in its new list", () => {
    const text = readFileSync("examples/stories-and-sprints.md", "utf8");
    const moved = dropped(text, "US-001", "sprint", "Sprint 2");
    const [, first = "", second = ""] = moved.split(/^# SPRINT \d.*$|^## Sprint \d.*$/m);
    assert.doesNotMatch(first, /US-001/);
    assert.match(second, /\n4\. \*\*US-001: Scan tickets on the ramp\*\* \(8 pts\)/);
    assert.doesNotMatch(moved, /\n\n\n/);
  });

  it("replaces the owner it was taken from and leaves the others", () => {
    const story = "### US-1: Rig\n**Points:** 1\n**Owner:** Ada, Bo\n\n### US-2: Sail\n**Points:** 2\n**Owner:** Cy\n";
    assert.equal(dropped(story, "US-1", "owner", "Cy", "Bo"), story.replace("Ada, Bo", "Ada, Cy"));
  });

  it("refuses what it does not understand, in a sentence", () => {
    const list = "# Tasks\n\n- [ ] T001 Rig the mast\n- [x] T002 Paint the hull\n";
    const snapshot = open(list);
    const ask = (part: Partial<Regrouping>) =>
      textAfter(
        snapshot,
        regroup(snapshot, { item: { uri, key: "T001" }, by: "status", value: "done", from: null, ...part }),
      );
    assert.match(ask({ item: { uri, key: "T009" } }), /^The item is not in the file any more\./);
    assert.match(ask({ item: { uri: "file:///gone.md", key: "T001" } }), /^The item is not in the file any more\./);
    assert.match(ask({ value: null }), /^Taking an item's status away is left to the text/);
  });

  it("is offered only where the text then says so and everything else is as it was", function () {
    this.timeout(60_000);
    let changed = 0;
    for (const name of readdirSync("examples").filter((one) => one.endsWith(".md"))) {
      const snapshot = open(readFileSync(`examples/${name}`, "utf8"));
      const file = snapshot.file(uri);
      assert.ok(file);
      for (const by of ["status", "sprint", "epic", "owner", "label"] as const) {
        const groups = groupsOf([file], by);
        for (const group of groups) {
          const [member] = group.members;
          for (const to of groups.slice(0, 4)) {
            if (member === undefined || to === group || to.value === null) continue;
            const key = itemKey(file, member.item);
            const change = regroup(snapshot, { item: { uri, key }, by, value: to.value, from: group.value });
            if (change.type === "refused") continue;
            const next = open(textAfter(snapshot, change)).file(uri);
            const there = next === null ? [] : groupsOf([next], by).filter((one) => one.key === to.key);
            const where = `${name}: ${key} to ${by} ${to.title}`;
            assert.ok(
              there.some(({ members }) => members.some((one) => one.item.title.value === member.item.title.value)),
              where,
            );
            assert.equal(next?.items.length, file.items.length, where);
            changed++;
          }
        }
      }
    }
    assert.ok(changed > 60, `only ${changed} changes were offered`);
  });
});

describe("putting an item beside another", () => {
  const table = ["| ID | Title | Points |", "| --- | --- | --- |", "| A-1 | Rig | 1 |", "| A-2 | Sail | 2 |", ""].join(
    "\n",
  );

  it("moves a row within its table", () => {
    const snapshot = open(table);
    const change = reorder(snapshot, { uri, key: "A-2" }, { uri, key: "A-1" }, "before");
    const rows = table.split("\n");
    assert.equal(textAfter(snapshot, change), [rows[0], rows[1], rows[3], rows[2], ""].join("\n"));
  });

  it("carries the rule between stories along", () => {
    const stories =
      "### US-1: A\n**Points:** 1\n\n---\n\n### US-2: B\n**Points:** 2\n\n---\n\n### US-3: C\n**Points:** 3\n";
    const snapshot = open(stories);
    const change = reorder(snapshot, { uri, key: "US-1" }, { uri, key: "US-3" }, "after");
    assert.equal(
      textAfter(snapshot, change),
      "### US-2: B\n**Points:** 2\n\n---\n\n### US-3: C\n**Points:** 3\n\n---\n\n### US-1: A\n**Points:** 1\n",
    );
  });

  it("takes an epic's stories along, and never puts it into itself", () => {
    const epics = "## Epic 1: A\n\n### US-1: One\n**Points:** 1\n\n## Epic 2: B\n\n### US-2: Two\n**Points:** 2\n";
    const snapshot = open(epics);
    const handles = snapshot.file(uri)?.items.map((item) => item.id?.value);
    assert.deepEqual(handles, ["Epic 1", "US-1", "Epic 2", "US-2"]);
    const change = reorder(snapshot, { uri, key: "Epic 2" }, { uri, key: "Epic 1" }, "before");
    assert.equal(
      textAfter(snapshot, change),
      "## Epic 2: B\n\n### US-2: Two\n**Points:** 2\n\n## Epic 1: A\n\n### US-1: One\n**Points:** 1\n",
    );
    assert.match(
      textAfter(snapshot, reorder(snapshot, { uri, key: "Epic 1" }, { uri, key: "US-1" }, "after")),
      /does not fit/,
    );
  });
});
