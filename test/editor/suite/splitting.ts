// A story split in the editor and put back, for the suites that do so.
import assert from "node:assert/strict";
import * as vscode from "vscode";
import { backlint, codeOf, diagnosticsOf, uriOf } from "./workspace.ts";

/** A name of its own for each text: VS Code keeps what it knows of a file for a while. */
let name = "";
let files = 0;

export const isOversized = (one: vscode.Diagnostic) =>
  codeOf(one) === "oversized-story" && one.severity === vscode.DiagnosticSeverity.Warning;

/** Opens a text as a file of its own; answers its name too. */
export async function opened(
  bytes: Uint8Array,
): Promise<{ readonly name: string; readonly document: vscode.TextDocument }> {
  name = `checkout-${++files}.md`;
  await vscode.workspace.fs.writeFile(uriOf(name), bytes);
  const document = await vscode.workspace.openTextDocument(uriOf(name));
  await vscode.window.showTextDocument(document, { preview: false });
  return { name, document };
}

/** Closes and deletes the file that was opened last. */
export async function closed(): Promise<void> {
  await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  await vscode.workspace.fs.delete(uriOf(name)).then(undefined, () => undefined);
}

/** Splits every oversized story of a text, one after the other, and undoes each. Answers how many there were. */
export async function splitEach(bytes: Uint8Array): Promise<number> {
  const { server } = await backlint();
  const { document } = await opened(bytes);
  const text = document.getText();
  const oversized = (await diagnosticsOf(name, "findings", (found) => found.length > 0)).filter(isOversized);
  for (const { range } of oversized) {
    const { line, character } = range.start;
    const at = { uri: document.uri.toString(), position: { line, character } };
    const { item, proposals, refused } = await server.ask("backlint/splits", at);
    const [best] = proposals;
    assert(item && best, refused ?? "nothing is proposed");
    const version = document.version;
    const answer = await server.ask("backlint/split", { item, choice: best.choice, preview: false });
    assert.equal(answer.refused, null);
    assert.equal(document.version, version + 1, "one step");
    const after = document.getText();
    for (const { id } of best.slices) assert(after.includes(id ?? ""), `${id} is written`);
    await vscode.commands.executeCommand("undo");
    assert.equal(document.getText(), text);
  }
  await document.save();
  assert.deepEqual([...(await vscode.workspace.fs.readFile(uriOf(name)))], [...bytes], "the very bytes are saved");
  return oversized.length;
}
