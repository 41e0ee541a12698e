// Evidence from the sentence itself: is something said to happen, by which kind of verb, of what, with what result?
import { installed, made, observable, process, unbounded, working } from "../../../../text/english/verbs.ts";
import {
  concreteNouns,
  deliverableNouns,
  isNominalised,
  lookable,
  mild,
  performance,
  success,
  taste,
  verdictSubjects,
} from "../../../../text/english/words.ts";
import { startsWithStep } from "../clause.ts";
import type { Tagged } from "../tags.ts";
import type { Found, Subject } from "./clue.ts";
import { isHeldAgainst } from "./vagueness.ts";

const observableSet = new Set(observable);
const unboundedSet = new Set(unbounded);
const workingSet = new Set(working);
const processSet = new Set(process);
const installedSet = new Set(installed);
const madeSet = new Set(made);
const verdictVerbs = new Set(["pass", "fail", "succeed", "run", "compile", "build", "complete"]);

function verbGroup(base: string, passive: boolean, asked = false): string {
  if (asked && (processSet.has(base) || base === "ensure")) return "process";
  if (asked && installedSet.has(base) && !observableSet.has(base)) return "installed";
  if (asked && madeSet.has(base)) return "made";
  if (workingSet.has(base) && base !== "run") return "fine";
  if (passive && processSet.has(base)) return "process";
  if (passive && installedSet.has(base)) return "installed";
  if (passive && madeSet.has(base)) return "made";
  if (unboundedSet.has(base)) return "unbounded";
  if (observableSet.has(base)) return "observable";
  return "other";
}

/** Shape, verb, subject, complement and condition. */
export function behaviour(found: Found, { tokens, clause }: Subject): void {
  const { shape, predicate, from } = clause;
  const deciding = predicate >= 0 ? tokens[predicate] : undefined;
  found(`shape:${shape}`, deciding);
  if (startsWithStep(tokens)) found("shape:step");
  if (clause.conditioned) found("shape:conditioned");
  if (clause.label.length > 0) found("shape:labelled");
  if (clause.label.length > 0 && tokens.slice(from).every((t) => t.tag === "thing" || t.tag === "number"))
    found("shape:setting");
  const own = tokens.slice(from).filter((t) => t.tag !== "mark");
  if (own.length <= 2) found("length:two");
  else if (own.length === 3) found("length:three");
  else if (own.length <= 5) found("length:five");
  else if (own.length >= 13) found("length:long");
  if (deciding?.verb || shape === "command" || shape === "clause" || shape === "passive" || shape === "reduced-passive")
    ofVerb(found, deciding, tokens, clause);
  if (shape === "state" || shape === "reduced-state") ofState(found, deciding, shape);
  if (own.length > 0 && /^(?:works?|working|functions?|functional)$/.test(own[own.length - 1]?.lower ?? ""))
    found("ends:fine", own[own.length - 1]);
  if (predicate > from) ofSubject(found, tokens.slice(from, predicate));
  if (shape === "noun-phrase") ofPhrase(found, own);
}

function ofVerb(
  found: Found,
  deciding: Tagged | undefined,
  tokens: readonly Tagged[],
  clause: Subject["clause"],
): void {
  const base = deciding?.verb?.base ?? "";
  const { shape, predicate } = clause;
  const passive = shape === "passive" || shape === "reduced-passive";
  const group =
    base === "set" && tokens[predicate + 1]?.lower === "up"
      ? "installed"
      : passive && isHeldAgainst(tokens, predicate)
        ? "observable"
        : verbGroup(base, passive, shape === "command");
  found(`verb:${group}`, deciding);
  found(`verb:${group}:${shape}`, deciding);
  const rest = tokens.slice(predicate + 1).filter((t) => t.tag !== "mark");
  const second = tokens[predicate + 2];
  if (tokens[predicate + 1]?.tag === "conjunction" && second) {
    if (second.verb && verdictVerbs.has(second.verb.base)) found("also:verdict", second);
    else if (second.verb) found(`also:${verbGroup(second.verb.base, second.verb.form === "past")}`, second);
    else if (taste.has(second.lower) || mild.has(second.lower)) found("also:judged", second);
  }
  if (rest.length === 0) {
    found("complement:none", deciding);
    found(`complement:none:${shape}`, deciding);
  } else {
    if (
      passive &&
      rest.some((t) => t.tag === "preposition" && /^(?:in|on|to|from|at|under|by|with|via|into)$/.test(t.lower))
    )
      found("complement:place");
    const first = rest[0];
    if (first && (first.tag === "determiner" || first.tag === "quantifier")) found("complement:determined");
    if (first && first.tag === "thing") found("complement:named");
    if (passive && base === "set" && isValue(rest)) found("complement:value", first);
    if (rest.some((t) => concreteNouns.has(t.lower))) found("complement:concrete");
    if (rest.some((t) => deliverableNouns.has(t.lower) && !concreteNouns.has(t.lower))) found("complement:abstract");
    if (rest.length >= 4) found("complement:long");
  }
  const subject = tokens.slice(clause.from, predicate);
  if (base === "enforce" && subject.some((t) => constraints.test(t.lower))) found("verb:constraint", deciding);
  if (group === "made" || group === "installed")
    found(isNamed(subject) ? `${group}:named` : `${group}:plain`, deciding);
  if (verdictVerbs.has(base) && subject.some((t) => verdictSubjects.has(t.lower))) found("verb:verdict", deciding);
}

