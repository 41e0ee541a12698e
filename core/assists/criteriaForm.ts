// An item's criteria in the other form: a list as Given/When/Then, and scenarios as a list. What is read afterwards proves that
// nothing was lost; where a line says more than a step or a criterion, nothing is offered.
import type { FileIndex } from "../index/fileIndex.ts";
import { isRow } from "../index/naming.ts";
import type { Criterion, Item } from "../model/item.ts";
import type { Edit } from "../rules/rule.ts";
import { lineAt, lineBreakOf, nextLine } from "../text/lines.ts";
import { type Message, say } from "../text/message.ts";
import { literal, tabStop, withoutTabStops } from "../text/snippet.ts";
import { afterwards } from "./afterwards.ts";
import { factsOf } from "./facts.ts";
import type { Assist, Subject } from "./assist.ts";

type Form = "gherkin" | "bullets";

/** How the criteria will be written, and what is then to be read of each. */
interface Rewriting {
  readonly edits: readonly Edit[];
  readonly read: readonly string[];
}

const titles: Readonly<Record<Form, Message>> = {
  gherkin: say`Write the criteria as Given/When/Then`,
  bullets: say`Write the criteria as a list`,
};

export const criteriaForm: Assist = {
  id: "criteria-form",
  answers: ["criteria-format"],
  refactors: true,
  offers(subject) {
    const form = formFor(subject);
    return form === null || rewritten(subject.item, form) === null ? [] : [{ choice: form, title: titles[form] }];
  },
  write(subject, choice) {
    const { snapshot, file, item } = subject;
    const form = formFor(subject);
    const change = form === choice ? rewritten(item, form) : null;
    if (item === null || form === null || change === null) return say`The criteria have changed meanwhile: ask again`;
    const { edits, read } = change;
    const plain = edits.map(({ at, text }) => ({ at, text: withoutTabStops(text) }));
    const after = afterwards(snapshot, { edits: form === "gherkin" ? plain : edits, creates: [] })?.files.get(file.uri);
    if (after === undefined || !isProved(file, after, item, form, read))
      return say`The criteria would be read differently in that form: change them by hand`;
    return { choice: form, title: titles[form], notes: [], slices: [], edits, creates: [] };
  },
};

/** The form that the criteria do not have. A finding is answered only where it asks for that form. */
function formFor({ snapshot, file, item, finding }: Subject): Form | null {
  if (item === null || isRow(item) || item.criteria.length === 0) return null;
  const form = item.criteria.every(({ step }) => step === null) ? "gherkin" : "bullets";
  const asked = snapshot.configOf(file.uri).rules.get("criteria-format")?.options["format"];
  return finding === null || asked === form ? form : null;
}

function rewritten(item: Item | null, form: Form): Rewriting | null {
  if (item === null) return null;
  return form === "gherkin" ? asSteps(item) : asList(item);
}

const bullet = /^[ \t>]*[-*+][ \t]+(?:\[[ xX]\][ \t]+)?$/;

function asSteps({ criteria }: Item): Rewriting | null {
  const edits: Edit[] = [];
  const read: string[] = [];
  for (const { at } of criteria) {
    const { anchor } = at;
    const line = lineAt(anchor.text, at.start);
    const lead = anchor.text.slice(line.start, at.start);
    const words = anchor.text.slice(at.start, line.end).trimEnd();
    if (!bullet.test(lead) || at.end > line.end) return null;
    const { condition, outcome } = conditionOf(words);
    const when = condition === null ? tabStop(edits.length + 1, "this happens") : literal(condition);
    const text = `When ${when}${lineBreakOf(anchor.text)}${lead}Then ${literal(outcome)}`;
    edits.push({ at: { anchor, start: at.start, end: line.end }, text, snippet: true });
    read.push(outcome);
  }
  return { edits, read };
}

/** Words behind which "when" tells what is known rather than what happens: "shows when it was paid". */
const knowing = /(?:shows?|tells?|says?|records?|logs?|knows?|sees?|time|date|moment|only|even|not)$/i;

/** "When a card is declined, …", "… when a card is declined": the words in their own parts, where no other clause is about. */
function conditionOf(words: string): { readonly condition: string | null; readonly outcome: string } {
  const [, first, then] = /^(?:when|if|once)\s+([^,]+),\s*(?:then\s+)?([^,]+)$/i.exec(words) ?? [];
  if (first !== undefined && then !== undefined) return { condition: first, outcome: then };
  const [, outcome, last] = /^([^,]+?)\s+(?:when|if)\s+([^,]+?)\.?$/i.exec(words) ?? [];
  if (outcome !== undefined && last !== undefined && !knowing.test(outcome) && !/\b(?:when|if)\b/i.test(last))
    return { condition: last, outcome: inSentence(outcome) };
  return { condition: null, outcome: inSentence(words) };
}

const inSentence = (words: string): string =>
  words.replace(/^(?:An?|The|No|Each|Every|All|It|This|There)\b/, (word) => word.toLowerCase());

