// Two sets of edits, one after the other, as one set that counts from the first text.
import { applyEdits, type TextEdit } from "./edit.ts";

/** An offset after edits as one before them; within what an edit wrote it is where that edit starts. */
export function offsetBefore(sorted: readonly TextEdit[], offset: number): number {
  let shift = 0;
  for (const { start, end, text } of sorted) {
    if (offset < start + shift) break;
    if (offset < start + shift + text.length) return start;
    shift += text.length - (end - start);
  }
  return offset - shift;
}

/**
 * The edits of `text` that have the effect of `first` and then `second`, which counts from what `first` makes of it. Both
 * must come from `sortEdits`. Edits that touch each other become one.
 */
export function composed(text: string, first: readonly TextEdit[], second: readonly TextEdit[]): readonly TextEdit[] {
  const between = applyEdits(text, first);
  const stretches: { start: number; end: number; edits: TextEdit[] }[] = [];
  let shift = 0;
  const written = first.map(({ start, end, text: own }) => {
    const stretch = { start: start + shift, end: start + shift + own.length, edits: [] };
    shift += own.length - (end - start);
    return stretch;
  });
  const changed = second.map((edit) => ({ start: edit.start, end: edit.end, edits: [edit] }));
  for (const one of [...written, ...changed].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = stretches.at(-1);
    if (last === undefined || last.end < one.start) stretches.push({ ...one });
    else {
      last.end = Math.max(last.end, one.end);
      last.edits.push(...one.edits);
    }
  }
  return stretches.map(({ start, end, edits }) => {
    const within = edits.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }));
    const [from, to] = [original(first, start, "start"), original(first, end, "end")];
    return { start: from, end: to, text: applyEdits(between.slice(start, end), within) };
  });
}

/** An offset after edits, at or outside the borders of what they wrote, as one before them: before or behind what they replaced. */
function original(sorted: readonly TextEdit[], offset: number, side: "start" | "end"): number {
  let shift = 0;
  for (const { start, end, text } of sorted) {
    const from = start + shift;
    if (offset < from || (offset === from && side === "start")) break;
    shift += text.length - (end - start);
  }
  return offset - shift;
}
