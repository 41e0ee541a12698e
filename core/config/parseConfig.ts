// `.backlint.json` (JSON with comments) -> settings, and a finding for everything in it that cannot be used.
import { getLocation, type Node, type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";
import * as z from "zod";
import type { Dialect } from "../model/item.ts";
import type { Fix, Rule } from "../rules/rule.ts";
import type { ReportedFinding } from "../rules/run.ts";
import { nearestWord } from "../text/editDistance.ts";
import type { Anchor, Place } from "../text/span.ts";
import { type Config, noConfig, type RuleSetting } from "./config.ts";
import { namesAt, plainKeys, severityWords, shorthands } from "./schema.ts";
import { english, joined, type Message, say, type Value } from "../text/message.ts";

export interface ParsedConfig {
  /** Null when the text is no JSON: the caller keeps the last good one. What single keys get wrong is left out instead. */
  readonly config: Config | null;
  /** In the configuration file itself; their places count from its start. */
  readonly findings: readonly ReportedFinding[];
  /** The baseline that it names, as a path from its own folder, and where: whoever has files reads it (`withBaseline`). */
  readonly baseline: { readonly path: string; readonly at: Place } | null;
}

/** Parses a configuration. Total: any text has an answer. */
export function parseConfig(text: string, uri: string, rules: readonly Rule[]): ParsedConfig {
  const anchor: Anchor = { uri, text };
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true, allowEmptyContent: true });
  const [error] = errors;
  if (error !== undefined) {
    const place = { anchor, start: error.offset, end: Math.min(text.length, error.offset + Math.max(1, error.length)) };
    return {
      config: null,
      baseline: null,
      findings: [problem(place, say`Unexpected text, expected JSON: ${wordsOf(error)}`)],
    };
  }
  if (root === undefined) return { config: noConfig, findings: [], baseline: null };
  if (root.type !== "object") {
    return {
      config: null,
      baseline: null,
      findings: [problem(placeOf(root, anchor), say`Unexpected ${root.type}, expected an object`)],
    };
  }
  return readRoot(root, anchor, rules);
}

/** Checks rule settings that come from elsewhere: an editor's settings or the command line. Messages name what is wrong, and where. */
export function parseRuleSettings(
  written: unknown,
  rules: readonly Rule[],
): { readonly rules: ReadonlyMap<string, RuleSetting>; readonly problems: readonly Message[] } {
  const text = JSON.stringify({ rules: written ?? {} }) ?? "{}";
  const { config, findings } = parseConfig(text, "", rules);
  const problems = findings.map(({ at, message }) => {
    const path = getLocation(text, at.start + 1)
      .path.slice(1)
      .join(".");
    return path === "" || english(message).includes(`\`${path}\``) ? message : joined([path, message], ": ");
  });
  return { rules: config?.rules ?? new Map(), problems };
}

/** Where the complaints of one file go. */
interface Sink {
  readonly anchor: Anchor;
  readonly findings: ReportedFinding[];
}

function readRoot(root: Node, anchor: Anchor, rules: readonly Rule[]): ParsedConfig {
  const sink: Sink = { anchor, findings: [] };
  const values: Record<string, unknown> = {};
  let baseline: ParsedConfig["baseline"] = null;
  let settings = new Map<string, RuleSetting>();
  for (const { key, name, value } of membersOf(root)) {
    if (name === "rules") settings = readRules(value, rules, sink);
    else if (isPlainKey(name)) {
      values[name] = checked(plainKeys[name], value, sink);
      if (name === "baseline" && typeof values[name] === "string")
        baseline = { path: values[name], at: placeOf(value, anchor) };
    } else complainOfName(key, say`Unexpected key \`${name}\``, [...Object.keys(plainKeys), "rules"], sink);
  }
  for (const [key, { rule, option }] of Object.entries(shorthands)) {
    if (values[key] === undefined) continue;
    const own = settings.get(rule);
    settings.set(rule, { severity: own?.severity ?? null, options: { [option]: values[key], ...own?.options } });
  }
  return { config: configFrom(values, settings), findings: sink.findings, baseline };
}

