// What sprints, waves and releases say about the whole: a line of its own becomes a line for each slice, with its points and its copy of the
// tasks; where it is one name among others the new names stand beside it.
import type { FileIndex } from "../../index/fileIndex.ts";
import type { WorkspaceIndex } from "../../index/workspaceIndex.ts";
import { plainNumber } from "../../index/amounts.ts";
import type { Commitment, Sprint } from "../../model/plan.ts";
import type { Edit } from "../../rules/rule.ts";
import { indentOf, lineAt, lineBreakOf, nextLine } from "../../text/lines.ts";
import { type Place, written } from "../../text/span.ts";
import { cast } from "../mould/cast.ts";
import { keepOnly } from "../mould/elements.ts";
import { numberIn } from "../mould/fields.ts";
import { added, idWithin } from "../mould/references.ts";
import type { SplitPlan } from "./plan.ts";
import { divide } from "./points.ts";
import { shared, terms } from "../../text/terms.ts";

/** The edits of every plan that commits to the item. */
export function commitmentEdits(workspace: WorkspaceIndex, plan: SplitPlan): readonly Edit[] {
  const edits: Edit[] = [];
  for (const file of workspace.files.values()) {
    for (const sprint of file.sprints) {
      for (const commitment of sprint.commitments) {
        const resolution = workspace.resolve(commitment.item, null, file);
        if (resolution.type !== "items" || !resolution.items.includes(plan.item)) continue;
        edits.push(
          ...(resolution.items.length === 1 && commitment.item.type === "id"
            ? lineEdits(file, sprint, commitment, plan)
            : besideRange(commitment, plan)),
        );
      }
    }
  }
  return edits;
}

/** A range goes over the new IDs no more than over others; a group such as an epic holds them by itself. */
function besideRange({ item: reference }: Commitment, plan: SplitPlan): readonly Edit[] {
  if (reference.type !== "range") return [];
  const others = plan.slices.slice(1).flatMap(({ id }) => id ?? []);
  const word = reference.epic === null ? "" : `${reference.epic} story `;
  return added(
    reference.at,
    written(reference.at),
    others.map((id) => word + id),
  );
}

function lineEdits(file: FileIndex, sprint: Sprint, commitment: Commitment, plan: SplitPlan): readonly Edit[] {
  const { item: reference, continued } = commitment;
  // The rest of the work keeps the old name; how much is left of which slice is not written anywhere.
  if (reference.type !== "id" || continued) return [];
  const others = plan.slices.slice(1).flatMap(({ id }) => id ?? []);
  const { text } = reference.at.anchor;
  const line = lineAt(text, reference.at.start);
  const isShared = sprint.commitments.some(
    ({ item: other }) =>
      other !== reference &&
      other.at.anchor === reference.at.anchor &&
      lineAt(text, other.at.start).start === line.start,
  );
  const isOwn = /^\s*(?:(?:[-*+•]|\d+[.)])\s+(?:\[.\]\s+)?[*_`[]*|\|[\s*_`[]*)$/.test(
    text.slice(line.start, idWithin(reference.at, reference.id).start),
  );
  if (isShared || !isOwn) return added(reference.at, reference.id, others);
  return copies(file, commitment, plan, unitAt(text, reference.at));
}

/** The line of a commitment with what is indented below it. */
function unitAt(text: string, at: Place): Place {
  const line = lineAt(text, at.start);
  const own = indentOf(text.slice(line.start, line.end));
  let end = line.end;
  if (!/^\s*\|/.test(text.slice(line.start, line.end))) {
    for (let next = nextLine(text, end); next < text.length; ) {
      const below = lineAt(text, next);
      const words = text.slice(below.start, below.end);
      if (words.trim() !== "" && indentOf(words) <= own) break;
      if (words.trim() !== "") end = below.end;
      const after = nextLine(text, below.end);
      if (after <= next) break;
      next = after;
    }
  }
  return { anchor: at.anchor, start: line.start, end };
}

function copies(file: FileIndex, commitment: Commitment, plan: SplitPlan, unit: Place): readonly Edit[] {
  const { text } = unit.anchor;
  const owners = ownersOf(commitment, plan);
  const points = pointsOf(commitment, plan);
  const slices = plan.slices.map((_, index) => {
    const edits = sliceOf(commitment, plan, index, owners, points[index] ?? null, unit);
    return edits.filter(({ at }) => at.start >= unit.start && at.end <= unit.end);
  });
  const counter = /^(\s*)(\d+)([.)])/.exec(text.slice(unit.start, lineAt(text, unit.start).end));
  const after = text.slice(unit.end);
  const next = /^(?:[ \t]*\r?\n)+/.exec(after)?.[0] ?? "";
  const gap =
    counter === null || next === "" || !/^\s*\d+[.)]\s/.test(after.slice(next.length))
      ? /^\s*\|/.test(text.slice(unit.start))
        ? lineBreakOf(text)
        : (gapBefore(text, unit) ?? lineBreakOf(text))
      : next;
  const others = slices.slice(1).map((edits, index) => {
    const start = unit.start + (counter?.[1] ?? "").length;
    const numbered: readonly Edit[] =
      counter === null
        ? []
        : [
            {
              at: { ...unit, start, end: start + (counter[2] ?? "").length },
              text: String(Number(counter[2]) + index + 1),
            },
          ];
    return cast(file, unit, [...numbered, ...edits]);
  });
  if (others.some((one) => one === null)) return [];
  const insertion: Edit = { at: { ...unit, start: unit.end }, text: others.map((one) => gap + one).join("") };
  return [
    ...(slices[0] ?? []),
    insertion,
    ...(counter === null ? [] : renumbered(text, unit, Number(counter[2]), counter[1] ?? "", others.length)),
  ];
}

