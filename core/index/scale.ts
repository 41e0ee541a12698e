// Which scale a file estimates on, when its estimates show one.
import type { Item } from "../model/item.ts";
import type { FileIndex } from "./fileIndex.ts";
import { grouping } from "../text/followed.ts";
import { isGroup } from "./ids.ts";
import { type Message, say } from "../text/message.ts";

/** A scale that authors use, with the name it goes by. */
export interface Scale {
  readonly name: Message;
  readonly values: readonly number[];
}

const known: readonly Scale[] = [
  { name: say`Fibonacci`, values: [0, 0.5, 1, 2, 3, 5, 8, 13, 20, 21, 34, 40, 55, 89, 100] },
  { name: say`powers of two`, values: [0, 0.5, 1, 2, 4, 8, 16, 32, 64] },
];

/** Fewer estimates show no scale. */
const fewest = 6;
const share = 0.9;

/** Items that group no others, by their points. */
const byPoints = grouping((item: Item) => (isGroup(item) ? [] : `${item.estimate?.value.points ?? ""}`));

/** How many items, of those that group no others, are estimated at how many points. */
export function estimatesIn({ follow }: FileIndex): readonly { readonly points: number; readonly count: number }[] {
  const groups = follow(byPoints);
  return [...groups.names()].flatMap((points) =>
    points === "" ? [] : [{ points: Number(points), count: groups.countOf(points) }],
  );
}

/** The scale that nearly all estimates keep to, and that they use widely enough to be told from plain counting. */
export function scaleOf(file: FileIndex): Scale | null {
  const estimates = estimatesIn(file);
  const sum = (some: typeof estimates): number => some.reduce((all, { count }) => all + count, 0);
  const all = sum(estimates);
  if (all < fewest) return null;
  let best: { readonly scale: Scale; readonly on: number } | null = null;
  for (const scale of known) {
    const steps = estimates.filter(({ points }) => scale.values.includes(points));
    const on = sum(steps);
    // 1, 2 and 3 stand on every scale; only a step that skips a number shows which one is meant.
    const skips = steps.some(({ points }) => points > 3);
    if (skips && steps.length >= 3 && on > (best?.on ?? 0)) best = { scale, on };
  }
  return best !== null && best.on / all >= share ? best.scale : null;
}

/** The value of a scale that is nearest; of two equally near ones the larger, for estimates err low. */
export function nearestOn(scale: readonly number[], value: number): number | null {
  let best: number | null = null;
  for (const one of scale) if (best === null || Math.abs(one - value) <= Math.abs(best - value)) best = one;
  return best;
}
