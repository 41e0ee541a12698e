// The server's life: restarted on request, switched off and on by the setting, told what the settings and files say.
import assert from "node:assert/strict";
import * as vscode from "vscode";
import { backlint, backlintDiagnostics, codeOf, diagnosticsOf, show, until, uriOf } from "./workspace.ts";

/** The output channel as a document, while it is on screen. */
function output(): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === "output" && /Backlint/.test(uri.path));
}

describe("the language server", () => {
  afterEach(() => vscode.commands.executeCommand("workbench.action.closeActiveEditor"));

  it("is restarted by the command, and the findings come back", async () => {
    const { server } = await backlint();
    await show("backlog.md");
    await diagnosticsOf("backlog.md", "findings", (all) => all.length > 0);
    const states: string[] = [];
    const listener = server.onDidChange(() => states.push(server.state));
    await vscode.commands.executeCommand("backlint.restart");
    listener.dispose();
    assert.equal(server.state, "running");
    assert(states.includes("off") && states.includes("starting"), `states seen: ${states.join()}`);
    await diagnosticsOf("backlog.md", "findings after the restart", (all) => all.length > 0);
  });

  it("stops where Backlint is switched off, and starts where it is on again", async () => {
    const { server } = await backlint();
    await show("backlog.md");
    await diagnosticsOf("backlog.md", "findings", (all) => all.length > 0);
    const setting = vscode.workspace.getConfiguration("backlint");
    await setting.update("enable", false, vscode.ConfigurationTarget.Global);
    try {
      await until("the server is off", server.onDidChange, () => server.state === "off");
      await diagnosticsOf("backlog.md", "no findings", (all) => all.length === 0);
    } finally {
      await setting.update("enable", undefined, vscode.ConfigurationTarget.Global);
    }
    await until("the server runs", server.onDidChange, () => server.state === "running");
    await diagnosticsOf("backlog.md", "findings again", (all) => all.length > 0);
  });

  it("takes a rule's severity from the settings", async () => {
    await backlint();
    await show("backlog.md");
    const dangling = () =>
      backlintDiagnostics("backlog.md").filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error);
    await diagnosticsOf("backlog.md", "the finding", () => dangling().length > 0);
    const setting = vscode.workspace.getConfiguration("backlint");
    await setting.update("rules", { "dangling-dependency": "off" }, vscode.ConfigurationTarget.Global);
    try {
      await diagnosticsOf("backlog.md", "the finding gone", () => dangling().length === 0);
    } finally {
      await setting.update("rules", undefined, vscode.ConfigurationTarget.Global);
    }
    await diagnosticsOf("backlog.md", "the finding back", () => dangling().length > 0);
  });

  it("follows .backlint.json as it is made, broken, and taken away", async () => {
    await backlint();
    await show("backlog.md");
    const config = uriOf(".backlint.json");
    const write = (text: string) => vscode.workspace.fs.writeFile(config, new TextEncoder().encode(text));
    const dangling = (found: readonly vscode.Diagnostic[]) =>
      found.some((one) => codeOf(one) === "dangling-dependency");
    await diagnosticsOf("backlog.md", "the finding", dangling);
    try {
      await write('{ "rules": { "dangling-dependency": "off" } } // as we like it');
      await diagnosticsOf("backlog.md", "the finding gone", (all) => !dangling(all));
      await write('{ "rules": ');
      await diagnosticsOf(".backlint.json", "a finding in the file itself", (all) => all.length > 0);
      assert(!dangling(backlintDiagnostics("backlog.md")), "the last good configuration is kept");
    } finally {
      await vscode.workspace.fs.delete(config);
    }
    await diagnosticsOf("backlog.md", "the finding back", dangling);
    await diagnosticsOf(".backlint.json", "no finding in a file that is gone", (all) => all.length === 0);
  });

  it("writes the messages between VS Code and the server down where tracing is on, and only there", async () => {
    const { server } = await backlint();
    await show("backlog.md");
    await vscode.commands.executeCommand("backlint.showOutput");
    const setting = vscode.workspace.getConfiguration("backlint");
    const traced = async () => {
      await server.ask("backlint/tree", { tree: "backlog", of: null });
      return /\[wire\] .*backlint\/tree/.test(output()?.getText() ?? "");
    };
    await until("the output", vscode.window.onDidChangeVisibleTextEditors, () => output());
    assert.equal(await traced(), false);
    await setting.update("trace.server", "messages", vscode.ConfigurationTarget.Global);
    try {
      await until("the wire", vscode.workspace.onDidChangeTextDocument, traced);
    } finally {
      await setting.update("trace.server", undefined, vscode.ConfigurationTarget.Global);
      await vscode.commands.executeCommand("workbench.action.closePanel");
    }
  });

  it("says in the output what a bug report needs", async () => {
    await backlint();
    await show("backlog.md");
    await vscode.commands.executeCommand("backlint.status");
    const lines = await until("the report", vscode.workspace.onDidChangeTextDocument, () => {
      const text = output()?.getText() ?? "";
      return /active file/.test(text) && text;
    });
    assert.match(lines, /Backlint \d+\.\d+\.\d+, VS Code \d/);
    assert.match(lines, /language server: running/);
    assert.match(lines, /5 backlog items, read as/);
    await vscode.commands.executeCommand("workbench.action.closePanel");
  });
});
