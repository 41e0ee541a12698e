// Long work in turns: so many milliseconds of it, then whatever has arrived meanwhile, then on.
import type { Slices } from "../core/text/slices.ts";
import type { Host } from "./host.ts";

/** Milliseconds of work between two turns: a key that is pressed meanwhile is not felt to wait. */
const turn = 8;

/** Does the work; null when `isOutdated` said so after a turn. Work of one turn is done before anybody else has theirs. */
export async function inTurns<T>(
  work: Slices<T>,
  host: Pick<Host, "clock" | "breathe">,
  isOutdated: () => boolean,
): Promise<{ readonly value: T } | null> {
  for (;;) {
    const end = host.clock() + turn;
    do {
      const step = work.next();
      if (step.done === true) return { value: step.value };
    } while (host.clock() < end);
    await host.breathe();
    if (isOutdated()) return null;
  }
}
