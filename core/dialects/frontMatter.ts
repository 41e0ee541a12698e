// YAML front matter as fields: one item per file, as the Backlog.md tool and others keep them.
import { isMap, isScalar, isSeq, parseDocument } from "yaml";
import type { ListItem, OtherBlock } from "../parse/blocks.ts";
import { literal, sliceText, type Text } from "../parse/inline.ts";
import type { Entry } from "./entry.ts";
import { fieldNamed } from "./vocabulary.ts";
import type { House } from "./house.ts";

/** The fields of a front matter block; nothing where the YAML does not parse to a map. */
export function frontMatterFields(block: OtherBlock, house: House): Entry[] {
  // Line endings of one character are made alike, so that offsets stay.
  const text = { ...block.text, plain: block.text.plain.replace(/\r(?!\n)/g, "\n") };
  const open = /^---[^\n]*\n/.exec(text.plain)?.[0].length ?? 0;
  const inner = text.plain.slice(open).replace(/\n---\s*$/, "\n");
  const document = parseDocument(inner, { logLevel: "silent" });
  if (document.errors.length > 0 || !isMap(document.contents)) return [];
  const entries: Entry[] = [];
  for (const pair of document.contents.items) {
    if (!isScalar(pair.key) || !pair.key.range) continue;
    const name = part(text, open, pair.key.range);
    const field = fieldNamed(name.plain.replace(/_/g, " "), house) ?? fieldNamed(name.plain, house);
    const value = pair.value;
    if (isScalar(value) && value.range && value.value !== null && String(value.value) !== "") {
      entries.push({ field, name, inline: unquoted(part(text, open, value.range)), blocks: [], depth: 0 });
    } else if (isSeq(value)) {
      const items = value.items.flatMap((item): ListItem[] => {
        if (!isScalar(item) || !item.range || item.value === null) return [];
        const line = unquoted(part(text, open, item.range));
        return [
          { type: "item", number: null, checked: null, lines: [line], rest: [], start: line.start, end: line.end },
        ];
      });
      const [first] = items;
      entries.push({
        field,
        name,
        inline: null,
        depth: 0,
        blocks: first
          ? [{ type: "list", ordered: false, items, start: first.start, end: items.at(-1)?.end ?? first.end }]
          : [],
      });
    }
  }
  return entries;
}

function part(text: Text, open: number, range: readonly [number, number, number]): Text {
  return sliceText(text, open + range[0], open + range[1]);
}

function unquoted(text: Text): Text {
  const quoted = /^(["'])([\s\S]*)\1$/.exec(text.plain);
  return quoted ? sliceText(text, 1, text.plain.length - 1) : text.plain === "" ? literal("", text.start) : text;
}
