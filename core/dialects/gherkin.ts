// Given, When and Then in the languages that Cucumber knows. A handful of languages is understood everywhere; the others have
// words such as "a", "no" or "do", so that one of them counts only where several lines are plainly steps of it.
import { gherkinKeywords } from "./gherkinKeywords.ts";

/** `also` goes on with whatever came before it: and, but. */
export type StepRole = "given" | "when" | "then" | "also";

/** The first words of a step. */
export interface StepHead {
  readonly role: StepRole;
  /** In the text, with the marks before it and the separators after it. */
  readonly length: number;
}

/** How the steps of some lines are told from other text. */
export interface Steps {
  /** The step that a line begins with; null where it is none. */
  at(line: string): StepHead | null;
  /** Where the outcome begins that "…, then …" puts into the middle of a line; -1 where there is none. */
  outcomeIn(line: string): number;
  /** True for what stands over steps: "Scenario: …", tags, comments, rows of examples. */
  isOver(line: string): boolean;
}

interface Word {
  readonly role: StepRole;
  /** It may run into the next word, as those of languages without spaces do. */
  readonly runs: boolean;
}

interface Language {
  readonly words: ReadonlyMap<string, Word>;
  readonly over: ReadonlySet<string>;
}

const roles: readonly StepRole[] = ["given", "when", "then", "also"];

