// Labels are compared with the file's other labels; what is no word's variant and breaks no scheme is the author's choice.
import * as z from "zod";
import type { FileIndex } from "../index/fileIndex.ts";
import { lazyFor } from "../index/lazy.ts";
import type { Item, Value } from "../model/item.ts";
import { nearestWord } from "../text/editDistance.ts";
import type { Place } from "../text/span.ts";
import { addToList } from "./fixes/addToList.ts";
import { defineRule, type Finding, type Fix } from "./rule.ts";
import { say } from "../text/message.ts";

const options = z.object({
  vocabulary: z
    .array(z.string())
    .default([])
    .describe("The labels there are; any other is reported. Empty: the file's own labels are compared."),
  scopes: z
    .array(z.string())
    .default([])
    .describe("The words that may stand before `::` or `:` in a label, as `type` in `type::bug`."),
});

type Options = z.infer<typeof options>;

export const labelFormat = defineRule<Options>({
  id: "label-format",
  category: "labels",
  severity: "info",
  on: true,
  since: "0.1.0",
  scope: "item",
  summary:
    "A label is a variant of another, lacks its scope, is not in the vocabulary, or is missing where the title asks for it.",
  why: "A filter for `frontend` does not find `front-end`. Labels that differ in case, hyphens or a plural split every view in two, and nobody sees the half that is missing.",
  options,
  examples: [
    {
      bad: labelled("frontend", "frontend", "⟦Front-End⟧"),
      good: labelled("frontend", "frontend", "frontend"),
      fixed: labelled("frontend", "frontend", "frontend"),
    },
  ],
  reads: (item, context) => (item.labels.length === 0 ? [] : [usageOf(context.file)]),
  *check(item, { file, options }) {
    const usage = usageOf(file);
    for (const label of item.labels) {
      if (label.inherited === true) continue;
      const finding = unknown(label, options) ?? scoped(label, usage, options) ?? variant(label, usage);
      if (finding !== null) yield finding;
    }
    yield* promised(item, usage);
  },
});

interface Usage {
  /** How many items carry each spelling, by what the spelling comes down to. */
  readonly spellings: ReadonlyMap<string, ReadonlyMap<string, number>>;
  readonly labels: number;
  readonly scopes: ReadonlyMap<string, number>;
  /** Labels that stand in titles: how many titles hold the word, and how many of those items carry the label. */
  readonly titled: ReadonlyMap<string, { readonly titles: number; readonly carrying: number }>;
}

const question = {};
const kept = {};
const usageOf = (file: FileIndex): Usage =>
  file.derive(question, ["labels", "title"], () => {
    // Most changes of a title or a label leave the usage of all as it was: kept, nobody is asked again for it.
    const last = file.derive(kept, [], (): { usage: Usage | null } => ({ usage: null }));
    const now = usageAmong(file.items.filter(({ labels }) => labels.length > 0));
    return (last.usage = last.usage !== null && contentOf(last.usage) === contentOf(now) ? last.usage : now);
  });

const contentOf = lazyFor(({ spellings, labels, scopes, titled }: Usage): string =>
  JSON.stringify([[...spellings].map(([key, counts]) => [key, [...counts]]), labels, [...scopes], [...titled]]),
);

/** What an item's labels and title come down to. */
const shapeOf = lazyFor((item: Item) => ({
  labels: item.labels.map(({ value }) => ({
    value,
    key: keyOf(value),
    scope: scopeOf(value),
    word: value.toLowerCase(),
  })),
  words: wordsOf(item),
}));

function usageAmong(items: readonly Item[]): Usage {
  const spellings = new Map<string, Map<string, number>>();
  const scopes = new Map<string, number>();
  let labels = 0;
  for (const { value, key, scope } of items.flatMap((item) => shapeOf(item).labels)) {
    labels++;
    if (scope !== null) scopes.set(scope, (scopes.get(scope) ?? 0) + 1);
    const known = spellings.get(key) ?? new Map<string, number>();
    spellings.set(key, known.set(value, (known.get(value) ?? 0) + 1));
  }
  return { spellings, labels, scopes, titled: titledAmong(items) };
}

function titledAmong(items: readonly Item[]): Usage["titled"] {
  const labels = new Set(items.flatMap((item) => shapeOf(item).labels.map(({ word }) => word)));
  const counts = new Map<string, { titles: number; carrying: number }>();
  for (const item of items) {
    if (item.labels.length === 0) continue;
    const shape = shapeOf(item);
    const own = new Set(shape.labels.map(({ word }) => word));
    for (const word of shape.words) {
      if (!labels.has(word)) continue;
      const count = counts.get(word) ?? { titles: 0, carrying: 0 };
      counts.set(word, { titles: count.titles + 1, carrying: count.carrying + (own.has(word) ? 1 : 0) });
    }
  }
  return counts;
}

