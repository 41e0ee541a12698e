// The server's life: restarted on request, started again after a crash, switched off and on by the setting.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import * as vscode from "vscode";
import { backlint, backlintDiagnostics, codeOf, diagnosticsOf, show, until, uriOf } from "./workspace.ts";

/** Process ids of the language servers that this extension host started (Linux tells it without any tool). */
function serverProcesses(): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        const parent = readFileSync(`/proc/${pid}/stat`, "utf8")
          .replace(/^.*\) /s, "")
          .split(" ")[1];
        const state = readFileSync(`/proc/${pid}/stat`, "utf8").replace(/^.*\) /s, "")[0];
        const command = readFileSync(`/proc/${pid}/cmdline`, "utf8");
        return Number(parent) === process.pid && state !== "Z" && command.includes("server.cjs");
      } catch {
        return false; // it ended while we looked
      }
    });
}

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

  it("is started again after a crash, and left down after the fifth", async function () {
    if (process.platform !== "linux") return this.skip();
    const { server } = await backlint();
    await vscode.commands.executeCommand("backlint.restart"); // forgets earlier crashes
    await show("backlog.md");
    for (let crash = 1; crash <= 5; crash++) {
      await diagnosticsOf("backlog.md", `findings before crash ${crash}`, (all) => all.length > 0);
      const [running, ...others] = serverProcesses();
      assert(running && others.length === 0, `one server runs, beside ${others.join()}`);
      process.kill(running, "SIGKILL");
      await until(`an end after crash ${crash}`, server.onDidChange, () => server.state !== "running");
      const wanted = crash < 5 ? "running" : "failed";
      await until(`${wanted} after crash ${crash}`, server.onDidChange, () => server.state === wanted);
    }
    assert.deepEqual(serverProcesses(), []);
    await vscode.commands.executeCommand("notifications.clearAll");
    await vscode.commands.executeCommand("backlint.restart");
    await diagnosticsOf("backlog.md", "findings after the restart by hand", (all) => all.length > 0);
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
      await server.ask("backlint/tree", {});
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
