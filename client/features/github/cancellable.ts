// The port of the editor's pushes: real time, and waits that end when the user presses Cancel.
import type { CancellationToken } from "vscode";
import type { GitHubPort } from "../../../core/export/github/port.ts";
import type { Message } from "../../../core/text/message.ts";

/** Milliseconds: who waits longer is told why. */
const patience = 5000;

export function cancellablePort(
  send: GitHubPort["send"],
  token: CancellationToken,
  tell: (why: Message) => void,
): GitHubPort {
  return {
    send,
    now: () => Date.now(),
    cancelled: () => token.isCancellationRequested,
    unique: () => crypto.randomUUID().slice(0, 8),
    wait: (milliseconds, why) =>
      new Promise((done) => {
        if (token.isCancellationRequested) return done();
        if (milliseconds >= patience) tell(why);
        const end = (): void => {
          clearTimeout(timer);
          listener.dispose();
          done();
        };
        const timer = setTimeout(end, milliseconds);
        const listener = token.onCancellationRequested(end);
      }),
  };
}
