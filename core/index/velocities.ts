// Whether a sprint's velocity is what it did or what it is to do.
import type { Sprint } from "../model/plan.ts";

/** True for a velocity that is called actual, and for that of a sprint that is done: a velocity to come is a target. */
export function isActual({ velocity, status }: Sprint): boolean {
  if (velocity === null) return false;
  const { anchor, end } = velocity.at;
  const after = anchor.text.slice(end, end + 80).split("\n")[0] ?? "";
  return status?.value === "done" || /actual|achieved|completed|done/i.test(after);
}
