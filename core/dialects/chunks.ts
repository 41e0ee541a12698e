// Cuts the blocks of a document into chunks: an item, an epic, a sprint or a plain section with everything that belongs to it.
import type { Block, HeadingBlock } from "../parse/blocks.ts";
import { headingField } from "./fields.ts";
import type { Head } from "./head.ts";
import { labelsIn, type Aliases } from "./labels.ts";
import { headingHead, headingKey, type Survey } from "./survey.ts";

export type Role = "item" | "epic" | "plan" | "section";

/** A stretch of blocks that is read at one go. Nothing that is read crosses its ends. */
export interface BlockChunk {
  readonly role: Role;
  /** null for what stands before the first heading. */
  readonly heading: HeadingBlock | null;
  readonly head: Head | null;
  /** Everything after the heading. */
  readonly blocks: Block[];
}

/** What a heading is, by its own shape and what the survey learnt about that shape. */
export function roleOf(block: HeadingBlock, survey: Survey, aliases?: Aliases): { role: Role; head: Head } {
  const head = headingHead(block.text);
  if (survey.single) return { role: "section", head };
  if (head.plan) return { role: "plan", head };
  if (!survey.headings.has(headingKey(head, block.depth))) return { role: "section", head };
  if (headingField(block.text.plain, aliases) && !head.id) return { role: "section", head };
  return { role: head.kind === "epic" || head.kind === "feature" ? "epic" : "item", head };
}

/** The chunks of a document, in order. */
export function cutChunks(blocks: readonly Block[], survey: Survey, aliases?: Aliases): BlockChunk[] {
  if (survey.single && blocks[0]?.type === "yaml") return [{ role: "item", heading: null, head: null, blocks: [...blocks] }];
  const chunks: BlockChunk[] = [];
  let open: BlockChunk = { role: "section", heading: null, head: null, blocks: [] };
  let started = false;
  for (const block of blocks) {
    if (block.type !== "heading" || isKeyValueHeading(block)) {
      open.blocks.push(block);
      started = true;
      continue;
    }
    const { role, head } = roleOf(block, survey, aliases);
    if (survey.single) {
      if (open.heading === null && (block.depth === 1 || block === blocks[0]) && !chunks.some((chunk) => chunk.heading)) {
        if (started) chunks.push(open);
        open = { role: "item", heading: block, head, blocks: [] };
      } else open.blocks.push(block);
      continue;
    }
    if (belongs(block, role, open, aliases)) {
      open.blocks.push(block);
      continue;
    }
    if (started || open.heading) chunks.push(open);
    open = { role, heading: block, head, blocks: [] };
    started = true;
  }
  if (started || open.heading) chunks.push(open);
  return chunks;
}

/** A setext heading that is really the last lines of a key-value block above its "---". */
function isKeyValueHeading(block: HeadingBlock): boolean {
  return block.text.plain.includes("\n");
}

/** True where a heading is part of what is open: a field of an item, a part of a sprint. */
function belongs(block: HeadingBlock, role: Role, open: BlockChunk, aliases?: Aliases): boolean {
  if (!open.heading) return false;
  const deeper = block.depth > open.heading.depth;
  const field = headingField(block.text.plain, aliases);
  switch (open.role) {
    case "item":
      if (role === "item" || role === "epic") return false;
      if (deeper) return true;
      // "## Priority: HIGH" inside an H3 item: depth does not bound an item.
      return (labelsIn(block.text, aliases)[0]?.value.plain.length ?? 0) > 0 && labelsIn(block.text, aliases)[0]?.field !== null;
    case "epic":
      if (role !== "section" || !deeper) return false;
      if (field && !["tasks", "subtasks", "sprint", "epic"].includes(field)) return true;
      return open.blocks.every((inner) => inner.type !== "heading") && /\b(?:overview|summary|details|information|description|goals?|about|info)\b/i.test(block.text.plain);
    case "plan":
      return deeper && role === "section";
    case "section":
      return false;
  }
}
