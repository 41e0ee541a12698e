// Labels of link and footnote definitions hold for the whole document. They are counted over all pieces, so that an edit
// tells at once which labels came or went, and with them which pieces read differently now.
import { footnote } from "./markdown.ts";
import type { Piece } from "./piece.ts";

/** How many pieces define a label. Kept as it is, identity included, while an edit adds and removes no definition. */
export type Definitions = ReadonlyMap<string, number>;

export const noDefinitions: Definitions = new Map();

/** The definitions after some pieces were replaced by others. */
export function replaceDefinitions(old: Definitions, gone: readonly Piece[], come: readonly Piece[]): Definitions {
  if (!gone.some(defines) && !come.some(defines)) return old;
  const counts = new Map(old);
  for (const [pieces, by] of [
    [gone, -1],
    [come, 1],
  ] as const) {
    for (const piece of pieces) {
      for (const label of piece.defines) {
        const count = (counts.get(label) ?? 0) + by;
        if (count > 0) counts.set(label, count);
        else counts.delete(label);
      }
    }
  }
  return sameKeys(old, counts) && [...counts].every(([label, count]) => old.get(label) === count) ? old : counts;
}

/** The labels that one has and the other has not. */
export function changedLabels(a: Iterable<string>, b: Iterable<string>): ReadonlySet<string> {
  const changed = new Set(a);
  for (const label of b) if (!changed.delete(label)) changed.add(label);
  return changed;
}

const mayDefine = /^[ \t>*+\-\d.)]*\[(\^?)((?:[^[\]\\]|\\.)+)\]:/gm;

/** Labels that a text may define, found without parsing: a good guess spares parsing again what refers to them. */
export function guessLabels(text: string): ReadonlySet<string> {
  const labels = new Set<string>();
  if (!text.includes("]:")) return labels;
  for (const [, sigil = "", label = ""] of text.matchAll(mayDefine)) {
    labels.add(
      (sigil === "" ? "" : footnote) +
        label
          .replace(/[\t\n\r ]+/g, " ")
          .trim()
          .toLowerCase(),
    );
  }
  return labels;
}

function defines(piece: Piece): boolean {
  return piece.defines.length > 0;
}

function sameKeys(a: Definitions, b: Definitions): boolean {
  return a.size === b.size;
}