const wordsOf = ({ title }: Item): ReadonlySet<string> => new Set(title.value.toLowerCase().match(/[\p{L}\d-]{3,}/gu));

/** With fewer titles the word and the label go together by chance. */
const fewestTitles = 5;

/** Nearly every title with the word carries the label of that name, this one does not. */
function* promised(item: Item, { titled, spellings }: Usage): Iterable<Finding> {
  const own = new Set(item.labels.map(({ value }) => value.toLowerCase()));
  for (const word of item.labels.length === 0 ? [] : wordsOf(item)) {
    const { titles = 0, carrying = 0 } = titled.get(word) ?? {};
    if (own.has(word) || titles < fewestTitles || carrying < titles * 0.8) continue;
    const message = say`Unexpected labels without \`${word}\`, expected it as on ${carrying} of ${titles} items that name it`;
    const usual = usualOf(spellings.get(keyOf(word))) ?? word;
    const edit = addToList(item.labels, [usual]);
    const fixes: readonly Fix[] =
      edit === null ? [] : [{ title: say`Add the label \`${usual}\``, edits: [edit], safety: "review" }];
    yield { at: item.title.at, message, severity: "hint", fixes };
  }
}

/** "Front-End", "front end" and "frontend" are one; so are "report" and "reports", but not "ops" and "op". */
function keyOf(label: string): string {
  const letters = label
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s_-]+/g, "");
  return letters.length > 4 ? letters.replace(/(?<![su])s$/, "") : letters;
}

function scopeOf(label: string): string | null {
  return /^([\p{L}][\p{L}\d-]*)::?(?=\S)/u.exec(label)?.[1]?.toLowerCase() ?? null;
}

type Label = Value<string>;

function unknown(label: Label, { vocabulary }: Options): Finding | null {
  if (vocabulary.length === 0 || vocabulary.includes(label.value)) return null;
  const near = nearestWord(label.value, vocabulary);
  const message =
    near === null
      ? say`Unexpected label \`${label.value}\`, expected one of the vocabulary`
      : say`Unexpected label \`${label.value}\`, expected \`${near}\``;
  return { at: label.at, message, fixes: near === null ? [] : renamed(label, near) };
}

/** Fewer labels with a scope are no scheme. */
const fewest = 8;

function scoped(label: Label, { labels, scopes }: Usage, { scopes: allowed }: Options): Finding | null {
  const own = scopeOf(label.value);
  if (own !== null) {
    if (allowed.length === 0 || allowed.includes(own)) return null;
    const near = nearestWord(own, allowed);
    const message =
      near === null
        ? say`Unexpected scope \`${own}\` of a label, expected a declared one`
        : say`Unexpected scope \`${own}\` of a label, expected \`${near}\``;
    return { at: label.at, message, fixes: near === null ? [] : renamed(label, near + label.value.slice(own.length)) };
  }
  const having = [...scopes.values()].reduce((sum, one) => sum + one, 0);
  if (allowed.length === 0 && (having < fewest || having < labels * 0.9)) return null;
  const message =
    having < fewest
      ? say`Unexpected label \`${label.value}\` without a scope, expected one`
      : say`Unexpected label \`${label.value}\` without a scope, expected one as on ${having} of ${labels} labels`;
  return { at: label.at, message };
}

function variant(label: Label, { spellings }: Usage): Finding | null {
  const known = spellings.get(keyOf(label.value));
  if (known === undefined || known.size < 2) return null;
  const usual = usualOf(known) ?? "";
  const count = known.get(usual) ?? 0;
  // Of two spellings used once each nobody knows which is meant.
  if (usual === label.value || count < 2) return null;
  const message = say`Unexpected label \`${label.value}\`, expected \`${usual}\` as on ${count} items`;
  return { at: label.at, message, fixes: renamed(label, usual) };
}

/** The spelling that most items have; null for none. */
function usualOf(known: ReadonlyMap<string, number> = new Map()): string | null {
  const [best] = [...known].sort((a, b) => b[1] - a[1]);
  return best?.[0] ?? null;
}

function renamed({ at, raw }: Label, text: string): readonly Fix[] {
  const inside = insideOf(at, raw);
  return inside === null
    ? []
    : [{ title: say`Change to \`${text}\``, edits: [{ at: inside, text }], safety: "review" }];
}

/** The label alone, where the place holds the marks around it too. */
function insideOf(at: Place, raw: string): Place | null {
  const offset = at.anchor.text.slice(at.start, at.end).indexOf(raw);
  return offset < 0 ? null : { ...at, start: at.start + offset, end: at.start + offset + raw.length };
}

function labelled(...labels: readonly string[]): string {
  const titles = ["Show the basket", "Add a book", "Pay by card"];
  return labels.map((label, index) => `### US-00${index + 1}: ${titles[index]}\n**Labels:** \`${label}\`\n`).join("\n");
}
