// One chunk of a document read: its items built, its sprint, totals and criteria taken from what no item claimed.
import type { Criterion, Item } from "../model/item.ts";
import type { Capacity, PlanMention, Sprint, Total } from "../model/plan.ts";
import type { Unread } from "../model/reading.ts";
import type { Claim, Convention, DrawnEdge, MatrixRow, Ratio } from "../model/statement.ts";
import type { Block } from "../parse/blocks.ts";
import type { Anchor } from "../text/span.ts";
import { buildItem } from "./build.ts";
import { readClaims } from "./claims.ts";
import { readConventions } from "./conventions.ts";
import { readCriteria } from "./criteria.ts";
import { collectFields } from "./fields.ts";
import { readEdges } from "./graphs.ts";
import type { House } from "./house.ts";
import { readMatrix } from "./matrices.ts";
import { readRatios } from "./ratios.ts";
import { readPlanTables } from "./planTables.ts";
import { readPlanMentions } from "./planMentions.ts";
import { readPlanBullets, readSprint } from "./plans.ts";
import { readChunk, type BlockChunk, type Section } from "./sections.ts";
import { kindIsNamed } from "./settle.ts";
import type { Survey } from "./survey.ts";
import { sprintColumns, sprintTotals, tableTotals, teamCapacity, textTotals } from "./totals.ts";
import { readTargets } from "./targets.ts";
import { unreadIn } from "./unread.ts";
import type { PlaceOf } from "./values.ts";

/** What one chunk contributes. All places count from its anchor. */
export interface ChunkReading {
  readonly anchor: Anchor;
  readonly items: readonly Item[];
  /** Those of its items whose kind the author's own word says. */
  readonly named: readonly Item[];
  readonly sprints: readonly Sprint[];
  readonly planMentions: readonly PlanMention[];
  readonly totals: readonly Total[];
  readonly capacity: readonly Capacity[];
  readonly criteria: readonly Criterion[];
  readonly unread: readonly Unread[];
  readonly conventions: readonly Convention[];
  readonly claims: readonly Claim[];
  readonly ratios: readonly Ratio[];
  readonly drawn: readonly DrawnEdge[];
  readonly matrix: readonly MatrixRow[];
  /** The headings that stay open below it. */
  readonly sections: readonly Section[];
}

export function chunkReading(
  chunk: BlockChunk,
  above: readonly Section[],
  found: Survey,
  anchor: Anchor,
  house: House,
): ChunkReading {
  const place: PlaceOf = (text) => ({ anchor, start: text.start, end: text.end });
  const read = readChunk(chunk, above, found, place, house);
  const built = new Map<unknown, Item>();
  const items: Item[] = [];
  const named: Item[] = [];
  for (const draft of read.drafts) {
    const parent = draft.parent ? built.get(draft.parent) : undefined;
    const own = buildItem(draft, anchor, house);
    const name = parent ? (parent.id ?? parent.title) : null;
    const item: Item = name ? { ...own, epic: { ...name, inherited: true } } : own;
    built.set(draft, item);
    items.push(item);
    if (kindIsNamed(draft.head.word, house)) named.push(item);
  }
  const opensPlan = chunk.role === "plan" && chunk.heading && chunk.head;
  const planning =
    opensPlan && chunk.heading && chunk.head
      ? [readSprint(chunk.heading, chunk.head, read.rest, chunk.blocks, place, house)]
      : [
          ...readPlanBullets(read.rest, place, house),
          ...readPlanTables(read.rest, chunk.heading?.text.plain ?? "", place, house),
        ];
  const sprints = planning.map((sprint) => withoutOwn(sprint, items));
  const planned = read.sections.some((section) => section.role === "plan");
  return {
    anchor,
    items,
    named,
    sprints,
    planMentions: readPlanMentions(read.rest, place, house),
    totals: [
      ...read.tables.flatMap(({ table }) => tableTotals(table, place)),
      ...read.rest.flatMap((block) =>
        block.type === "table" ? [...tableTotals(block, place), ...sprintColumns(block, place)] : [],
      ),
      ...(planned ? [] : textTotals(chunk.blocks, new Set(read.rest), place, house)),
      ...sprints.flatMap(sprintTotals),
    ],
    capacity: planned ? [] : teamCapacity(read.rest, place, house),
    criteria: chunk.role === "section" ? sectionCriteria(chunk, read.rest, place, house) : [],
    unread:
      chunk.role === "section"
        ? unreadIn(chunk, read.rest, new Set(read.tables.map(({ table }) => table)), place, house)
        : [],
    conventions: readConventions(
      chunk.role === "section" ? (chunk.heading?.text ?? null) : null,
      read.rest,
      place,
      house,
    ),
    // What a sprint or an epic aims at is its own.
    claims: [
      ...readClaims(read.rest, place),
      ...(chunk.role === "section" && !planned ? readTargets(read.rest, place) : []),
    ],
    ratios: readRatios(read.rest, place),
    matrix: [...read.tables.map(({ table }) => table), ...read.rest.filter((block) => block.type === "table")].flatMap(
      (table) => readMatrix(table, place, house),
    ),
    drawn: readEdges(
      [
        ...read.rest,
        ...chunk.blocks.filter(
          (block) => block.type === "code" && block.lang === "mermaid" && !read.rest.includes(block),
        ),
      ],
      place,
      house,
    ),
    sections: read.sections,
  };
}

/** An item that stands in a sprint is in it by its place; its line commits to nothing more unless it says how much. */
function withoutOwn(sprint: Sprint, items: readonly Item[]): Sprint {
  const commitments = sprint.commitments.filter(
    ({ at, continued, points, roles, tasks, total }) =>
      continued ||
      points !== null ||
      total !== null ||
      roles.length > 0 ||
      tasks.some(({ hours }) => hours !== null) ||
      !items.some(({ head }) => head.start <= at.start && at.end <= head.end),
  );
  return commitments.length === sprint.commitments.length ? sprint : { ...sprint, commitments };
}

/** "Definition of Done", "Exit criteria" of the document itself. */
function sectionCriteria(chunk: BlockChunk, rest: readonly Block[], place: PlaceOf, house: House): Criterion[] {
  const blocks = chunk.heading ? [chunk.heading, ...rest] : rest;
  return collectFields(blocks, house)
    .entries.filter((entry) => entry.field === "criteria")
    .flatMap((entry) => readCriteria(entry, place));
}
