// Items written as "Key: value" lines, one after the other, in the open or inside one fence.
import type { Block } from "../parse/blocks.ts";
import { sliceText, trimText, type Text } from "../parse/inline.ts";
import { partsOf } from "../parse/pieceBlocks.ts";
import type { Context, Draft } from "./draft.ts";
import { linesToBlocks } from "./fence.ts";
import { readHead, type Head } from "./head.ts";
import { idAt } from "./ids.ts";
import type { House } from "./house.ts";
import { labelAt } from "./labels.ts";

const idName = /^(?:ticket|id|issue|story|task|issue id|story id|task id|ticket id|key|us|bug|epic)$/i;

/** "⏳ [S2-B1] Title" */
export const bracketed = /^\W{0,6}\[[A-Z][\w.-]*\d[\w.-]*\]\s+\S/u;

/** The head that a line starts, when an item can start on it: "#4", "Ticket: CORE-101", "⏳ [S2-B1] Title". */
export function keyValueHead(line: Text, next: Text | undefined, house: House): Head | null {
  const text = trimText(line);
  if (/^#\d{1,6}$/.test(text.plain)) return readHead(text, house);
  const label = labelAt(text, house);
  if (label && idName.test(label.name.plain) && idAt(label.value.plain, house, true)) {
    const head = readHead(label.value, house, true);
    return head.id ? head : null;
  }
  if (bracketed.test(text.plain)) {
    const head = readHead(text, house);
    return head.id && next && (/^\s/.test(next.plain) || labelAt(trimText(next), house)) ? head : null;
  }
  return null;
}

/** The lines of a block that may hold key-value items. A setext heading is a paragraph that "---" follows. */
export function keyValueLines(block: Block): readonly Text[] {
  if (block.type === "code" && !/^(?:|text|txt|markdown|md|plaintext|yaml|yml)$/.test(block.lang)) return [];
  if (block.type === "paragraph" || block.type === "code") return block.lines;
  if (block.type === "heading" && block.text.plain.includes("\n")) {
    const lines: Text[] = [];
    let from = 0;
    for (const part of block.text.plain.split("\n")) {
      lines.push(trimText(sliceText(block.text, from, from + part.length)));
      from += part.length + 1;
    }
    return lines;
  }
  return [];
}

/** True where a block's lines start at least one key-value item, with a known field under it. */
export function startsKeyValue(block: Block, house: House): boolean {
  // What one part shows holds for the whole.
  if (partsOf(block)?.blocks.some((part) => startsKeyValue(part, house))) return true;
  const lines = keyValueLines(block).filter((line) => line.plain.trim());
  return lines.some((line, index) => {
    const next = lines[index + 1];
    return (
      keyValueHead(line, next, house) !== null &&
      next !== undefined &&
      (labelAt(trimText(next), house)?.field ?? null) !== null
    );
  });
}

/** Under an epic's heading an ID with a title of its own is another item; without one it is the epic's. */
export function namesAnother(block: Block, epic: Draft, house: House): boolean {
  if (epic.kind !== "epic" && epic.kind !== "feature") return false;
  const lines = keyValueLines(block).filter((line) => line.plain.trim());
  return lines.some((line, index) => {
    const next = lines[index + 1];
    const label = next === undefined ? null : labelAt(trimText(next), house);
    return (
      label?.field === "title" &&
      label.value.plain !== epic.head.title.plain &&
      keyValueHead(line, next, house) !== null
    );
  });
}

/** Splits lines into items; lines before the first item are left out. */
export function readKeyValue(lines: readonly Text[], context: Context, house: House): Draft[] {
  const drafts: Draft[] = [];
  let body: Text[] = [];
  let head: Head | null = null;
  let line: Text | null = null;
  const close = () => {
    if (!head || !line) return;
    const blocks = linesToBlocks(body);
    const end = body.findLast((text) => text.plain.trim() && !/^-{3,}$/.test(text.plain.trim()))?.end ?? line.end;
    drafts.push({
      dialect: "key-value",
      head,
      kind: head.kind,
      line: { start: line.start, end: line.end },
      end,
      level: 7,
      blocks,
      entries: [],
      context,
      parent: null,
      checked: null,
      remark: null,
    });
  };
  for (const [index, text] of lines.entries()) {
    const next = nextWritten(lines, index + 1);
    const started = text.plain.trim() ? keyValueHead(text, next, house) : null;
    if (started) {
      close();
      head = started;
      line = trimText(text);
      body = [];
    } else body.push(text);
  }
  close();
  return drafts;
}

/** The first line from an index on that is not blank. */
export function nextWritten(lines: readonly Text[], from: number): Text | undefined {
  for (let index = from; index < lines.length; index++) if (lines[index]?.plain.trim()) return lines[index];
  return undefined;
}
