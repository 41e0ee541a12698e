// The comments by which an author takes single findings back: `<!-- backlint-ignore rule-id: reason -->` for the next item
// or line (or its own line, when it shares one), `<!-- backlint-ignore-file rule-id -->` for the document.
import { nearestWord } from "../text/editDistance.ts";
import type { Reading } from "../model/reading.ts";
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
const strays = new WeakMap<Anchor, readonly StrayDirective[]>();

/** Comments that nearly are suppressions, in document order. */
export function strayDirectivesIn(reading: Reading): readonly StrayDirective[] {
  return reading.chunks.flatMap(({ anchor }) => {
    let own = strays.get(anchor);
    if (own === undefined) strays.set(anchor, (own = anchor.text.includes("backlint-") ? straysIn(anchor) : []));
    return own;
  });
}

function straysIn(anchor: Anchor): readonly StrayDirective[] {
  const words = anchor.text.matchAll(/(?<!`)<!--[^\S\n]*(backlint-[\w-]+)/g);
  return [...words].flatMap(({ index, 0: lead, 1: word = "" }) => {
    const nearest = directives.includes(word) ? null : nearestWord(word, directives);
    const end = index + lead.length;
    return nearest === null ? [] : [{ word, nearest, at: { anchor, start: end - word.length, end } }];
  });
}

const comment = /<!--[^\S\n]*backlint-ignore(-file)?(?![\w-])([^\n]*?)-->/g;
const found = new WeakMap<Anchor, readonly Suppression[]>();

/** All suppressions of a document, in its order. An inline code span that shows such a comment is none. */
export function suppressionsIn(reading: Reading): readonly Suppression[] {
  const all: Suppression[] = [];
  for (const { anchor } of reading.chunks) {
    let own = found.get(anchor);
    if (own === undefined) {
      own = anchor.text.includes("backlint-ignore") ? scan(anchor) : [];
      found.set(anchor, own);
    }
    all.push(...own);
  }
  return all;
}

function scan(anchor: Anchor): readonly Suppression[] {
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
