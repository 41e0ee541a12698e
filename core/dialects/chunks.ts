// Cuts the segments of a document into chunks: an item, an epic, a sprint or a plain section with everything that belongs to it.
import type { Dialect } from "../model/item.ts";
import type { HeadingFact, Segment } from "./facts.ts";
import type { Head } from "./head.ts";
import type { House } from "./house.ts";
import { isForm, type Survey } from "./survey.ts";

export type Role = "item" | "epic" | "plan" | "section";

/** A stretch of segments that is read at one go. Nothing that is read crosses its ends. */
export interface SegmentChunk {
  readonly role: Role;
  /** The heading that opens it; null for what stands before the first heading. */
  readonly heading: HeadingFact | null;
  readonly segments: Segment[];
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

/** The chunks of a document, in order. */
export function cutChunks(segments: readonly Segment[], survey: Survey, house: House): SegmentChunk[] {
  const chunks: SegmentChunk[] = [];
  let open: SegmentChunk = { role: "section", heading: null, segments: [] };
  const start = (role: Role, heading: HeadingFact, segment: Segment) => {
    if (open.heading || open.segments.length > 0) chunks.push(open);
    open = { role, heading, segments: [segment] };
  };
  if (survey.single) {
    const yaml = segments[0]?.piece.nodes[0]?.type === "yaml";
    const form = isForm(segments.flatMap((segment) => segment.heading ?? []));
    if (yaml || form) return [{ role: "item", heading: null, segments: [...segments] }];
    for (const segment of segments) {
      if (segment.heading && !open.heading) start("item", segment.heading, segment);
      else open.segments.push(segment);
    }
  } else {
    for (const segment of segments) {
      const { heading } = segment;
      const role = heading ? roleOf(heading, survey, house) : "section";
      if (heading && !belongs(heading, role, open)) start(role, heading, segment);
      else open.segments.push(segment);
    }
  }
  chunks.push(open);
  return chunks;
}

/** True where a heading is part of what is open: a field of an item, a part of a sprint. */
function belongs(fact: HeadingFact, role: Role, open: SegmentChunk): boolean {
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
        open.segments.every((segment) => !segment.heading || segment.heading === open.heading) &&
        /\b(?:overview|summary|details|information|description|goals?|about|info)\b/i.test(fact.block.text.plain)
      );
    case "plan":
      return deeper && role === "section";
    case "section":
      return false;
  }
}
