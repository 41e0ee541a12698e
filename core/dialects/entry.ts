// A field of an item before its value is read: its name and all that stands under it.
import type { FieldName } from "../model/item.ts";
import type { Block } from "../parse/blocks.ts";
import { sliceText, trimText, type Text } from "../parse/inline.ts";

/** A field and everything the author put under it. */
export interface Entry {
  readonly field: FieldName | null;
  /** null for text that stands under no label. */
  readonly name: Text | null;
  readonly inline: Text | null;
  readonly blocks: Block[];
  /** Depth of the heading that names it, 0 for a label. */
  readonly depth: number;
}

/** The label's text and the first line below it, whichever holds the value of a short field. */
export function valueOf(entry: Entry): Text | null {
  if (entry.inline) return entry.inline;
  for (const block of entry.blocks) {
    if (block.type === "paragraph") return block.lines[0] ?? null;
    if (block.type === "list") return block.items[0]?.lines[0] ?? null;
    if (block.type === "code") {
      const line = block.lines.find((text) => text.plain.trim());
      return line ? trimText(line) : null;
    }
  }
  return null;
}

/** All the lines under an entry, label line first: the texts that references and labels are read from. */
export function textsOf(entry: Entry): Text[] {
  const texts: Text[] = entry.inline ? [entry.inline] : [];
  const visit = (blocks: readonly Block[]) => {
    for (const block of blocks) {
      if (block.type === "paragraph") texts.push(...block.lines);
      else if (block.type === "list")
        for (const item of block.items) {
          texts.push(...item.lines);
          visit(item.rest);
        }
      else if (block.type === "quote") visit(block.blocks);
      else if (block.type === "code") texts.push(...block.lines.map(trimText).filter((line) => line.plain));
      else if (block.type === "table") for (const row of block.rows) texts.push(...row.cells);
    }
  };
  visit(entry.blocks);
  return texts.map((text) => sliceText(text, 0));
}
