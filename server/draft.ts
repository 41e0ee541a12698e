// Changes that have arrived but have not been read yet: a position counts in the text that the changes before it left,
// while the reader wants edits that all count from the text it has read.
import type { FileIndex } from "../core/index/fileIndex.ts";
import { type Position, positionsOf } from "../core/queries/positions.ts";
import { applyEdits, type TextEdit } from "../core/text/edit.ts";
import { editLineIndex, type LineIndex, lineIndexOf, offsetAt } from "../core/text/lineIndex.ts";

export interface Draft {
  /** Replaces what lies between two positions of the text as the earlier changes left it. */
  replace(start: Position, end: Position, text: string): void;
  /** All changes so far, as edits of the text that the draft was begun on: in its order, none touching another. */
  edits(): readonly TextEdit[];
}

/** A stretch of the old text, or new text. */
type Segment = { readonly start: number; readonly end: number } | string;

export function beginDraft(file: FileIndex): Draft {
  const length = lengthOf(file);
  let segments: readonly Segment[] = [{ start: 0, end: length }];
  /** The text as it is now with its lines; only from the second change on, for most batches have but one. */
  let now: { readonly text: string; readonly lines: LineIndex } | null = null;
  let untouched = true;

  const edits = () => editsOf(segments, length);

  return {
    edits,
    replace(from, to, text) {
      if (!untouched && now === null) {
        const whole = applyEdits(file.text, edits());
        now = { text: whole, lines: lineIndexOf(whole) };
      }
      const find = (position: Position) =>
        now === null ? positionsOf(file).offsetAt(position) : offsetAt(now.lines, position);
      const start = find(from);
      const end = Math.max(start, find(to));
      untouched = false;
      segments = [...cut(segments, 0, start), text, ...cut(segments, end, Number.POSITIVE_INFINITY)];
      if (now === null) return;
      const changed = now.text.slice(0, start) + text + now.text.slice(end);
      const slice = (a: number, b: number) => changed.slice(a, b);
      now = { text: changed, lines: editLineIndex(now.lines, { start, end, text }, slice) };
    },
  };
}

/** What of the segments lies between two offsets of the text that they make up. */
function cut(segments: readonly Segment[], from: number, to: number): Segment[] {
  const kept: Segment[] = [];
  let at = 0;
  for (const segment of segments) {
    const length = typeof segment === "string" ? segment.length : segment.end - segment.start;
    const start = Math.max(from - at, 0);
    const end = Math.min(to - at, length);
    at += length;
    if (start >= end) continue;
    kept.push(
      typeof segment === "string"
        ? segment.slice(start, end)
        : { start: segment.start + start, end: segment.start + end },
    );
  }
  return kept;
}

/** New text and gaps between what is left of the old text are the edits. */
function editsOf(segments: readonly Segment[], length: number): TextEdit[] {
  const edits: TextEdit[] = [];
  let at = 0;
  let text = "";
  for (const segment of [...segments, { start: length, end: length }]) {
    if (typeof segment === "string") {
      text += segment;
      continue;
    }
    if (segment.start > at || text !== "") edits.push({ start: at, end: segment.start, text });
    at = segment.end;
    text = "";
  }
  return edits;
}

function lengthOf(file: FileIndex): number {
  if (file.original !== null) return file.original.length;
  const last = file.chunks.at(-1);
  return last === undefined ? 0 : last.start + last.anchor.text.length;
}
