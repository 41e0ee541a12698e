// The sentences in which a document speaks of itself: the lines that no item took.
import type { Block } from "../parse/blocks.ts";
import type { Text } from "../parse/inline.ts";

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
