// What a keystroke costs the reader, counted: the same in a document ten times as long.
import assert from "node:assert/strict";
import { read, readText, type Work, workOf } from "../../core/dialects/reader.ts";
import type { Reading } from "../../core/model/reading.ts";
import { houseOf, noHouse } from "../../core/dialects/house.ts";
import { createWorkspace } from "../../core/index.ts";
import { rules } from "../../core/rules/index.ts";
import type { Rule } from "../../core/rules/rule.ts";
import { applyEdits, type TextEdit } from "../../core/text/edit.ts";

/** Stories under epics, with a sprint that commits to some of them. */
function backlog(epics: number): string {
  const parts = ["# Shop\n\nWhat we sell.\n\n"];
  for (let epic = 1; epic <= epics; epic++) {
    parts.push(`## Epic ${epic}: Part ${epic}\n\nWhy.\n\n`);
    for (let story = 1; story <= 5; story++)
      parts.push(
        `### US-${epic}${story}: Show page ${story}\n**Story Points:** 3\n\nFor the buyer.\n\n`,
        "**Acceptance Criteria:**\n- The page lists 3 rows\n- The header is clear\n\n",
      );
  }
  return `${parts.join("")}## Sprint 1: Start\n\n**Capacity:** 20 points\n\n- US-11 (3 pts)\n\nAll of it.\n`;
}

function typed(text: string, at: number, letters = "x"): { readonly before: Reading; readonly after: Reading } {
  const before = readText("a.md", text);
  const edit: TextEdit = { start: at, end: at, text: letters };
  return {
    before,
    after: read({ uri: "a.md", text: applyEdits(text, [edit]), edits: [edit], previous: before }, noHouse),
  };
}

describe("a letter in a long document", () => {
  const places: readonly (readonly [name: string, words: string, chunks: number])[] = [
    ["in a criterion", "The header is clear", 1],
    ["in prose of an item", "For the buyer.", 1],
    ["in prose of the document, over all of its items", "What we sell.", 1],
    ["in a sprint", "All of it.", 1],
    // An epic hands its place down to its stories.
    ["in an epic", "Why.", 6],
  ];
  for (const [name, words, chunks] of places) {
    it(`${name} is read as fast as in a short one`, () => {
      const work = [10, 60].map((epics): Work | null => {
        const text = backlog(epics);
        return workOf(typed(text, text.lastIndexOf(words) + 3).after);
      });
      assert.deepEqual(work[0], work[1]);
      assert.equal(work[0]?.parsed, 1);
      assert.equal(work[0]?.chunks, chunks);
      assert.ok((work[0]?.weighed ?? 99) <= 2, `${work[0]?.weighed} segments weighed`);
      assert.ok((work[0]?.cut ?? 99) <= 2, `${work[0]?.cut} chunks cut`);
    });
  }

  it("leaves every other item and chunk the object that it was", () => {
    const text = backlog(30);
    const { before, after } = typed(text, text.lastIndexOf("The header is clear"));
    assert.equal(after.items.filter((item, index) => item !== before.items[index]).length, 1);
    assert.equal(after.chunks.filter(({ anchor }, index) => anchor !== before.chunks[index]?.anchor).length, 1);
    assert.equal(after.sprints, before.sprints);
    assert.equal(after.regions, before.regions);
  });

  it("in an ID, which is a family of its own then, has other chunks cut again but not read", () => {
    const work = [10, 60].map((epics): Work | null => {
      const text = backlog(epics);
      return workOf(typed(text, text.indexOf("US-31") + 1).after);
    });
    assert.equal(work[0]?.chunks, work[1]?.chunks);
    assert.ok((work[1]?.chunks ?? 99) <= 2, `${work[1]?.chunks} chunks read`);
  });

  it("that takes an item away has as few rules checked as in a short one", () => {
    const checks = [10, 60].map((epics): number => {
      const text = backlog(epics);
      const workspace = createWorkspace({ rules, read: (request) => read(request, noHouse) });
      workspace.apply({ type: "text", uri: "a.md", text, version: 1 });
      workspace.snapshot.findings("a.md");
      const sum = (): number => [...workspace.runner.stats.values()].reduce((all, one) => all + one, 0);
      const [count, before] = [workspace.snapshot.file("a.md")?.items.length ?? 0, sum()];
      const at = text.indexOf("### US-32");
      workspace.apply({ type: "edits", uri: "a.md", edits: [{ start: at, end: at, text: "x" }], version: 2 });
      workspace.snapshot.findings("a.md");
      assert.equal(workspace.snapshot.file("a.md")?.items.length, count - 1);
      return sum() - before;
    });
    assert.equal(checks[0], checks[1]);
  });
});

