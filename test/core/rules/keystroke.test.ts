// What one keystroke costs, counted in checks, and that what was not run again would have found the same.
import assert from "node:assert/strict";
import fc from "fast-check";
import { houseOf } from "../../../core/dialects/house.ts";
import { read } from "../../../core/dialects/reader.ts";
import { createWorkspace, type Snapshot, type Workspace } from "../../../core/index.ts";
import { rules } from "../../../core/rules/index.ts";
import { english } from "../../../core/text/message.ts";

const uri = "backlog.md";

function open(text: string): Workspace {
  const workspace = createWorkspace({
    rules,
    read: (request) => read(request, houseOf(request.config)),
    onError: ({ rule, error }) => {
      throw new Error(`Rule ${rule} failed`, { cause: error });
    },
  });
  workspace.apply({ type: "text", uri, text, version: 1 });
  workspace.snapshot.findings(uri);
  return workspace;
}

/** A backlog of our own with epics, stories, tasks, dependencies, sprints and totals. */
function backlog(stories: number): string {
  const parts = ["# Shop\n\n**Total Story Points:** 400 points\n\n"];
  for (let number = 1; number <= stories; number++) {
    const id = String(number).padStart(3, "0");
    if (number % 10 === 1) parts.push(`## Epic ${Math.ceil(number / 10)}: Part ${Math.ceil(number / 10)}\n\n`);
    parts.push(
      `### US-${id}: Show page ${number}\n**Story Points:** ${[1, 2, 3, 5, 8][number % 5]}\n**Priority:** High\n`,
      number > 2 ? `**Dependencies:** US-${String(number - 2).padStart(3, "0")}\n` : "",
      `**Labels:** \`web\`\n\n**Acceptance Criteria:**\n- The page lists ${number} rows\n- The header is clear\n\n`,
    );
  }
  parts.push("## Sprint 1: Start\n\n**Capacity:** 20 story points\n\n### Committed Stories:\n");
  for (let number = 1; number <= 9; number++)
    parts.push(`${number}. **US-00${number}: Show page ${number}** (3 pts)\n`);
  return parts.join("");
}

const findingsOf = (snapshot: Snapshot): readonly string[] =>
  snapshot.findings(uri).map((finding) => {
    const { start, end } = snapshot.file(uri)?.spanOf(finding.at) ?? { start: -1, end: -1 };
    return `${start}-${end} ${finding.severity} ${finding.rule} ${english(finding.message)}`;
  });

describe("one keystroke", () => {
  const text = backlog(60);

  /** How often each rule runs again after an edit. */
  function again(edit: { start: number; end: number; text: string }): ReadonlyMap<string, number> {
    const workspace = open(text);
    const before = new Map(workspace.runner.stats);
    workspace.apply({ type: "edits", uri, edits: [edit], version: 2 }).findings(uri);
    const counts = [...workspace.runner.stats].map(([rule, count]) => [rule, count - (before.get(rule) ?? 0)] as const);
    return new Map(counts.filter(([, count]) => count > 0));
  }

  const scopes = new Map(rules.map((rule) => [rule.id, rule.scope]));
  const scopeOf = (rule: string) => scopes.get(rule);

  it("tells a count anew that another item makes larger", () => {
    const added = "### US-099: Wait\n**Priority:** Low\n\n";
    const urgent = text.replaceAll("High", "Critical");
    const at = urgent.indexOf("## Sprint 1");
    const workspace = open(urgent);
    const snapshot = workspace.apply({
      type: "edits",
      uri,
      edits: [{ start: at, end: at, text: added }],
      version: 2,
    });
    const found = findingsOf(snapshot);
    assert.ok(found.some((line) => line.includes("priority-mismatch 60 of 61 items")));
    assert.deepEqual(found, findingsOf(open(urgent.slice(0, at) + added + urgent.slice(at)).snapshot));
  });

  it("in a criterion runs the item rules of that item alone, and no sprint rule", () => {
    const at = text.indexOf("The header is clear", text.indexOf("US-030"));
    for (const [rule, count] of again({ start: at, end: at, text: "x" })) {
      assert.equal(count, 1, rule);
      assert.notEqual(scopeOf(rule), "sprint", rule);
    }
  });

  it("in points runs the sprint rules of the sprint that holds the item", () => {
    const at = text.indexOf("**Story Points:** ", text.indexOf("US-003:")) + "**Story Points:** ".length;
    const counts = again({ start: at, end: at + 1, text: "2" });
    assert.equal(counts.get("oversized-story"), 1);
  });

  it("in a capacity runs that sprint's rules and no item rule", () => {
    const at = text.indexOf("20 story points");
    const counts = again({ start: at, end: at + 1, text: "3" });
    for (const [rule] of counts) assert.notEqual(scopeOf(rule), "item", rule);
    assert.equal(counts.get("sprint-over-capacity"), 1);
  });
});

describe("findings after edits", () => {
  it("are those of the text, whatever was kept from before", () => {
    const start = backlog(12);
    const words = fc.constantFrom(
      "US-003",
      "US-099",
      "21",
      "Done",
      "\n",
      "### ",
      "**Priority:** Low\n",
      "|",
      "- [x] ",
      "x",
      "",
    );
    const edit = fc.record({ at: fc.nat(), length: fc.nat(12), text: words });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), (edits) => {
        const workspace = open(start);
        let version = 1;
        for (const { at, length, text } of edits) {
          const size = workspace.snapshot.file(uri)?.text.length ?? 0;
          const from = size === 0 ? 0 : at % size;
          version++;
          const one = { start: from, end: Math.min(size, from + length), text };
          workspace.apply({ type: "edits", uri, edits: [one], version }).findings(uri);
        }
        const now = workspace.snapshot.file(uri)?.text ?? "";
        assert.deepEqual(findingsOf(workspace.snapshot), findingsOf(open(now).snapshot));
      }),
      { numRuns: 25 },
    );
  }).timeout(30_000);
});
