// What else VS Code is given: definitions, the outline, hints, repairs, problems of files that nobody opened, and what becomes of
// references when files move and go.
import assert from "node:assert/strict";
import * as vscode from "vscode";
import { backlint, codeOf, diagnosticsOf, replace, show, until, uriOf } from "./workspace.ts";

const plan = `# Harbour

**Total Story Points:** 19

See [the guide](guide.md).

### US-501: Moor the boat

**Story Points:** 5
**Dependencies:** US-505, US-509

### US-502: Pay the fee

**Story Points:** 3
**Dependencies:** US-501

### US-503: Leave the berth

**Story Points:** 5
**Dependencies:** US-501, US-502

### US-504: Reserve a berth

**Story Points:** 5
**Dependencies:** US-503, US-506
`;
const guide =
  "# Guide\n\nRead [the plan](harbour.md) first.\n\n### US-505: Dredge the basin\n\n**Story Points:** 2\n**Dependencies:** None\n";

const quay = "# Quay\n\n### US-506: Build the quay\n\n**Story Points:** 1\n**Dependencies:** None\n";

describe("proofs", () => {
  let editor: vscode.TextEditor;
  const write = (name: string, text: string) =>
    vscode.workspace.fs.writeFile(uriOf(name), new TextEncoder().encode(text));
  const at = (words: string, behind = 0) =>
    editor.document.positionAt(editor.document.getText().indexOf(words) + behind);
  const ask = <Answer>(command: string, ...more: unknown[]) =>
    vscode.commands.executeCommand<Answer>(command, editor.document.uri, ...more);
  const dangling = (found: readonly vscode.Diagnostic[]) =>
    found.filter((one) => codeOf(one) === "dangling-dependency").map(({ message }) => message);

  // A name of their own, and written once: nothing here waits for what another test did to a file.
  before(async () => {
    await backlint();
    await write("guide.md", guide);
    await write("quay.md", quay);
    await write("harbour.md", plan);
  });
  beforeEach(async () => {
    editor = await show("harbour.md");
  });
  afterEach(async () => {
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
  });
  after(async () => {
    for (const name of ["harbour.md", "guide.md", "docs", "quay.md"])
      await vscode.workspace.fs.delete(uriOf(name), { recursive: true }).then(undefined, () => {});
  });

  it("an ID that a file lacks is found in another that nobody opened, and a word leads to the other's title", async () => {
    await diagnosticsOf("harbour.md", "one missing", (found) => dangling(found).length === 1);
    const found = await ask<vscode.Location[]>("vscode.executeDefinitionProvider", at("US-505", 3));
    assert.deepEqual(
      found.map(({ uri, range }) => [uri.path.split("/").at(-1), range.start.line]),
      [["guide.md", 4]],
    );
    const symbols = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
      "vscode.executeWorkspaceSymbolProvider",
      "dredge",
    );
    // VS Code's own Markdown support adds the heading.
    const own = symbols.map(({ name }) => name).filter((name) => !name.startsWith("#"));
    assert.deepEqual(own, ["US-505 Dredge the basin"]);
  });

  it("the outline and the references are those of the backlog", async () => {
    const symbols = await ask<vscode.DocumentSymbol[]>("vscode.executeDocumentSymbolProvider");
    const names = symbols.map(({ name }) => name);
    assert.ok(names.includes("US-501 Moor the boat") && names.includes("US-502 Pay the fee"), names.join());
    const found = await ask<vscode.Location[]>("vscode.executeReferenceProvider", at("US-501", 3));
    // VS Code's own Markdown support adds the heading.
    const own = found.map(({ range }) => editor.document.getText(range)).filter((text) => !text.startsWith("#"));
    assert.deepEqual(own, ["US-501", "US-501", "US-501"]);
  });

  it("a hint says beside a total what its parts add up to, until it is mended", async () => {
    const hints = async () => {
      const whole = new vscode.Range(0, 0, editor.document.lineCount, 0);
      const found = await ask<vscode.InlayHint[]>("vscode.executeInlayHintProvider", whole);
      return found.map(({ label }) => (typeof label === "string" ? label : label.map(({ value }) => value).join("")));
    };
    assert.deepEqual(await hints(), ["= 18"]);
    await replace(editor, "Points:** 19", "Points:** 18");
    assert.deepEqual(await hints(), []);
  });

  it("a repair that is chosen changes the text, and the finding goes", async () => {
    await diagnosticsOf("harbour.md", "one missing", (found) => dangling(found).length === 1);
    const range = new vscode.Range(at("US-509"), at("US-509", 6));
    const actions = await ask<vscode.CodeAction[]>("vscode.executeCodeActionProvider", range, "quickfix", 10);
    const drop = actions.find(({ title }) => title === "Drop the dependency on `US-509`");
    assert(drop?.edit, actions.map(({ title }) => title).join("; "));
    assert.ok(await vscode.workspace.applyEdit(drop.edit));
    assert.ok(editor.document.getText().includes("**Dependencies:** US-505\n"));
    await diagnosticsOf("harbour.md", "none missing", (found) => dangling(found).length === 0);
  });

  it("problems are shown of a file that nobody opened", async () => {
    await write("closed.md", plan.replaceAll("US-5", "US-7"));
    try {
      await diagnosticsOf("closed.md", "its dangling dependency", (found) => dangling(found).length > 0);
    } finally {
      await vscode.workspace.fs.delete(uriOf("closed.md"));
    }
    await diagnosticsOf("closed.md", "no problems of what is gone", (found) => found.length === 0);
  });

  it("a file that is renamed takes along the links to it, and its own", async () => {
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(uriOf("guide.md"), uriOf("docs/guide.md"));
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.ok(editor.document.getText().includes("[the guide](docs/guide.md)"), editor.document.getText());
    const moved = await vscode.workspace.openTextDocument(uriOf("docs/guide.md"));
    assert.ok(moved.getText().includes("[the plan](../harbour.md)"), moved.getText());
    await moved.save();
  });

  it("an item whose file is deleted is missed where it is needed", async () => {
    await diagnosticsOf("harbour.md", "one missing", (found) => dangling(found).length === 1);
    const edit = new vscode.WorkspaceEdit();
    edit.deleteFile(uriOf("quay.md"));
    assert.ok(await vscode.workspace.applyEdit(edit));
    await diagnosticsOf("harbour.md", "two missing", (found) => dangling(found).length === 2);
  });

  it("a document that nobody may write in is read and explained", async () => {
    const files = vscode.workspace.getConfiguration("files");
    await files.update("readonlyInclude", { "**/harbour.md": true }, vscode.ConfigurationTarget.Global);
    try {
      await diagnosticsOf("harbour.md", "its findings", (found) => dangling(found).length > 0);
      const [hover] = await ask<vscode.Hover[]>("vscode.executeHoverProvider", at("US-501", 3));
      assert(hover?.contents[0] instanceof vscode.MarkdownString);
      assert.match(hover.contents[0].value, /^\*\*US-501 Moor the boat\*\*/);
    } finally {
      await files.update("readonlyInclude", undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it("the configuration's keys and rules are proposed as it is written", async function () {
    // In this browser schemas come from the tests' own server, which VS Code counts as the network.
    if ((process.platform as string) === "browser") this.skip();
    await write(".backlint.json", "{\n  \n}\n");
    try {
      const config = await show(".backlint.json");
      const labels = await until("proposals", vscode.languages.onDidChangeDiagnostics, async () => {
        const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
          "vscode.executeCompletionItemProvider",
          config.document.uri,
          new vscode.Position(1, 2),
        );
        const found = items.map(({ label }) => (typeof label === "string" ? label : label.label));
        return found.includes("rules") && found;
      });
      assert.ok(labels.includes("fields"), labels.join());
    } finally {
      await vscode.commands.executeCommand("workbench.action.closeActiveEditor");
      await vscode.workspace.fs.delete(uriOf(".backlint.json"));
    }
  });
});
