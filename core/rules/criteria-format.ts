// The form of criteria: whole scenarios, and the form that the project asks for. What they say is judged elsewhere.
import * as z from "zod";
import { nameOf } from "../index/naming.ts";
import type { Item } from "../model/item.ts";
import { lineBreakAt } from "../text/lines.ts";
import type { Place } from "../text/span.ts";
import { wholePlace } from "./acceptance/written.ts";
import { defineRule, type Finding, type Fix } from "./rule.ts";
import { say } from "../text/message.ts";

const options = z.object({
  format: z
    .enum(["any", "gherkin", "bullets"])
    .default("any")
    .describe("`gherkin` asks for Given/When/Then, `bullets` for criteria without it, `any` for whole scenarios only."),
});

export const criteriaFormat = defineRule<z.infer<typeof options>>({
  id: "criteria-format",
  category: "acceptance",
  severity: "hint",
  on: true,
  since: "0.1.0",
  scope: "item",
  summary: "A scenario lacks a step, or criteria are not in the form that the project asks for.",
  why: "A scenario is a test: without `When` nobody knows what to do, without `Then` what to look at, and with two of either it is two tests. Teams that generate tests from criteria need every item in one form; the option `format` names it.",
  options,
  examples: [
    {
      bad: [
        "### US-001: Pay by card",
        "**Acceptance Criteria:**",
        "- Given a basket with two books",
        "- ⟦Then⟧ the order is stored as paid",
      ].join("\n"),
      good: [
        "### US-001: Pay by card",
        "**Acceptance Criteria:**",
        "- Given a basket with two books",
        "- When I pay by card",
        "- Then the order is stored as paid",
      ].join("\n"),
      fixed: [
        "### US-001: Pay by card",
        "**Acceptance Criteria:**",
        "- Given a basket with two books",
        "- When this happens",
        "- Then the order is stored as paid",
      ].join("\n"),
    },
  ],
  *check(item, { options: { format } }) {
    const [first] = item.criteria;
    if (first === undefined) return;
    const stepped = item.criteria.some(({ step }) => step !== null);
    if (format === "gherkin" && !stepped)
      yield {
        at: wholePlace(first),
        message: say`Unexpected criteria of \`${nameOf(item)}\` without steps, expected Given/When/Then`,
      };
    else if (format === "bullets" && stepped)
      yield {
        at: wholePlace(first),
        message: say`Unexpected Given/When/Then in \`${nameOf(item)}\`, expected criteria without steps`,
      };
    if (stepped && format !== "bullets") for (const scenario of scenariosOf(item)) yield* defects(scenario);
  },
});

type Role = "given" | "when" | "then";

interface Step {
  readonly role: Role;
  /** The word that makes it one. */
  readonly at: Place;
  /** What its line begins with before the first step. */
  readonly lead: string;
}

const stepLine = /^([ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)?(?:\[[ xX]\][ \t]+)?(?:\*\*|__)?)(given|when|then)\b/i;
/** A step that shares its line with the one before it: "**When** I pay **Then** …", "When I pay, then …". */
const further = /(?:(?:\*\*|__)(given|when|then)(?:\*\*|__)|[,;]\s+(then)\b)/gi;
/** A line that begins another scenario. */
const opening = /^[\s>*#_-]*(?:scenario|example|background|rule|#{1,6}\s|ac[ -]?\d)/i;

/** Runs of steps that are one test each, of English steps. `And` and `But` go on with a step. */
function scenariosOf({ at: { anchor, start, end } }: Item): readonly (readonly Step[])[] {
  const scenarios: Step[][] = [[]];
  const add = (step: Step): void => {
    const current = scenarios.at(-1) ?? [];
    const previous = current.at(-1)?.role;
    const goesBack = step.role === "given" || (step.role === "when" && previous === "then");
    if (previous !== undefined && previous !== step.role && goesBack) scenarios.push([step]);
    else current.push(step);
  };
  let from = start;
  for (const line of anchor.text.slice(start, end).split("\n")) {
    const [, lead = "", word = ""] = stepLine.exec(line) ?? [];
    const stepAt = (offset: number, name: string): Step => {
      const place = { anchor, start: from + offset, end: from + offset + name.length };
      return { role: name.toLowerCase() as Role, at: place, lead };
    };
    const goesOn = (scenarios.at(-1)?.length ?? 0) > 0;
    if (word === "" && opening.test(line)) scenarios.push([]);
    else if (word !== "" || goesOn) {
      if (word !== "") add(stepAt(lead.length, word));
      const behind = word === "" ? 0 : lead.length + word.length;
      for (const { index, 0: whole, 1: marked, 2: plain = "" } of line.slice(behind).matchAll(further)) {
        const name = marked ?? plain;
        add(stepAt(behind + index + whole.indexOf(name), name));
      }
    }
    from += line.length + 1;
  }
  return scenarios.filter(({ length }) => length > 0);
}

function* defects(steps: readonly Step[]): Iterable<Finding> {
  const first = (role: Role): Step | undefined => steps.find((step) => step.role === role);
  const [given, when, then] = [first("given"), first("when"), first("then")];
  if (then === undefined) {
    // One of them alone may be a sentence of prose.
    if (when !== undefined && given !== undefined)
      yield { at: when.at, message: say`Unexpected scenario without \`Then\`, expected what is seen afterwards` };
    return;
  }
  if (when === undefined && given !== undefined) {
    yield {
      at: then.at,
      message: say`Unexpected \`Then\` without \`When\`, expected the step that leads to it`,
      fixes: insertWhen(then),
    };
  }
  const again = steps.filter(({ role }) => role === "when")[1];
  if (again !== undefined && steps.indexOf(again) < steps.indexOf(then))
    yield {
      at: again.at,
      message: say`Unexpected second \`When\` in a scenario, expected \`And\` or a scenario of its own`,
      fixes: [goOn(again)],
    };
}

function insertWhen({ at, lead }: Step): readonly Fix[] {
  const start = at.start - lead.length;
  const mark = /[*_]*$/.exec(lead)?.[0] ?? "";
  const word = at.anchor.text.slice(at.start, at.end) === "Then" ? "When" : "when";
  const newline = lineBreakAt(at.anchor.text, at.end);
  const text = `${lead.replace(/[xX](?=\])/, " ")}${word}${mark} \${1:this happens}${newline}`;
  const edits = [{ at: { ...at, start, end: start }, text, snippet: true as const }];
  return [{ title: say`Insert a \`When\``, edits, safety: "review" }];
}

function goOn({ at }: Step): Fix {
  const text = at.anchor.text.slice(at.start, at.end) === "When" ? "And" : "and";
  return { title: say`Change to \`${text}\``, edits: [{ at, text }], safety: "review" };
}
