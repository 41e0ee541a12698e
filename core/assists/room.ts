// Which sprints can still take work, and how much.
import { teamCapacities } from "../index/capacities.ts";
import type { FileIndex } from "../index/fileIndex.ts";
import type { Sprint } from "../model/plan.ts";

/** Still to come, as far as it says. */
export const isOpen = ({ status, velocity }: Sprint): boolean => status?.value !== "done" && velocity === null;

/** The points that a sprint can still take; negative where it holds too many, null where it states no capacity. */
export function roomOf(sprint: Sprint, file: FileIndex): number | null {
  const capacity = teamCapacities(sprint, file).find(({ unit }) => unit === "points");
  return capacity === undefined ? null : capacity.upTo - file.loadOf(sprint, "points").sum;
}
