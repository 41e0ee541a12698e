// How full each sprint is, in all and by role, and how the work adds up over the sprints: what the capacity view draws.
import { roleLimits, teamCapacities } from "../index/capacities.ts";
import type { FileIndex } from "../index/fileIndex.ts";
import { isGroup } from "../index/ids.ts";
import { total } from "../index/loads.ts";
import { sprintKey } from "../index/planKeys.ts";
import type { Item, Status } from "../model/item.ts";
import type { Capacity, Sprint, Unit } from "../model/plan.ts";
import type { Place } from "../text/span.ts";
import { sprintName } from "./outline.ts";

/** One bar: what is planned against what there is room for. */
export interface Bar {
  /** A role's name; null for the whole team. */
  readonly role: string | null;
  readonly unit: Unit;
  readonly planned: number;
  /** null where no capacity is stated. */
  readonly limit: number | null;
  /** False where some of the work states no amount, so that more may be planned. */
  readonly complete: boolean;
}

export interface SprintLoad {
  readonly uri: string;
  readonly name: string;
  readonly kind: Sprint["kind"];
  readonly state: Status | null;
  readonly dates: string | null;
  readonly items: number;
  readonly done: number;
  readonly bars: readonly Bar[];
  /** Points of its items that are done; null where no item states points. */
  readonly donePoints: number | null;
  readonly at: Place;
}

const units = ["points", "hours", "days"] as const;

/** Sprints that hold or can hold something, in document order. Of two sections about one sprint the first counts. */
export function sprintLoads(files: Iterable<FileIndex>): readonly SprintLoad[] {
  return [...files].flatMap((file) => [...loadedSprints(file).values()].map(({ load }) => load));
}

/** The same of one file, with the sections they come from, by `sprintKey`. */
export function loadedSprints(
  file: FileIndex,
): ReadonlyMap<string, { readonly sprint: Sprint; readonly load: SprintLoad }> {
  const loads = new Map<string, { readonly sprint: Sprint; readonly load: SprintLoad }>();
  for (const sprint of file.sprints) {
    const key = sprintKey(sprint.name.value);
    if (loads.has(key)) continue;
    const load = sprintLoad(file, sprint);
    if (load.bars.length > 0 || load.items > 0) loads.set(key, { sprint, load });
  }
  return loads;
}

/** One sprint's bars: the team in each unit that is planned or limited, then the roles. */
export function sprintLoad(file: FileIndex, sprint: Sprint): SprintLoad {
  const items = file.itemsIn(sprint).filter((item) => !isGroup(item));
  const finished = items.filter((item) => item.status?.value === "done");
  return {
    uri: file.uri,
    name: sprintName(sprint),
    kind: sprint.kind,
    state: sprint.status?.value ?? null,
    dates: sprint.dates?.value ?? null,
    items: items.length,
    done: finished.length,
    bars: [...teamBars(file, sprint), ...roleBars(file, sprint)],
    donePoints: items.some((item) => pointsOf(item) !== null)
      ? total(finished.map((item) => ({ amount: pointsOf(item) ?? 0 })))
      : null,
    at: sprint.name.at,
  };
}

function teamBars(file: FileIndex, sprint: Sprint): readonly Bar[] {
  const capacities = teamCapacities(sprint, file);
  return units.flatMap((unit) => {
    const load = file.loadOf(sprint, unit);
    const limit = largest(capacities.filter((capacity) => capacity.unit === unit));
    // A committed figure that the section states stands in for items that state none.
    const stated = sprint.committed?.unit === unit && load.parts.length === 0 ? sprint.committed.amount : null;
    if (load.parts.length === 0 && stated === null && limit === null) return [];
    return [{ role: null, unit, planned: stated ?? load.sum, limit, complete: stated !== null || load.complete }];
  });
}

function roleBars(file: FileIndex, sprint: Sprint): readonly Bar[] {
  const limits = roleLimits(sprint, file);
  const loads = file.rolesOf(sprint);
  const keys = new Set([...limits.keys(), ...loads.keys()]);
  return [...keys].map((key) => {
    const load = loads.get(key);
    const limit = limits.get(key);
    return {
      role: limit?.role ?? load?.role ?? key,
      unit: "hours",
      planned: load?.hours ?? 0,
      limit: limit?.hours ?? null,
      complete: load?.certain ?? true,
    };
  });
}

function largest(capacities: readonly Capacity[]): number | null {
  return capacities.length === 0 ? null : Math.max(...capacities.map((capacity) => capacity.upTo));
}

const pointsOf = (item: Item): number | null => item.estimate?.value.points ?? null;

/** One step of the burn-up: sums up to and with this sprint. */
export interface BurnUpStep {
  readonly name: string;
  readonly planned: number;
  readonly done: number;
}

/** Points planned and done so far, sprint by sprint; empty where the sprints hold no points. */
export function burnUp(loads: readonly SprintLoad[]): readonly BurnUpStep[] {
  let planned = 0;
  let done = 0;
  const steps = loads.map((load) => {
    planned += load.bars.find((bar) => bar.role === null && bar.unit === "points")?.planned ?? 0;
    done += load.donePoints ?? 0;
    return { name: load.name, planned: rounded(planned), done: rounded(done) };
  });
  return planned === 0 ? [] : steps;
}

const rounded = (amount: number): number => Math.round(amount * 100) / 100;
