// Builds readings by hand, for tests of what comes after the reader. Each item is a line of text of its own.
import { buildFileIndex } from "../../core/index/buildFileIndex.ts";
import { buildWorkspaceIndex } from "../../core/index/buildWorkspaceIndex.ts";
import type { FileIndex } from "../../core/index/fileIndex.ts";
import type { WorkspaceIndex } from "../../core/index/workspaceIndex.ts";
import type { Item, ItemKind, Reference, Value } from "../../core/model/item.ts";
import type { Commitment, Sprint } from "../../core/model/plan.ts";
import type { Reading } from "../../core/model/reading.ts";
import type { Anchor, Place } from "../../core/text/span.ts";

/** A place in a chunk of its own that holds just this text. */
export function placeOf(text: string, uri = "file.md"): Place {
  const anchor: Anchor = { uri, text };
  return { anchor, start: 0, end: text.length };
}

export function valueOf<T>(value: T, raw: string, uri = "file.md"): Value<T> {
  return { value, raw, at: placeOf(raw, uri) };
}

export interface ItemFacts {
  readonly id?: string | null;
  readonly title?: string;
  readonly kind?: ItemKind;
  readonly epic?: string;
  readonly sprint?: string;
  readonly points?: number;
  readonly dependsOn?: readonly Unplaced[];
  readonly blocks?: readonly Unplaced[];
  readonly extra?: Partial<Item>;
}

/** A reference without its place. */
export type Unplaced = Reference extends infer One ? (One extends Reference ? Omit<One, "at"> : never) : never;

export const id = (name: string): Unplaced => ({ type: "id", id: name });
export const range = (from: string, to: string, epic: string | null = null): Unplaced => ({
  type: "range",
  from,
  to,
  epic,
});
export const group = (name: "all" | "previous" | "epic" | "sprint" | "prefix", of: string | null = null): Unplaced => ({
  type: "group",
  group: name,
  of,
});

const placed = (reference: Unplaced, anchor: Anchor): Reference =>
  ({ ...reference, at: { anchor, start: 0, end: anchor.text.length } }) as Reference;

/** An item whose chunk is its head line. */
export function item(facts: ItemFacts, uri = "file.md"): Item {
  const name = facts.id ?? null;
  const title = facts.title ?? `Title of ${name ?? "an item"}`;
  const head = name === null ? title : `${name} ${title}`;
  const anchor: Anchor = { uri, text: `${head}\n` };
  const whole: Place = { anchor, start: 0, end: head.length };
  const idAt = { anchor, start: 0, end: (name ?? "").length };
  const points = facts.points ?? null;
  return {
    kind: facts.kind ?? "story",
    dialect: "story-blocks",
    at: whole,
    head: whole,
    table: null,
    id: name === null ? null : { value: name, raw: name, at: idAt },
    title: { value: title, raw: title, at: { anchor, start: head.length - title.length, end: head.length } },
    story: null,
    description: [],
    criteria: [],
    deliverables: [],
    tasks: [],
    subtasks: [],
    labels: [],
    priority: null,
    estimate:
      points === null
        ? null
        : { value: { points, hours: null, days: null, size: null, upTo: null }, raw: String(points), at: whole },
    owners: [],
    status: null,
    sprint: facts.sprint === undefined ? null : { value: facts.sprint, raw: facts.sprint, at: whole },
    epic: facts.epic === undefined ? null : { value: facts.epic, raw: facts.epic, at: whole, inherited: true },
    dependsOn: (facts.dependsOn ?? []).map((reference) => placed(reference, anchor)),
    blocks: (facts.blocks ?? []).map((reference) => placed(reference, anchor)),
    fields: [],
    ...facts.extra,
  };
}

export interface CommitmentFacts {
  readonly of: Unplaced;
  readonly points?: number;
  readonly continued?: boolean;
  readonly roles?: readonly string[];
  readonly tasks?: readonly { readonly hours: number; readonly role?: string }[];
}

export function sprint(
  name: string,
  facts: {
    readonly kind?: Sprint["kind"];
    readonly capacity?: number;
    readonly commitments?: readonly CommitmentFacts[];
  } = {},
  uri = "file.md",
): Sprint {
  const anchor: Anchor = { uri, text: `${name}\n` };
  const at: Place = { anchor, start: 0, end: name.length };
  const capacity = facts.capacity;
  return {
    kind: facts.kind ?? "sprint",
    name: { value: name, raw: name, at },
    title: "",
    at,
    goal: null,
    dates: null,
    progress: null,
    status: null,
    capacity: capacity === undefined ? [] : [{ amount: capacity, upTo: capacity, unit: "points", role: null, at }],
    velocity: null,
    commitments: (facts.commitments ?? []).map(
      (one): Commitment => ({
        item: placed(one.of, anchor),
        title: "work",
        points: one.points === undefined ? null : { amount: one.points, unit: "points", at },
        roles: one.roles ?? [],
        tasks: (one.tasks ?? []).map(({ hours, role }) => ({
          title: "a task",
          hours,
          role: role ?? null,
          done: null,
          at,
          hoursAt: at,
        })),
        total: null,
        continued: one.continued ?? false,
        at,
      }),
    ),
    checks: [],
    committed: null,
    criteria: [],
  };
}

/** A reading whose text is its items' and sprints' lines. */
export function reading(items: readonly Item[], facts: Partial<Reading> = {}, uri = "file.md"): Reading {
  const anchors = [...items.map((one) => one.at.anchor), ...(facts.sprints ?? []).map((one) => one.at.anchor)];
  let start = 0;
  const chunks = [...new Set(anchors)].map((anchor) => {
    const chunk = { anchor, start };
    start += anchor.text.length;
    return chunk;
  });
  return {
    uri,
    chunks,
    items,
    sprints: [],
    planMentions: [],
    totals: [],
    capacity: [],
    criteria: [],
    regions: [],
    unread: [],
    defects: [],
    original: null,
    conventions: [],
    claims: [],
    ratios: [],
    drawn: [],
    matrix: [],
    idPrefixes: [],
    ...facts,
  };
}

export function fileOf(items: readonly Item[], facts: Partial<Reading> = {}, uri = "file.md"): FileIndex {
  return buildFileIndex(reading(items, facts, uri));
}

export function workspaceOf(...files: readonly FileIndex[]): WorkspaceIndex {
  return buildWorkspaceIndex(new Map(files.map((file) => [file.uri, file])));
}

/** IDs or titles of items, for comparisons that can be read. */
export function names(items: readonly Item[]): readonly string[] {
  return items.map((one) => one.id?.value ?? one.title.value);
}
