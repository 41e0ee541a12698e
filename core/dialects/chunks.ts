// Cuts the segments of a document into chunks: an item, an epic, a sprint or a plain section with everything that belongs to it.
import type { Dialect } from "../model/item.ts";
import type { HeadingFact, Segment } from "./facts.ts";
import type { Head } from "./head.ts";
import type { House } from "./house.ts";
import { formTitle, isForm, type Survey } from "./survey.ts";

export type Role = "item" | "epic" | "plan" | "section";

/** A stretch of segments that is read at one go. Nothing that is read crosses its ends. */
export interface SegmentChunk {
  readonly role: Role;
  /** The heading that opens it; null for what stands before the first heading. */
  readonly heading: HeadingFact | null;
  /** Indices of its segments: the first, and the one behind the last. */
  readonly from: number;
  readonly to: number;
}

/** What a heading is, by its own shape and what the survey learnt about that shape. */
function roleOf(fact: HeadingFact, survey: Survey, house: House): Role {
  if (fact.head.plan) return "plan";
  if (!survey.headings.has(fact.key) || (fact.field && !fact.head.id)) return "section";
  const role = fact.head.kind === "epic" || fact.head.kind === "feature" ? "epic" : "item";
  return house.dialectsOff.has(headingDialect(fact.head, role)) ? "section" : role;
}

/** The dialect of an item that a heading starts. */
export function headingDialect(head: Head | null, role: Role): Dialect {
  if (head?.kind === "story" || role === "epic") return "story-blocks";
  return /^(?:issue|ticket|bug|defect)$/i.test(head?.word ?? "") || head?.form === "hash"
    ? "issue-blocks"
    : "heading-tasks";
}

interface Open {
  readonly role: Role;
  readonly heading: HeadingFact | null;
  readonly from: number;
  /** True while it has no heading but its own. */
  bare: boolean;
}

/**
 * The chunks of a document from a segment on that starts one, in order; `isBack` says of a segment at which a further chunk
 * starts that the chunks from there on are known.
 */
export function cutChunks(
  segments: readonly Segment[],
  start: number,
  survey: Survey,
  house: House,
  isBack: (segment: number) => boolean,
): SegmentChunk[] {
  if (survey.single) return singleChunks(segments);
  const chunks: SegmentChunk[] = [];
  let open: Open = { role: "section", heading: null, from: start, bare: true };
  for (let index = start; index < segments.length; index++) {
    const heading = segments[index]?.heading;
    if (!heading) continue;
    const role = roleOf(heading, survey, house);
    if (belongs(heading, role, open)) {
      open.bare = false;
      continue;
    }
    if (open.heading || index > start) chunks.push(closed(open, index));
    if (index > start && isBack(index)) return chunks;
    open = { role, heading, from: index, bare: true };
  }
  chunks.push(closed(open, segments.length));
  return chunks;
}

function closed({ role, heading, from }: Open, to: number): SegmentChunk {
  return { role, heading, from, to };
}

/** A document that is one item, from its first heading on, or as a whole. */
function singleChunks(segments: readonly Segment[]): SegmentChunk[] {
  const to = segments.length;
  const yaml = segments[0]?.piece.nodes[0]?.type === "yaml";
  const facts = segments.flatMap((segment) => segment.heading ?? []);
  if (yaml || (isForm(facts) && formTitle(facts) === null)) return [{ role: "item", heading: null, from: 0, to }];
  const first = segments.findIndex((segment) => segment.heading !== null);
  const heading = segments[first]?.heading ?? null;
  if (heading === null) return [{ role: "section", heading: null, from: 0, to }];
  const lead: SegmentChunk = { role: "section", heading: null, from: 0, to: first };
  return [...(first > 0 ? [lead] : []), { role: "item", heading, from: first, to }];
}

/** True where a heading is part of what is open: a field of an item, a part of a sprint. */
function belongs(fact: HeadingFact, role: Role, open: Open): boolean {
  if (!open.heading) return false;
  const deeper = fact.depth > open.heading.depth;
  switch (open.role) {
    case "item":
      if (role === "item" || role === "epic") return false;
      // "## Priority: HIGH" inside an H3 item: depth does not bound an item.
      return deeper || fact.states !== null;
    case "epic":
      if (role !== "section" || !deeper) return false;
      if (fact.field && !["tasks", "subtasks", "sprint", "epic"].includes(fact.field)) return true;
      return (
        open.bare &&
        /\b(?:overview|summary|details|information|description|goals?|about|info)\b/i.test(fact.block.text.plain)
      );
    case "plan":
      return deeper && role === "section";
    case "section":
      return false;
  }
}
