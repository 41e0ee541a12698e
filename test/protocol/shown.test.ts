// What is shown beside the text: colours, lenses, inlay hints; how the settings switch them, and how little an edit sends again.
import assert from "node:assert/strict";
import { startEditor } from "../harness/bundle.ts";
import type { FakeEditor } from "../harness/fakeEditor.ts";
import { caretIn, families } from "../harness/families.ts";
import { offsetAt, type Position, positionAt, type Range } from "../harness/wireText.ts";

interface Lens {
  readonly range: Range;
  readonly command?: { readonly title: string; readonly command: string; readonly arguments?: readonly unknown[] };
}

const uri = "file:///plans/plan.md";
const plan = `# Plan

**Total Story Points:** 12 points

# Epic 1: Checkout

### US-1: Show the basket
**Story Points:** 5
**Status:** Done

### US-2: Pay by card
**Story Points:** 8
**Dependencies:** US-1

**Acceptance Criteria:**
- [ ] \`GET /receipts/1\` answers 200 with the amount paid
- [ ] The page is user-friendly

### US-3: Mail the receipt
**Story Points:** 2
**Dependencies:** US-2

## Sprint 1: First

**Capacity:** 10 story points

1. **US-1: Show the basket** (5 pts)
2. **US-2: Pay by card** (8 pts)

## Sprint 2: Second

**Capacity:** 10 story points

1. **US-3: Mail the receipt** (2 pts)
`;

