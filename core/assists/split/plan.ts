// What a cut makes of an item: for each slice its ID, title and points. Decided once, before any text is written.
import { amountOf, plainNumber } from "../../index/amounts.ts";
import { conventionOf } from "../../index/conventions.ts";
import type { FileIndex } from "../../index/fileIndex.ts";
import { scaleOf } from "../../index/scale.ts";
import type { WorkspaceIndex } from "../../index/workspaceIndex.ts";
import type { Item } from "../../model/item.ts";
import { numberIn } from "../mould/fields.ts";
import type { Cut } from "./cut.ts";
import type { Part } from "./deal.ts";
import { freeIds } from "./ids.ts";
import { divide } from "./points.ts";
import { type Message, say } from "../../text/message.ts";

export interface SlicePlan {
  readonly part: Part;
  /** Null where the item has no ID. */
  readonly id: string | null;
  readonly title: string;
  /** What replaces the number of the estimate; null leaves it. */
  readonly estimate: string | null;
}

export interface SplitPlan {
  readonly item: Item;
  readonly cut: Cut;
  readonly slices: readonly SlicePlan[];
  readonly notes: readonly Message[];
}

/** What a file and its configuration say about sizes. */
export interface Sizes {
  /** The points that an estimate may have; null where the file shows no scale. */
  readonly scale: readonly number[] | null;
  readonly limit: number;
}

export function sizesOf(file: FileIndex, options: { readonly scale?: unknown; readonly maxPoints?: unknown }): Sizes {
  const configured = Array.isArray(options.scale)
    ? options.scale.filter((one): one is number => typeof one === "number")
    : null;
  const guide = conventionOf(file, "guide")?.lines.map(({ points }) => points) ?? null;
  const scale = configured ?? conventionOf(file, "scale")?.points ?? scaleOf(file)?.values ?? guide ?? seeming(file);
  const stated = conventionOf(file, "max-points")?.points ?? usualLimit;
  return { scale, limit: typeof options.maxPoints === "number" ? options.maxPoints : Math.min(stated, usualLimit) };
}

/** The usual scale, where nothing speaks against it. */
function seeming(file: FileIndex): readonly number[] | null {
  const all = file.items.flatMap((item) => item.estimate?.value.points ?? []);
  return all.every((one) => usualScale.includes(one)) ? usualScale : null;
}

const usualScale = [1, 2, 3, 5, 8, 13, 21, 34];

/** What most teams split at. */
const usualLimit = 13;

/** Null where no ID is free. Without `sizes` all parts are left to be estimated again. */
export function planned(
  workspace: WorkspaceIndex,
  file: FileIndex,
  item: Item,
  way: Cut,
  sizes: Sizes | null,
): SplitPlan | null {
  const notes = way.note === null ? [] : [way.note];
  // What needs a set that the new items belong to as well would wait for them as they wait for it.
  const cut = { ...way, chained: way.chained || item.dependsOn.some(({ type }) => type === "group") };
  const ids = item.id === null ? null : freeIds(workspace, file, item, cut.parts.length - 1);
  if (item.id !== null && ids === null) return null;
  const estimates = sizes === null ? cut.parts.map(() => "?") : shares(item, cut, sizes, notes);
  const slices = cut.parts.map(
    (part, index): SlicePlan => ({
      part,
      id: item.id === null ? null : index === 0 ? item.id.value : (ids?.[index - 1] ?? null),
      title: titleOf(item, part, cut.members.includes(part.name) ? cut.members : []),
      estimate: estimates[index] ?? null,
    }),
  );
  return { item, cut, slices, notes };
}

/** True for an estimate that could be shared out if only the scale had parts of that sum. */
export function lacksSum(item: Item, cut: Cut, sizes: Sizes): boolean {
  return (
    item.estimate !== null && numberIn(item.estimate.at) !== null && shares(item, cut, sizes, []).slice(1).includes("?")
  );
}

/** What each slice's estimate becomes, and in `notes` what the author has to know about it. */
function shares(item: Item, cut: Cut, { scale, limit }: Sizes, notes: Message[]): readonly (string | null)[] {
  const { estimate } = item;
  const none = cut.parts.map(() => null);
  if (estimate === null || estimate.inherited === true) return none;
  const unit = (["points", "hours", "days"] as const).find((one) => estimate.value[one] !== null);
  const whole = unit === undefined ? null : estimate.value[unit];
  const open = cut.parts.map((_, index) => (index === 0 ? null : "?"));
  if (unit === undefined || whole === null || estimate.value.upTo !== null || numberIn(estimate.at) === null) {
    notes.push(say`\`${estimate.raw}\` cannot be shared out: the first part keeps it, estimate all parts again.`);
    return open;
  }
  const weights = weightsOf(cut);
  const steps = unit === "points" ? (scale ?? plainScale(whole)) : plainScale(whole);
  const most = unit === "points" ? Math.max(limit, whole / cut.parts.length) : whole;
  const parts = divide(
    whole,
    weights,
    steps.filter((step) => step < whole && (whole % 1 !== 0 || step % 1 === 0)),
    most,
  );
  if (parts === null) {
    notes.push(
      say`${amountOf(whole, unit)} cannot be shared out among ${cut.parts.length}: the first part keeps them, estimate all parts again.`,
    );
    return open;
  }
  return parts.map((part) => String(plainNumber(part)));
}

/** Whole numbers, and halves where the whole has one. */
function plainScale(whole: number): readonly number[] {
  const step = whole % 1 === 0 && whole <= 200 ? 1 : whole / 20;
  return Array.from({ length: Math.ceil(whole / step) }, (_, index) => Math.round((index + 1) * step * 100) / 100);
}

/** Shares by hours where every part states some, else by criteria, else by tasks. */
function weightsOf({ parts }: Cut): readonly number[] {
  const hours = parts.map(({ pieces }) =>
    pieces.reduce((sum, piece) => sum + (piece.list === "tasks" ? (piece.hours ?? 0) : 0), 0),
  );
  if (hours.every((one) => one > 0)) return hours;
  const count = (list: string) => parts.map(({ pieces }) => pieces.filter((piece) => piece.list === list).length);
  for (const list of ["criteria", "tasks"]) {
    const counts = count(list);
    if (counts.every((one) => one > 0)) return counts;
  }
  return parts.map(() => 1);
}

/** The item's title with what the part is about. */
function titleOf(item: Item, part: Part, members: readonly string[]): string {
  const own = item.title.value.trim();
  if (part.name === "") return own;
  if (part.name === "spike") return `Spike: ${own}`;
  const [first, last] = [members[0], members.at(-1)];
  if (first !== undefined && last !== undefined) {
    const start = own.indexOf(first);
    const end = own.indexOf(last, start + first.length);
    if (start >= 0 && end > start) return own.slice(0, start) + part.name + own.slice(end + last.length);
  }
  // A colon in a value of front matter would start another value.
  return own.includes(":") || item.dialect === "single-item" ? `${own} – ${part.name}` : `${own}: ${part.name}`;
}
