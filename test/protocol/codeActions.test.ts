// Code actions: what is offered on a finding, in which order, and that applying it makes the finding go.
import assert from "node:assert/strict";
import { startEditor } from "../harness/bundle.ts";
import { diagnosticsAre, type FakeEditor } from "../harness/fakeEditor.ts";
import { applyEdits, positionAt, type TextEdit } from "../harness/wireText.ts";
import { dangling, misspelt, prose, shop } from "../harness/samples.ts";

interface Action {
  readonly title: string;
  readonly kind: string;
  readonly isPreferred?: boolean;
  readonly diagnostics?: readonly { readonly code: string }[];
  readonly edit: {
    readonly documentChanges: readonly {
      readonly textDocument: { readonly uri: string; readonly version: number | null };
      readonly edits: readonly TextEdit[];
    }[];
  };
}

const uri = "file:///plans/shop.md";

describe("code actions over the protocol", function () {
  this.timeout(30_000);
  let editor: FakeEditor;
  before(async () => {
    editor = await startEditor();
  });
  after(async () => {
    assert.equal(await editor.stop(), 0);
  });

  const actionsAt = (text: string, words: string, only?: string[], triggerKind?: number): Promise<Action[]> => {
    const position = positionAt(text, text.indexOf(words) + 1);
    return editor.request("textDocument/codeAction", {
      textDocument: { uri },
      range: { start: position, end: position },
      context: {
        diagnostics: [],
        ...(only === undefined ? {} : { only }),
        ...(triggerKind === undefined ? {} : { triggerKind }),
      },
    }) as Promise<Action[]>;
  };
  const apply = (action: Action | undefined): void => {
    const [change, ...more] = action?.edit.documentChanges ?? [];
    assert.ok(change !== undefined && more.length === 0, "one document changes");
    assert.deepEqual(change.textDocument, { uri, version: editor.versionOf(uri) });
    const text = editor.textOf(uri);
    editor.change(uri, [{ start: 0, end: text.length, text: applyEdits(text, change.edits) }]);
  };

  it("offers the fixes first, the preferred one marked, then to ignore it", async () => {
    editor.open(uri, dangling);
    const actions = await actionsAt(dangling, "US-103");
    assert.equal(actions[0]?.isPreferred, true);
    assert.deepEqual(actions.map((action) => action.isPreferred ?? false).filter(Boolean), [true]);
    assert.match(actions[0]?.title ?? "", /^Change to `US-10\d`$/);
    assert.deepEqual(
      actions.slice(-3).map(({ title }) => title),
      [
        "Ignore `dangling-dependency` here",
        "Ignore `dangling-dependency` in this file",
        "Ignore `dangling-dependency` in this workspace",
      ],
    );
    assert.ok(
      actions.every((action) => action.kind === "quickfix" && action.diagnostics?.[0]?.code === "dangling-dependency"),
    );
    apply((await editor.request("codeAction/resolve", actions[0])) as Action);
    await editor.until(diagnosticsAre(uri, []));
  });

  it("proves repairs before they are listed where somebody asks for the list", async () => {
    editor.open(uri, dangling);
    const automatic = await actionsAt(dangling, "US-103", undefined, 2);
    assert.equal(automatic[0]?.edit, undefined);
    const [asked] = await actionsAt(dangling, "US-103", undefined, 1);
    assert.equal(asked?.title, automatic[0]?.title);
    apply(asked);
    await editor.until(diagnosticsAre(uri, []));
  });

  it("ignores on the line, without disturbing what stands around it", async () => {
    editor.open(uri, dangling);
    apply((await actionsAt(dangling, "US-103")).at(-3));
    assert.match(
      editor.textOf(uri),
      /^\*\*Dependencies:\*\* US-101, US-103 <!-- backlint-ignore dangling-dependency: reason -->$/m,
    );
    await editor.until(diagnosticsAre(uri, []));
  });

  it("ignores within a table row before its last bar", async () => {
    const rows = ["101", "102", "104"]
      .map((n) => `| US-${n} | Pay ${n} | ${n === "104" ? "US-103" : "None"} |\n`)
      .join("");
    const table = `| ID | Task | Dependencies |\n| --- | --- | --- |\n${rows}`;
    editor.open(uri, table);
    await editor.until(diagnosticsAre(uri, ["dangling-dependency: US-103"]));
    apply((await actionsAt(table, "US-103")).at(-3));
    assert.match(editor.textOf(uri), /\| US-103 <!-- backlint-ignore dangling-dependency: reason --> \|\n$/);
    await editor.until(diagnosticsAre(uri, []));
  });

  it("ignores in the file, below its front matter", async () => {
    for (const head of ["", "---\ntitle: Shop\n---\n"]) {
      const text = head + dangling;
      editor.open(uri, text);
      await editor.until(diagnosticsAre(uri, ["dangling-dependency: US-103"]));
      apply((await actionsAt(text, "US-103")).at(-2));
      assert.equal(
        editor.textOf(uri),
        `${head}<!-- backlint-ignore-file dangling-dependency: reason -->\n\n${dangling}`,
      );
      await editor.until(diagnosticsAre(uri, []));
    }
  });

  it("explains the finding at a place, and nothing elsewhere", async () => {
    editor.open(uri, dangling);
    const explain = (words: string) =>
      editor.request("backlint/explain", {
        uri,
        position: positionAt(dangling, dangling.indexOf(words) + 1),
      }) as Promise<{ title: string; markdown: string } | null>;
    const answer = await explain("US-103");
    assert.equal(answer?.title, "Why dangling-dependency");
    assert.match(answer.markdown, /^# dangling-dependency\n\n\*\*Error:\*\* .*`US-103`.*\.\n/);
    assert.match(
      answer.markdown,
      /\n## Why\n[\s\S]*\n## Repairs offered\n[\s\S]*\n## Reported\n[\s\S]*backlint-ignore/,
    );
    assert.equal(await explain("Enter the card"), null);
  });

  it("fixes all of a rule, and on request all that is safe", async () => {
    const twice = misspelt.replace("### US-104", "<!-- backlint-ignore duplicate-idd -->\n### US-104");
    editor.open(uri, twice);
    const all = (await actionsAt(twice, "duplicate-idd")).find(
      (action) => action.title === "Fix all 2 `unknown-rule` in this file",
    );
    assert.equal(all?.edit.documentChanges[0]?.edits.length, 2);
    const fixAll = await actionsAt(twice, "Shop", ["source.fixAll"]);
    assert.deepEqual(
      fixAll.map(({ kind }) => kind),
      ["source.fixAll.backlint"],
    );
    apply(fixAll[0]);
    await editor.until(() =>
      editor.lastFor(uri)?.diagnostics.some(({ code }) => code === "unknown-rule") ? "still there" : null,
    );
  });

  it("works out what follows from a number when it is chosen, in the text as it is then", async () => {
    const sums =
      "| ID | Story | Points |\n| --- | --- | --- |\n| US-001 | Show the basket | 5 |\n| US-002 | Pay by card | 8 |\n| **Total** | | **15** |\n";
    editor.open(uri, sums);
    const [action] = await actionsAt(sums, "15");
    assert.deepEqual([action?.title, action?.isPreferred, action?.edit], ["Change to 13", true, undefined]);
    editor.edit(uri, "Show the basket", "Show the whole basket");
    apply((await editor.request("codeAction/resolve", action)) as Action);
    assert.match(editor.textOf(uri), /Show the whole basket \| 5 \|\n[^\n]*\n\| \*\*Total\*\* \| \| \*\*13\*\* \|\n$/);
  });

  it("leaves what needs a person's eye out of fix all", async () => {
    editor.open(uri, dangling);
    assert.deepEqual(await actionsAt(dangling, "US-103", ["source.fixAll"]), []);
  });

  it("offers nothing where nothing is found", async () => {
    for (const text of [shop, prose]) {
      editor.open(uri, text);
      assert.deepEqual(await actionsAt(text, "#"), []);
    }
  });
});
