// "Fix All Auto-Fixable Problems in Workspace": asks the server which files have safe fixes, leaves read-only files alone, and lets the
// editor show the changes before they are made.
import { l10n, ProgressLocation, Uri, window } from "vscode";
import { fixableRequest, fixRequest } from "../../../server/protocol.ts";
import type { BacklogServer } from "../../backlogServer.ts";
import { isReadOnly } from "../../platform/readOnly.ts";

/** `rule` where only its findings are meant. */
export async function fixWorkspace(server: BacklogServer, rule?: unknown): Promise<void> {
  const only = typeof rule === "string" ? { rule } : {};
  const title = l10n.t("Backlint: looking for problems that can be fixed");
  const found = await window.withProgress({ location: ProgressLocation.Window, title }, () =>
    server.ask(fixableRequest, only),
  );
  const locked = await Promise.all(found.files.map(({ uri }) => isReadOnly(Uri.parse(uri))));
  const uris = found.files.filter((_, index) => locked[index] !== true).map(({ uri }) => uri);
  const left = leftOut(found.generated, found.files.length - uris.length);
  if (uris.length === 0) {
    const none = l10n.t("Backlint: no problem can be fixed safely.");
    void window.showInformationMessage([none, left].filter(Boolean).join(" "));
    return;
  }
  const { refused } = await server.ask(fixRequest, { ...only, uris });
  if (refused !== null) void window.showWarningMessage(`Backlint: ${refused}.`);
  else if (left !== "") void window.showInformationMessage(`Backlint: ${left}`);
}

/** Says how many files are not touched, and why; "" where there are none. */
function leftOut(generated: number, readOnly: number): string {
  const files = [
    ...(generated === 0
      ? []
      : [generated === 1 ? l10n.t("1 generated file") : l10n.t("{0} generated files", generated)]),
    ...(readOnly === 0 ? [] : [readOnly === 1 ? l10n.t("1 read-only file") : l10n.t("{0} read-only files", readOnly)]),
  ].join(", ");
  return files === "" ? "" : l10n.t("Left alone: {0}.", files);
}
