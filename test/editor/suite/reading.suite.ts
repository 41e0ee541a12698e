// What a person sees first: findings in a backlog, silence elsewhere, and findings that follow the typing.
import assert from "node:assert/strict";
import * as vscode from "vscode";
import { backlint, backlintDiagnostics, codeOf, diagnosticsOf, replace, show, textAt, uriOf } from "./workspace.ts";

const dangling = (found: readonly vscode.Diagnostic[]) => found.filter((one) => codeOf(one) === "dangling-dependency");

describe("reading a backlog", () => {
  afterEach(() => vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor"));

  it("activates for Markdown and starts its server", async () => {
    await show("backlog.md");
    const api = await backlint();
    assert.equal(api.server.state, "running");
    assert.equal(vscode.extensions.getExtension("backlint.backlint")?.isActive, true);
  });

  it("runs from the package exactly where the package is under test", function () {
    if ((process.platform as string) === "browser") this.skip();
    const folder = vscode.extensions.getExtension("backlint.backlint")?.extensionPath ?? "";
    const installed = /[\\/]extensions[\\/]backlint\.backlint-/.test(folder);
    assert.equal(installed, process.env["BACKLINT_PACKAGED"] === "1", folder);
  });

  it("marks the dependency that does not exist, exactly there", async () => {
    const editor = await show("backlog.md");
    const found = await diagnosticsOf("backlog.md", "the dangling dependency", (all) => dangling(all).length > 0);
    const marks = dangling(found);
    assert.deepEqual(
      marks.map((one) => textAt(editor, one)),
      ["US-099"],
    );
    assert.equal(marks[0]?.severity, vscode.DiagnosticSeverity.Error);
  });

  it("links each finding to the page of its rule", async () => {
    await show("backlog.md");
    const [first] = dangling(await diagnosticsOf("backlog.md", "a finding", (all) => dangling(all).length > 0));
    assert(first && typeof first.code === "object", "the code carries no link");
    assert.match(first.code.target.path, /dangling-dependency/);
  });

  it("follows an edit, and its undoing", async () => {
    const editor = await show("backlog.md");
    await diagnosticsOf("backlog.md", "the finding before the edit", (all) => dangling(all).length === 1);
    await replace(editor, "US-099", "US-003");
    await diagnosticsOf("backlog.md", "no finding after the edit", (all) => dangling(all).length === 0);
    await vscode.commands.executeCommand("undo");
    await diagnosticsOf("backlog.md", "the finding after undo", (all) => dangling(all).length === 1);
  });

  it("stays quiet in Markdown that is no backlog", async () => {
    const { server } = await backlint();
    await show("notes.md");
    assert.equal((await server.ask("backlint/status", { uri: uriOf("notes.md").toString() }))?.items ?? 0, 0);
    // The server answers in order: once a file opened later has its findings, this one would have had its own.
    await show("backlog.md");
    await diagnosticsOf("backlog.md", "findings in the backlog", (all) => all.length > 0);
    assert.deepEqual(backlintDiagnostics("notes.md"), []);
    await vscode.commands.executeCommand("workbench.action.closeActiveEditor");
  });

  it("reads an unsaved document", async () => {
    const content = "### Story 1.1: Ride\n\n**Story ID:** US-001\n**Dependencies:** US-077\n";
    const document = await vscode.workspace.openTextDocument({ language: "markdown", content });
    await vscode.window.showTextDocument(document);
    const { server } = await backlint();
    assert.equal((await server.ask("backlint/status", { uri: document.uri.toString() }))?.items, 1);
  });

  it("reads a backlog whose label an AI extension changed", async () => {
    const editor = await show("backlog.md");
    await diagnosticsOf("backlog.md", "findings as Markdown", (all) => dangling(all).length === 1);
    const relabelled = await vscode.languages.setTextDocumentLanguage(editor.document, "instructions");
    try {
      assert.equal(relabelled.languageId, "instructions");
      await diagnosticsOf("backlog.md", "findings as instructions", (all) => dangling(all).length === 1);
    } finally {
      await vscode.languages.setTextDocumentLanguage(relabelled, "markdown"); // VS Code remembers the label
    }
  });
});
