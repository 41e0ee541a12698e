// The board: items as cards in columns. The first columns send their first cards, all of them how many there are, so that a
// backlog of thousands costs what is on the screen.
import type { FileIndex } from "../index/fileIndex.ts";
import type { WorkspaceIndex } from "../index/workspaceIndex.ts";
import type { ItemKind, Status } from "../model/item.ts";
import type { Place } from "../text/span.ts";
import { type Grouping, groupsOf, type Member } from "./groups.ts";
import { type ItemHandle, itemKey } from "./itemKey.ts";
import { itemFilter } from "./itemWords.ts";
import { estimateText } from "./outline.ts";
import type { Value } from "../text/message.ts";

export interface Card extends ItemHandle {
  readonly id: string | null;
  readonly title: string;
  readonly kind: ItemKind;
  readonly state: Status | null;
  readonly estimate: Value;
  readonly owners: readonly string[];
  readonly labels: readonly string[];
  /** IDs or titles of what it waits for: dependencies that are not done. */
  readonly waitsFor: readonly string[];
  /** Where to go on click. */
  readonly at: Place;
}

export interface Column {
  readonly key: string;
  readonly title: Value;
  /** What dropping a card here writes into the field; null where a card cannot be dropped. */
  readonly value: string | null;
  readonly count: number;
  /** The sum of the members' points; null where none states any. */
  readonly points: number | null;
  readonly cards: readonly Card[];
}

export interface BoardQuery {
  readonly by: Grouping;
  /** Cards sent per column; `more` says how many where a column was scrolled further. */
  readonly first: number;
  /** So many columns send cards unasked, the others those that `more` names; without it all of them do. */
  readonly columns?: number;
  readonly more?: Readonly<Record<string, number>>;
  /** Only cards with all these words in their ID, title, owners or labels. */
  readonly search?: string;
}

export function board(workspace: WorkspaceIndex, files: Iterable<FileIndex>, query: BoardQuery): readonly Column[] {
  const isWanted = itemFilter(query.search);
  return groupsOf(files, query.by).map(({ key, title, value, members }, order) => {
    const shown = members.filter(({ item }) => isWanted(item));
    const unasked = order < (query.columns ?? Infinity) ? query.first : 0;
    const limit = Math.max(unasked, query.more?.[key] ?? 0);
    return {
      key,
      title,
      value,
      count: shown.length,
      points: pointsOf(shown),
      cards: shown.slice(0, limit).map((member) => cardOf(workspace, member)),
    };
  });
}

function cardOf(workspace: WorkspaceIndex, { file, item }: Member): Card {
  return {
    uri: file.uri,
    key: itemKey(file, item),
    id: item.id?.value ?? null,
    title: item.title.value,
    kind: item.kind,
    state: item.status?.value ?? null,
    estimate: item.estimate === null ? "" : estimateText(item.estimate),
    owners: item.owners.map((owner) => owner.value),
    labels: item.labels.map((label) => label.value),
    waitsFor:
      item.status?.value === "done"
        ? []
        : workspace
            .dependenciesOf(item)
            .filter((needed) => needed.status?.value !== "done")
            .map((needed) => needed.id?.value ?? needed.title.value),
    at: item.head,
  };
}

function pointsOf(members: readonly Member[]): number | null {
  const points = members.flatMap(({ item }) => item.estimate?.value.points ?? []);
  return points.length === 0 ? null : Math.round(points.reduce((sum, one) => sum + one, 0) * 100) / 100;
}
