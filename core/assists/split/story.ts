// An item taken apart for cutting: every criterion, task and deliverable with its words, so that they can be dealt out among slices.
import { roleKey } from "../../index/planKeys.ts";
import type { Item } from "../../model/item.ts";
import type { Place } from "../../text/span.ts";
import { groupsOf } from "../mould/elements.ts";
import { terms } from "../../text/terms.ts";

export const lists = ["criteria", "tasks", "subtasks", "deliverables"] as const;
export type ListName = (typeof lists)[number];

/** Elements of one list that cannot be parted, such as a task and the details under it. */
export interface Piece {
  readonly list: ListName;
  /** Positions in the item's list. */
  readonly positions: readonly number[];
  readonly text: string;
  readonly terms: ReadonlyMap<string, string>;
  readonly hours: number | null;
  /** `roleKey` of who does it, with its spelling. */
  readonly role: { readonly key: string; readonly name: string } | null;
}

export interface Story {
  readonly item: Item;
  readonly pieces: readonly Piece[];
  readonly criteria: readonly Piece[];
  readonly tasks: readonly Piece[];
}

/** Where each element of a list stands. The Given and When of a scenario hold for all of its outcomes and are no elements. */
export function placesIn(item: Item, list: ListName): readonly Place[] {
  return elementsIn(item, list).map(({ at }) => at);
}

export function takenApart(item: Item): Story {
  const pieces = lists.flatMap((list): readonly Piece[] => {
    const elements = elementsIn(item, list);
    // One deliverable says something about the whole item and stays with every slice.
    if (list === "deliverables" && elements.length < 2) return [];
    return groupsOf(
      item,
      elements.map(({ at }) => at),
    ).map((positions): Piece => {
      const own = positions.flatMap((position) => elements[position] ?? []);
      const text = own.map((element) => element.text).join(" ");
      const role = own.find((element) => element.role !== null)?.role ?? null;
      const hours = own.flatMap((element) => element.hours ?? []);
      return {
        list,
        positions,
        text: own[0]?.text ?? "",
        terms: terms(text),
        hours: hours.length === 0 ? null : hours.reduce((sum, one) => sum + one, 0),
        role: role === null ? null : { key: roleKey(role), name: role },
      };
    });
  });
  return {
    item,
    pieces,
    criteria: pieces.filter(({ list }) => list === "criteria"),
    tasks: pieces.filter(({ list }) => list === "tasks"),
  };
}

interface Element {
  readonly at: Place;
  readonly text: string;
  readonly hours: number | null;
  readonly role: string | null;
}

function elementsIn(item: Item, list: ListName): readonly Element[] {
  const elements = (() => {
    switch (list) {
      case "criteria":
        return item.criteria
          .filter(({ step }) => step === null || step === "then")
          .map(({ at, text }): Element => ({ at, text, hours: null, role: null }));
      case "deliverables":
        return item.deliverables.map(({ at, value }): Element => ({ at, text: value, hours: null, role: null }));
      default:
        return item[list].map(({ at, title, hours, role }): Element => ({ at, text: title, hours, role }));
    }
  })();
  return elements.filter(({ at }) => at.anchor === item.at.anchor).sort((a, b) => a.at.start - b.at.start);
}
