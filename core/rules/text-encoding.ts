// The reader has found and undone the damage; this rule shows it and offers to write the repair down.
import type { TextDefect } from "../model/reading.ts";
import { defineRule, type Edit } from "./rule.ts";
import { type Message, say } from "../text/message.ts";

/** Related places beyond these only repeat the message. */
const mostRelated = 20;

export const textEncoding = defineRule({
  id: "text-encoding",
  category: "wording",
  severity: "warning",
  on: true,
  since: "0.1.0",
  scope: "file",
  summary: "Part of the text was decoded with the wrong encoding.",
  why: "Text that was saved as UTF-8 and read as something else shows two or three odd letters for every dash, quote and check mark. Where the damage can be undone without loss, the backlog is read as it was meant, and the fix writes it down.",
  examples: [
    {
      bad: [
        "### US-001: Show the basket",
        "**Points:** 3",
        "**Notes:** two ⟦‚Äì⟧ not three",
        "",
        "### US-002: Pay by card",
        "**Points:** 5",
      ].join("\n"),
      good: [
        "### US-001: Show the basket",
        "**Points:** 3",
        "**Notes:** two – not three",
        "",
        "### US-002: Pay by card",
        "**Points:** 5",
      ].join("\n"),
      fixed: [
        "### US-001: Show the basket",
        "**Points:** 3",
        "**Notes:** two – not three",
        "",
        "### US-002: Pay by card",
        "**Points:** 5",
      ].join("\n"),
    },
  ],
  reads: ({ defects }) => defects,
  *check(file) {
    const damaged = file.defects.filter((defect) => defect.kind === "mojibake" && !isQuoted(defect));
    const [first] = damaged;
    if (first === undefined) return;
    const edits = damaged.flatMap((defect): readonly Edit[] =>
      defect.repaired === null ? [] : [{ at: defect.at, text: defect.repaired }],
    );
    const more = damaged.length - 1;
    const title = more === 0 ? say`Repair the text` : say`Repair the text in all ${damaged.length} places`;
    yield {
      at: first.at,
      message:
        more === 0
          ? say`Unexpected ${shown(first)}`
          : more === 1
            ? say`Unexpected ${shown(first)} here and in 1 more place`
            : say`Unexpected ${shown(first)} here and in ${more} more places`,
      related: damaged
        .slice(1, mostRelated + 1)
        .map((defect) => ({ at: defect.at, message: say`Unexpected ${shown(defect)}` })),
      fixes: edits.length === 0 ? [] : [{ title, edits, safety: "safe" }],
    };
  },
});

/** A code span that holds nothing but the odd characters shows them on purpose. */
function isQuoted({ at }: TextDefect): boolean {
  const { text } = at.anchor;
  return text[at.start - 1] === "`" && text[at.end] === "`";
}

function shown({ damaged, repaired }: TextDefect): Message {
  return repaired === null
    ? say`wrongly decoded text ${sample(damaged)}`
    : say`wrongly decoded text ${sample(damaged)}, expected ${sample(repaired)}`;
}

function sample(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return `\`${line.length > 24 ? `${line.slice(0, 24)}…` : line}\``;
}
