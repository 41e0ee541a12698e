// What an author can teach Backlint at a place in a document: the meaning of a field's name, the shape of an ID.
import type { Lesson } from "../config/teach.ts";
import { noHouse } from "../dialects/house.ts";
import { idAt } from "../dialects/ids.ts";
import type { FileIndex } from "../index/fileIndex.ts";
import type { Unread } from "../model/reading.ts";
import type { Place, Span } from "../text/span.ts";
import { meanings } from "./meanings.ts";
import { type UnknownField, unknownFields } from "./unknownFields.ts";
import { type Message, say } from "../text/message.ts";

export interface Offer {
  readonly title: Message;
  readonly lesson: Lesson;
  /** True where a line that is not read would be. */
  readonly reads: boolean;
}

/** A name that stands on one item alone is a remark rather than a habit. */
const several = 2;

/** `known` are the files that share a configuration with this one. */
export function offersAt(file: FileIndex, asked: Span, known: Iterable<FileIndex>): readonly Offer[] {
  const touches = touching(file, asked);
  const named = unknownAt(file, asked);
  const fields = named.filter((field) => field.items >= several);
  const lines = file.unread.filter((line) => line.remedy !== undefined && touches(line.at));
  return [...fields.flatMap(fieldOffers), ...lines.flatMap((line) => lineOffer(line, known))];
}

/** The unknown fields whose names stand at a place. */
export function unknownAt(file: FileIndex, asked: Span): readonly UnknownField[] {
  const touches = touching(file, asked);
  // Editors ask at every movement of the caret: all names are gathered only where one of them is meant.
  const around = new Set(
    file.chunks.flatMap(({ anchor }) => (touches({ anchor, start: 0, end: anchor.text.length }) ? [anchor] : [])),
  );
  const meant = file.items.some(
    (item) => around.has(item.at.anchor) && item.fields.some((field) => field.field === null && touches(field.nameAt)),
  );
  return meant ? unknownFields(file).filter((field) => field.at.some(touches)) : [];
}

function touching(file: FileIndex, asked: Span): (place: Place) => boolean {
  return (place) => {
    const span = file.spanOf(place);
    return span.start <= asked.end && asked.start <= span.end;
  };
}

function fieldOffers({ name, meanings: fields }: UnknownField): Offer[] {
  return fields.map((field) => ({
    title: say`Treat \`${name}\` as ${meanings[field].word}`,
    lesson: { type: "field", name, field },
    reads: false,
  }));
}

function lineOffer({ id, remedy }: Unread, known: Iterable<FileIndex>): Offer[] {
  if (remedy === undefined || id === undefined) return [];
  if (remedy.type === "title") {
    const lesson: Lesson = { type: "field", name: remedy.column, field: "title" };
    return [{ title: say`Read the column \`${remedy.column}\` as the title`, lesson, reads: true }];
  }
  const others = shapesOf(known);
  return others === null
    ? []
    : [
        {
          title: say`Read \`${id}\` and its like as items`,
          lesson: { type: "ids", pattern: shapeOf(id), others },
          reads: true,
        },
      ];
}

/** A pattern for the family of an ID: "SPEC-12" -> `SPEC-\d+`. */
export function shapeOf(id: string): string {
  return id
    .replace(/[.*+?^${}()|[\]\\/]/g, "\\$&")
    .replace(/(\d)[a-z](?![a-z])/g, "$1[a-z]?")
    .replace(/\d+/g, "\\d+");
}

/**
 * The shapes of all IDs that are read already, for once one shape is named the others count as mistakes. Null where one of
 * them is a bare number: as a pattern it would make items of all that is numbered.
 */
function shapesOf(files: Iterable<FileIndex>): readonly string[] | null {
  const shapes = new Set<string>();
  for (const { items } of files) {
    for (const { id } of items) {
      if (id === null) continue;
      const form = idAt(id.value, noHouse)?.form ?? null;
      const named = /^\p{L}[\p{L} ]* #?\d/u.test(id.value);
      if (!named && form !== "key" && form !== "short") return null;
      shapes.add(shapeOf(id.value));
    }
  }
  return [...shapes];
}
