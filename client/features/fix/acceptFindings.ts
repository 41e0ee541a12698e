// "Accept Current Findings as Baseline": what is found now is known from here on, and only what is new is shown.
import { l10n, Uri, window } from "vscode";
import { acceptFindingsRequest } from "../../../server/protocol.ts";
import type { BacklogServer } from "../../backlogServer.ts";

export async function acceptFindings(server: BacklogServer): Promise<void> {
  const { accepted, files, refused } = await server.ask(acceptFindingsRequest, {});
  if (refused !== null) return void window.showWarningMessage(`Backlint: ${refused}.`);
  const [baseline] = files;
  const done =
    accepted === 1
      ? l10n.t("Backlint: 1 finding is known now and no longer shown.")
      : l10n.t("Backlint: {0} findings are known now and no longer shown.", accepted);
  // Undo in that file takes everything back.
  const answer = await window.showInformationMessage(done, l10n.t("Show"));
  if (answer === l10n.t("Show") && baseline !== undefined) await window.showTextDocument(Uri.parse(baseline, true));
}