const languages: ReadonlyMap<string, Language> = new Map(
  Object.entries(gherkinKeywords).map(([name, keywords]) => {
    const parts = keywords.split(";").map((part) => part.split("|").filter(Boolean));
    const words = roles.flatMap((role, index) =>
      (parts[index] ?? []).map((word): [string, Word] => [word.replace(/~$/, ""), { role, runs: /[~'’]$/.test(word) }]),
    );
    // A word with two roles in one language has the first.
    return [name, { words: new Map(words.reverse()), over: new Set(parts[4]) }];
  }),
);

const usual = ["en", "es", "pt", "fr", "de", "zh-CN", "zh-TW", "ja", "ko"];
/** What people write in those languages though the table does not have it. */
const besides: readonly (readonly [string, StepRole])[] = [
  ["dado que", "given"],
  ["gegeben", "given"],
  ["étant donné", "given"],
  ["etant donne", "given"],
  ["则", "then"],
  ["則", "then"],
];
const longest = Math.max(
  ...[...languages.values()].flatMap(({ words }) => [...words.keys()].map((word) => word.length)),
);
const over = /^(?:feature|scenario|background|examples|escenario|cenário|scénario|@|#|\|)/iu;

/** The languages understood everywhere; a word of theirs ends where no letter follows. */
const usualWords: ReadonlyMap<string, Word> = new Map([
  ...usual
    .flatMap((name) => [...(languages.get(name)?.words ?? [])])
    .map(([word, { role }]): [string, Word] => [word, { role, runs: /['’]$/.test(word) }]),
  ...besides.map(([word, role]): [string, Word] => [word, { role, runs: false }]),
]);

/** The lengths of words by their first character, the longest first: few lines begin like any of them. */
function lengthsOf(words: Iterable<string>): ReadonlyMap<string, readonly number[]> {
  const lengths = new Map<string, Set<number>>();
  for (const word of words) {
    const [first = ""] = word.slice(0, 1);
    lengths.set(first, (lengths.get(first) ?? new Set()).add(word.length));
  }
  return new Map([...lengths].map(([first, some]) => [first, [...some].sort((a, b) => b - a)]));
}

const noLengths: readonly number[] = [];

function stepsWith(words: ReadonlyMap<string, Word>, overs: ReadonlySet<string>): Steps {
  const lengths = lengthsOf(words.keys());
  const at = (line: string): StepHead | null => {
    const lead = /^[\s*_-]*/.exec(line)?.[0].length ?? 0;
    const start = line.slice(lead, lead + longest).toLowerCase();
    for (const length of lengths.get(start.slice(0, 1)) ?? noLengths) {
      const word = length > start.length ? undefined : words.get(start.slice(0, length));
      if (word === undefined) continue;
      const rest = line.slice(lead + length);
      if (word.runs || !/^[\p{L}\p{M}]/u.test(rest))
        return { role: word.role, length: lead + length + (/^[\s*_:,，：]*/.exec(rest)?.[0].length ?? 0) };
    }
    return null;
  };
  return {
    at,
    outcomeIn(line) {
      for (const { index, 0: gap } of line.matchAll(/[,，;]\s*/g)) {
        const head = at(line.slice(index + gap.length));
        if (head?.role === "then") return index + gap.length + head.length;
      }
      return -1;
    },
    isOver: (line) =>
      over.test(line) || overs.has((/^[^:：\n]{1,60}(?=[:：])/.exec(line)?.[0] ?? "").trim().toLowerCase()),
  };
}

/** The steps of English and the languages that are understood everywhere. */
const usualSteps: Steps = stepsWith(
  usualWords,
  new Set(usual.flatMap((name) => [...(languages.get(name)?.over ?? [])])),
);
const known = new Map<string, Steps>();

/** The steps of one language, beside the usual ones. */
function stepsIn(name: string, { words, over: overs }: Language): Steps {
  const steps = known.get(name) ?? stepsWith(new Map([...usualWords, ...words]), overs);
  known.set(name, steps);
  return steps;
}

/** Given, when and then of all languages, with those that have them. */
const openers: ReadonlyMap<string, readonly string[]> = (() => {
  const found = new Map<string, string[]>();
  for (const [name, { words }] of languages) {
    for (const [word, { role }] of words) if (role !== "also") found.set(word, [...(found.get(word) ?? []), name]);
  }
  return found;
})();

const openerLengths = lengthsOf(openers.keys());

/** How steps are told in lines that stand together: by the language that they are plainly written in, else as usual. */
export function stepsAmong(lines: readonly string[]): Steps {
  return foreignSteps(lines) ?? usualSteps;
}

/** True where lines are steps, in any language. */
export function areSteps(lines: readonly string[]): boolean {
  const plain = lines.filter((line) => isOpener(usualSteps.at(line)) && /^\s*\S+\s/.test(line));
  return plain.length >= 2 || foreignSteps(lines) !== null;
}

/** True for given, when and then themselves. */
export function isOpener(head: StepHead | null): boolean {
  return head !== null && head.role !== "also";
}

function foreignSteps(lines: readonly string[]): Steps | null {
  const named = lines.map((line) => /^\s*#\s*language\s*:\s*([\w-]+)/i.exec(line)?.[1]).find(Boolean);
  const stated = named ? languages.get(named) : undefined;
  if (named && stated) return stepsIn(named, stated);
  const bare = lines.map((line) => line.replace(/^[\s*_-]*(?:\[[ xX]\]\s*)?/, "")).filter((line) => line.trim());
  const candidates = new Map<string, number>();
  for (const line of bare) for (const name of spokenIn(line)) candidates.set(name, (candidates.get(name) ?? 0) + 1);
  let best = 0;
  let found: readonly [string, Language] | null = null;
  for (const [name, count] of candidates) {
    const language = languages.get(name);
    if (count < 2 || !language) continue;
    best ||= scoreOf(bare, usualSteps);
    const score = scoreOf(bare, stepsWith(language.words, language.over));
    if (score > best) [best, found] = [score, [name, language]];
  }
  return found && stepsIn(...found);
}

/** The languages in which a line begins with given, when or then. */
function spokenIn(line: string): ReadonlySet<string> {
  const names = new Set<string>();
  const start = line.slice(0, longest).toLowerCase();
  for (const length of openerLengths.get(start.slice(0, 1)) ?? noLengths)
    for (const name of openers.get(start.slice(0, length)) ?? []) names.add(name);
  return names;
}

/** How many lines are steps, where they are a given or when, later a then, and at least half of all; else 0. */
function scoreOf(lines: readonly string[], steps: Steps): number {
  let score = 0;
  let others = 0;
  let opened = false;
  let closed = false;
  for (const line of lines) {
    const role = steps.at(line)?.role;
    if (role && (role !== "also" || opened)) score++;
    else if (!steps.isOver(line)) others++;
    opened ||= role === "given" || role === "when";
    closed ||= opened && role === "then";
  }
  return closed && score >= others ? score : 0;
}
