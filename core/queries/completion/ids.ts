// IDs with their titles: what stands near comes first, what is named already or would close a circle comes last or not at all.
import type { FileIndex } from "../../index/fileIndex.ts";
import { isGroup, keyOfItem } from "../../index/ids.ts";
import type { WorkspaceIndex } from "../../index/workspaceIndex.ts";
import type { Item } from "../../model/item.ts";
import { estimateText, facts } from "../outline.ts";
import { writtenIds } from "../writtenIds.ts";
import type { Asked, Proposal } from "./completion.ts";
import type { Spot } from "./spot.ts";
import { stateWords } from "../../index/naming.ts";

export interface Wanted {
  /** Only what holds other items, only what does not, or both. */
  readonly groups: "only" | "none" | "too";
  /** Items that wait for the one at the caret come last: needing them would close a circle. */
  readonly needed: boolean;
}

/** Items of all files by rank. */
export function* idProposals({ workspace, file, house }: Asked, spot: Spot, wanted: Wanted): Iterable<Proposal> {
  const { item } = spot;
  const isList = spot.field === "dependsOn" || spot.field === "blocks";
  const line = { ...spot.caret, start: spot.caret.start - spot.before.length, end: spot.caret.end + spot.after.length };
  const named = new Set(
    (isList ? writtenIds(spot.caret.anchor, house) : [])
      .filter(
        ({ at }) =>
          line.start <= at.start && at.end <= line.end && !(at.start <= spot.caret.start && spot.caret.start <= at.end),
      )
      .map(({ key }) => key.key),
  );
  const waiting = wanted.needed && item !== null ? waitingFor(workspace, item) : new Set<Item>();
  const own = item === null ? -1 : file.orderOf(item);
  const ranked: { readonly item: Item; readonly id: string; readonly lead: string; readonly rank: number }[] = [];
  for (const other of [file, ...[...workspace.files.values()].filter((one) => one !== file)]) {
    const lead = leadIn(other);
    for (const [order, one] of other.items.entries()) {
      if (one.id === null || one === item || named.has(keyOfItem(one)?.key ?? "")) continue;
      if (wanted.groups !== "too" && isGroup(one) !== (wanted.groups === "only")) continue;
      const far = other === file ? nearness(file, item, one) : 4;
      const late = waiting.has(one) ? 8 : 0;
      const distance = other === file && own >= 0 ? Math.abs(order - own) / 1e5 : order / 1e5;
      ranked.push({ item: one, id: one.id.value, lead, rank: far + late + distance });
    }
  }
  ranked.sort((a, b) => a.rank - b.rank);
  for (const { item: one, id, lead } of ranked) yield proposalOf(one, /^\d/.test(id) ? lead + id : id);
}

function proposalOf(item: Item, id: string): Proposal {
  return {
    label: id,
    kind: "item",
    detail: facts(
      item.title.value,
      item.estimate && estimateText(item.estimate),
      item.status && stateWords[item.status.value],
    ),
    text: id,
    filter: `${id} ${item.title.value}`,
    about: item,
  };
}

/** 0 beside it in its epic, 1 in its sprint, 2 elsewhere in the file. */
function nearness(file: FileIndex, item: Item | null, other: Item): number {
  if (item === null) return 2;
  const epic = file.epicOf(item);
  if (epic !== null && (file.epicOf(other) === epic || other === epic)) return 0;
  const sprint = file.sprintOf(item);
  return sprint !== null && file.sprintOf(other) === sprint ? 1 : 2;
}

/** Everything that needs an item, directly or not. */
function waitingFor(workspace: WorkspaceIndex, item: Item): ReadonlySet<Item> {
  const found = new Set<Item>([item]);
  for (const one of found) for (const waiting of workspace.dependentsOf(one)) found.add(waiting);
  return found;
}

const leadQuestion = {};

/** A table declares "1" and refers to it as "#1"; stories are numbered 1.1 and called "Story 1.1": what stands before the number. */
function leadIn(file: FileIndex): string {
  return file.derive(leadQuestion, ["references"], () => {
    for (const { dependsOn } of file.items) {
      for (const reference of dependsOn) {
        const lead = reference.type === "id" ? /^(?:#|\p{L}+\s)(?=\d)/u.exec(reference.id)?.[0] : undefined;
        if (lead !== undefined) return lead;
      }
    }
    return "";
  });
}

/** An ID that is being typed in a sentence: only what begins like the file's own. */
export function idPrefix({ idPrefixes }: FileIndex, before: string, byHand: boolean): string | null {
  const token = /(?<![\p{L}\p{N}_/.#-])(?:#\d*|\p{L}[\p{L}\p{N}]*(?:[-_.][\p{L}\p{N}]*)*)$/u.exec(before)?.[0];
  if (token === undefined || token === "" || (token === "#" && before.trim() === "#")) return null;
  const typed = token.toUpperCase();
  const fits = idPrefixes.some((prefix) => {
    const wanted = prefix.toUpperCase();
    if (typed.startsWith(wanted)) return /[^\p{L}]$/u.test(wanted) || /\d/.test(typed.slice(wanted.length));
    return byHand && typed.length > 1 && wanted.startsWith(typed);
  });
  return fits ? token : null;
}
