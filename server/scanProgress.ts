// Progress of the look through the workspace, in the editor's own way.
import type { Connection, WorkDoneProgressServerReporter } from "vscode-languageserver";
import type { ClientFacts } from "./clientFacts.ts";
import { say, type Speak } from "../core/text/message.ts";

/** Files that are found at once are not worth a word. */
const worthShowing = 500;

/** To be told how many files have been found so far, and null at the end. */
export function createScanProgress(
  connection: Connection,
  client: ClientFacts,
  speak: Speak,
): (found: number | null) => void {
  let shown: Promise<WorkDoneProgressServerReporter> | null = null;
  return (found) => {
    if (!client.progress) return;
    if (found === null) {
      void shown?.then((reporter) => reporter.done());
      shown = null;
      return;
    }
    if (found < worthShowing) return;
    shown ??= connection.window.createWorkDoneProgress().then((reporter) => {
      reporter.begin("Backlint", undefined, speak(say`looking for backlogs`));
      return reporter;
    });
    void shown.then((reporter) => reporter.report(speak(say`${found} Markdown files`)));
  };
}