describe("what is shown beside the text", function () {
  this.timeout(30_000);
  let editor: FakeEditor;
  afterEach(async () => {
    assert.equal(await editor.stop(), 0);
  });
  const start = async (options: Parameters<typeof startEditor>[0] = {}) => {
    editor = await startEditor(options);
    editor.open(uri, plan);
  };
  const lineOf = (range: Range) => plan.split("\n")[range.start.line] ?? "";

  const lenses = async () => {
    const found = (await editor.request("textDocument/codeLens", { textDocument: { uri } })) as Lens[];
    return Promise.all(found.map(async (lens) => (await editor.request("codeLens/resolve", lens)) as Required<Lens>));
  };
  const titles = async () => (await lenses()).map(({ range, command }) => `${lineOf(range)} → ${command.title}`);

  it("lenses say how full sprints are, how far epics, and who waits for an item", async () => {
    await start();
    assert.deepEqual(await titles(), [
      "# Epic 1: Checkout → 1/3 done · 15 pts",
      "### US-1: Show the basket → blocks 1",
      "### US-2: Pay by card → blocks 1",
      "## Sprint 1: First → 13 / 10 pts, over by 3",
      "## Sprint 2: Second → 2 / 10 pts",
    ]);
  });

  it("a lens is clicked only where the client knows how", async () => {
    await start();
    assert.ok((await lenses()).every(({ command }) => command.command === ""));
    assert.equal(await editor.stop(), 0);
    await start({ commands: ["backlint.showPlaces"] });
    const [epic] = await lenses();
    assert.equal(epic?.command.command, "backlint.showPlaces");
    const [shown] = (epic?.command.arguments ?? []) as [
      { uri: string; position: Position; places: { range: Range }[] },
    ];
    assert.deepEqual(
      shown.places.map(({ range }) => lineOf(range)),
      ["### US-1: Show the basket", "### US-2: Pay by card", "### US-3: Mail the receipt"],
    );
  });

  it("stories that are too large offer to be split, where the client can", async () => {
    const large = plan.replace("**Story Points:** 8", "**Story Points:** 40");
    const splits = async () => {
      editor.change(uri, [{ start: 0, end: plan.length, text: large }]);
      return (await titles()).filter((title) => title.includes("Split"));
    };
    await start();
    assert.deepEqual(await splits(), []);
    assert.equal(await editor.stop(), 0);
    await start({ commands: ["backlint.splitStory"] });
    assert.deepEqual(await splits(), ["### US-2: Pay by card → Split"]);
  });

  const hints = async (from = 0, to = plan.split("\n").length) => {
    const range = { start: { line: from, character: 0 }, end: { line: to, character: 0 } };
    const found = (await editor.request("textDocument/inlayHint", { textDocument: { uri }, range })) as {
      position: Position;
      label: string;
    }[];
    return found.map(({ position, label }) => {
      const line = plan.split("\n")[position.line] ?? "";
      return `${line.slice(0, position.character)}⟨${label}⟩${line.slice(position.character)}`;
    });
  };

  it("hints say what a total should be and what is left of a capacity", async () => {
    await start();
    assert.deepEqual(await hints(), [
      "**Total Story Points:** 12⟨= 15⟩ points",
      "**Capacity:** 10⟨over by 3 pts⟩ story points",
      "**Capacity:** 10⟨8 pts left⟩ story points",
    ]);
  });

  it("hints are computed for the lines that are asked for alone", async () => {
    await start();
    const second = caretIn(plan, "## Sprint 2: ¦Second").line;
    assert.deepEqual(await hints(second, second + 5), ["**Capacity:** 10⟨8 pts left⟩ story points"]);
  });

  it("settings switch each of them, for a folder of its own if it has any", async () => {
    await start({
      folder: "file:///plans/",
      settings: {
        backlint: {
          inlayHints: { totals: false, capacity: "nonsense", slack: true, verdicts: true },
          codeLens: { sprints: false, items: false },
        },
      },
    });
    await editor.until(() => (editor.asked.includes("workspace/configuration") ? null : "no settings yet"));
    assert.deepEqual(await hints(), [
      "**Capacity:** 10⟨over by 3 pts⟩ story points",
      "**Capacity:** 10⟨8 pts left⟩ story points",
      "**Story Points:** 8⟨critical⟩",
      "**Story Points:** 2⟨critical⟩",
      "**Acceptance Criteria:**⟨1/2 decidable⟩",
    ]);
    assert.deepEqual(await titles(), ["# Epic 1: Checkout → 1/3 done · 15 pts"]);
  });

  const legend = () =>
    (editor.capabilities["semanticTokensProvider"] as { legend: { tokenTypes: string[] } }).legend.tokenTypes;
  const decoded = (text: string, data: readonly number[]) => {
    const found: string[] = [];
    let line = 0;
    let character = 0;
    for (let at = 0; at < data.length; at += 5) {
      const [lines = 0, characters = 0, length = 0, type = 0, modifiers = 0] = data.slice(at, at + 5);
      line += lines;
      character = lines === 0 ? character + characters : characters;
      const start = offsetAt(text, { line, character });
      found.push(`${legend()[type]}${modifiers === 1 ? "!" : ""} ${text.slice(start, start + length)}`);
    }
    return found;
  };
  const tokens = async (document: string) =>
    (await editor.request("textDocument/semanticTokens/full", { textDocument: { uri: document } })) as {
      resultId: string;
      data: number[];
    };

  it("colours tell IDs, fields and values apart in every family", async () => {
    await start();
    for (const family of families) {
      editor.open(family.uri, family.text);
      const found = decoded(family.text, (await tokens(family.uri)).data);
      assert.equal(found.filter((token) => token === `class! ${family.id}`).length, 1, family.name);
      assert.equal(
        found.filter((token) => token === `class ${family.id}`).length,
        2,
        `${family.name}: ${found.join()}`,
      );
      assert.ok(
        found.some((token) => /^property (?:Dependencies|Depends on|needs)$/.test(token)),
        family.name,
      );
      if (family.label !== undefined)
        assert.ok(
          found.some((token) => token.startsWith("decorator ")),
          family.name,
        );
      editor.close(family.uri);
    }
  });

  it("colours of the lines on screen are those of the whole document", async () => {
    await start();
    const all = decoded(plan, (await tokens(uri)).data);
    const range = { start: positionAt(plan, 0), end: positionAt(plan, plan.length) };
    const same = (await editor.request("textDocument/semanticTokens/range", { textDocument: { uri }, range })) as {
      data: number[];
    };
    assert.deepEqual(decoded(plan, same.data), all);
    const line = caretIn(plan, "### US-3: ¦Mail").line;
    const few = (await editor.request("textDocument/semanticTokens/range", {
      textDocument: { uri },
      range: { start: { line, character: 0 }, end: { line: line + 2, character: 0 } },
    })) as { data: number[] };
    assert.ok(few.data.length > 0 && few.data.length < all.length * 5);
  });

  it("after an edit only what is different is sent", async () => {
    await start();
    const before = await tokens(uri);
    editor.edit(uri, "### US-3: Mail the receipt", "A line more.\n\n### US-3: Mail the receipt");
    const delta = (await editor.request("textDocument/semanticTokens/full/delta", {
      textDocument: { uri },
      previousResultId: before.resultId,
    })) as { edits: { start: number; deleteCount: number; data?: number[] }[] };
    const sent = delta.edits.reduce((sum, { data }) => sum + (data?.length ?? 0), 0);
    assert.ok(sent <= 5, `${sent} numbers are sent again`);
    const data = [...before.data];
    for (const edit of delta.edits) data.splice(edit.start, edit.deleteCount, ...(edit.data ?? []));
    assert.deepEqual(data, (await tokens(uri)).data);
  });
});
