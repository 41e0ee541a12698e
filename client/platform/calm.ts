// Keeps a burst of events from becoming a burst of work.

/** Runs `work` `milliseconds` after the first of a burst of calls, and once again if calls came in while it ran. */
export function calm(milliseconds: number, work: () => Promise<void> | void): { (): void; dispose(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running = false;
  let again = false;
  const run = async () => {
    timer = undefined;
    running = true;
    try {
      await work();
    } finally {
      running = false;
      if (again) {
        again = false;
        ask();
      }
    }
  };
  const ask = () => {
    if (running) again = true;
    else timer ??= setTimeout(run, milliseconds);
  };
  return Object.assign(ask, { dispose: () => clearTimeout(timer) });
}