/** The blank lines between this line and the one of its list before it. */
function gapBefore(text: string, unit: Place): string | null {
  const before = text.slice(0, unit.start);
  const gap = /(?:\r?\n[ \t]*)+$/.exec(before)?.[0] ?? null;
  const line =
    gap === null ? "" : text.slice(lineAt(text, before.length - gap.length).start, before.length - gap.length);
  return /^\s*(?:[-*+•]|\d+[.)])\s/.test(line) ? gap : null;
}

/** Numbers of the list's later lines go on counting. */
function renumbered(text: string, unit: Place, number: number, indent: string, by: number): readonly Edit[] {
  const edits: Edit[] = [];
  let expected = number + 1;
  for (let next = nextLine(text, unit.end); next < text.length; ) {
    const line = lineAt(text, next);
    const words = text.slice(line.start, line.end);
    const found = /^(\s*)(\d+)([.)])/.exec(words);
    if (words.trim() !== "" && indentOf(words) <= indentOf(indent)) {
      if (found === null || Number(found[2]) !== expected) break;
      const start = line.start + (found[1] ?? "").length;
      edits.push({ at: { ...unit, start, end: start + (found[2] ?? "").length }, text: String(expected + by) });
      expected++;
    }
    const after = nextLine(text, line.end);
    if (after <= next) break;
    next = after;
  }
  return edits;
}

/** To which slice each of the commitment's copied tasks goes: the one that holds the task of the same words. */
function ownersOf({ tasks }: Commitment, { slices, item }: SplitPlan): readonly number[] {
  const own = item.tasks.map(({ title }) => title);
  return tasks.map((task, position) => {
    const same = own.indexOf(task.title);
    const scores = own.map((title) => shared(terms(title), terms(task.title)));
    const best = Math.max(0, ...scores);
    const index = same >= 0 ? same : best > 0 ? scores.indexOf(best) : position;
    const owner = slices.findIndex(({ part }) =>
      part.pieces.some(({ list, positions }) => list === "tasks" && positions.includes(index)),
    );
    return owner < 0 ? 0 : owner;
  });
}

/** The commitment's own figure, shared out as the estimate is where both are the same. */
function pointsOf({ points }: Commitment, { slices, item }: SplitPlan): readonly (string | null)[] {
  if (points === null) return slices.map(() => null);
  const value = item.estimate?.value[points.unit === "items" ? "points" : points.unit] ?? null;
  const parts = slices.map(({ estimate }) => estimate);
  if (value === points.amount && parts.every((part) => part !== null)) return parts;
  const scale = Array.from({ length: Math.ceil(points.amount) }, (_, index) => index + 1);
  const weights = parts.map((part) => Number(part) || 1);
  return (
    divide(points.amount, weights, scale, points.amount)?.map((part) => String(plainNumber(part))) ??
    slices.map((_, index) => (index === 0 ? null : "?"))
  );
}

function sliceOf(
  commitment: Commitment,
  plan: SplitPlan,
  index: number,
  owners: readonly number[],
  points: string | null,
  unit: Place,
): readonly Edit[] {
  const slice = plan.slices[index];
  const { item: reference, tasks, total } = commitment;
  if (slice === undefined || slice.id === null || reference.type !== "id") return [];
  const edits: Edit[] = [];
  if (index > 0) edits.push({ at: idWithin(reference.at, reference.id), text: slice.id });
  const title = titleAt(unit, plan.item.title.value);
  if (title !== null) edits.push({ at: title, text: slice.title });
  const number = commitment.points === null || points === null ? null : numberIn(commitment.points.at);
  if (number !== null && points !== null) edits.push({ at: number, text: points });
  const own = tasks.filter((_, position) => owners[position] === index);
  if (tasks.length > 0 && own.length < tasks.length) {
    const places = tasks.map(({ at }) => at);
    const kept = new Set(tasks.flatMap((_, position) => (owners[position] === index ? [position] : [])));
    const within = { ...plan.item, at: unit, head: { ...unit, end: unit.start }, fields: [] };
    edits.push(...keepOnly(within, places, kept));
  }
  const sum = total === null ? null : numberIn(total.at);
  const hours = own.every((task) => task.hours !== null) ? own.reduce((all, task) => all + (task.hours ?? 0), 0) : null;
  if (sum !== null && hours !== null && own.length < tasks.length)
    edits.push({ at: sum, text: String(plainNumber(hours)) });
  return edits;
}

/** Where the first line of a commitment writes the item's title. */
function titleAt({ anchor, start }: Place, title: string): Place | null {
  const line = lineAt(anchor.text, start);
  const found = anchor.text.slice(line.start, line.end).indexOf(title);
  return found < 0 || title === ""
    ? null
    : { anchor, start: line.start + found, end: line.start + found + title.length };
}
