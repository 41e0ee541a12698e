// A limit that only the title or the story states. Plain counts and versions are no limits.
import { literal, tabStop } from "../text/snippet.ts";
import type { Item } from "../model/item.ts";
import { written } from "../text/span.ts";
import { addCriterion } from "./fixes/addCriterion.ts";
import { defineRule, type Finding } from "./rule.ts";
import { say } from "../text/message.ts";

const limit =
  /(?:[≤≥<>]=?\s*|\b(?:under|below|within|at least|at most|less than|more than|max(?:imum)?|min(?:imum)?)\s+)\d[\d.,]*\s*(?:%|[a-z]{1,8}\b)?|\b\d[\d.,]*\s*k?\s*(?:ms|req\/(?:s|min)|rps|qps|tps)\b/iu;

export const thresholdNotInCriteria = defineRule({
  id: "threshold-not-in-criteria",
  category: "acceptance",
  severity: "warning",
  on: true,
  since: "0.1.0",
  scope: "item",
  summary: "An item's title or story states a limit that none of its criteria asks for.",
  why: "What is checked at the review are the criteria. A limit that stands in the title alone is promised and never measured. A factor or a percentage in the story sentence is told as information.",
  examples: [
    {
      bad: [
        "### US-001: Search answers in ⟦under 200 ms⟧",
        "**Acceptance Criteria:**",
        "- The list shows the matching products",
      ].join("\n"),
      good: [
        "### US-001: Search answers in under 200 ms",
        "**Acceptance Criteria:**",
        "- The list appears within 200 ms",
      ].join("\n"),
      fixed: [
        "### US-001: Search answers in under 200 ms",
        "**Acceptance Criteria:**",
        "- The list shows the matching products",
        "- measured value: under 200 ms, as shown by tool",
      ].join("\n"),
    },
  ],
  *check(item) {
    yield* promisedInStory(item);
    const words = limitIn(item.title.value);
    if (words === null || item.criteria.length === 0 || item.status?.value === "done") return;
    // Any number in the criteria may be this one in another unit.
    if (item.criteria.some(({ text }) => /\d/.test(text))) return;
    const index = item.title.raw.indexOf(words);
    const start = item.title.at.start + Math.max(0, index);
    yield {
      at: index < 0 ? item.title.at : { ...item.title.at, start, end: start + words.length },
      message: say`Unexpected \`${words}\` in the title alone, expected a criterion that measures it`,
      fixes: addCriterion(item, say`Add it as a criterion`, measured(words)),
    };
  },
});

/** The first limit in a text, as it is written: "under 200 ms"; null for none. */
export const limitIn = (text: string): string | null => limit.exec(text)?.[0].trim() ?? null;

/** What the criterion says of a limit: the author knows what is measured, and with what. */
export const measured = (words: string): string =>
  `${tabStop(1, "measured value")}: ${literal(words)}, as shown by ${tabStop(2, "tool")}`;

/** "Reduce queries by 70%", "10x the traffic": what a story promises in numbers. */
const promise = /\bby (\d+(?:\.\d+)?)\s?%|(?<![\w.-])(\d+)x\b/iu;

function* promisedInStory(item: Item): Iterable<Finding> {
  const { story, criteria, status } = item;
  if (criteria.length === 0 || status?.value === "done") return;
  for (const part of [story?.goal, story?.benefit]) {
    const found = part === null || part === undefined ? null : promise.exec(part.value);
    if (found === null || part === null || part === undefined) continue;
    const number = found[1] ?? found[2] ?? "";
    if (criteria.some(({ text }) => new RegExp(`(?<![\\d.])${number}(?![\\d.])`).test(text))) continue;
    const index = written(part.at).indexOf(found[0]);
    const start = part.at.start + Math.max(0, index);
    yield {
      at: index < 0 ? part.at : { ...part.at, start, end: start + found[0].length },
      severity: "info",
      message: say`Unexpected \`${found[0]}\` in the story alone, expected a criterion that measures it`,
      fixes: addCriterion(item, say`Add it as a criterion`, measured(found[0])),
    };
  }
}
