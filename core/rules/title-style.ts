// Held against what the file's other titles do; titles in other languages are left alone.
import * as z from "zod";
import { conventionOf } from "../index/conventions.ts";
import type { FileIndex } from "../index/fileIndex.ts";
import { isGroup } from "../index/ids.ts";
import type { Dialect, Item } from "../model/item.ts";
import { isEnglish } from "../text/english/language.ts";
import { tagWords } from "./acceptance/judge/tagging.ts";
import { tokenize } from "./acceptance/judge/tokens.ts";
import { lineBreakAt } from "../text/lines.ts";
import { literal, tabStop } from "../text/snippet.ts";
import { written } from "../text/span.ts";
import { defineRule, type Fix } from "./rule.ts";
import { say } from "../text/message.ts";

const options = z.object({
  share: z
    .number()
    .min(0)
    .max(1)
    .default(0.9)
    .describe("The share of imperative titles from which all are expected to be."),
});

type Options = z.infer<typeof options>;

/** Fewer titles show no style. */
const fewest = 8;

export const titleStyle = defineRule<Options>({
  id: "title-style",
  category: "wording",
  severity: "hint",
  on: true,
  since: "0.1.0",
  scope: "item",
  summary: "A title is written otherwise than the file's others, or is a whole user story.",
  why: "Titles are read in lists, where `Show the basket` says what will be different and `Basket page` says only where. A list in one style is read at a glance; a title that is a whole sentence with `As a …` hides what it is about behind who wants it.",
  options,
  examples: [
    {
      bad: titled("⟦Invoices of the last year⟧"),
      good: titled("Export invoices of the last year"),
    },
    {
      bad: titled("⟦As a buyer, I want to export my invoices so that I can file them⟧"),
      good: titled("Export invoices\n\nAs a buyer, I want to export my invoices so that I can file them"),
      fixed: titled("Name of the change\n\nAs a buyer, I want to export my invoices so that I can file them"),
    },
  ],
  reads: (item, context) => {
    if (styleOf(item) !== "other" && styleOf(item) !== "story" && !isAcronym(item)) return [];
    const { file, options } = context;
    return [isUsual(file, options.share), ...Object.values(style(file)), conventionOf(file, "imperative-titles")];
  },
  *check(item, { file, options: { share } }) {
    const own = styleOf(item);
    const declared = conventionOf(file, "imperative-titles");
    if (own === "story" && headed.has(item.dialect) && style(file).story * 4 <= style(file).titles)
      yield {
        at: item.title.at,
        message: say`Unexpected user story as the title, expected a few words that name the change`,
        fixes: [moveDown(item)],
      };
    else if (declared !== null && (own === "other" || isAcronym(item)))
      yield {
        at: item.title.at,
        severity: "info",
        message: say`Unexpected title without a verb, expected one that begins with it as declared`,
        related: [{ at: declared.at, message: say`What is said of titles` }],
      };
    else if (own === "other" && isUsual(file, share))
      yield {
        at: item.title.at,
        message: say`Unexpected title without a verb, expected one that begins with it as ${style(file).imperative} of ${style(file).all} do`,
      };
  },
});

/** What is taken from all titles together. */
export const habitOfTitles = (file: FileIndex, options: unknown): readonly unknown[] => [
  isUsual(file, (options as Options).share),
  ...Object.values(style(file)),
  conventionOf(file, "imperative-titles"),
];

/** The sentence under the heading, and a few words in its place. */
function moveDown({ title: { at } }: Item): Fix {
  const { text } = at.anchor;
  const newline = lineBreakAt(text, at.end);
  const line = `${tabStop(1, "Name of the change")}${newline}${newline}${literal(written(at).trim())}`;
  return {
    title: say`Put the story under a short title`,
    edits: [{ at, text: line, snippet: true }],
    safety: "review",
  };
}

type Style = "imperative" | "story" | "other" | "unknown";

const known = new WeakMap<Item, Style>();

/** How a title is written; epics are named after what they hold. */
function styleOf(item: Item): Style {
  let style = known.get(item);
  if (style === undefined) known.set(item, (style = isGroup(item) ? "unknown" : styleOfTitle(item.title.value)));
  return style;
}

function styleOfTitle(title: string): Style {
  if (/^as an? [\w -]+,? (?:i (?:want|need|would|can)|we want)\b/i.test(title)) return "story";
  const [, words = ""] = /^\W*((?:[\p{L}][\p{L}'’-]*)(?:\s.*)?)$/su.exec(title) ?? [];
  if (!/\s/.test(words) || !isEnglish(words)) return "unknown";
  const [first] = tagWords(tokenize(words));
  if (first === undefined || first.kind !== "word") return "unknown";
  if (first.tag === "verb" && first.verb?.form === "base") return "imperative";
  // "Test the login", "Draft a contract": what may be a verb is not called a noun.
  return first.verb === null && nounEnding.test(first.lower) ? "other" : "unknown";
}

const nounEnding = /..(?:tion|sion|ment|ity|ness|ance|ence|ing|ship|[^su]s)$/;
/** No verb is written in capitals: "API for prices", "OAuth 2.1 server". */
const acronym = /^\P{L}*\p{Lu}+(?:\p{Ll}*\p{Lu}|\d)[\p{L}\d]*\s+[\p{L}\d]/u;
const isAcronym = (item: Item): boolean =>
  !isGroup(item) && acronym.test(item.title.value) && isEnglish(item.title.value);
/** In a list or a table the sentence is all there is. */
const headed: ReadonlySet<Dialect> = new Set(["story-blocks", "issue-blocks", "heading-tasks", "single-item"]);

const question = {};
const style = (file: FileIndex) =>
  file.derive(question, ["title", "kind"], () => {
    const styles = file.items.map(styleOf);
    const count = (wanted: Style): number => styles.filter((one) => one === wanted).length;
    const [imperative, story] = [count("imperative"), count("story")];
    return { titles: styles.length, all: imperative + count("other"), imperative, story };
  });

function isUsual(file: FileIndex, share: number): boolean {
  const { all, imperative } = style(file);
  return all >= fewest && imperative / all >= share;
}

function titled(last: string): string {
  const titles = [
    "Show the basket",
    "Add a book",
    "Remove a book",
    "Create an order",
    "Cancel an order",
    "Send a receipt",
    "Print a label",
    "Refund a charge",
    "Search the shop",
  ];
  return [...titles, last].map((title, index) => `### US-0${index + 10}: ${title}\n**Points:** 3\n`).join("\n");
}