/** A rule that a system keeps: whoever breaks it is turned away. */
const constraints = /^(?:uniqueness|unique|limits?|quotas?|maximum|minimum|constraints?|permissions?|tls|https)$/;

/** "Set to Europe/Paris", "set to 30": what it is set to can be looked up. */
function isValue([to, value]: readonly Tagged[]): boolean {
  return (
    to?.tag === "to" &&
    value !== undefined &&
    (value.tag === "thing" ||
      value.tag === "number" ||
      /^\p{Lu}/u.test(value.text) ||
      /^(?:true|false|null)$/.test(value.lower))
  );
}

/** Does the subject carry a name: an identifier, a product, an acronym? */
function isNamed(subject: readonly Tagged[]): boolean {
  return subject.some(
    (t, i) => t.tag === "thing" || /^[A-Z]{2,6}s?$/.test(t.text) || (i > 0 && /^\p{Lu}\p{Ll}/u.test(t.text)),
  );
}

function ofState(found: Found, deciding: Tagged | undefined, shape: string): void {
  if (!deciding) return;
  if (success.has(deciding.lower)) found("state:success", deciding);
  if (taste.has(deciding.lower)) found("state:taste", deciding);
  else if (mild.has(deciding.lower)) found("state:mild", deciding);
  else if (performance.has(deciding.lower)) found("state:performance", deciding);
  else if (lookable.has(deciding.lower)) found(`state:lookable:${shape}`, deciding);
  else found("state:other", deciding);
}

function ofSubject(found: Found, subject: readonly Tagged[]): void {
  const first = subject[0];
  if (first?.tag === "quantifier") found(`subject:${first.lower === "no" ? "no" : "all"}`, first);
  if (first?.tag === "determiner") found("subject:determined");
  if (first?.tag === "pronoun") found("subject:pronoun", first);
  if (subject.some((t) => t.tag === "thing")) found("subject:named");
  const head = subject.findLast(
    (t) => t.tag === "noun" || t.tag === "plural" || t.tag === "gerund" || t.tag === "thing",
  );
  if (!head) return;
  if (concreteNouns.has(head.lower)) found("subject:concrete");
  else if (deliverableNouns.has(head.lower)) found("subject:abstract", head);
  if (head.tag === "plural") found("subject:plural");
  if (isNominalised(head.lower)) found("subject:nominalised", head);
}

function ofPhrase(found: Found, own: readonly Tagged[]): void {
  const cut = own.findIndex((t) => t.tag === "preposition" || t.tag === "to" || t.tag === "subordinator");
  const core = cut > 0 ? own.slice(0, cut) : own;
  const head = core[core.length - 1];
  if (cut > 0) found("phrase:with-complement");
  if (!own.some((t) => t.tag === "thing" || t.tag === "number" || t.tag === "compare")) found("phrase:bare");
  if (!head) return;
  if (isNominalised(head.lower)) found("phrase:nominalised", head);
  else if (concreteNouns.has(head.lower)) found("phrase:concrete", head);
  else if (deliverableNouns.has(head.lower)) found("phrase:deliverable", head);
  else found("phrase:other", head);
  if (verdictSubjects.has(head.lower)) found("phrase:tests", head);
}
