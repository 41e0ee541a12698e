// Changes of a text as plain data. All edits of one set count from the same text, the one before any of them.

/** Replace what lies between two UTF-16 offsets by `text`. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Edits in applicable order, or what keeps them from being applied. */
export type SortedEdits =
  | { readonly type: "sorted"; readonly edits: readonly TextEdit[] }
  /** Two edits claim the same characters. */
  | { readonly type: "overlap"; readonly first: TextEdit; readonly second: TextEdit }
  /** An edit that ends before it starts or lies outside the text. */
  | { readonly type: "outside"; readonly edit: TextEdit };

/**
 * Puts edits in document order and checks them against a text of `length` units. Insertions at one place keep the order
 * they were given in, and come before a replacement that starts there.
 */
export function sortEdits(edits: readonly TextEdit[], length: number): SortedEdits {
  const sorted = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  let previous: TextEdit | null = null;
  for (const edit of sorted) {
    const usable =
      Number.isInteger(edit.start) && Number.isInteger(edit.end) && edit.start >= 0 && edit.start <= edit.end;
    if (!usable || edit.end > length) return { type: "outside", edit };
    if (previous !== null && edit.start < previous.end) return { type: "overlap", first: previous, second: edit };
    previous = edit;
  }
  return { type: "sorted", edits: sorted };
}

/** The text after the edits; they must come from `sortEdits`. */
export function applyEdits(text: string, sorted: readonly TextEdit[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const edit of sorted) {
    parts.push(text.slice(at, edit.start), edit.text);
    at = edit.end;
  }
  parts.push(text.slice(at));
  return parts.join("");
}

/** The one edit between what two texts begin and end with alike. */
export function difference(before: string, after: string): TextEdit {
  const limit = Math.min(before.length, after.length);
  let start = 0;
  while (start < limit && before[start] === after[start]) start++;
  let end = 0;
  while (end < limit - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  return { start, end: before.length - end, text: after.slice(start, after.length - end) };
}
