// What can be folded: items, epics with their stories, sprints, fields of several lines, and fences.
import type { FileIndex } from "../index/fileIndex.ts";
import { lazyFor } from "../index/lazy.ts";
import { sectionsOf } from "../index/sections.ts";
import type { Item } from "../model/item.ts";
import { type Anchor, contains, type Place } from "../text/span.ts";
import { sectionOf } from "./outline.ts";
import { positionsOf } from "./positions.ts";

/** Lines are counted from 0; both ends are part of it. */
export interface Fold {
  readonly start: number;
  readonly end: number;
}

/** In order of their first lines, the longer first; one for each first line and length. */
export function folds(file: FileIndex): readonly Fold[] {
  const positions = positionsOf(file);
  const found: Fold[] = [];
  const add = (first: Place, last: Place) => {
    const start = positions.start(first).line;
    const end = positions.end(last).line;
    if (end > start) found.push({ start, end });
  };
  const last = lazyFor((item: Item): Item => {
    const children = file.childrenOf(item);
    const end = children.reduce((far, child) => {
      // A circle of epics would never end; what holds an item comes before it.
      const below = file.orderOf(child) > file.orderOf(item) ? last(child) : child;
      return file.orderOf(below) > file.orderOf(far) ? below : far;
    }, item);
    return end;
  });
  for (const item of file.items) {
    add(item.head, endOf(last(item)));
    for (const { first, last } of fieldsOf(item)) add(first, last);
  }
  for (const sprint of file.sprints) add(sprint.name.at, withoutBlanks(sectionOf(file, sprint)));
  for (const anchors of sectionsOf(file)) for (const { open, close } of fencesIn(anchors)) add(open, close);
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  return found.filter(({ start, end }, at) => start !== found[at - 1]?.start || end !== found[at - 1]?.end);
}

const endOf = lazyFor((item: Item): Place => withoutBlanks(item.at));

/** Those of several lines in all probability. A column's name stands above the table, not in the item. */
const fieldsOf = lazyFor((item: Item): readonly { readonly first: Place; readonly last: Place }[] =>
  item.fields.flatMap(({ nameAt, valueAt }) => {
    if (valueAt.end === valueAt.start || !contains(item.at, nameAt)) return [];
    const last = withoutBlanks(valueAt);
    const isOneLine = nameAt.anchor === last.anchor && !/[\r\n]/.test(nameAt.anchor.text.slice(nameAt.start, last.end));
    return isOneLine ? [] : [{ first: nameAt, last }];
  }),
);

/** A place without the blank lines and the rule that separate it from what follows. */
function withoutBlanks(place: Place): Place {
  const text = place.anchor.text.slice(place.start, place.end).trimEnd();
  return { ...place, end: place.start + text.replace(/\n[-*_]{3,}$/, "").trimEnd().length };
}

/** Lines that open or close fences, from their first character. */
const marksIn = lazyFor((anchor: Anchor): readonly { readonly at: Place; readonly mark: string }[] =>
  [...anchor.text.matchAll(/^ {0,3}(`{3,}|~{3,})[^\n]*$/gm)].map(({ index, 0: line, 1: mark = "" }) => ({
    at: { anchor, start: index, end: index + line.length },
    mark,
  })),
);

function* fencesIn(section: readonly Anchor[]): Iterable<{ readonly open: Place; readonly close: Place }> {
  let open: { readonly at: Place; readonly mark: string } | null = null;
  for (const anchor of section) {
    for (const line of marksIn(anchor)) {
      if (open === null) open = line;
      else if (line.mark.startsWith(open.mark)) {
        yield { open: open.at, close: line.at };
        open = null;
      }
    }
  }
}
