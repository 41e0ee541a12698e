// What an item takes over from the headings above it: epic, sprint, priority, status, labels.
import type { Value } from "../model/item.ts";
import { sliceText, type Text } from "../parse/inline.ts";
import type { Context, Draft } from "./draft.ts";
import { type House, isWordOf } from "./house.ts";
import { labelsIn } from "./labels.ts";
import { labelValues, type PlaceOf } from "./values.ts";
import { isPriorityCode, priorityOf, statusOf } from "./words.ts";
import type { BlockChunk, Section } from "./sections.ts";

/** What the items under an item take over: it is their epic. */
export function childContext(own: Draft, outer: Context, place: PlaceOf): Context {
  const named = own.head.id ?? own.head.title;
  const epic: Value<string> = { value: named.plain, raw: named.plain, at: place(named), inherited: true };
  return { ...outer, epic, labels: [] };
}

/** What a heading that is no item hands down: its sprint, priority or state. */
export function sectionContext(
  chunk: BlockChunk,
  outer: Context,
  kept: readonly Section[],
  place: PlaceOf,
  house: House,
): Context {
  const { heading, head } = chunk;
  if (!heading || !head) return outer;
  const text = heading.text;
  if (head.plan && head.id) {
    const nested = head.plan !== "sprint" && kept.some((section) => section.planKind === "sprint");
    const name = head.id.plain.replace(/\s*[:#№-]\s*/, " ").trim();
    return nested ? outer : { ...outer, sprint: { value: name, raw: name, at: place(head.id), inherited: true } };
  }
  const bare = text.plain
    .replace(/^[^\p{L}\p{N}]+/u, "")
    .replace(/\s*\(.*\)\s*$/, "")
    .trim();
  const word = bare
    .replace(/\s*(?:priority|priorit[yé]|prioridad|stories|tasks|items|issues|features)\s*/giu, " ")
    .trim();
  if (isWordOf(house.priority, bare) || isWordOf(house.priority, word)) {
    const raw = isWordOf(house.priority, bare) ? bare : word;
    return { ...outer, priority: { value: priorityOf(raw, house), raw, at: place(text), inherited: true } };
  }
  if (
    isPriorityCode(word) ||
    /^(?:P[0-4]|must have|should have|could have|won'?t have|critical|high|medium|low)\b/i.test(bare)
  ) {
    const raw =
      /^(?:P[0-4]|must have|should have|could have|won'?t have|critical|high|medium|low)/i.exec(bare)?.[0] ?? word;
    return { ...outer, priority: { value: priorityOf(raw, house), raw, at: place(text), inherited: true } };
  }
  const state = bare.split(/\s+/).length <= 3 ? statusOf(bare, house) : null;
  if (
    state &&
    (isWordOf(house.status, bare) ||
      /^(?:to ?do|in progress|done|completed?|blocked|in review|doing|closed|open|not started|pending|ready)(?: (?:tasks|items|stories|issues))?$/i.test(
        bare,
      ))
  ) {
    return { ...outer, status: { value: state, raw: bare, at: place(text), inherited: true } };
  }
  return outer;
}

/** Labels that a section states for everything in it: "**Jira Label:** `auth-team` | …". */
export function sectionLabels(lines: readonly Text[], place: PlaceOf, house: House): Value<string>[] {
  return lines
    .flatMap((line) => labelsIn(line, house))
    .filter((label) => label.field === "labels" && label.marked && /label|tag/i.test(label.name.plain))
    .flatMap((label) => labelValues(sliceText(label.value, 0), place))
    .map((value) => ({ ...value, inherited: true as const }));
}
