// The item that a chunk itself is: its heading's, its front matter's, an issue form's, or a bold line's.
import type { Block } from "../parse/blocks.ts";
import { literal, type Text } from "../parse/inline.ts";
import { headingDialect } from "./chunks.ts";
import type { Context, Draft } from "./draft.ts";
import { frontMatterFields } from "./frontMatter.ts";
import { readHead, type Head } from "./head.ts";
import type { House } from "./house.ts";
import type { Survey } from "./survey.ts";
import type { BlockChunk } from "./sections.ts";

/** The item that the chunk's own heading or front matter starts; null where the chunk is no item. */
export function headingDraft(chunk: BlockChunk, context: Context, survey: Survey, house: House): Draft | null {
  const { heading } = chunk;
  if (survey.single && !heading)
    return chunk.blocks[0]?.type === "yaml"
      ? yamlDraft(chunk.blocks[0].text, chunk, context, house)
      : formDraft(chunk, context, house);
  if (!heading || !chunk.head || (chunk.role !== "item" && chunk.role !== "epic")) return null;
  const { head } = chunk;
  return {
    dialect: survey.single ? "single-item" : headingDialect(chunk.head, chunk.role),
    head,
    kind: head.kind,
    level: heading.depth,
    line: { start: heading.start, end: heading.end },
    end: heading.end,
    blocks: [],
    entries: [],
    context,
    parent: null,
    checked: head.checked,
    remark: null,
  };
}

/** What an issue form made has no title of its own: the first line under its first heading names it. */
function formDraft(chunk: BlockChunk, context: Context, house: House): Draft | null {
  const [heading, body] = chunk.blocks;
  if (chunk.role !== "item" || heading?.type !== "heading") return null;
  const first = body?.type === "paragraph" ? body.lines[0] : undefined;
  const blank = readHead(literal("", heading.start), house);
  return {
    dialect: "single-item",
    head: { ...blank, title: first ?? blank.title },
    kind: null,
    level: 1,
    line: { start: heading.start, end: heading.end },
    end: heading.end,
    blocks: [],
    entries: [],
    context,
    parent: null,
    checked: null,
    remark: null,
  };
}

/** A file with front matter is one item; it starts on its title heading where it has one. */
function yamlDraft(text: Text, chunk: BlockChunk, context: Context, house: House): Draft {
  const block = chunk.blocks[0];
  const entries = block?.type === "yaml" ? frontMatterFields(block, house) : [];
  const heading = chunk.blocks.find((other) => other.type === "heading" && other.depth === 1);
  const titled = heading?.type === "heading" ? readHead(heading.text, house) : null;
  const stated = entries.find((entry) => entry.field === "title")?.inline;
  const blank = readHead(literal("", text.start), house);
  const line = heading ?? { start: text.start, end: text.start + 3 };
  return {
    dialect: "single-item",
    head: { ...(titled ?? blank), title: stated ?? titled?.title ?? blank.title },
    kind: titled?.kind ?? null,
    level: 1,
    line: { start: line.start, end: line.end },
    end: text.end,
    blocks: [],
    entries,
    context,
    parent: null,
    checked: null,
    remark: null,
  };
}

/** "**SAFE-102: Login**" starts an item that runs to the next such line. */
export function lineDraft(lines: readonly Text[], head: Head, context: Context): Draft {
  const [first, ...more] = lines;
  const line = first ?? literal("", 0);
  const end = more.at(-1)?.end ?? line.end;
  const body: Block[] = more[0] ? [{ type: "paragraph", lines: more, start: more[0].start, end }] : [];
  return {
    dialect: "issue-blocks",
    head,
    kind: head.kind,
    level: 7,
    line: { start: line.start, end: line.end },
    end,
    blocks: body,
    entries: [],
    context,
    parent: null,
    checked: head.checked,
    remark: null,
  };
}
