// Items as "Key: value" lines, in the open or inside one fence, parted by rules.
import { say } from "../../text/message.ts";
import { factOf, isInline, labelOf, namedParts, refused, type Sheet, type Written, written } from "./writer.ts";
import type { Said } from "./said.ts";

export function writeKeyValue(sheet: Sheet): Written {
  const nameless = sheet.said.find(({ item }) => item.id === null);
  if (nameless !== undefined)
    return refused(say`“${nameless.item.title.value}” has no ID, with which a key-value block begins`);
  const blocks = sheet.said.map((one) => blockOf(one, sheet)).join("\n\n---\n\n");
  if (!sheet.isFenced) return written(blocks);
  if (/^\s*(?:`{3,}|~{3,})/m.test(blocks))
    return refused(say`A fence cannot stand in the fence that the blocks are written in`);
  return written(`\`\`\`\n${blocks}\n\`\`\``);
}

function blockOf(one: Said, sheet: Sheet): string {
  const id = one.item.id?.value ?? "";
  const lines = [/^#\d{1,6}$/.test(id) ? id : `ID: ${id}`, `${sheet.spelling.nameOf("title")}: ${one.title}`];
  let isOpen = false;
  for (const part of namedParts(one, sheet)) {
    // What follows a list or a paragraph would be read as more of it.
    if (isOpen || part.type === "prose") lines.push("");
    const fact = part.type === "prose" ? null : (factOf(part) ?? (isInline(part) ? part.value : null));
    isOpen = fact === null;
    if (part.type === "prose") lines.push(part.value);
    else lines.push(fact === null ? `${labelOf(part)}\n${part.value}` : `${labelOf(part)} ${fact}`.trimEnd());
  }
  return lines.join("\n");
}
