// A criterion may point elsewhere, if one can follow it there: a link or an item's ID is enough to keep this rule silent.
import * as z from "zod";
import type { FileIndex } from "../index/fileIndex.ts";
import { lazyFor } from "../index/lazy.ts";
import type { Criterion, Item } from "../model/item.ts";
import { tabStop } from "../text/snippet.ts";
import { type Anchor, written } from "../text/span.ts";
import { wordAt } from "../text/wordAt.ts";
import { judgedCriteria } from "./acceptance/judged.ts";
import { report } from "./acceptance/report.ts";
import { about, rewrite } from "./acceptance/rewrite.ts";
import { wholePlace } from "./acceptance/written.ts";
import { isForeign, readLanguage } from "./acceptance/surroundings.ts";
import { defineRule, type Finding } from "./rule.ts";
import { say } from "../text/message.ts";

const options = z.object({
  definitions: z
    .record(z.string(), z.string())
    .default({})
    .describe(
      'Terms that are defined elsewhere, with the file that defines them: `{ "SLA": "docs/service-levels.md" }`. A criterion that names one of them is left alone.',
    ),
});

type Options = z.infer<typeof options>;

export const undefinedReference = defineRule<Options>({
  id: "undefined-reference",
  category: "acceptance",
  severity: "warning",
  on: true,
  since: "0.1.0",
  scope: "item",
  summary: "A criterion points to a target that is not written down where it could be found.",
  why: '"Within the SLA" and "as designed" decide nothing unless one can look them up, and what each reader remembers of them differs. A value, a link or an item\'s ID settles it, and so does a file that defines the term for the whole project, where the option `definitions` names it.',
  options,
  examples: [
    {
      bad: ["### US-001: Restore a backup", "**Acceptance Criteria:**", "- Recovery meets ⟦agreed targets⟧"].join("\n"),
      good: [
        "### US-001: Restore a backup",
        "**Acceptance Criteria:**",
        "- A restore of the nightly backup ends within 30 min",
      ].join("\n"),
      fixed: [
        "### US-001: Restore a backup",
        "**Acceptance Criteria:**",
        "- Recovery shows value or text, as written in `path or link`",
      ].join("\n"),
    },
  ],
  // An ID that becomes known, or unknown, changes the answer.
  reads: (item, context) => [
    ...readLanguage(item, context),
    givesTargets(context.file),
    ...item.criteria.flatMap((criterion) => idsIn(criterion).flatMap((id) => context.file.withId(id))),
  ],
  *check(item, { file, options: { definitions } }) {
    yield* valuelessTargets(item, file, definitions);
    yield* report(item, file, "undefined-reference", "warning", ({ criterion, word }) => {
      if (canBeFollowed(criterion, file) || isDefined(criterion, definitions)) return null;
      return {
        message:
          word === null
            ? say`The criterion points to something that is not written here; state its value or link to it`
            : say`\`${word}\` is not written down here; state its value or link to it`,
        fixes: [
          rewrite(
            criterion,
            say`State the value, or where it is written`,
            `${about(criterion.text, "The result")} shows ${tabStop(2, "value or text")}, as written in \`${tabStop(3, "path or link")}\``,
          ),
        ],
      };
    });
  },
});

/** Targets that only a number says, where one has to be met. */
const target =
  /(?<=\b(?:within|under|below|meets?|met|achieves?|achieved|per|target|agreed) (?:(?:the|our|an?|agreed|target) ){0,2})(?:SLAs?|SLOs?|RTO(?:\s*\/\s*RPO)?|RPO)\b/;
const valued = ({ text }: Anchor): boolean =>
  /\b(?:SLAs?|SLOs?|RTO|RPO)\b[^\n.]{0,30}\d|\d[\d.]*\s*(?:%|min|h|ms|s)\w*[^\n.]{0,16}\b(?:SLA|SLO|RTO|RPO)\b/.test(
    text,
  );
const isAny = lazyFor((values: readonly boolean[]) => values.includes(true));
/** True where the file gives such a target a number somewhere, or says that it stands elsewhere. */
export const givesTargets = ({ ofChunks }: FileIndex): boolean => isAny(ofChunks(valued));

/** "Within the SLA" where nobody says how long that is. */
function* valuelessTargets(item: Item, file: FileIndex, definitions: Options["definitions"]): Iterable<Finding> {
  if (givesTargets(file) || isForeign(file)) return;
  for (const { criterion, text, judgement } of judgedCriteria(item)) {
    const found = target.exec(text);
    if (found === null || /\d/.test(text) || judgement.verdict !== "binary" || canBeFollowed(criterion, file)) continue;
    if (isDefined(criterion, definitions)) continue;
    const index = written(criterion.at).indexOf(found[0]);
    const start = criterion.at.start + Math.max(0, index);
    yield {
      at: index < 0 ? criterion.at : { ...criterion.at, start, end: start + found[0].length },
      severity: item.status?.value === "done" ? "info" : "warning",
      message: say`\`${found[0]}\` has no value in this file; state its value or link to it`,
    };
  }
}

const isDefined = ({ text }: Criterion, definitions: Options["definitions"]): boolean =>
  Object.keys(definitions).some((term) => wordAt(text, term) >= 0);

function canBeFollowed(criterion: Criterion, file: FileIndex): boolean {
  return (
    /\]\(|\]\[|https?:\/\//.test(written(wholePlace(criterion))) ||
    // "Meets the benchmarks (over 1000 a second)": the value follows.
    /\([^()]*\d[^()]*\)/.test(criterion.text) ||
    idsIn(criterion).some((id) => file.withId(id).length > 0)
  );
}

function idsIn(criterion: Criterion): readonly string[] {
  return criterion.text.match(/#\d+|\b[A-Z][A-Z\d]*(?:[-_.][A-Z]*\d+)+\b/g) ?? [];
}
