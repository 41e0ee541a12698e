// What happens when the server dies: only where it is a process that can be killed.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import * as vscode from "vscode";
import { backlint, diagnosticsOf, show, until } from "./workspace.ts";

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

describe("a language server that dies", () => {
  afterEach(() => vscode.commands.executeCommand("workbench.action.closeActiveEditor"));

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
});
