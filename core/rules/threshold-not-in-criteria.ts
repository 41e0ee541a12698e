// A limit that only the title states. Plain counts and versions in a title are no limits.
import { tabStop } from "../text/snippet.ts";
import { defineRule } from "./rule.ts";

const limit =
  /(?:[≤≥<>]=?\s*|\b(?:under|below|within|at least|at most|less than|more than|max(?:imum)?|min(?:imum)?)\s+)\d[\d.,]*\s*(?:%|[a-z]{1,5}\b)?|\b\d[\d.,]*\s*k?\s*(?:ms|req\/(?:s|min)|rps|qps|tps)\b/iu;

export const thresholdNotInCriteria = defineRule({
  id: "threshold-not-in-criteria",
  category: "acceptance",
  severity: "warning",
  on: true,
  since: "0.1.0",
  scope: "item",
  summary: "An item's title states a limit that none of its criteria asks for.",
  why: "What is checked at the review are the criteria. A limit that stands in the title alone is promised and never measured.",
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
    const found = limit.exec(item.title.value);
    const last = item.criteria.at(-1);
    if (found === null || last === undefined || item.status?.value === "done") return;
    // Any number in the criteria may be this one in another unit.
    if (item.criteria.some(({ text }) => /\d/.test(text))) return;
    const words = found[0].trim();
    const index = item.title.raw.indexOf(words);
    const start = item.title.at.start + Math.max(0, index);
    const line = last.at.anchor.text.slice(0, last.at.start).split("\n").pop() ?? "";
    const inList = /^\s*[-*+]\s+(?:\[.\]\s+)?$/.test(line);
    const text = `\n${line}${tabStop(1, "measured value")}: ${words}, as shown by ${tabStop(2, "tool")}`;
    yield {
      at: index < 0 ? item.title.at : { ...item.title.at, start, end: start + words.length },
      message: `Unexpected \`${words}\` in the title alone, expected a criterion that measures it`,
      fixes: inList
        ? [
            {
              title: "Add it as a criterion",
              edits: [{ at: { ...last.at, start: last.at.end }, text, snippet: true }],
              safety: "review",
            },
          ]
        : [],
    };
  },
});
