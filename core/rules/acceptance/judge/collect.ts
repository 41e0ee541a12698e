// Gathers all evidence about one criterion. The fit and the judge see exactly the same.
import type { Span } from "../../../text/span.ts";
import { findClause } from "./clause.ts";
import { artefacts } from "./evidence/artefacts.ts";
import { behaviour } from "./evidence/behaviour.ts";
import { claims } from "./evidence/claims.ts";
import type { Clue, Found, Subject } from "./evidence/clue.ts";
import { context, titleRoots } from "./evidence/context.ts";
import { measures } from "./evidence/measures.ts";
import { vagueness } from "./evidence/vagueness.ts";
import { tagWords } from "./tagging.ts";
import type { Tagged } from "./tags.ts";
import { tokenize } from "./tokens.ts";

/** What is known about the item that a criterion belongs to. */
export interface JudgeContext {
  readonly title?: string;
  /** The item's other text; its language settles that of a criterion of few words. */
  readonly itemText?: string;
  /** True where the document around the item is in another language than English. */
  readonly abroad?: boolean;
  /** True for a Then step whose "Then" or "And" is not part of the text. */
  readonly isStep?: boolean;
}

export interface Evidenced {
  /** By name, in the order they were found. */
  readonly clues: ReadonlyMap<string, Clue>;
  /** The criterion's own words, each once. */
  readonly words: readonly Tagged[];
}

const nothing: ReadonlySet<string> = new Set();

/** Everything noticed about a criterion. */
export function collect(text: string, about: JudgeContext = {}): Evidenced {
  const tokens = tagWords(tokenize(text));
  const subject: Subject = {
    text,
    tokens,
    lower: text.toLowerCase(),
    clause: findClause(tokens),
    title: about.title ? titleRoots(about.title) : nothing,
  };
  const clues = new Map<string, Clue>();
  const found: Found = (name, first, last = first) => {
    if (clues.has(name)) return;
    const span: Span | null = first && last ? { start: first.start, end: last.end } : null;
    clues.set(name, { name, span });
  };
  behaviour(found, subject);
  if (about.isStep) found("shape:step");
  vagueness(found, subject);
  measures(found, subject);
  artefacts(found, subject);
  claims(found, subject);
  context(found, subject);
  together(found, clues, subject);
  const words = new Map<string, Tagged>();
  for (const token of tokens) if (token.kind === "word" && !words.has(token.lower)) words.set(token.lower, token);
  return { clues, words: [...words.values()] };
}

/** The same evidence weighs otherwise in another kind of sentence: a name in a bare phrase, a judgement word in a passive. */
function together(found: Found, clues: ReadonlyMap<string, Clue>, { clause }: Subject): void {
  const any = (...names: readonly string[]): boolean => names.some((name) => clues.has(name));
  const named = any("named:code", "named:quote", "named:path", "named:identifier", "named:http-request");
  const measured = any(
    "measure:status",
    "measure:compared",
    "measure:compared-unit",
    "measure:unit",
    "measure:number",
    "measure:equality",
    "measure:arrow",
  );
  const judged = any("taste", "performance", "success", "taste:measured", "performance:measured", "success:measured");
  const listed = any("list:in-brackets", "list:after-colon", "list:long");
  const proper = any("named:proper-noun", "named:id", "named:camel", "named:acronym");
  if (named) found(`with:${clause.shape}:named`);
  if (measured) found(`with:${clause.shape}:measured`);
  if (judged) found(`with:${clause.shape}:judged`);
  if (listed) found(`with:${clause.shape}:listed`);
  if (proper) found(`with:${clause.shape}:proper`);
  if (!named && !measured) found(`with:${clause.shape}:nothing`);
  if (!named && !measured && !judged && !listed && !proper) found("with:nothing");
}
