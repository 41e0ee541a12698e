// Decides whether a server that died is started again. No vscode import: plain mocha tests it.

/** More deaths than this within the window, and it stays down until the user says otherwise. */
const restarts = 4;
const windowMilliseconds = 3 * 60_000;

export interface CrashPolicy {
  /** Counts a death at `now` (milliseconds); true when the server may be started again. */
  died(now: number): boolean;
  /** Forgets earlier deaths: the user restarted by hand. */
  forgive(): void;
}

export function crashPolicy(): CrashPolicy {
  let deaths: number[] = [];
  return {
    died(now) {
      deaths = [...deaths.filter((at) => now - at <= windowMilliseconds), now];
      return deaths.length <= restarts;
    },
    forgive() {
      deaths = [];
    },
  };
}
