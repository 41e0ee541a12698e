// The sentences in which a document speaks of itself: the lines that no item took.
import type { Block, TableBlock } from "../parse/blocks.ts";
import { trimText, type Text } from "../parse/inline.ts";
import { joined } from "./stepLines.ts";

/** The lines of blocks in their order, lists and quotations included. Fences and tables hold no sentences, boxes still to be ticked none that is so. */
export function* sentencesIn(blocks: readonly Block[]): Iterable<Text> {
  for (const block of blocks) {
    if (block.type === "paragraph") yield* block.lines;
    else if (block.type === "heading") yield block.text;
    else if (block.type === "quote") yield* sentencesIn(block.blocks);
    else if (block.type === "list") {
      for (const item of block.items) {
        if (item.checked !== false) yield* item.lines;
        yield* sentencesIn(item.rest);
      }
    }
  }
}

const valueName = /^\W*(?:values?|settings?|rules?|definitions?|conventions?|formats?|limits?|targets?|goals?)\W*$/i;

/** The rows of a table of names and values, each as the line "name: value" that it stands for. */
export function settingsIn({ head, rows }: TableBlock): readonly Text[] {
  const pairs = head.length === 2 || valueName.test(head[1]?.plain ?? "");
  return [...(head.length === 2 ? [head] : []), ...rows.map(({ cells }) => cells)].flatMap((cells) => {
    const [name, value] = cells.slice(0, 2).map(trimText);
    return pairs && name?.plain && value?.plain ? [joined([name, value], ": ")] : [];
  });
}