describe("a key that others may see", () => {
  /** Stories under epics, each needing the one before. */
  const plan = (epics: number): string => {
    const parts = ["# Shop\n\n"];
    for (let epic = 1; epic <= epics; epic++) {
      parts.push(`## Epic ${epic}: Part ${epic}\n\nWhy.\n\n`);
      for (let story = 1; story <= 5; story++)
        parts.push(
          `### US-${epic}0${story}: Show page ${story} of part ${epic}\n\n**Priority:** High\n**Story Points:** 3\n`,
          `**Dependencies:** ${story === 1 ? "None" : `US-${epic}0${story - 1}`}\n\n**Acceptance Criteria:**\n- The page lists ${epic} rows\n\n`,
        );
    }
    return parts.join("");
  };
  /** How often items were asked what their rules rest on, for one key. */
  const asked = (epics: number, at: (text: string) => number, letters: string): number => {
    let reads = 0;
    const counted = rules.map((rule): Rule => {
      if (rule.scope !== "item" || rule.reads === undefined) return rule;
      const own = rule.reads.bind(rule);
      return { ...rule, reads: (...of: Parameters<typeof own>) => [reads++, own(...of)][1] as readonly unknown[] };
    });
    const workspace = createWorkspace({ rules: counted, read: (request) => read(request, noHouse) });
    const text = plan(epics);
    workspace.apply({ type: "text", uri: "a.md", text, version: 1 });
    workspace.snapshot.findings("a.md");
    reads = 0;
    const start = at(text);
    workspace.apply({ type: "edits", uri: "a.md", edits: [{ start, end: start, text: letters }], version: 2 });
    workspace.snapshot.findings("a.md");
    return reads;
  };
  const kinds: readonly (readonly [name: string, before: string, letters: string])[] = [
    ["in an ID", "### US-303", "9"],
    ["in a reference", "**Dependencies:** US-30", "9"],
    ["in the name of a field", "US-303: Show page 3 of part 3\n\n**Pri", "x"],
    ["in points", "US-303: Show page 3 of part 3\n\n**Priority:** High\n**Story Points:** 3", "0"],
    ["in a title", "### US-303: Show", "x"],
    ["that makes a heading none", "#\n", "x"],
  ];
  for (const [name, before, letters] of kinds) {
    it(`${name} has as many items asked as in a short document`, () => {
      const at = (text: string): number =>
        before === "#\n" ? text.indexOf("### US-303") + 3 : text.indexOf(before) + before.length;
      const [short, long] = [asked(8, at, letters), asked(40, at, letters)];
      assert.ok(long <= short * 1.2 + 10, `${short} asked of 48 items, ${long} of 240`);
    });
  }
});

