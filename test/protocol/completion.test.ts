// What is proposed while something is typed, in every family: the text holds the caret `¦`, as its author has it.
import assert from "node:assert/strict";
import { startEditor } from "../harness/bundle.ts";
import type { FakeEditor } from "../harness/fakeEditor.ts";
import { families, type Family } from "../harness/families.ts";
import { applyEdits, positionAt, type Range } from "../harness/wireText.ts";

interface Item {
  readonly label: string;
  readonly filterText?: string;
  readonly insertTextFormat?: number;
  readonly labelDetails?: { readonly description?: string };
  readonly textEdit: { readonly newText: string; readonly insert: Range; readonly replace: Range };
  readonly data?: unknown;
}

const uri = "file:///plans/typed.md";

describe("completion over the protocol", function () {
  this.timeout(30_000);
  let editor: FakeEditor;
  before(async () => {
    editor = await startEditor();
  });
  after(async () => {
    assert.equal(await editor.stop(), 0);
  });

  /** What is proposed at the caret; `typed` says that a character asked for it instead of the author. */
  const at = async (marked: string, typed = false) => {
    const text = marked.replace("¦", "");
    editor.open(uri, text);
    const answer = (await editor.request("textDocument/completion", {
      textDocument: { uri },
      position: positionAt(text, marked.indexOf("¦")),
      context: typed ? { triggerKind: 2, triggerCharacter: marked[marked.indexOf("¦") - 1] } : { triggerKind: 1 },
    })) as { items: Item[] } | null;
    editor.close(uri);
    const items = answer?.items ?? [];
    return {
      items,
      labels: items.map(({ label }) => label),
      /** The text after a proposal is taken; `replace` overwrites what follows the caret. */
      taken(label: string, replace = false) {
        const edit = items.find((item) => item.label === label)?.textEdit;
        assert.ok(edit !== undefined, `${label} is not among ${items.map((item) => item.label).join(", ")}`);
        return applyEdits(text, [{ range: replace ? edit.replace : edit.insert, newText: edit.newText }]);
      },
    };
  };
  const family = (name: string): Family => {
    const found = families.find((one) => one.name === name);
    assert.ok(found !== undefined);
    return found;
  };
  /** A family's text with one stretch of it written anew. */
  const typing = (name: string, stretch: string, marked: string) => {
    const { text } = family(name);
    assert.equal(text.split(stretch).length, 2, `${stretch} does not stand once in ${name}`);
    return text.replace(stretch, marked);
  };

  const dependencies: readonly (readonly [string, string, string, string])[] = [
    ["story-blocks", "**Dependencies:** US-101", "**Dependencies:** ¦", "US-101"],
    ["item-table", "| web | T-1 |", "| web | ¦ |", "T-1"],
    ["key-value", "Depends on: #101", "Depends on: ¦", "#101"],
    ["issue-blocks", "**Dependencies:** #201", "**Dependencies:** ¦", "#201"],
    ["bold-list", "*needs: T1*", "*needs: ¦*", "T1"],
  ];
  for (const [name, stretch, marked, id] of dependencies) {
    it(`proposes IDs with their titles where ${name} states dependencies`, async () => {
      const text = typing(name, stretch, marked);
      for (const typed of [true, false]) {
        const { labels, items, taken } = await at(text, typed);
        assert.equal(labels[0], id);
        assert.ok(!labels.includes(family(name).needing.id), "the item itself is proposed");
        assert.ok(items[0]?.labelDetails?.description?.startsWith(family(name).title));
        assert.equal(taken(id), text.replace("¦", id));
      }
    });
    it(`finds IDs by their titles where ${name} states dependencies`, async () => {
      const word = family(name).title.slice(0, 5);
      const text = typing(name, stretch, marked.replace("¦", `${word}¦`));
      const { labels, taken, items } = await at(text);
      assert.deepEqual(labels, [id]);
      assert.equal(taken(id), text.replace(`${word}¦`, id));
      assert.ok(items[0]?.filterText?.includes(word));
    });
  }

  it("adds to a list, and leaves out what is in it", async () => {
    const text = typing("story-blocks", "**Dependencies:** US-101", "**Dependencies:** US-101, ¦");
    assert.ok(!(await at(text, true)).labels.includes("US-101"));
    const table = typing("item-table", "| payment | T-2 |", "| payment | T-2, ¦ |");
    assert.deepEqual((await at(table, true)).labels, ["T-1"]);
  });

  it("puts last what waits for the item", async () => {
    const text = typing("item-table", "| web, import | None |", "| web, import | ¦ |");
    assert.deepEqual((await at(text)).labels, ["T-2", "T-3"]);
    const more = text.replace(
      "| T-3 |",
      "| T-4 | Print a ticket | A code is read at 30 cm | web | None | 1 |\n| T-3 |",
    );
    assert.deepEqual((await at(more)).labels, ["T-4", "T-2", "T-3"]);
  });

  it("proposes IDs in sentences once they begin like one, and nothing else there", async () => {
    const text = (typed: string) => typing("story-blocks", "Buyers see it once", `Buyers see ${typed}¦ it once`);
    assert.deepEqual((await at(text("US-"), true)).labels, ["US-101"]);
    assert.equal((await at(text("US-1"))).taken("US-101"), text("US-101").replace("¦", ""));
    for (const typed of ["", "we ", "the U", "pay-", "well, "]) {
      assert.deepEqual((await at(text(typed), true)).labels, [], typed);
    }
    const hash = (typed: string) => typing("issue-blocks", "The till asks", `The till ${typed}¦ asks`);
    assert.deepEqual((await at(hash("#"), true)).labels, ["#201"]);
    assert.deepEqual((await at(`${family("issue-blocks").text}\n#¦`, true)).labels, []);
  });

  it("stays silent where nothing is planned", async () => {
    for (const marked of ["# Notes\n\nStatus: ¦\n", "**Priority:** ¦\n", "- ¦\n", "<!-- ¦\n", "US-¦\n", "¦"]) {
      assert.deepEqual((await at(marked)).labels, [], marked);
    }
  });

  it("proposes labels by how often they are used, as they are written, whole scopes after them", async () => {
    const ticked = typing("issue-blocks", "`pricing`, `till`", "`till`, ¦");
    const { labels, taken } = await at(ticked, true);
    assert.deepEqual(labels, ["pricing", "size:m"]);
    assert.equal(taken("pricing"), ticked.replace("¦", "`pricing`"));
    const inside = typing("issue-blocks", "`pricing`, `till`", "`till`, `pri¦`");
    assert.equal((await at(inside)).taken("pricing"), inside.replace("pri¦", "pricing"));
    const scoped = typing("key-value", "type::bug, area::pricing\n", "type::¦\n");
    assert.deepEqual((await at(scoped, true)).labels, ["type::feature"]);
    const cell = typing("item-table", "| payment | T-2 |", "| ¦ | T-2 |");
    assert.deepEqual((await at(cell, true)).labels, ["web", "import"]);
  });

  it("proposes priorities on the file's own scale, the most urgent first", async () => {
    const text = typing("key-value", "Priority: High", "Priority: ¦");
    assert.deepEqual((await at(text, true)).labels, ["Urgent", "Critical", "High", "Medium", "Low"]);
    const begun = typing("story-blocks", "**Story Points:** 5", "**Priority:¦");
    assert.deepEqual((await at(begun, true)).labels, []);
    const replaced = typing("key-value", "Priority: High", "Priority: Hi¦gh");
    assert.equal((await at(replaced)).taken("High", true), replaced.replace("¦", ""));
  });

  it("proposes states, estimates, owners and sprints as the file writes them", async () => {
    const table = (cells: string) =>
      `## Sprint 1: First\n\n| ID | Task | Est. | Owner | Status |\n| --- | --- | --- | --- | --- |\n| B-1 | One | 3 | BE | ✅ |\n| B-2 | Two | 5 | QA | ⏳ |\n| B-3 | ${cells} |\n\n## Sprint 2: Second\n\n| ID | Task | Est. | Owner | Status |\n| --- | --- | --- | --- | --- |\n| B-4 | Four | 8 | BE | ✅ |\n`;
    assert.deepEqual((await at(table("Three | 5 | BE | ¦"), true)).labels, ["✅", "⏳"]);
    assert.deepEqual((await at(table("Three | ¦ | BE | ✅"), true)).labels, ["3", "5", "8"]);
    assert.deepEqual((await at(table("Three | 5 | ¦ | ✅"), true)).labels, ["BE", "QA"]);
    const stories = family("story-blocks").text.replace("**Story Points:** 5", "**Sprint:** ¦\n**Story Points:** 5");
    const plan = `${stories}\n## Sprint 1: Pay\n\n- US-101\n\n## Sprint 2: Show\n\n- US-102\n`;
    const { labels, items } = await at(plan);
    assert.deepEqual(labels, ["Sprint 1", "Sprint 2"]);
    assert.equal(items[0]?.labelDetails?.description, "Sprint 1: Pay");
  });

  it("proposes the fields that its neighbours have, spelt and marked as there", async () => {
    const text = typing("story-blocks", "**Story Points:** 5\n**Labels:** payment\n", "**Labels:** payment\n¦\n");
    const { labels, taken, items } = await at(text);
    assert.deepEqual(labels.slice(0, 1), ["Story Points"]);
    assert.ok(!labels.includes("Labels"));
    assert.equal(items[0]?.insertTextFormat, 2);
    assert.equal(taken("Story Points"), text.replace("¦", "**Story Points:** ${1:}"));
    const begun = text.replace("¦", "**Sto¦");
    assert.equal((await at(begun)).taken("Story Points"), text.replace("¦", "**Story Points:** ${1:}"));
    assert.deepEqual((await at(text.replace("¦", "**¦"), true)).labels, ["Story Points"]);
    const paste = typing("key-value", "Size: S\n", "¦\n");
    assert.equal((await at(paste)).taken("Size"), paste.replace("¦", "Size: ${1:}"));
  });

  it("proposes a whole item in the shape of the one before, with the next free ID", async () => {
    const block = await at(`${family("story-blocks").text}\n¦`);
    assert.match(
      block.taken("New story US-103"),
      /\n### US-103: \$\{1:Title\}\n\n\*\*Story Points:\*\* \$\{2:\}\n\*\*Labels:\*\* \$\{3:\}\n\*\*Dependencies:\*\* \$\{4:\}\n/,
    );
    const { text } = family("item-table");
    const row = await at(`${text}¦`);
    assert.ok(row.taken("New task T-4").endsWith("\n| T-4 | ${1:Title} | ${2:} | ${3:} | ${4:} | ${5:} |"));
    const list = await at(`${family("bold-list").text}- ¦`);
    assert.ok(list.taken("New task T4").includes("\n- **T4 ${1:Title}**"));
  });

  it("proposes criteria that can be decided, with gaps instead of facts", async () => {
    const text = typing("story-blocks", "- [x] The receipt is written within 2 s", "- [ ] ¦");
    assert.deepEqual((await at(text, true)).labels, []);
    const { labels, items } = await at(text);
    assert.ok(labels.length >= 5);
    for (const { textEdit } of items) {
      assert.match(textEdit.newText, /\$\{1:/);
      assert.ok(!/\d/.test(textEdit.newText.replace(/\$\{\d/g, "")), textEdit.newText);
    }
    assert.deepEqual((await at(text.replace("¦", "The page ¦"), true)).labels, []);
  });

  it("writes suppressions, the rules that complain nearby first", async () => {
    const text = typing("story-blocks", "### US-102", "<!--¦-->\n### US-102");
    const vague = text.replace("`GET /receipts/1` answers 200 with the amount paid", "The page is user-friendly");
    const { labels, taken } = await at(vague);
    assert.deepEqual(labels, ["<!-- backlint-ignore … -->", "<!-- backlint-ignore-file … -->"]);
    const comment = "<!-- backlint-ignore ${1:vague-criterion}: ${2:reason} -->";
    assert.equal(taken("<!-- backlint-ignore … -->"), vague.replace("<!--¦-->", comment));
    const named = await at(vague.replace("<!--¦", "<!-- backlint-ignore vag¦: x "));
    assert.deepEqual(named.labels.slice(0, 1), ["vague-criterion"]);
  });

  it("says more about an item and a rule when it is looked at", async () => {
    const text = typing("story-blocks", "**Dependencies:** US-101", "**Dependencies:** ¦");
    editor.open(uri, text.replace("¦", ""));
    const position = positionAt(text, text.indexOf("¦"));
    const answer = (await editor.request("textDocument/completion", { textDocument: { uri }, position })) as {
      items: Item[];
    };
    const resolved = (await editor.request("completionItem/resolve", answer.items[0])) as {
      documentation: { value: string };
    };
    editor.close(uri);
    assert.match(resolved.documentation.value, /^\*\*US-101 Enter the card\*\*/);
  });
});
