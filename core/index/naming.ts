// How messages call an item, and what they mark when they speak of all of it.
import type { Dialect, Item, ItemKind, Status } from "../model/item.ts";
import type { Sprint } from "../model/plan.ts";
import { firstOf, type Message, say } from "../text/message.ts";
import type { Place } from "../text/span.ts";

/** Its ID, else its title; a bare number counts a list and says nothing outside it. */
export function nameOf(item: Item): string {
  return item.id === null || isBare(item.id.value) ? item.title.value : item.id.value;
}

/** Where that name stands. */
export function placeOfName(item: Item): Place {
  return item.id === null || isBare(item.id.value) ? item.title.at : item.id.at;
}

const isBare = (id: string): boolean => /^\d+$/.test(id);

/** "story", "task". */
export const kindWords: Readonly<Record<ItemKind, Message>> = {
  epic: say`epic`,
  feature: say`feature`,
  story: say`story`,
  task: say`task`,
  subtask: say`subtask`,
  bug: say`bug`,
  spike: say`spike`,
  chore: say`chore`,
};

/** "story blocks": how the items of a stretch are written. */
export const dialectWords: Readonly<Record<Dialect, Message>> = {
  "story-blocks": say`story blocks`,
  "issue-blocks": say`issue blocks`,
  "heading-tasks": say`heading tasks`,
  "item-table": say`item table`,
  "sprint-table": say`sprint table`,
  "tracker-table": say`tracker table`,
  "key-value": say`key-value blocks`,
  "numbered-stories": say`numbered stories`,
  "bold-list": say`bold list`,
  checklist: say`checklist`,
  "single-item": say`single item`,
};

/** "sprint", "wave". */
export const planWords: Readonly<Record<Sprint["kind"], Message>> = {
  sprint: say`sprint`,
  phase: say`phase`,
  milestone: say`milestone`,
  wave: say`wave`,
  release: say`release`,
};

/** "in-progress": how an item or a sprint stands. */
export const stateWords: Readonly<Record<Status, Message>> = {
  todo: say`todo`,
  "in-progress": say`in-progress`,
  blocked: say`blocked`,
  done: say`done`,
};

/** "3 stories", "8 tasks"; for two and more. */
export function countOf(amount: number, kind: ItemKind): Message {
  switch (kind) {
    case "epic":
      return say`${amount} epics`;
    case "feature":
      return say`${amount} features`;
    case "story":
      return say`${amount} stories`;
    case "task":
      return say`${amount} tasks`;
    case "subtask":
      return say`${amount} subtasks`;
    case "bug":
      return say`${amount} bugs`;
    case "spike":
      return say`${amount} spikes`;
    case "chore":
      return say`${amount} chores`;
  }
}

/** "`US-1`, `US-2` and 3 more": so many at most are named. */
export function namesOf(items: readonly Item[], most = 3): Message {
  return firstOf(
    items.map((item) => say`\`${nameOf(item)}\``),
    most,
  );
}

/** True for two rows of one table. */
export function shareTable({ table: one }: Item, { table: other }: Item): boolean {
  return one !== null && one.anchor === other?.anchor && one.start === other.start;
}

/** True for an item that is one row of a table. */
export function isRow(item: Item): boolean {
  return item.dialect.endsWith("-table");
}
