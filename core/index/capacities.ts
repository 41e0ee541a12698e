// What a sprint can hold: its own figures, else those the document states for every sprint.
import type { Capacity, Sprint } from "../model/plan.ts";
import type { Reading } from "../model/reading.ts";
import { roleKey } from "./planKeys.ts";

/** Where a document's own capacity stands. */
type Stated = Pick<Reading, "capacity">;

/** The whole team's capacity, one figure for each unit. */
export function teamCapacities(sprint: Sprint, file: Stated): readonly Capacity[] {
  const own = sprint.capacity.filter((capacity) => capacity.role === null);
  if (own.length > 0 || sprint.kind !== "sprint") return own;
  // A document that states it twice, differently, is held to the larger figure.
  const largest = new Map<string, Capacity>();
  for (const capacity of file.capacity) {
    const known = largest.get(capacity.unit);
    if (capacity.role === null && (known === undefined || known.upTo < capacity.upTo))
      largest.set(capacity.unit, capacity);
  }
  return [...largest.values()];
}

/** The capacities of single roles, as they are written. */
export function roleCapacities(sprint: Sprint, file: Stated): readonly Capacity[] {
  const own = sprint.capacity.filter((capacity) => capacity.role !== null);
  if (own.length > 0) return own;
  return sprint.kind === "sprint" ? file.capacity.filter((capacity) => capacity.role !== null) : [];
}

/** The hours of one role, and where the first of them is written. */
export interface RoleLimit {
  readonly role: string;
  readonly hours: number;
  readonly stated: Capacity;
}

/**
 * Hours by `roleKey`. Two people of one role stand in two rows and add up; a row under the same name is the same statement
 * once more.
 */
export function roleLimits(sprint: Sprint, file: Stated): ReadonlyMap<string, RoleLimit> {
  const byKey = new Map<string, { readonly stated: Capacity; readonly byName: Map<string, number> }>();
  for (const stated of roleCapacities(sprint, file)) {
    if (stated.role === null || stated.unit !== "hours") continue;
    const key = roleKey(stated.role);
    const known = byKey.get(key) ?? { stated, byName: new Map<string, number>() };
    byKey.set(key, known);
    const name = stated.role.trim().toLowerCase();
    known.byName.set(name, Math.max(stated.upTo, known.byName.get(name) ?? 0));
  }
  const limits = new Map<string, RoleLimit>();
  for (const [key, { stated, byName }] of byKey) {
    const hours = [...byName.values()].reduce((sum, one) => sum + one, 0);
    limits.set(key, { role: stated.role ?? "", hours, stated });
  }
  return limits;
}
