// What a writer of a shape is given, and what is common to all of them.
import type { FieldName } from "../../model/item.ts";
import type { Message } from "../../text/message.ts";
import { type Said, type SaidField, type SaidPart, fieldsIn } from "./said.ts";
import type { Spelling } from "./spelling.ts";
import { shortFields } from "../mould/blank.ts";

/** What a shape may need to say besides, tried from the least to the most. */
export interface Manner {
  /** Every item says its kind in a field. */
  readonly kind: boolean;
  /** A word stands before the ID: "Story 1.1". */
  readonly word: boolean;
}

export interface Sheet {
  readonly said: readonly Said[];
  readonly spelling: Spelling;
  readonly manner: Manner;
  /** The depth of headings that items get. */
  readonly level: number;
  /** Whether key-value blocks stand in a fence. */
  readonly isFenced: boolean;
}

/** Lines parted by "\n" without the last break; or what the shape cannot hold: "`US-1` holds a table". */
export type Written =
  | { readonly type: "written"; readonly text: string }
  | { readonly type: "refused"; readonly why: Message };

export const written = (text: string): Written => ({ type: "written", text });
export const refused = (why: Message): Written => ({ type: "refused", why });

/** A field that a shape of named values writes. */
export interface Named extends SaidField {
  readonly name: string;
}

/** Fields and prose for a shape that names every value: ID and title, which it writes itself, left out. */
export function namedParts(one: Said, { spelling, manner }: Sheet): readonly (Named | Exclude<SaidPart, SaidField>)[] {
  const { item, tags } = one;
  const parts: SaidPart[] = [...one.values, ...one.parts];
  if (tags !== "") parts.push({ type: "field", field: "notes", name: null, value: tags });
  const own = parts.flatMap((part): (Named | Exclude<SaidPart, SaidField>)[] => {
    if (part.type === "prose")
      return /^(?:[-*+] \[[ xX]\].*\n?)+$/.test(part.value)
        ? [{ type: "field", field: "tasks", name: spelling.nameOf("tasks"), value: part.value }]
        : [part];
    if (saysName(part, one)) return [];
    if (part.field === "kind" && manner.kind) return [];
    return [named(part, one, spelling)];
  });
  return manner.kind ? [kindField(item.kind, spelling), ...own] : own;
}

/** An ID or title that a field repeats. */
function saysName({ field, value }: SaidField, { item, title }: Said): boolean {
  const bare = (text: string) => text.replace(/[`*_]/g, "").trim().toLowerCase();
  if (field === "id") return item.id !== null && bare(value) === bare(item.id.value);
  if (field === "title") return bare(value) === bare(title) || bare(value) === bare(item.title.value);
  return false;
}

export function named(part: SaidField, { item }: Said, spelling: Spelling): Named {
  const field: FieldName = part.field ?? "notes";
  const isBox = part.field === "status" && /^\[.\]$/.test(part.value) && item.status !== null;
  return {
    ...part,
    name: part.name ?? spelling.nameOf(field),
    value: isBox && item.status !== null ? spelling.wordOf(item.status.value) : part.value,
  };
}

export function kindField(kind: string, spelling: Spelling): Named {
  return { type: "field", field: "kind", name: spelling.nameOf("kind"), value: kind };
}

/** "US-001: Pay by card", as the first line had it, or made of ID and title. */
export function headline({ item, head, title, word }: Said, { manner }: Sheet): string {
  const kind = word !== "" ? word : item.kind.charAt(0).toUpperCase() + item.kind.slice(1);
  const id = item.id?.value.trim() ?? "";
  if (head !== null)
    return manner.word && word === "" && (id === "" || head.includes(id))
      ? `${kind}${id === "" ? ":" : ""} ${head}`
      : head;
  if (id === "") return manner.word ? `${kind}: ${title}` : title;
  if (manner.word && !/^\p{L}+ /u.test(id)) return `${kind} ${id}: ${title}`;
  return `${id}${/^\d+$/.test(id) ? "." : ":"} ${title}`;
}

/** Lines under another's indentation; blank lines stay blank. */
export function indented(text: string, by: string): string {
  return text.replace(/^(?=[^\n])/gm, by);
}

/** A name with its colon: only those that everybody knows are read without marks. */
export function labelOf({ field, name }: Named): string {
  return field === null ? `**${name}:**` : `${name.replace(/[.:]+/g, "")}:`;
}

/** Fields that state a fact rather than tell something. */
const short: ReadonlySet<FieldName | null> = new Set([...shortFields, "blocks"] as const);

/** A fact's value, on one line where it is a list of names; null for what needs room of its own. */
export function factOf({ field, value, isBelow }: Named): string | null {
  const lines = value.split("\n");
  if (short.has(field) && lines.every((line) => /^[-*+] [^,;[]+$/.test(line)))
    return lines.map((line) => line.slice(2).trim()).join(", ");
  if (value.includes("\n") || /^(?:[-*+]|\d+[.)])\s/.test(value)) return null;
  return short.has(field) || (isBelow !== true && field === null && value.length <= 60) ? value : null;
}

/** Whether a value can stand behind its name. */
export function isInline({ value, isBelow }: SaidField): boolean {
  return isBelow !== true && !value.includes("\n") && !/^(?:[-*+]|\d+[.)])\s/.test(value);
}

/** The item's box, where nothing but a box or its plain word states its status. */
export function boxOf(one: Said, { spelling }: Sheet): "[x] " | "[ ] " | null {
  const { status } = one.item;
  if (status === null || status.inherited === true || (status.value !== "done" && status.value !== "todo")) return null;
  const stated = fieldsIn(one).filter(({ field }) => field === "status");
  const isPlain =
    stated.length === 1 && [spelling.wordOf(status.value), "[x]", "[X]", "[ ]"].includes(stated[0]?.value ?? "");
  return isPlain ? (status.value === "done" ? "[x] " : "[ ] ") : null;
}