const stepLine =
  /^([ \t>]*(?:[-*+][ \t]+)?(?:\[[ xX]\][ \t]+)?)(?:\*\*|__)?(given|when|then|and|but)(?:\*\*|__)?:?(?:\*\*|__)?[ \t]+(\S.*?)\\?[ \t]*$/i;
/** What stands over steps: a list has no place for it. */
const naming = /^[\s>*#_-]*(?:scenario|background|examples?|feature)\b[^:\n]{0,20}:/i;
const fence = /^[ \t>]*(?:`{3,}|~{3,})/;

interface Scenario {
  readonly given: string[];
  readonly when: string[];
  readonly outcomes: string[];
}

/** Null where other lines stand among the steps, such as a scenario's name, or a step has lines of its own. */
function asList({ criteria, at: { anchor, start: top, end: bottom } }: Item): Rewriting | null {
  const [first, last] = [criteria[0], criteria.at(-1)];
  if (first === undefined || last === undefined || first.at.anchor !== anchor || last.at.anchor !== anchor) return null;
  const { text } = anchor;
  let { start } = lineAt(text, first.at.start);
  for (let from = start; from > top; ) {
    const above = lineAt(text, from - 1);
    const words = text.slice(above.start, above.end);
    if (stepLine.test(words)) start = above.start;
    else if (words.trim() !== "") break;
    from = above.start;
  }
  let { end } = lineAt(text, last.at.end);
  const scenarios = scenariosIn(text.slice(start, end).split(/\r?\n/));
  if (scenarios === null || scenarios.flatMap(({ outcomes }) => outcomes).length !== criteria.length) return null;
  const outside = `${text.slice(top, start)}\n${text.slice(end, bottom)}`.split("\n");
  if (outside.some((line) => stepLine.test(line) || naming.test(line))) return null;
  const [opening, closing] = [lineAt(text, Math.max(0, start - 1)), lineAt(text, nextLine(text, end))];
  const isFenced = start > top && fence.test(text.slice(opening.start, opening.end));
  if (isFenced && (closing.end > bottom || !fence.test(text.slice(closing.start, closing.end)))) return null;
  if (isFenced) [start, end] = [opening.start, closing.end];
  const lead = stepLine.exec(text.slice(start, lineAt(text, start).end))?.[1] ?? "";
  const mark = /[-*+]/.test(lead) ? lead : `${/^[ \t>]*/.exec(lead)?.[0] ?? ""}- `;
  const read = scenarios.flatMap(sentences);
  const list = read.map((words) => mark + words).join(lineBreakOf(text));
  return { edits: [{ at: { anchor, start, end }, text: list }], read };
}

function scenariosIn(lines: readonly string[]): readonly Scenario[] | null {
  const scenarios: Scenario[] = [];
  let role: keyof Scenario | null = null;
  for (const line of lines) {
    if (line.trim() === "") continue;
    const [, , word = "", words = ""] = stepLine.exec(line) ?? [];
    const goesOn = /^(?:and|but)$/i.test(word);
    const next: keyof Scenario | null = goesOn ? role : roleOf(word);
    if (words === "" || next === null) return null;
    const goesBack = !goesOn && (next === "given" ? role !== "given" : next === "when" && role === "outcomes");
    if (role === null || goesBack) scenarios.push({ given: [], when: [], outcomes: [] });
    scenarios.at(-1)?.[next].push(words);
    role = next;
  }
  return scenarios.every(({ outcomes }) => outcomes.length > 0) ? scenarios : null;
}

function roleOf(word: string): keyof Scenario {
  const name = word.toLowerCase();
  return name === "given" || name === "when" ? name : "outcomes";
}

/** A sentence for each outcome, with what leads to it. */
function sentences({ given, when, outcomes }: Scenario): readonly string[] {
  const said = (words: readonly string[]) => words.map(withoutStop).join(" and ");
  const behind = (when.length > 0 ? ` when ${said(when)}` : "") + (given.length > 0 ? `, given ${said(given)}` : "");
  return outcomes.map((words) => {
    const whole = withoutStop(words) + behind + (words.endsWith(".") ? "." : "");
    return whole.charAt(0).toUpperCase() + whole.slice(1);
  });
}

const withoutStop = (words: string): string => words.replace(/[.,;]+$/, "");

/** The criteria read as they were written, with their boxes, and everything else reads as before. */
function isProved(file: FileIndex, after: FileIndex, item: Item, form: Form, read: readonly string[]): boolean {
  const at = file.orderOf(item);
  const now = after.items[at]?.criteria ?? [];
  const others = (items: readonly Item[]) =>
    JSON.stringify(items.map((one, index) => factsOf(one, index === at ? { criteria: [] } : {})));
  return (
    now.length === read.length &&
    now.every(
      ({ text, step, checked }: Criterion, index) =>
        plain(text) === plain(read[index] ?? "") &&
        step === (form === "gherkin" ? "then" : null) &&
        checked === item.criteria[index]?.checked,
    ) &&
    others(file.items) === others(after.items)
  );
}

const plain = (words: string): string => words.replace(/[*_`~\\]/g, "").replace(/[.\s]+$/, "");
