// Figures that a project aims at, told in its sentences and its tables of metrics. Only a few forms whose subject is certain are read.
import type { Claim } from "../model/statement.ts";
import type { Block } from "../parse/blocks.ts";
import { sliceText, type Text } from "../parse/inline.ts";
import { sentencesIn, settingsIn } from "./statements.ts";
import type { PlaceOf } from "./values.ts";

type Target = Extract<Claim, { readonly type: "target" }>;

const percent = "(\\d{1,3}(?:\\.\\d+)?)\\s?%\\+?";
const down = /^(?:reduc|decreas|cut|lower|less|fewer)/i;
const forms: readonly { readonly form: RegExp; subject(words: readonly string[]): string }[] = [
  // "30% reduction in operating costs"
  {
    form: new RegExp(
      `${percent}\\s+(reduction|decrease|increase|improvement|growth)\\s+(?:in|of)\\s+([\\p{L} -]{3,60})`,
      "dgiu",
    ),
    subject: ([change = "", what = ""]) => changed(change, what),
  },
  // "reduce operating costs by 30%"
  {
    form: new RegExp(
      `\\b(reduc|decreas|increas|improv|rais|lower|cut)\\p{L}*\\s+([\\p{L} -]{3,60}?)\\s+by\\s+${percent}`,
      "dgiu",
    ),
    subject: ([change = "", what = ""]) => changed(change, what),
  },
  // "Cost efficiency: 20% reduction"
  {
    form: new RegExp(
      `^([\\p{L} -]{3,60}):\\s*${percent}\\s+(reduction|decrease|increase|improvement|growth)\\W*$`,
      "dgiu",
    ),
    subject: ([what = "", change = ""]) => changed(change, what),
  },
  { form: new RegExp(`${percent}\\s+(?:uptime|availability)\\b`, "dgi"), subject: () => "availability" },
  {
    form: new RegExp(`^(?:[\\p{L}]+ )?(?:uptime|availability)(?: target| goal)?:\\s*(?:>=?|≥)?\\s*${percent}`, "dgiu"),
    subject: () => "availability",
  },
  // "Team velocity target: 75-85 points per sprint"
  {
    form: /^(?!.*\b(?:actual|average|avg|range|history|completed|achieved|current|individual|per developer)\b)[\p{L} ]*\bvelocity\b[\p{L} ]*(?:\([^()]*\))?:\s*~?(\d+)(?:\s*(?:-|–|to)\s*(\d+))?\s*(?:story )?(?:points|pts|sp)\b/dgiu,
    subject: () => "velocity",
  },
];

/** Words that say nothing about what is measured. */
const general = /^(?:the|a|an|our|of|in|and|overall|total|operational|operating|efficiency|system|average|current)$/i;

function changed(change: string, what: string): string {
  const words = what
    .toLowerCase()
    .split(/[\s-]+/)
    .filter((word) => word !== "" && !general.test(word));
  const direction = down.test(change) ? "the reduction of" : "the increase of";
  return words.length === 0 ? "" : `${direction} ${words.map((word) => word.replace(/s$/, "")).join(" ")}`;
}

/** The targets that the lines of a section and the rows of its tables of metrics state. */
export function readTargets(blocks: readonly Block[], place: PlaceOf): Target[] {
  const tables = blocks.flatMap((block) => (block.type === "table" ? settingsIn(block) : []));
  return [...sentencesIn(blocks), ...tables].flatMap((line) => targetsIn(line, place));
}

function targetsIn(line: Text, place: PlaceOf): Target[] {
  if (!/\d/.test(line.plain)) return [];
  return forms.flatMap(({ form, subject }) =>
    [...line.plain.matchAll(form)].flatMap((found): Target[] => {
      const numbers: { readonly amount: number; readonly start: number; readonly end: number }[] = [];
      const words: string[] = [];
      for (const [index, group] of found.entries()) {
        const [start, end] = found.indices?.[index] ?? [0, 0];
        if (index === 0 || group === undefined) continue;
        if (/^\d/.test(group)) numbers.push({ amount: Number(group), start, end });
        else words.push(group);
      }
      const [first, last = first] = numbers;
      const what = subject(words);
      if (first === undefined || last === undefined || what === "") return [];
      const unit = what === "velocity" ? "points" : "%";
      const at = place(sliceText(line, first.start, last.end));
      return [{ type: "target", subject: what, unit, from: first.amount, to: last.amount, at }];
    }),
  );
}