function readRules(node: Node, rules: readonly Rule[], sink: Sink): Map<string, RuleSetting> {
  const settings = new Map<string, RuleSetting>();
  if (node.type !== "object") {
    complain(node, say`Unexpected ${node.type}, expected an object of rules`, sink);
    return settings;
  }
  for (const { key, name, value } of membersOf(node)) {
    const rule = rules.find((one) => one.id === name);
    if (rule === undefined) {
      const ids = rules.map(({ id }) => id);
      const message = say`Unexpected rule \`${name}\``;
      if (nearestWord(name, ids) === null)
        complain(key, say`${message}, expected one that \`backlint rules\` lists`, sink);
      else complainOfName(key, message, ids, sink);
      continue;
    }
    const setting = readRule(rule, value, sink);
    if (setting !== null) settings.set(name, setting);
  }
  return settings;
}

function readRule(rule: Rule, node: Node, sink: Sink): RuleSetting | null {
  if (node.type === "string") {
    const severity = readSeverity(node, sink);
    return severity === null ? null : { severity, options: {} };
  }
  if (node.type !== "object") {
    complain(node, say`Unexpected ${node.type}, expected a severity or an object of options`, sink);
    return null;
  }
  const shape = rule.options instanceof z.ZodObject ? rule.options.shape : {};
  let severity: RuleSetting["severity"] = null;
  const options: Record<string, unknown> = {};
  for (const { key, name, value } of membersOf(node)) {
    const option: unknown = Object.hasOwn(shape, name) ? shape[name] : undefined;
    if (name === "severity") severity = readSeverity(value, sink);
    else if (option instanceof z.ZodType) {
      const parsed = checked(option, value, sink);
      if (parsed !== undefined) options[name] = parsed;
    } else {
      complainOfName(
        key,
        say`Unexpected option \`${name}\` of \`${rule.id}\``,
        [...Object.keys(shape), "severity"],
        sink,
      );
    }
  }
  return { severity, options };
}

function readSeverity(node: Node, sink: Sink): RuleSetting["severity"] {
  const word = severityWords.find((one) => one === node.value);
  if (word === undefined) complainOfName(node, say`Unexpected severity \`${String(node.value)}\``, severityWords, sink);
  return word ?? null;
}

/** The value when it fits its schema; else a finding at each part that does not, and undefined. */
function checked(schema: z.ZodType, node: Node, sink: Sink): unknown {
  const result = schema.safeParse(plain(node));
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    const at = descend(node, issue.path);
    const key = issue.code === "unrecognized_keys" ? keyNode(at, issue.keys[0] ?? "") : null;
    if (key !== null)
      complainOfName(key, say`Unexpected key \`${String(key.value)}\``, namesAt(schema, issue.path), sink);
    else if (issue.code === "invalid_value") {
      complainOfName(at, say`Unexpected value \`${String(at.value)}\``, issue.values.map(String), sink);
    } else {
      complain(
        at,
        misfit(at, issue.message.replace(/^(?:Invalid input|Too (?:small|big)): /, "").replace(/\.$/, "")),
        sink,
      );
    }
  }
  return undefined;
}

/** What zod says of a value, in its words: "expected string, received number", "expected number to be >=2". */
function misfit({ type: given, value }: Node, words: string): Message {
  // Lists and objects are too long to be named.
  const shown = value === undefined ? say`${given}` : say`${given} \`${String(value)}\``;
  const [, wanted] = /^expected (\S+), received \S+$/.exec(words) ?? [];
  if (wanted !== undefined) return say`Unexpected ${shown}, expected ${wanted}`;
  const [, type, limit] = /^expected (\S+) to be (.+)$/.exec(words) ?? [];
  return type !== undefined && limit !== undefined
    ? say`Unexpected ${shown}, expected ${type} to be ${limit}`
    : say`Unexpected ${shown}, ${words}`;
}

/** Complains of a word that is none of `names`, and offers the one that was probably meant. */
function complainOfName(node: Node, message: Message, names: readonly string[], sink: Sink): void {
  const nearest = nearestWord(String(node.value), names);
  if (nearest === null) {
    complain(node, names.length <= 8 ? say`${message}, expected ${listed(names)}` : message, sink);
    return;
  }
  const edits = [{ at: placeOf(node, sink.anchor), text: JSON.stringify(nearest) }];
  const fix: Fix = { title: say`Change to \`${nearest}\``, edits, safety: "review" };
  complain(node, say`${message}, expected \`${nearest}\``, sink, [fix]);
}

