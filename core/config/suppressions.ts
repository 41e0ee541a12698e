// The comments by which an author takes single findings back: `<!-- backlint-ignore rule-id: reason -->` for the next item
// or line (or its own line, when it shares one), `<!-- backlint-ignore-file rule-id -->` for the document.
import { nearestWord } from "../text/editDistance.ts";
import type { Anchor, Place } from "../text/span.ts";

export interface Suppression {
  readonly scope: "next" | "file";
  /** The whole comment. */
  readonly at: Place;
  /** The rules it names, each where it stands. */
  readonly rules: readonly { readonly id: string; readonly at: Place }[];
}

/** A comment of Backlint's with a word that means nothing. */
export interface StrayDirective {
  readonly word: string;
  readonly nearest: string;
  readonly at: Place;
}

const directives = ["backlint-ignore", "backlint-ignore-file"];
const none: readonly never[] = [];

/** Comments in a chunk that nearly are suppressions, in its order; the same empty list where there are none. */
export function strayDirectivesIn(anchor: Anchor): readonly StrayDirective[] {
  if (!anchor.text.includes("backlint-")) return none;
  const words = anchor.text.matchAll(/(?<!`)<!--[^\S\n]*(backlint-[\w-]+)/g);
  return [...words].flatMap(({ index, 0: lead, 1: word = "" }) => {
    const nearest = directives.includes(word) ? null : nearestWord(word, directives);
    const end = index + lead.length;
    return nearest === null ? [] : [{ word, nearest, at: { anchor, start: end - word.length, end } }];
  });
}

const comment = /<!--[^\S\n]*backlint-ignore(-file)?(?![\w-])([^\n]*?)-->/g;

/**
 * The suppressions of a chunk, in its order; the same empty list where there are none. An inline code span that shows such
 * a comment is none.
 */
export function suppressionsIn(anchor: Anchor): readonly Suppression[] {
  if (!anchor.text.includes("backlint-ignore")) return none;
  const suppressions: Suppression[] = [];
  for (const match of anchor.text.matchAll(comment)) {
    const start = match.index;
    if (anchor.text[start - 1] === "`") continue;
    const body = match[2] ?? "";
    const bodyStart = start + match[0].length - "-->".length - body.length;
    const named = body.split(":", 1)[0] ?? "";
    const rules = [...named.matchAll(/[^\s,]+/g)].map((word) => ({
      id: word[0],
      at: { anchor, start: bodyStart + word.index, end: bodyStart + word.index + word[0].length },
    }));
    const at = { anchor, start, end: start + match[0].length };
    suppressions.push({ scope: match[1] === undefined ? "next" : "file", at, rules });
  }
  return suppressions;
}
