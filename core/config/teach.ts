// Writes into `.backlint.json` what an author teaches Backlint, and leaves everything else there as it stands.
import { type FormattingOptions, modify, type Node, parseTree, type ParseError } from "jsonc-parser";
import type { FieldName } from "../model/item.ts";
import { applyEdits, difference, type TextEdit } from "../text/edit.ts";
import { lineBreakOf } from "../text/lines.ts";

export type Lesson =
  /** A name of a field, as the author writes it. */
  | { readonly type: "field"; readonly name: string; readonly field: FieldName }
  /** The shape of an ID. `others` are those of the IDs that are read already: where none is named yet, they are named too. */
  | { readonly type: "ids"; readonly pattern: string; readonly others: readonly string[] }
  /** A rule that is not to report anything here, with the author's reason, or an empty one. */
  | { readonly type: "off"; readonly rule: string; readonly reason: string };

/** Where findings are kept that are known, as a path from the configuration. */
export interface NamedBaseline {
  readonly type: "baseline";
  readonly path: string;
}

type Entry = Lesson | NamedBaseline;

export type Taught =
  /** `text` is the file's text after the edits. */
  | { readonly type: "edits"; readonly edits: readonly TextEdit[]; readonly text: string }
  /** The file is no JSON, or has something else where this belongs: it must be mended by hand first. */
  | { readonly type: "broken" };

const options = { allowTrailingComma: true, allowEmptyContent: true };

/** `text` is the configuration as it is, or null where there is none yet. */
export function teach(text: string | null, lesson: Entry): Taught {
  const before = text ?? "";
  const errors: ParseError[] = [];
  const root = parseTree(before, errors, options);
  if (errors.length > 0 || (root !== undefined && root.type !== "object")) return { type: "broken" };
  if (root === undefined) return firstLesson(before, lesson);
  const change = changeFor(root, before, lesson);
  if (change === "broken") return { type: "broken" };
  if (change === "known") return { type: "edits", edits: [], text: before };
  const edits = modify(before, change.path, change.value, {
    formattingOptions: formatting(before),
    isArrayInsertion: typeof change.path.at(-1) === "number",
    getInsertionIndex: () => placeIn(change.into, before),
  });
  const after = applyEdits(
    before,
    edits.map(({ offset, length, content }) => ({ start: offset, end: offset + length, text: content })),
  );
  const remarked = withReason(after, lesson);
  return { type: "edits", edits: [difference(before, remarked)], text: remarked };
}

/** The reason as a remark above the rule, or before it where others share its line. */
function withReason(text: string, lesson: Entry): string {
  const reason = lesson.type === "off" ? lesson.reason.replace(/\s+|\*\//g, " ").trim() : "";
  const root = reason === "" ? undefined : parseTree(text, [], options);
  const rules = root === undefined ? undefined : memberOf(root, "rules");
  const member = rules?.children?.find(({ children }) => lesson.type === "off" && children?.[0]?.value === lesson.rule);
  if (member === undefined) return text;
  const line = text.slice(text.lastIndexOf("\n", member.offset - 1) + 1, member.offset);
  const { eol } = formatting(text);
  const remark = line.trim() === "" ? `// ${reason}${eol}${line}` : `/* ${reason} */ `;
  return text.slice(0, member.offset) + remark + text.slice(member.offset);
}

interface Change {
  readonly path: (string | number)[];
  readonly value: unknown;
  /** What gets a new member. */
  readonly into: Node;
}

/** `broken` where the key holds something else. */
function changeFor(root: Node, text: string, lesson: Entry): Change | "broken" | "known" {
  if (lesson.type === "off") return switchedOff(root, lesson.rule);
  if (lesson.type === "baseline") return { path: ["baseline"], value: lesson.path, into: root };
  const key = lesson.type === "field" ? "fields" : "ids";
  const held = memberOf(root, key);
  if (held !== undefined && held.type !== (lesson.type === "field" ? "object" : "array")) return "broken";
  if (lesson.type === "field") return { path: ["fields", lesson.name], value: lesson.field, into: held ?? root };
  if (held === undefined) return { path: ["ids"], value: patternsOf(lesson), into: root };
  if (held.children?.some(({ value }) => value === lesson.pattern)) return "known";
  return { path: ["ids", placeIn(held, text)], value: lesson.pattern, into: held };
}

/** The severity of a rule, in its object where it has one with options. */
function switchedOff(root: Node, rule: string): Change | "broken" | "known" {
  const rules = memberOf(root, "rules");
  if (rules !== undefined && rules.type !== "object") return "broken";
  const setting = rules === undefined ? undefined : memberOf(rules, rule);
  const severity = setting?.type === "object" ? memberOf(setting, "severity") : setting;
  if (severity?.value === "off") return "known";
  const path = setting?.type === "object" ? ["rules", rule, "severity"] : ["rules", rule];
  return { path, value: "off", into: (setting?.type === "object" ? setting : rules) ?? root };
}

function memberOf(node: Node, key: string): Node | undefined {
  return node.children?.find((member) => member.children?.[0]?.value === key)?.children?.[1];
}

/** As far down as no remark on a member's own line would come to stand on another's. */
function placeIn(node: Node, text: string): number {
  const members = node.children ?? [];
  const remarked = (member: Node) => /^[ \t]*,?[ \t]*\/[/*]/.test(text.slice(member.offset + member.length));
  return members.findLastIndex((member) => !remarked(member)) + 1;
}

function firstLesson(before: string, lesson: Entry): Taught {
  const content = JSON.stringify(contentOf(lesson), null, 2);
  const text = withReason(`${before.trim() === "" ? "" : `${before.trimEnd()}\n`}${content}\n`, lesson);
  return { type: "edits", edits: [{ start: 0, end: before.length, text }], text };
}

function contentOf(lesson: Entry): object {
  switch (lesson.type) {
    case "field":
      return { fields: { [lesson.name]: lesson.field } };
    case "ids":
      return { ids: patternsOf(lesson) };
    case "baseline":
      return { baseline: lesson.path };
    case "off":
      return { rules: { [lesson.rule]: "off" } };
  }
}

function patternsOf({ pattern, others }: Extract<Lesson, { type: "ids" }>): string[] {
  return [...new Set([...others, pattern])];
}

/** The file's own way of indenting and ending lines. */
function formatting(text: string): FormattingOptions {
  const indent = /^([ \t]+)"/m.exec(text)?.[1] ?? "  ";
  return {
    insertSpaces: !indent.startsWith("\t"),
    tabSize: indent.startsWith("\t") ? 1 : indent.length,
    eol: lineBreakOf(text),
  };
}