describe("a fence opened at the top and taken out again", () => {
  it("parses, reads and judges nothing twice", () => {
    const uri = "a.md";
    let reading: Reading | null = null;
    const workspace = createWorkspace({
      rules,
      read: (request) => (reading = read(request, houseOf(request.config))),
    });
    const judged = (edit: TextEdit) => {
      const snapshot = workspace.apply({ type: "edits", uri, edits: [edit], version: 2 });
      return { file: snapshot.file(uri), findings: snapshot.findings(uri) };
    };
    workspace.apply({ type: "text", uri, text: backlog(30), version: 1 });
    const before = judged({ start: 0, end: 0, text: "x" });
    const swallowed = judged({ start: 9, end: 9, text: "```\n" });
    assert.equal(swallowed.file?.items.length, 0);
    const checks = new Map(workspace.runner.stats);
    const after = judged({ start: 9, end: 13, text: "" });
    const work = reading === null ? null : workOf(reading);
    assert.ok((work?.parsed ?? 99) <= 2, `${work?.parsed} pieces parsed`);
    assert.ok((work?.chunks ?? 99) <= 1, `${work?.chunks} chunks read`);
    assert.equal(after.file?.items.filter((item, at) => item !== before.file?.items[at]).length, 0);
    assert.equal(after.findings.length, before.findings.length);
    // Of rules over items none is asked: those over the whole file may be.
    const asked = rules.filter(
      ({ id, scope }) => scope === "item" && checks.get(id) !== workspace.runner.stats.get(id),
    );
    assert.deepEqual(asked, []);
  });
});

describe("a letter in a document that is one block", () => {
  const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index + 1);
  const blocks: readonly (readonly [name: string, text: (count: number) => string, words: string])[] = [
    [
      "table",
      (count) =>
        `# Shop\n\n| ID | Task | Points | Depends on |\n| - | - | - | - |\n${numbers(count)
          .map((one) => `| T-${one} | Show page ${one} | 3 | ${one > 1 ? `T-${one - 1}` : "None"} |\n`)
          .join("")}`,
      "| Show page 70",
    ],
    [
      "list",
      (count) =>
        `# Shop\n\n${numbers(count)
          .map((one) => `- [ ] T${one} Show page ${one} (3 points)\n  - The page lists 3 rows\n`)
          .join("")}`,
      "] T70 Show page",
    ],
    [
      "fence",
      (count) =>
        `# Shop\n\n\`\`\`yaml\n${numbers(count)
          .map((one) => `- id: US-${one}\n  title: Show page ${one}\n  points: 3\n\n`)
          .join("")}\`\`\`\n`,
      "Show page 70",
    ],
  ];
  for (const [name, textOf, words] of blocks) {
    it(`reads one leaf of a ${name}, however long that is, and leaves all other items the objects that they were`, () => {
      const work = [150, 900].map((count): Work | null => {
        const text = textOf(count);
        const { before, after } = typed(text, text.indexOf(words) + words.length - 2);
        assert.equal(after.items.length, count);
        assert.equal(after.items.filter((item, index) => item !== before.items[index]).length, 1);
        assert.equal(after.chunks.filter(({ anchor }, index) => anchor !== before.chunks[index]?.anchor).length, 1);
        return workOf(after);
      });
      assert.deepEqual(work[0], work[1]);
      assert.equal(work[0]?.leaves, 1);
      assert.ok((work[0]?.parsed ?? 99) <= 1, `${work[0]?.parsed} pieces parsed`);
    });

    it(`has as few rules checked in a long ${name} as in a short one`, () => {
      const checks = [150, 900].map((count): number => {
        const text = textOf(count);
        const workspace = createWorkspace({ rules, read: (request) => read(request, noHouse) });
        workspace.apply({ type: "text", uri: "a.md", text, version: 1 });
        workspace.snapshot.findings("a.md");
        const sum = (): number => [...workspace.runner.stats.values()].reduce((all, one) => all + one, 0);
        const before = sum();
        const at = text.indexOf(words) + words.length - 2;
        workspace.apply({ type: "edits", uri: "a.md", edits: [{ start: at, end: at, text: "x" }], version: 2 });
        workspace.snapshot.findings("a.md");
        return sum() - before;
      });
      assert.equal(checks[0], checks[1]);
    });
  }
});
