// What the words of a backlog are: IDs, names of fields, values. Editors colour them, on top of what a grammar can see.
import type { House } from "../dialects/house.ts";
import type { FileIndex } from "../index/fileIndex.ts";
import { lazyFor } from "../index/lazy.ts";
import type { WorkspaceIndex } from "../index/workspaceIndex.ts";
import type { Item } from "../model/item.ts";
import type { Sprint, Total } from "../model/plan.ts";
import type { Anchor, Place } from "../text/span.ts";
import { knownKeys } from "./links.ts";
import { writtenIds } from "./writtenIds.ts";

export type TokenType = "id" | "field" | "amount" | "priority" | "status" | "label" | "owner" | "sprint";

export interface Token {
  readonly at: Place;
  readonly type: TokenType;
  readonly declares: boolean;
}

/** A chunk's tokens, with all that decided them. */
interface Made {
  readonly from: readonly Token[];
  readonly isKnown: (key: string) => boolean;
  readonly house: House;
  readonly tokens: readonly Token[];
}

const made = new WeakMap<Anchor, Made>();

/**
 * Chunk by chunk in document order, each on one line, none over another; of the chunks in `anchors`, null for all. A chunk's list is
 * the same while nothing in it is another.
 */
export function tokens(
  workspace: WorkspaceIndex,
  file: FileIndex,
  house: House,
  anchors: ReadonlySet<Anchor> | null,
): readonly (readonly Token[])[] {
  const byAnchor = new Map<Anchor, Token[]>();
  const add = (token: Token) => {
    const { anchor } = token.at;
    if (anchors !== null && !anchors.has(anchor)) return;
    const list = byAnchor.get(anchor);
    if (list === undefined) byAnchor.set(anchor, [token]);
    else list.push(token);
  };
  for (const item of file.items) for (const token of ofItem(item)) add(token);
  for (const sprint of file.sprints) for (const token of ofSprint(sprint)) add(token);
  for (const total of file.totals) add(ofTotal(total));
  const isKnown = knownKeys(workspace);
  return file.chunks.flatMap(({ anchor }) => {
    if (anchors !== null && !anchors.has(anchor)) return [];
    const from = byAnchor.get(anchor) ?? [];
    let one = made.get(anchor);
    if (one === undefined || one.isKnown !== isKnown || one.house !== house || !isEqual(one.from, from)) {
      const ids = writtenIds(anchor, house).filter(({ key }) => isKnown(key.key));
      const all = [...from, ...ids.map(({ at }): Token => ({ at, type: "id", declares: false }))];
      made.set(anchor, (one = { from, isKnown, house, tokens: apart(all) }));
    }
    return [one.tokens];
  });
}

function isEqual(a: readonly Token[], b: readonly Token[]): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index++) if (a[index] !== b[index]) return false;
  return true;
}

const ofTotal = lazyFor(({ stated }: Total): Token => ({ at: stated.at, type: "amount", declares: false }));

const ofItem = lazyFor((item: Item): readonly Token[] => {
  const found: Token[] = [];
  const add = (type: TokenType, value: { readonly at: Place; readonly inherited?: true } | null, declares = false) => {
    if (value !== null && value.inherited !== true) found.push({ at: value.at, type, declares });
  };
  add("id", item.id, true);
  for (const { field, nameAt } of item.fields) if (field !== null) add("field", { at: nameAt });
  add("amount", item.estimate);
  add("priority", item.priority);
  add("status", item.status);
  add("sprint", item.sprint);
  for (const label of item.labels) add("label", label);
  for (const owner of item.owners) add("owner", owner);
  for (const { hoursAt } of [...item.tasks, ...item.subtasks]) if (hoursAt !== null) add("amount", { at: hoursAt });
  return found;
});

const ofSprint = lazyFor((sprint: Sprint): readonly Token[] => {
  const amounts = [
    ...sprint.capacity,
    ...[sprint.velocity, sprint.committed].flatMap((one) => one ?? []),
    ...sprint.commitments.flatMap(({ points }) => points ?? []),
  ];
  return [
    { at: sprint.name.at, type: "sprint", declares: true },
    ...amounts.map(({ at }): Token => ({ at, type: "amount", declares: false })),
  ];
});

/** Sorted, the first of those that overlap; declarations before mentions of the same place. */
function apart(found: readonly Token[]): readonly Token[] {
  const sorted = [...found].sort((a, b) => a.at.start - b.at.start || Number(b.declares) - Number(a.declares));
  let past = 0;
  return sorted.filter(({ at }) => {
    const fits = at.start >= past && at.end > at.start && !/[\r\n]/.test(at.anchor.text.slice(at.start, at.end));
    if (fits) past = at.end;
    return fits;
  });
}
