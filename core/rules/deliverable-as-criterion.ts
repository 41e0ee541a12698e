// A thing is right under "Deliverables"; under "Acceptance criteria" somebody has to be able to say yes or no to it.
import type { Criterion } from "../model/item.ts";
import { judgedCriteria } from "./acceptance/judged.ts";
import { clipped, report, type Wording } from "./acceptance/report.ts";
import { observation, ownWords, rewrite } from "./acceptance/rewrite.ts";
import { wholePlace } from "./acceptance/written.ts";
import { tabStop } from "../text/snippet.ts";
import { readLanguage } from "./acceptance/surroundings.ts";
import { defineRule, type Finding, type Fix } from "./rule.ts";
import { levels } from "./severity.ts";
import { say } from "../text/message.ts";

export const deliverableAsCriterion = defineRule({
  id: "deliverable-as-criterion",
  category: "acceptance",
  severity: "warning",
  on: true,
  since: "0.1.0",
  scope: "item",
  summary: "A criterion names a thing and says nothing about it.",
  why: '"Error handling" is work, not a result: any error handling at all fulfils it. A criterion needs a verb: what the thing does, contains or answers, so that it can turn out not to. Three or more of them in one item are reported together.',
  examples: [
    {
      bad: ["### US-001: Upload a photo", "**Acceptance Criteria:**", "- ⟦Error handling⟧"].join("\n"),
      good: [
        "### US-001: Upload a photo",
        "**Acceptance Criteria:**",
        '- A file over 5 MB is refused with the message "File too large"',
      ].join("\n"),
      fixed: [
        "### US-001: Upload a photo",
        "**Acceptance Criteria:**",
        "- Error handling shows result when this happens",
      ].join("\n"),
    },
  ],
  reads: readLanguage,
  *check(item, { file }) {
    const reported = report(item, file, "deliverable-as-criterion", "warning", ({ criterion }) =>
      isIntroduced(criterion) ? null : { at: wholePlace(criterion), ...sayOne(criterion) },
    );
    yield* fold([...reported], judgedCriteria(item).length);
  },
});

function sayOne(criterion: Criterion): Pick<Wording, "message" | "fixes"> {
  const words = ownWords(criterion.text);
  return {
    message: say`Nobody can say pass or fail to \`${clipped(criterion.text)}\`; say what it shows, does or contains`,
    fixes: [
      rewrite(
        criterion,
        say`Say what it does, and when`,
        `${words} shows ${tabStop(1, "result")} when ${tabStop(2, "this happens")}`,
      ),
      rewrite(criterion, say`Say what is seen, and when`, observation(criterion)),
      rewrite(
        criterion,
        say`Say where it is and what it contains`,
        `\`${tabStop(1, "path or address")}\` contains ${tabStop(2, "sections")}`,
      ),
    ],
  };
}

/** From here on the item's habit is the finding, and one report of it with all its places reads better than one for each. */
const many = 3;

function* fold(findings: readonly Finding[], criteria: number): Iterable<Finding> {
  const [first, ...others] = findings;
  if (first === undefined || findings.length < many) {
    yield* findings;
    return;
  }
  const severity = levels.find((level) => findings.some((one) => one.severity === level));
  yield {
    ...first,
    ...(severity === undefined ? {} : { severity }),
    message:
      findings.length === criteria
        ? say`None of the ${criteria} criteria says what can be seen when it is met; say what each shows, does or contains`
        : say`${findings.length} of ${criteria} criteria do not say what can be seen when they are met; say what each shows, does or contains`,
    related: others.map(({ at, message }) => ({ at, message })),
    fixes: everyOne(findings),
  };
}

/** The first fix of each, together; none where one of them has none. */
function everyOne(findings: readonly Finding[]): readonly Fix[] {
  const edits = findings.map(({ fixes }) => fixes?.[0]?.edits ?? []);
  if (edits.some(({ length }) => length === 0)) return [];
  return [{ title: say`Say of each what it does, and when`, edits: edits.flat(), safety: "review" }];
}

/** Sentences that are short enough to be taken for a name: "Success notice appears", "Only accepts cards", "Does not log out". */
const sentence =
  /\b(?:displays|appears|disappears|shows|opens|closes|loads)\W*$|^(?:only (?!\w*(?:ss|us|is)\b)\w+s|do(?:es)?(?:n['’]?t| not)|cannot|can['’]?t)\b/i;

/** "Lists each order with:" makes a sentence of the names below it, and a heading that ends in a colon is no criterion. */
function isIntroduced({ at, text, step }: Criterion): boolean {
  if (/:\W*$/.test(text) || sentence.test(text) || /^\W*(?:it|this|that|they|them)\W*$/i.test(text)) return true;
  if (step !== null) return false;
  const before = at.anchor.text.slice(0, at.start).split("\n");
  const own = indentOf(before.pop() ?? "");
  const above = before.reverse().find((line) => line.trim() !== "" && indentOf(line) < own);
  return above !== undefined && /:\W*$/.test(above) && showing.test(above) && !/^\W*(?:then|and|but)\b/i.test(above);
}

const showing = /(?:^\W*|\s)(?:shows?|lists?|displays?|contains?|includes?|returns?|has|prints?|reports?)\b/i;
const indentOf = (line: string): number => /^[\s>]*/.exec(line)?.[0].length ?? 0;
