// What VS Code makes of the language features: it is asked as its own editor asks, and its edits are applied.
import assert from "node:assert/strict";
import * as vscode from "vscode";
import { backlint, diagnosticsOf, replace, show, until, uriOf } from "./workspace.ts";

const later = [
  "# Later",
  "",
  "### Story 3.1: Pay by the minute",
  "",
  "**Story ID:** US-301",
  "**Story Points:** 5",
  "**Dependencies:** US-001",
  "",
  "**Acceptance Criteria:**",
  "",
  "- [ ] `GET /price` answers 200 with the price of a minute",
  "",
].join("\n");

describe("language features", () => {
  const other = () => uriOf("later.md");
  let editor: vscode.TextEditor;
  const at = (words: string, behind = 0) => {
    const { document } = editor;
    const offset = document.getText().indexOf(words);
    assert(offset >= 0, `${words} is not in the document`);
    return document.positionAt(offset + behind);
  };
  const ask = <Answer>(command: string, ...more: unknown[]): Thenable<Answer> =>
    vscode.commands
      .executeCommand<Answer>(command, editor.document.uri, ...more)
      .then(undefined, (error: Error) => assert.fail(`${command}: ${error.message}`));

  // Made once: a file that comes, goes and comes again under one name may be told in any order.
  before(async () => {
    await vscode.workspace.fs.writeFile(other(), new TextEncoder().encode(later));
  });
  after(() => vscode.workspace.fs.delete(other()));
  beforeEach(async () => {
    const { server } = await backlint();
    await show("later.md");
    await until("the other file is read", server.onDidChange, () =>
      server.ask("backlint/status", { uri: other().toString() }),
    );
    editor = await show("backlog.md");
    await diagnosticsOf("backlog.md", "the document is read", (all) => all.length > 0);
  });
  afterEach(async () => {
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
  });

  it("hover on an ID in another item's field shows the card, with links", async () => {
    const hovers = await ask<vscode.Hover[]>("vscode.executeHoverProvider", at("**Dependencies:** US-001", 20));
    const text = hovers.flatMap(({ contents }) => contents.map((one) => (typeof one === "string" ? one : one.value)));
    assert.match(text.join("\n"), /\*\*US-001 Book a bike\*\*[\s\S]*Blocks \[US-002 Cancel a booking\]\(\w+:/);
  });

  it("renaming an ID changes both files, as one edit", async () => {
    const edit = await ask<vscode.WorkspaceEdit>("vscode.executeDocumentRenameProvider", at("US-001", 3), "US-050");
    assert.deepEqual(
      edit
        .entries()
        .map(([uri]) => uri.path.split("/").at(-1))
        .sort(),
      ["backlog.md", "later.md"],
    );
    assert.ok(await vscode.workspace.applyEdit(edit));
    const texts = [editor.document.getText(), (await vscode.workspace.openTextDocument(other())).getText()];
    for (const text of texts) {
      assert.ok(!text.includes("US-001"));
      assert.ok(text.includes("US-050"));
    }
  });

  it("completion writes an ID into a list", async () => {
    await replace(editor, "US-001, US-099", "US-001, ");
    const position = at("**Dependencies:** US-001, ", 26);
    const list = await ask<vscode.CompletionList>("vscode.executeCompletionItemProvider", position, " ");
    const item = list.items.find(({ label }) => (typeof label === "string" ? label : label.label) === "US-003");
    assert(item, list.items.map(({ label }) => JSON.stringify(label)).join());
    const { range } = item;
    assert(range && !(range instanceof vscode.Range), "no range to insert and to replace");
    const text = typeof item.insertText === "string" ? item.insertText : (item.insertText?.value ?? "");
    await editor.edit((edit) => edit.replace(range.inserting, text));
    assert.ok(editor.document.getText().includes("**Dependencies:** US-001, US-003\n"));
  });

  it("lenses say who waits and lead there", async () => {
    const { server } = await backlint();
    // The file that is not in front is read in its own time.
    const [lenses, blocks] = await until("who waits in both files", server.onDidChange, async () => {
      const all = await ask<vscode.CodeLens[]>("vscode.executeCodeLensProvider", 50);
      const found = all.find(({ command }) => command?.title === "blocks 3");
      return found?.command && ([all, found.command] as const);
    });
    const titles = lenses.map(({ range, command }) => `${range.start.line} ${command?.title}`);
    assert.ok(
      titles.some((title) => /0\/2 done · 8 pts/.test(title)),
      titles.join("\n"),
    );
    await vscode.commands.executeCommand(blocks.command, ...(blocks.arguments ?? []));
  });

  it("the hierarchy shows what waits for an item, in other files too", async () => {
    const [item] = await ask<vscode.CallHierarchyItem[]>("vscode.prepareCallHierarchy", at("US-001", 3));
    assert(item);
    const calls = await vscode.commands.executeCommand<vscode.CallHierarchyIncomingCall[]>(
      "vscode.provideIncomingCalls",
      item,
    );
    assert.deepEqual(calls.map(({ from }) => from.name).sort(), [
      "US-002 Cancel a booking",
      "US-003 Find the nearest station",
      "US-301 Pay by the minute",
    ]);
  });

  it("the Markdown preview says what can be decided, and says it anew after an edit", async function () {
    // In the editor that is served to a browser here VS Code's own Markdown extension does not run.
    const own = vscode.extensions.getExtension("vscode.markdown-language-features");
    await own?.activate().then(undefined, () => {});
    if (!(await vscode.commands.getCommands()).includes("markdown.api.render")) this.skip();
    const { preview } = await backlint();
    const rendered = () => vscode.commands.executeCommand<string>("markdown.api.render", editor.document);
    const shows = (pattern: RegExp) =>
      until(String(pattern), preview.onDidChange, async () => pattern.test(await rendered()));
    await shows(/answers 201 within 300 ms <span class="backlint-badge backlint-good" role="img"[^>]*>✓<\/span>/);
    await replace(editor, "The list shows the five nearest stations, nearest first", "The list is easy to read");
    await shows(/easy to read <span class="backlint-badge backlint-bad" role="img" title="Nobody can decide this"/);
  });

  it("hints, colours, folds, links, highlights and selections are there", async () => {
    const whole = new vscode.Range(0, 0, editor.document.lineCount, 0);
    const legend = await ask<vscode.SemanticTokensLegend>("vscode.provideDocumentSemanticTokensLegend");
    const tokens = await ask<vscode.SemanticTokens>("vscode.provideDocumentSemanticTokens");
    assert.ok(legend.tokenTypes.includes("class"));
    assert.ok(tokens.data.length > 50);
    assert.ok(Array.isArray(await ask("vscode.executeInlayHintProvider", whole)));
    const folds = await ask<vscode.FoldingRange[]>("vscode.executeFoldingRangeProvider");
    assert.ok(folds.some(({ start }) => start === at("### Story 1.1").line));
    const links = await ask<vscode.DocumentLink[]>("vscode.executeLinkProvider", 100);
    assert.ok(
      links.some(
        ({ range, target }) => editor.document.getText(range) === "US-001" && target?.fragment.startsWith("L"),
      ),
    );
    const marks = await ask<vscode.DocumentHighlight[]>("vscode.executeDocumentHighlights", at("US-001", 3));
    assert.equal(marks.length, 3);
    const [selection] = await ask<vscode.SelectionRange[]>("vscode.executeSelectionRangeProvider", [at("US-099", 2)]);
    assert.ok(selection?.parent);
    const symbols = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
      "vscode.executeWorkspaceSymbolProvider",
      "nearest",
    );
    assert.ok(symbols.some(({ name }) => name === "US-003 Find the nearest station"));
  });
});
