// Items as points of a list: the title in bold, each field a point below it.
import { asWritten } from "./headings.ts";
import type { Said } from "./said.ts";
import {
  boxOf,
  factOf,
  headline,
  indented,
  isInline,
  labelOf,
  namedParts,
  type Sheet,
  type Written,
  written,
} from "./writer.ts";

export function writeList(sheet: Sheet): Written {
  const points = sheet.said.map((one) => indented(pointOf(one, sheet), "  ".repeat(one.depth)));
  const isLoose = points.some((point) => point.includes("\n\n"));
  return written(points.join(isLoose ? "\n\n" : "\n"));
}

function pointOf(one: Said, sheet: Sheet): string {
  const id = one.item.id?.value ?? "";
  // A bare number is an ID only where it counts the list.
  const isCounted = sheet.manner.word && /^\d+$/.test(id);
  const marker = isCounted ? `${id}.` : "-";
  const box = isCounted ? null : boxOf(one, sheet);
  const line = isCounted ? one.title : headline(one, sheet);
  const bold = /[*[\]]/.test(line) ? line : `**${line}**`;
  const by = " ".repeat(marker.length + 1);
  const all = one.head === null || isCounted ? namedParts(one, sheet) : asWritten(one, sheet);
  const lines = [`${marker} ${box ?? ""}${bold}`];
  for (const part of all) if (part.type === "prose") lines.push("", indented(part.value, by));
  if (lines.length > 1) lines.push("");
  for (const part of all) {
    if (part.type === "prose" || (box !== null && part.field === "status")) continue;
    const fact = factOf(part) ?? (isInline(part) ? part.value : null);
    // A paragraph below a name is none of its line.
    const gap = /^(?:[-*+]|\d+[.)])\s|^(?:`{3}|~{3})/.test(part.value) ? "\n" : "\n\n";
    const label = `${by}- ${labelOf(part)}`;
    lines.push(fact !== null ? `${label} ${fact}`.trimEnd() : `${label}${gap}${indented(part.value, `${by}  `)}`);
  }
  return lines.join("\n").trimEnd();
}
