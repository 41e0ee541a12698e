// The ways in which a story says itself where it can be cut, best first. Every way looks at the story's own text alone.
import { byClusters } from "./byClusters.ts";
import { byList } from "./byList.ts";
import { byOperations } from "./byOperations.ts";
import { byRoles, bySteps } from "./byTasks.ts";
import { type Cut, lastResort } from "./cut.ts";
import { byHalves, bySpike } from "./lastResorts.ts";
import { mostSlices } from "./points.ts";
import type { Story } from "./story.ts";

const ways: readonly ((story: Story) => Cut | null)[] = [
  byList,
  byClusters,
  byOperations,
  bySteps,
  bySpike,
  byRoles,
  byHalves,
];

/** More choices than these make none easier. */
const mostCuts = 3;

/** Up to three different cuts, the best first; the last resort only where there is no other. */
export function cutsOf(story: Story): readonly Cut[] {
  const found = ways
    .flatMap((way) => way(story) ?? [])
    .filter(({ parts }) => parts.length > 1 && parts.length <= mostSlices);
  const own = found.filter(({ worth }) => worth > lastResort);
  const seen = new Set<string>();
  return (own.length > 0 ? own : found)
    .map((cut) => ({ cut, score: cut.worth + accepted(cut) }))
    .sort((a, b) => b.score - a.score)
    .flatMap(({ cut }) => {
      const shape = cut.parts
        .map(({ pieces }) => pieces.map(({ list, positions }) => list + positions.join()).join(" "))
        .join(" | ");
      if (seen.has(shape)) return [];
      seen.add(shape);
      return [cut];
    })
    .slice(0, mostCuts);
}

/** The share of parts that have a criterion of their own. */
function accepted({ parts }: Cut): number {
  return parts.filter(({ pieces }) => pieces.some(({ list }) => list === "criteria")).length / parts.length;
}
