// Gives memory back when nobody asks anything any more. V8 collects only when half as much again has piled up, and whoever stops
// typing before that would keep it all; TypeScript's server does the same.

/** The heap of the process, in bytes. */
export interface Heap {
  used(): number;
  /** Takes a tenth of a second where 100 MB live. */
  collect(): void;
}

/** Milliseconds without a message after which nobody is likely to wait for an answer. */
const quiet = 10_000;
/** What is worth collecting: this share of what was left last time. */
const worth = 0.1;

/** To be called at each message. `after` calls back once that has not been called again for so many milliseconds. */
export function createRest(heap: Heap, after: (milliseconds: number, act: () => void) => () => void): () => void {
  let left = 0;
  return after(quiet, () => {
    if (heap.used() <= left * (1 + worth)) return;
    heap.collect();
    left = heap.used();
  });
}
