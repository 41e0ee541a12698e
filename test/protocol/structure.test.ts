// What can be folded and how a selection grows, in every family; criteria, totals and sprints under the mouse.
import assert from "node:assert/strict";
import { startEditor } from "../harness/bundle.ts";
import type { FakeEditor } from "../harness/fakeEditor.ts";
import { caretIn, families } from "../harness/families.ts";
import { offsetAt, type Range } from "../harness/wireText.ts";

interface Selection {
  readonly range: Range;
  readonly parent?: Selection;
}

const words = (text: string, range: Range) => text.slice(offsetAt(text, range.start), offsetAt(text, range.end));

describe("structure over the protocol", function () {
  this.timeout(30_000);
  let editor: FakeEditor;
  before(async () => {
    editor = await startEditor();
    for (const { uri, text } of families) editor.open(uri, text);
  });
  after(async () => {
    assert.equal(await editor.stop(), 0);
  });
  const folds = async (uri: string) =>
    (await editor.request("textDocument/foldingRange", { textDocument: { uri } })) as {
      startLine: number;
      endLine: number;
    }[];

  it("folds items of several lines, to their last line that says something", async () => {
    const expected: Record<string, readonly string[]> = {
      "story-blocks": ["## Epic 1", "### US-101", "**Acceptance Criteria:**", "### US-102", "**Acceptance Criteria:**"],
      "item-table": [],
      "key-value": ["```", "#101", "Acceptance Criteria:", "#102", "Acceptance Criteria:"],
      "issue-blocks": ["### Issue #201", "**Acceptance", "### Issue #202", "**Description", "**Acceptance"],
      "bold-list": [],
    };
    for (const { name, uri, text } of families) {
      const lines = text.split("\n");
      const found = await folds(uri);
      assert.deepEqual(
        found.map(({ startLine }, index) => {
          const wanted = expected[name]?.[index] ?? "";
          return lines[startLine]?.slice(0, wanted.length);
        }),
        expected[name],
        name,
      );
      for (const { startLine, endLine } of found) {
        assert.ok(endLine > startLine);
        assert.notEqual(lines[endLine]?.trim(), "");
        assert.notEqual(lines[endLine], "---");
      }
    }
  });

  it("grows a selection from the word over the value to the item, each within the next", async () => {
    for (const { name, uri, text, referred, id } of families) {
      const [answer] = (await editor.request("textDocument/selectionRange", {
        textDocument: { uri },
        positions: [caretIn(text, referred)],
      })) as [Selection];
      const steps: string[] = [];
      for (let step: Selection | undefined = answer; step !== undefined; step = step.parent) {
        const inner = steps.at(-1);
        const own = words(text, step.range);
        assert.ok(inner === undefined || (own.includes(inner) && own.length > inner.length), `${name}: ${own}`);
        steps.push(own);
      }
      assert.ok(steps.includes(id), `${name}: ${JSON.stringify(steps)}`);
      assert.ok(steps.length >= 3, `${name}: ${JSON.stringify(steps)}`);
    }
  });

  const sprints = "file:///plans/sprints.md";
  const plan = `# Plan

**Total Story Points:** 12 points

### US-1: Show the basket
**Story Points:** 5

### US-2: Pay by card
**Story Points:** 8
**Dependencies:** US-1

## Sprint 1: Checkout

**Capacity:** 10 story points
**Sprint Goal:** Somebody pays

1. **US-1: Show the basket** (5 pts)
2. **US-2: Pay by card** (8 pts)
`;
  const hoverOf = async (marked: string) => {
    const hover = (await editor.request("textDocument/hover", {
      textDocument: { uri: sprints },
      position: caretIn(plan, marked),
    })) as { contents: { value: string } } | null;
    return hover?.contents.value ?? null;
  };

  it("tells what a total should be, and what a sprint holds", async () => {
    editor.open(sprints, plan);
    assert.equal(
      await hoverOf("Points:** 1¦2 points"),
      "**12 points** stated, 13 points added up\n\n- US-1 5\n- US-2 8",
    );
    const sprint = (await hoverOf("## Spri¦nt 1")) ?? "";
    assert.match(
      sprint,
      /^\*\*Sprint 1: Checkout\*\* {2}\nsprint {2}\nSomebody pays {2}\n13 \/ 10 pts, over by 3 {2}\n2 items/,
    );
    assert.match(sprint, /- \[US-1 Show the basket\]\(/);
  });
});
