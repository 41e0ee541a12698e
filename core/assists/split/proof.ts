// Proves a split by reading its result: every slice is an item, nothing is lost or told twice, and no other item has changed.
import { sameText } from "../../index/references.ts";
import type { FileIndex } from "../../index/fileIndex.ts";
import type { Item } from "../../model/item.ts";
import type { WorkspaceIndex } from "../../index/workspaceIndex.ts";
import { stub } from "./slices.ts";
import type { SplitPlan } from "./plan.ts";
import { type Message, say } from "../../text/message.ts";
import { kindWords } from "../../index/naming.ts";

/** Null where the split is sound, else what is not. */
export function faultOf(
  before: FileIndex,
  after: WorkspaceIndex,
  plan: SplitPlan,
  created: readonly string[],
): Message | null {
  const now = after.files.get(before.uri);
  if (now === undefined) return say`the file is gone`;
  const slices = created.length > 0 ? wholeFiles(now, after, created) : slicesIn(before, now, plan);
  if (slices === null)
    return say`${now.items.length} items are read where ${before.items.length + plan.slices.length - 1} should be`;
  const { item } = plan;
  for (const [index, slice] of slices.entries()) {
    const wanted = plan.slices[index];
    if (wanted === undefined || slice.id?.value !== (wanted.id ?? undefined))
      return say`slice ${index + 1} has the ID ${slice.id?.value ?? "–"}`;
    if (!sameText(plainTitle(slice), wanted.title)) return say`slice ${index + 1} is called “${slice.title.value}”`;
    if (slice.kind !== item.kind) return say`slice ${index + 1} is a ${kindWords[slice.kind]}`;
    if (
      !sameSet(
        slice.labels.map(({ value }) => value),
        item.labels.map(({ value }) => value),
      )
    )
      return say`labels differ`;
    if (
      !sameSet(
        slice.owners.map(({ value }) => value),
        item.owners.map(({ value }) => value),
      )
    )
      return say`owners differ`;
    if (slice.priority?.raw !== item.priority?.raw) return say`the priority differs`;
    if (wanted.estimate === "?" && amountOf(slice) !== null)
      return say`slice ${index + 1} is estimated at ${slice.estimate?.raw ?? ""}`;
    if (wanted.estimate !== null && wanted.estimate !== "?" && amountOf(slice) !== Number(wanted.estimate))
      return say`slice ${index + 1} is estimated at ${slice.estimate?.raw ?? "–"}`;
  }
  for (const [what, list] of [
    [
      say`criteria`,
      (one: Item) =>
        one.criteria
          .filter(({ step, text }) => step !== "given" && step !== "when" && !text.startsWith(stub.slice(0, 12)))
          .map(({ text }) => text),
    ],
    [say`tasks`, (one: Item) => one.tasks.map(({ title, hours }) => `${title} ${hours}`)],
    [say`subtasks`, (one: Item) => one.subtasks.map(({ title, hours }) => `${title} ${hours}`)],
  ] as const) {
    const told = slices.flatMap(list);
    if (!sameSet(told, list(item)))
      return say`its ${what} are read differently: ${[...told].sort().join(" / ")} for ${[...list(item)].sort().join(" / ")}`;
  }
  return othersFault(before, now, plan, slices);
}

function wholeFiles(now: FileIndex, after: WorkspaceIndex, created: readonly string[]): readonly Item[] | null {
  const items = [now, ...created.map((uri) => after.files.get(uri))].map((file) =>
    file?.items.length === 1 ? file.items[0] : undefined,
  );
  return items.every((item) => item !== undefined) ? items : null;
}

/** The slices by position: the first where the whole was, the others behind it or at the end of its list. */
function slicesIn(before: FileIndex, now: FileIndex, plan: SplitPlan): readonly Item[] | null {
  const more = plan.slices.length - 1;
  if (now.items.length !== before.items.length + more) return null;
  const at = before.orderOf(plan.item);
  const first = now.items[at];
  if (first === undefined) return null;
  for (let from = at + 1; from + more <= now.items.length; from++) {
    const rest = now.items.slice(from, from + more);
    if (rest.every((one, index) => one.id?.value === (plan.slices[index + 1]?.id ?? undefined)))
      return [first, ...rest];
  }
  return null;
}

function othersFault(before: FileIndex, now: FileIndex, plan: SplitPlan, slices: readonly Item[]): Message | null {
  const old = before.items.filter((one) => one !== plan.item);
  const others = now.items.filter((one) => !slices.includes(one));
  if (old.length !== others.length) return say`other items are gone`;
  for (const [index, one] of old.entries()) {
    const other = others[index];
    if (other === undefined || portrait(other) !== portrait(one))
      return say`${one.id?.value ?? one.title.value} is read differently`;
  }
  return null;
}

function portrait(item: Item): string {
  const { kind, id, title, criteria, tasks, labels, priority, estimate, owners, status, sprint } = item;
  return JSON.stringify([
    kind,
    id?.value,
    title.value,
    criteria.map(({ text }) => text),
    tasks.map((task) => [task.title, task.hours]),
    labels.map(({ value }) => value),
    priority?.value,
    estimate?.value,
    owners.map(({ value }) => value),
    status?.value,
    sprint?.value,
  ]);
}

/** A title without the note where it comes from. */
function plainTitle({ title }: Item): string {
  return title.value.replace(/ \(split from [^()]*\)$/, "").trim();
}

function amountOf({ estimate }: Item): number | null {
  return estimate?.value.points ?? estimate?.value.hours ?? estimate?.value.days ?? null;
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return JSON.stringify([...a].sort()) === JSON.stringify([...b].sort());
}
