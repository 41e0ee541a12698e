// What was read, in a preview beside the file; a field taught by a code action, the configuration written and saved.
import assert from "node:assert/strict";
import * as vscode from "vscode";
import { backlint, until, uriOf } from "./workspace.ts";

const parcels = [
  "## US-1: Send",
  "",
  "**Wucht:** 5",
  "**Priority:** P1",
  "",
  "## US-2: Pack",
  "",
  "**Wucht:** 3",
  "**Priority:** P2",
  "",
];

describe("what was read", () => {
  const file = () => uriOf("parcels.md");
  const config = () => uriOf(".backlint.json");
  const reading = async () => (await backlint()).server.ask("backlint/report", { uri: file().toString() });

  beforeEach(async () => {
    await vscode.workspace.fs.writeFile(file(), new TextEncoder().encode(parcels.join("\n")));
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(file()), { preview: false });
  });
  afterEach(async () => {
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    await vscode.workspace.fs.delete(file());
    await vscode.workspace.fs.delete(config()).then(undefined, () => undefined);
  });

  it("is shown as a document that nobody can change", async () => {
    await backlint();
    await vscode.commands.executeCommand("backlint.showReading");
    const isReport = ({ uri }: vscode.TextDocument) => uri.scheme === "backlint-reading";
    const report = await until("the report", vscode.workspace.onDidOpenTextDocument, () =>
      vscode.workspace.textDocuments.find(isReport),
    );
    assert.match(report.getText(), /^# What Backlint read in parcels\\?\.md\n\n2 items/);
    const tab = await until("its tab", vscode.window.tabGroups.onDidChangeTabs, () =>
      vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).find(({ label }) => label.includes("Reading of parcels")),
    );
    const previews = (await vscode.commands.getCommands(true)).includes("markdown.showPreview");
    const wanted = previews ? vscode.TabInputWebview : vscode.TabInputText;
    assert(tab.input instanceof wanted, "it stands in the preview where VS Code has one");
  });

  it("grows by the field that a code action teaches; the configuration is saved", async () => {
    const { server } = await backlint();
    const at = new vscode.Position(2, 4);
    const offer = await until("the offer", server.onDidChange, async () => {
      const found = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        "vscode.executeCodeActionProvider",
        file(),
        new vscode.Range(at, at),
        "refactor.rewrite",
      );
      return found.find(({ title }) => title === "Treat `Wucht` as estimate");
    });
    const { command } = offer;
    assert(command);
    await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
    const written = new TextDecoder().decode(await vscode.workspace.fs.readFile(config()));
    assert.deepEqual(JSON.parse(written), { fields: { Wucht: "estimate" } });
    await until("the estimates", server.onDidChange, async () =>
      /\| estimate \| 2 \|/.test((await reading())?.markdown ?? ""),
    );
  });
});
