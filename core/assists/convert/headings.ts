// Items as heading sections: the facts as bullets, what is longer under a name of its own.
import { say } from "../../text/message.ts";
import {
  factOf,
  headline,
  isInline,
  kindField,
  type Named,
  named,
  namedParts,
  refused,
  type Sheet,
  type Written,
  written,
} from "./writer.ts";
import type { Said } from "./said.ts";

const deepest = 6;

export function writeHeadings(sheet: Sheet): Written {
  const tooDeep = sheet.said.find(({ depth }) => sheet.level + depth > deepest);
  if (tooDeep !== undefined) return refused(say`A heading cannot stand any deeper than the sixth level`);
  const sections = sheet.said.map((one) => {
    const body = bodyOf(one, sheet);
    return `${"#".repeat(sheet.level + one.depth)} ${headline(one, sheet)}${body === "" ? "" : `\n\n${body}`}`;
  });
  return written(sections.join("\n\n"));
}

/** The facts below a first line, then what is longer: a list of facts behind another list would be more of it. */
function bodyOf(one: Said, sheet: Sheet): string {
  const facts: string[] = [];
  const blocks: string[] = [];
  for (const part of one.head === null ? namedParts(one, sheet) : asWritten(one, sheet)) {
    const fact = part.type === "prose" ? null : factOf(part);
    if (part.type === "prose") blocks.push(part.value);
    else if (fact !== null) facts.push(`**${part.name}:** ${fact}`.trimEnd());
    else blocks.push(`**${part.name}:**${isInline(part) ? " " : "\n\n"}${part.value}`);
  }
  const isList = /^\s*(?:[-*+]|\d+[.)])\s/.test(blocks[0] ?? "");
  const told = facts.map((fact) => (isList ? fact : `- ${fact}`)).join("\n");
  return [...(told === "" ? [] : [told]), ...blocks].join("\n\n");
}

/** What the first line says is not said again; a box becomes a state. */
export function asWritten(
  one: Said,
  { spelling, manner }: Sheet,
): readonly (Named | Extract<Said["parts"][number], { type: "prose" }>)[] {
  const box = one.values.filter(({ field, value }) => field === "status" && /^\[.\]$/.test(value));
  const below = one.parts.filter((part) => part.type === "prose" || part.inHead !== true);
  const all = [...box, ...below].map((part) => (part.type === "prose" ? part : named(part, one, spelling)));
  const says = all.some((part) => part.type === "field" && part.field === "kind");
  return manner.kind && !says ? [kindField(one.item.kind, spelling), ...all] : all;
}
