// What a growing selection takes in: a word, a value, a field, a line, an item, its epic.
import type { FileIndex } from "../index/fileIndex.ts";
import type { Item } from "../model/item.ts";
import { lineAt } from "../text/lines.ts";
import { contains, type Place, type Span, spanning } from "../text/span.ts";
import { caretAt, lineOf } from "./locate.ts";
import { sectionOf } from "./outline.ts";

/** From the start of one place to the end of another. */
export interface Stretch {
  readonly first: Place;
  readonly last: Place;
}

/** From the smallest out; each lies within the next and is larger than the one before. */
export function selections(file: FileIndex, fileOffset: number): readonly Stretch[] {
  const caret = caretAt(file, fileOffset);
  if (caret === null) return [];
  const item = file.itemAt(caret);
  const sprint = file.sprints.find((one) => contains(sectionOf(file, one), caret));
  const places = [
    ...wordAt(caret),
    lineOf(caret),
    ...(item === null ? [] : [...valuesOf(item), ...fieldsOf(item), item.at]),
    ...(sprint === undefined
      ? []
      : [sprint.name.at, sectionOf(file, sprint), ...sprint.commitments.map(({ at }) => at)]),
  ].filter((place) => contains(place, caret));
  const stretches = [...places.map((place) => ({ first: place, last: place })), ...epicOf(file, item)];
  const measured = stretches.map((stretch) => ({ stretch, span: spanOf(file, stretch) }));
  measured.sort((a, b) => size(a.span) - size(b.span));
  const nested: typeof measured = [];
  for (const one of measured) {
    const inner = nested.at(-1)?.span;
    if (
      inner === undefined ||
      (size(one.span) > size(inner) && one.span.start <= inner.start && inner.end <= one.span.end)
    )
      nested.push(one);
  }
  return nested.flatMap(({ stretch }, at) => (at > 0 && isHalf(stretch, nested[at + 1]?.stretch) ? [] : [stretch]));
}

/** Whether the next larger stretch has nothing but marks more: nobody wants to select half of a `**`. */
function isHalf({ first, last }: Stretch, next: Stretch | undefined): boolean {
  const { anchor } = first;
  if (next === undefined || [last, next.first, next.last].some((one) => one.anchor !== anchor)) return false;
  const more = anchor.text.slice(next.first.start, first.start) + anchor.text.slice(last.end, next.last.end);
  return /^[\s*_`~|]*$/.test(more);
}

const size = ({ start, end }: Span): number => end - start;

const spanOf = (file: FileIndex, { first, last }: Stretch): Span => ({
  start: file.spanOf(first).start,
  end: file.spanOf(last).end,
});

function wordAt(caret: Place): readonly Place[] {
  const { text } = caret.anchor;
  const line = lineAt(text, caret.start);
  for (const { index, 0: word } of text.slice(line.start, line.end).matchAll(/[\p{L}\p{N}_]+/gu)) {
    const at = { anchor: caret.anchor, start: line.start + index, end: line.start + index + word.length };
    if (contains(at, caret)) return [at];
  }
  return [];
}

function valuesOf(item: Item): readonly Place[] {
  const values = [
    item.id,
    item.title,
    item.priority,
    item.estimate,
    item.status,
    item.sprint,
    ...item.labels,
    ...item.owners,
    ...item.description,
    ...item.deliverables,
  ];
  return [
    ...values.flatMap((value) => value?.at ?? []),
    ...[item.story, item.story?.role, item.story?.goal, item.story?.benefit].flatMap((part) => part?.at ?? []),
    ...[...item.criteria, ...item.tasks, ...item.subtasks, ...item.dependsOn, ...item.blocks].map(({ at }) => at),
    item.head,
  ];
}

function fieldsOf(item: Item): readonly Place[] {
  return item.fields.flatMap(({ nameAt, valueAt }) => [
    nameAt,
    valueAt,
    ...(nameAt.anchor === valueAt.anchor && nameAt.start < valueAt.start ? [spanning(nameAt, valueAt)] : []),
  ]);
}

/** From an epic's head to the end of its last story. */
function epicOf(file: FileIndex, item: Item | null): readonly Stretch[] {
  const epic = item === null ? null : file.epicOf(item);
  const last = epic === null ? undefined : file.childrenOf(epic).at(-1);
  return epic === null || last === undefined ? [] : [{ first: epic.at, last: last.at }];
}
