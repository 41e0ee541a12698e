// Lines above sprints, epics and items that say how they stand. Where they stand is told for the whole document, what they say
// only for those that are looked at.
import type { FileIndex } from "../index/fileIndex.ts";
import { isGroup } from "../index/ids.ts";
import type { WorkspaceIndex } from "../index/workspaceIndex.ts";
import type { Dialect, Item } from "../model/item.ts";
import { lineAt } from "../text/lines.ts";
import type { Place } from "../text/span.ts";
import { barText, progressText } from "./groupCards.ts";
import { sprintLoad } from "./sprintLoads.ts";
import { facts } from "./outline.ts";
import { type Message, say } from "../text/message.ts";

/** Which of them are wanted. */
export interface LensKinds {
  readonly sprints: boolean;
  readonly epics: boolean;
  readonly items: boolean;
}

export interface LensSpot {
  readonly at: Place;
  readonly about: LensSubject;
}

/** By position in the document's lists: as much as a client has to bring back. */
export interface LensSubject {
  readonly type: "sprint" | "epic" | "item";
  readonly order: number;
}

export interface Lens {
  readonly text: Message;
  /** What a click shows. */
  readonly places: readonly Place[];
}

/** Between rows and bullets a line of its own would tear the list apart. */
const listed: ReadonlySet<Dialect> = new Set(["item-table", "sprint-table", "tracker-table", "bold-list", "checklist"]);

/** In document order; only where there is something to say. */
export function lensSpots(workspace: WorkspaceIndex, file: FileIndex, kinds: LensKinds): readonly LensSpot[] {
  const spots: LensSpot[] = [];
  for (const [order, item] of file.items.entries()) {
    if (kinds.epics && isGroup(item) && file.childrenOf(item).length > 0)
      spots.push({ at: item.head, about: { type: "epic", order } });
    if (kinds.items && hasOwnLens(item) && workspace.dependentsOf(item).length > 0)
      spots.push({ at: item.head, about: { type: "item", order } });
  }
  for (const [order, sprint] of file.sprints.entries()) {
    if (kinds.sprints && !isListed(sprint.name.at) && (sprint.capacity.length > 0 || file.itemsIn(sprint).length > 0))
      spots.push({ at: sprint.name.at, about: { type: "sprint", order } });
  }
  return spots;
}

/** Whether a line of its own above an item disturbs nothing. */
export function hasOwnLens(item: Item): boolean {
  return !isGroup(item) && !listed.has(item.dialect);
}

function isListed({ anchor, start }: Place): boolean {
  const line = lineAt(anchor.text, start);
  return /^\s*(?:[-*+]\s|\d+[.)]\s|\|)/.test(anchor.text.slice(line.start, line.end));
}

/** Null for a subject that is not there any more. */
export function lens(workspace: WorkspaceIndex, file: FileIndex, { type, order }: LensSubject): Lens | null {
  if (type === "sprint") {
    const sprint = file.sprints[order];
    if (sprint === undefined) return null;
    const { bars, items } = sprintLoad(file, sprint);
    // "89 / 85 pts, over by 4 · Backend 64 / 60 h": a role that has room is no news.
    const news = bars.filter(({ role, planned, limit }) => role === null || (limit !== null && planned > limit));
    const text = news.length === 0 ? progressText(file.itemsIn(sprint)) : facts(...news.map(barText));
    return items === 0 && news.length === 0 ? null : { text, places: file.itemsIn(sprint).map(({ head }) => head) };
  }
  const item = file.items[order];
  if (item === undefined) return null;
  if (type === "epic") {
    const children = file.childrenOf(item);
    return { text: progressText(children), places: children.map(({ head }) => head) };
  }
  const waiting = workspace.dependentsOf(item);
  return waiting.length === 0 ? null : { text: say`blocks ${waiting.length}`, places: waiting.map(({ head }) => head) };
}
