// Gathers all evidence about one criterion. The fit and the judge see exactly the same.
import { findClause } from "./clause.ts";
import { artefacts } from "./evidence/artefacts.ts";
import { behaviour } from "./evidence/behaviour.ts";
import { claims } from "./evidence/claims.ts";
import type { Clue, Subject } from "./evidence/clue.ts";
import { context, titleRoots } from "./evidence/context.ts";
import { measures } from "./evidence/measures.ts";
import { vagueness } from "./evidence/vagueness.ts";
import { tagWords } from "./tagging.ts";
import { tokenize } from "./tokens.ts";

/** What is known about the item that a criterion belongs to. */
export interface JudgeContext {
  readonly title?: string;
  readonly itemText?: string;
}

/** Everything noticed about a criterion, each name once (its first occurrence). */
export function collect(text: string, about: JudgeContext = {}): readonly Clue[] {
  const tokens = tagWords(tokenize(text));
  const subject: Subject = {
    text, tokens, lower: text.toLowerCase(), clause: findClause(tokens),
    title: titleRoots(about.title ?? ""), itemText: (about.itemText ?? "").toLowerCase(),
  };
  const clues = new Map<string, Clue>();
  for (const detector of [behaviour, vagueness, measures, artefacts, claims, context])
    for (const found of detector(subject)) if (!clues.has(found.name)) clues.set(found.name, found);
  for (const token of tokens)
    if (token.kind === "word" && token.tag !== "mark") {
      const name = `word:${token.lower}`;
      if (!clues.has(name)) clues.set(name, { name, span: token });
    }
  for (const found of together(clues, subject)) clues.set(found.name, found);
  return [...clues.values()];
}

const kinds: readonly (readonly [string, RegExp])[] = [
  ["named", /^named:(?:code|quote|path|identifier|http-request)$/],
  ["measured", /^measure:(?!counted)/],
  ["judged", /^(?:taste|performance|success)(?::measured)?$/],
  ["listed", /^list:(?:in-brackets|after-colon|long)$/],
  ["proper", /^named:(?:proper-noun|id|camel|acronym)$/],
];

/** The same evidence weighs otherwise in another kind of sentence: a name in a bare phrase, a judgement word in a passive. */
function* together(clues: ReadonlyMap<string, Clue>, { clause }: Subject): Iterable<Clue> {
  const present = kinds.filter(([, pattern]) => [...clues.keys()].some((name) => pattern.test(name))).map(([kind]) => kind);
  for (const kind of present) yield { name: `with:${clause.shape}:${kind}`, span: null };
  if (!present.includes("named") && !present.includes("measured")) yield { name: `with:${clause.shape}:nothing`, span: null };
  if (present.length === 0) yield { name: "with:nothing", span: null };
}
