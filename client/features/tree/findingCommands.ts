// Commands on rows of the tree "Findings".
import { commands, Disposable, env, Uri, window } from "vscode";
import type { BacklogServer } from "../../backlogServer.ts";
import type { FindingRow } from "./findingsView.ts";

export function registerFindingCommands(server: BacklogServer): Disposable {
  return Disposable.from(
    commands.registerCommand("backlint.openRulePage", (row?: FindingRow) => {
      if (row?.page) return env.openExternal(Uri.parse(row.page));
    }),
    commands.registerCommand("backlint.switchOffRule", async (row?: FindingRow) => {
      const [first] = row === undefined ? [] : "findings" in row ? row.findings : [row];
      if (first) await server.teach({ uri: first.uri, lesson: { type: "off", rule: first.rule, reason: "" } });
    }),
    commands.registerCommand("backlint.explainFindingRow", async (row?: FindingRow) => {
      if (row === undefined || "findings" in row) return;
      await window.showTextDocument(row.file, { selection: row.diagnostic.range });
      await commands.executeCommand("backlint.explainFinding");
    }),
  );
}
