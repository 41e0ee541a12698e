// A backlog inside a code fence is plain lines. They are given the block shapes that they would have outside it.
import type { Block, ListItem } from "../parse/blocks.ts";
import { literal, sliceText, trimText, type Text } from "../parse/inline.ts";

const bullet = /^(\s*)(?:[-*+•–]|(\d{1,3})[.)])\s+(?:\[([ xX])\]\s+)?/;
const heading = /^(#{1,6})\s+(?=\S)/;

/** Blocks for raw lines; offsets stay those of the lines. Inline markup inside a fence is removed only where it is paired. */
export function linesToBlocks(lines: readonly Text[]): Block[] {
  const blocks: Block[] = [];
  let paragraph: Text[] = [];
  let items: { item: ListItem; indent: number; lines: Text[]; rest: Block[] }[] = [];
  const endParagraph = () => {
    const [first] = paragraph;
    if (first)
      blocks.push({ type: "paragraph", lines: paragraph, start: first.start, end: paragraph.at(-1)?.end ?? first.end });
    paragraph = [];
  };
  const endList = () => {
    const top = nest(items);
    const [first] = top;
    if (first)
      blocks.push({
        type: "list",
        ordered: first.number !== null,
        items: top,
        start: first.start,
        end: top.at(-1)?.end ?? first.end,
      });
    items = [];
  };
  for (const line of lines) {
    const text = trimText(line);
    if (!text.plain) {
      endParagraph();
      continue;
    }
    const headed = heading.exec(text.plain);
    if (headed?.[1] || /^(?:-{3,}|\*{3,}|={3,})$/.test(text.plain)) {
      endParagraph();
      endList();
      blocks.push(
        headed?.[1]
          ? {
              type: "heading",
              depth: headed[1].length,
              text: sliceText(text, headed[0].length),
              start: text.start,
              end: text.end,
            }
          : { type: "rule", text, start: text.start, end: text.end },
      );
      continue;
    }
    const point = bullet.exec(line.plain);
    if (point) {
      endParagraph();
      const own = unmark(sliceText(line, point[0].length));
      const boxed = point[3];
      const lineList = [own];
      const rest: Block[] = [];
      items.push({
        indent: point[1]?.length ?? 0,
        lines: lineList,
        rest,
        item: {
          type: "item",
          number: point[2] ?? null,
          checked: boxed === undefined ? null : boxed !== " ",
          lines: lineList,
          rest,
          start: text.start,
          end: text.end,
        },
      });
      continue;
    }
    const indent = line.plain.length - line.plain.trimStart().length;
    const last = items.at(-1);
    if (last && indent > last.indent && paragraph.length === 0) {
      last.lines.push(unmark(text));
      continue;
    }
    endList();
    paragraph.push(unmark(text));
  }
  endParagraph();
  endList();
  return blocks;
}

/** Turns indented items into nested lists. */
function nest(flat: readonly { item: ListItem; indent: number; rest: Block[] }[]): ListItem[] {
  const top: ListItem[] = [];
  const stack: { indent: number; rest: Block[]; children: ListItem[] }[] = [];
  for (const { item, indent, rest } of flat) {
    while (stack.length > 0 && (stack.at(-1)?.indent ?? 0) >= indent) stack.pop();
    const parent = stack.at(-1);
    if (!parent) top.push(item);
    else {
      if (parent.children.length === 0)
        parent.rest.push({
          type: "list",
          ordered: item.number !== null,
          items: parent.children,
          start: item.start,
          end: item.end,
        });
      parent.children.push(item);
    }
    stack.push({ indent, rest, children: [] });
  }
  return top;
}

/** `**bold**` at the start of a fenced line is shown as bold by most trackers, so it is read as such. */
function unmark(text: Text): Text {
  const hit = /^\*\*([^*\n]+)\*\*/.exec(text.plain);
  if (!hit?.[1]) return text;
  const inner = literal(hit[1], text.start + 2);
  const rest = text.plain.slice(hit[0].length);
  return {
    plain: hit[1] + rest,
    start: text.start,
    end: text.end,
    runs: [...inner.runs, { plain: hit[1].length, source: text.start + hit[0].length }],
    marks: [{ type: "strong", start: 0, end: hit[1].length }],
  };
}
