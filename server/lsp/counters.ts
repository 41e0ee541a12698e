// `backlint/counters`: how much work was done so far. Tests hold the cost of a keystroke to it.
import type { Counters } from "../protocol.ts";
import type { Session } from "../session.ts";

export async function counters({ workspace, work, closed }: Session): Promise<Counters> {
  const archive = (await closed.archive?.counters()) ?? null;
  return { ...work, checks: Object.fromEntries(workspace.runner.stats), archive };
}