function complain(node: Node, message: Message, sink: Sink, fixes: readonly Fix[] = []): void {
  sink.findings.push(problem(placeOf(node, sink.anchor), message, fixes));
}

function configFrom(values: Record<string, unknown>, rules: ReadonlyMap<string, RuleSetting>): Config {
  const known = z.object(plainKeys).parse(values);
  const off = Object.entries(known.dialects ?? {}).flatMap(([dialect, on]) => (on ? [] : [dialect as Dialect]));
  return {
    rules,
    aliases: {
      fields: known.fields ?? {},
      status: known.values?.status ?? {},
      kind: known.values?.kind ?? {},
      priority: known.values?.priority ?? {},
    },
    ids: known.ids ?? [],
    dialectsOff: new Set(off),
    files: { include: known.files?.include ?? [], exclude: known.files?.exclude ?? [] },
    baseline: null,
  };
}

function problem(at: Place, message: Message, fixes: readonly Fix[] = []): ReportedFinding {
  return { rule: "invalid-config", severity: "error", item: null, at, message: onOneLine(message), fixes };
}

function* membersOf(node: Node): Iterable<{ readonly key: Node; readonly name: string; readonly value: Node }> {
  for (const member of node.children ?? []) {
    const [key, value] = member.children ?? [];
    if (key !== undefined && value !== undefined) yield { key, name: String(key.value), value };
  }
}

/** The value that a node stands for, built here because objects from text must not touch prototypes. */
function plain(node: Node): unknown {
  if (node.type === "array") return (node.children ?? []).map(plain);
  if (node.type !== "object") return node.value;
  return Object.fromEntries([...membersOf(node)].map(({ name, value }) => [name, plain(value)]));
}

function descend(node: Node, path: readonly PropertyKey[]): Node {
  let at = node;
  for (const step of path) {
    const next =
      typeof step === "number"
        ? at.children?.[step]
        : [...membersOf(at)].find(({ name }) => name === String(step))?.value;
    if (next === undefined) return at;
    at = next;
  }
  return at;
}

function keyNode(node: Node, name: string): Node | null {
  return [...membersOf(node)].find((member) => member.name === name)?.key ?? null;
}

function isPlainKey(name: string): name is keyof typeof plainKeys {
  return Object.hasOwn(plainKeys, name);
}

function placeOf(node: Node, anchor: Anchor): Place {
  return { anchor, start: node.offset, end: node.offset + node.length };
}

/** By the parser's names of its errors. */
const mistakes: Readonly<Record<string, Message>> = {
  InvalidSymbol: say`invalid symbol`,
  InvalidNumberFormat: say`invalid number format`,
  PropertyNameExpected: say`property name expected`,
  ValueExpected: say`value expected`,
  ColonExpected: say`colon expected`,
  CommaExpected: say`comma expected`,
  CloseBraceExpected: say`close brace expected`,
  CloseBracketExpected: say`close bracket expected`,
  EndOfFileExpected: say`end of file expected`,
  InvalidCommentToken: say`invalid comment token`,
  UnexpectedEndOfComment: say`unexpected end of comment`,
  UnexpectedEndOfString: say`unexpected end of string`,
  UnexpectedEndOfNumber: say`unexpected end of number`,
  InvalidUnicode: say`invalid unicode`,
  InvalidEscapeCharacter: say`invalid escape character`,
  InvalidCharacter: say`invalid character`,
};

function wordsOf({ error }: ParseError): Value {
  const name = printParseErrorCode(error);
  return mistakes[name] ?? name;
}

function listed(names: readonly string[]): Message {
  const quoted = joined(
    names.map((name) => say`\`${name}\``),
    ", ",
  );
  return names.length === 1 ? quoted : say`one of ${quoted}`;
}

/** What the file says may have several. */
function onOneLine({ template, values }: Message): Message {
  const flat = (value: Value): Value =>
    typeof value === "string" ? value.replace(/\s+/g, " ") : typeof value === "number" ? value : onOneLine(value);
  return { template, values: values.map(flat) };
}
