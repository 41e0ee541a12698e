// Turns a judgement into a finding: where, how severe, and on what evidence. The words are each rule's own.
import type { FileIndex } from "../../index/fileIndex.ts";
import type { Criterion, Item } from "../../model/item.ts";
import { type Place, type Span, written } from "../../text/span.ts";
import type { Finding, Fix, Severity } from "../rule.ts";
import { applyEdits, sortEdits } from "../../text/edit.ts";
import { withoutTabStops } from "../../text/snippet.ts";
import type { Evidence, Judgement } from "./judge/judge.ts";
import { tellingWords } from "../../text/english/language.ts";
import { meaningOf, type Reason } from "./judge/reasons.ts";
import { judgeCriterion, judgedCriteria } from "./judged.ts";
import { isForeign, promisesBinary } from "./surroundings.ts";
import { wholePlace } from "./written.ts";
import { type Message, say } from "../../text/message.ts";

/** A criterion that a rule has to report. */
export interface Case {
  readonly criterion: Criterion;
  /** The word or words that decide, as written; null when it is the whole criterion. */
  readonly word: string | null;
  /** Where just they stand; null when they cannot be told apart there. */
  readonly wordAt: Place | null;
  readonly evidence: Evidence | null;
}

/** What a rule says about one of its cases. */
export interface Wording {
  readonly message: Message;
  /** Where it is reported, if not at the deciding words. */
  readonly at?: Place;
  readonly fixes: readonly Fix[];
}

const ladder: readonly Severity[] = ["error", "warning", "info", "hint"];

/** Every criterion of the item that this reason decides against, worded by the rule; null keeps it silent. */
export function* report(
  item: Item,
  file: FileIndex,
  reason: Reason,
  severity: Severity,
  wordingOf: (about: Case) => Wording | null,
): Iterable<Finding> {
  for (const { criterion, text, judgement } of judgedCriteria(item)) {
    if (judgement.reason !== reason || (isForeign(file) && !isPlainlyEnglish(text))) continue;
    const deciding = decidingEvidence(judgement, reason);
    const wordAt = deciding?.span ? placeOf(criterion, text, deciding.span) : null;
    const word = deciding?.span ? text.slice(deciding.span.start, deciding.span.end) : null;
    const wording = wordingOf({ criterion, word, wordAt, evidence: deciding });
    const at = wordAt ?? wholePlace(criterion);
    if (wording !== null)
      yield {
        at,
        ...wording,
        fixes: wording.fixes.filter((fix) => mends(fix, criterion, item, reason)),
        severity: severityFor(item, judgement, severity, promisesBinary(file)),
        evidence: evidenceLines(judgement, text),
      };
  }
}

/** False for a fix after which the criterion would be reported again, or by another rule as a warning. */
function mends({ edits }: Fix, criterion: Criterion, item: Item, reason: Reason): boolean {
  const whole = wholePlace(criterion);
  const within = edits.map(({ at, text, snippet }) => ({
    start: at.start - whole.start,
    end: at.end - whole.start,
    text: snippet ? withoutTabStops(text) : text,
  }));
  const sorted = sortEdits(within, whole.end - whole.start);
  if (sorted.type !== "sorted") return true;
  const text = plainText(applyEdits(written(whole), sorted.edits));
  const next = judgeCriterion({ ...criterion, at: { ...whole, end: whole.start }, text }, item);
  return next.reason === null || (next.reason !== reason && next.verdict === "weak");
}

/** Emphasis is no word; code keeps its marks, which are evidence. */
const plainText = (text: string): string => text.replace(/\*\*|__/g, "").trim();

/** Several telling words, so that the language of the file does not matter. */
function isPlainlyEnglish(text: string): boolean {
  const { ours, theirs } = tellingWords(text);
  return ours > theirs + 1;
}

/** The heaviest evidence of this reason that rests on particular words. */
function decidingEvidence(judgement: Judgement, reason: Reason): Evidence | null {
  return (
    judgement.evidence.find(
      ({ name, weight, span }) => weight < 0 && span !== null && (name === reason || meaningOf(name).reason === reason),
    ) ?? null
  );
}

/**
 * One level down for what is only likely, and for what is done already; one up, from a warning, where the file promises binary
 * criteria. An epic's criteria are coarser by nature.
 */
function severityFor(item: Item, judgement: Judgement, severity: Severity, promised: boolean): Severity {
  const weak = judgement.verdict === "weak";
  const lower =
    (weak ? 1 : 0) + (item.status?.value === "done" ? 1 : 0) - (promised && !weak && severity === "warning" ? 1 : 0);
  const level = Math.min(ladder.length - 1, Math.max(0, ladder.indexOf(severity) + lower));
  const coarse = item.kind === "epic" || item.kind === "feature";
  return ladder[coarse ? Math.max(level, ladder.indexOf("info")) : level] ?? severity;
}

/**
 * Where a stretch of the judged text stands in the document. The author's text may carry markup that the criterion's does not,
 * so the words are looked for, and found only where they can be no others.
 */
function placeOf({ at }: Criterion, text: string, span: Span): Place | null {
  const raw = written(at);
  const word = text.slice(span.start, span.end);
  if (word === "" || occurrences(text, word) !== occurrences(raw, word)) return null;
  const before = occurrences(text.slice(0, span.start), word);
  let start = -1;
  for (let n = 0; n <= before; n++) start = raw.indexOf(word, start + 1);
  return start < 0 ? null : { anchor: at.anchor, start: at.start + start, end: at.start + start + word.length };
}

function occurrences(text: string, word: string): number {
  return word === "" ? 0 : text.split(word).length - 1;
}

const mostLines = 6;

/** The contributions that matter, heaviest first, each with its words: `-2.1 "clear": a word of judgement`. */
export function evidenceLines({ evidence, score }: Judgement, text: string): readonly Message[] {
  const lines = evidence
    .filter(({ weight }) => Math.abs(weight) >= 0.2)
    .slice(0, mostLines)
    .map(({ weight, span, note }) => {
      const size = `${weight < 0 ? "-" : "+"}${Math.abs(weight).toFixed(1)}`;
      return span === null ? say`${size} ${note}` : say`${size} "${text.slice(span.start, span.end)}": ${note}`;
    });
  return [...lines, say`Two strangers would agree on it with a chance of ${Math.round(100 * score)} %`];
}

const longestQuote = 48;

/** The author's words as a message quotes them: on one line, without backticks, and not the whole of a long text. */
export function clipped(text: string): string {
  const line = text.replace(/[\s`]+/g, " ").trim();
  return line.length <= longestQuote ? line : `${line.slice(0, longestQuote).replace(/\s+\S*$/, "")} …`;
}
