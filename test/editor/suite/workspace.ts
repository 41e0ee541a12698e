// The fixture workspace as the suites use it: opening its files, waiting for what VS Code reports about them.
import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { Backlint } from "../../../client/activation.ts";

const patienceMilliseconds = 20_000;

export function uriOf(name: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert(folder, "the tests need the fixture folder as workspace");
  return vscode.Uri.joinPath(folder.uri, name);
}

/** Backlint, activated, its server running. */
export async function backlint(): Promise<Backlint> {
  const extension = vscode.extensions.getExtension<Backlint>("backlint.backlint");
  assert(extension, "the extension is not there");
  const api = await extension.activate();
  await until("the server runs", api.server.onDidChange, () => api.server.state === "running");
  return api;
}

export async function show(name: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uriOf(name)), { preview: false });
}

/** The first truthy answer of `look`: now, or after one of `event`. Rejects after 20 s. */
export function until<Found>(
  what: string,
  event: vscode.Event<unknown>,
  look: () => Found | undefined | null | false | Promise<Found | undefined | null | false>,
): Promise<Found> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => give(new Error(`waited in vain: ${what}`)), patienceMilliseconds);
    const again = async () => {
      const found = await look();
      if (found) give(undefined, found);
    };
    const listener = event(() => void again().catch(give));
    const give = (error?: Error, found?: Found) => {
      clearTimeout(timer);
      listener.dispose();
      if (error) reject(error);
      else resolve(found as Found);
    };
    void again().catch(give);
  });
}

/** Waits until the Backlint diagnostics of `name` satisfy `wanted`, and returns them. */
export function diagnosticsOf(
  name: string,
  what: string,
  wanted: (found: readonly vscode.Diagnostic[]) => boolean,
): Promise<readonly vscode.Diagnostic[]> {
  return until(what, vscode.languages.onDidChangeDiagnostics, () => {
    const found = backlintDiagnostics(name);
    return wanted(found) && found;
  });
}

export function backlintDiagnostics(name: string): readonly vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uriOf(name)).filter((one) => one.source === "backlint");
}

/** The rule's id, wherever VS Code keeps it. */
export function codeOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === "object" ? code.value : code);
}

/** Replaces the first `before` in the editor's document by `after`; undo is the caller's. */
export async function replace(editor: vscode.TextEditor, before: string, after: string): Promise<void> {
  const { document } = editor;
  const at = document.getText().indexOf(before);
  assert(at >= 0, `${before} is not in the document`);
  const range = new vscode.Range(document.positionAt(at), document.positionAt(at + before.length));
  assert(await editor.edit((edit) => edit.replace(range, after)), "the edit was refused");
}

export function textAt(editor: vscode.TextEditor, diagnostic: vscode.Diagnostic): string {
  return editor.document.getText(diagnostic.range);
}
