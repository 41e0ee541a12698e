// A sprint's definition of done in a cell, ticked line by line.
import type { Criterion } from "../model/item.ts";
import type { Block } from "../parse/blocks.ts";
import { sliceText, splitText, trimText } from "../parse/inline.ts";
import type { PlaceOf } from "./values.ts";
import { normalise } from "./vocabulary.ts";

const conditions = /^(?:dod|definition of done|exit criteria)(?: checklist)?$/;

/** "RC tag | DoD checklist": the conditions of the section's own sprint, one a line, with the ticks before them. */
export function tickedCells(blocks: readonly Block[], place: PlaceOf): Criterion[] {
  return blocks.flatMap((block) => {
    const column = block.type === "table" ? block.head.findIndex((cell) => conditions.test(normalise(cell.plain))) : -1;
    const cell = block.type === "table" && block.rows.length === 1 ? block.rows[0]?.cells[column] : undefined;
    if (cell === undefined) return [];
    return splitText(cell, /\n+/g).flatMap((line): Criterion[] => {
      const tick = /^(?:([✅✔☑]\ufe0f?|\[[xX]\])|[⬜☐❌]\ufe0f?|\[ \])?\s*/u.exec(line.plain);
      const own = trimText(sliceText(line, tick?.[0].length ?? 0));
      const checked = tick === null || tick[0] === "" ? null : tick[1] !== undefined;
      return own.plain === "" ? [] : [{ text: own.plain, at: place(own), checked, step: null }];
    });
  });
}
