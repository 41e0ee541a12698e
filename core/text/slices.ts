// Long work that can be put down: between two slices whoever drives it looks whether something more urgent has come in.

/** Yields where it may be put down, which is every few milliseconds at most; left alone for good, it has changed nothing. */
export type Slices<T> = Generator<undefined, T, undefined>;

/** Does all of it now. */
export function inOneGo<T>(work: Slices<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}
