// The server in German: findings, repairs, hovers and lenses of the same text in the reader's language, and nothing in English between.
import assert from "node:assert/strict";
import { startEditor } from "../harness/bundle.ts";
import type { FakeEditor } from "../harness/fakeEditor.ts";
import { dangling } from "../harness/samples.ts";
import { positionAt } from "../harness/wireText.ts";

const uri = "file:///plans/shop.md";

describe("a reader of German", function () {
  this.timeout(60_000);
  let editor: FakeEditor;
  afterEach(async () => {
    assert.equal(await editor.stop(), 0);
  });
  const open = async (locale: string) => {
    editor = await startEditor({ locale, pull: true });
    editor.open(uri, dangling);
  };
  const messages = async () => {
    const answer = await editor.request("textDocument/diagnostic", { textDocument: { uri } });
    return (answer as { items: { message: string }[] }).items.map(({ message }) => message);
  };
  const at = (words: string) => positionAt(dangling, dangling.indexOf(words) + 1);

  it("is told of findings, their repairs and items in German", async () => {
    await open("de-AT");
    assert.match((await messages()).join("\n"), /^Unerwartete Abhängigkeit `US-103`, erwartet die ID eines Eintrags/m);
    const position = at("US-103");
    const actions = (await editor.request("textDocument/codeAction", {
      textDocument: { uri },
      range: { start: position, end: position },
      context: { diagnostics: [] },
    })) as { title: string }[];
    const titles = actions.map(({ title }) => title);
    assert.match(titles[0] ?? "", /^In `US-10\d` ändern$/);
    assert.ok(titles.includes("`dangling-dependency` hier ignorieren"), titles.join("\n"));
    const card = (await editor.request("textDocument/hover", { textDocument: { uri }, position: at("US-102") })) as {
      contents: { value: string };
    };
    assert.match(card.contents.value, /Hängt ab von|Blockiert|Akzeptanzkriteri/);
    const lenses = (await editor.request("textDocument/codeLens", { textDocument: { uri } })) as object[];
    const shown = await Promise.all(
      lenses.map((lens) => editor.request("codeLens/resolve", lens) as Promise<{ command: { title: string } }>),
    );
    assert.ok(shown.every(({ command }) => !/blocks|done/.test(command.title)));
  });

  it("is told in English where a language has no sentences", async () => {
    await open("xx");
    assert.match((await messages()).join("\n"), /^Unexpected dependency `US-103`/m);
  });
});
