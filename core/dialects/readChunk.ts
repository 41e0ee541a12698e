// One chunk of a document read: its items built, its sprint, totals and criteria taken from what no item claimed.
import type { Criterion, Item } from "../model/item.ts";
import type { Capacity, PlanMention, Sprint, Total } from "../model/plan.ts";
import type { Unread } from "../model/reading.ts";
import type { Claim, Convention, DrawnEdge, MatrixRow, Ratio } from "../model/statement.ts";
import type { Block } from "../parse/blocks.ts";
import { joined, keptEach } from "../text/difference.ts";
import { contains } from "../text/span.ts";
import { type Anchored, anchoringOf, type ChunkText } from "./anchoring.ts";
import { buildItems } from "./build.ts";
import { readClaims } from "./claims.ts";
import { readConventions } from "./conventions.ts";
import { readCriteria } from "./criteria.ts";
import { collectFields } from "./fields.ts";
import { readEdges } from "./graphs.ts";
import type { House } from "./house.ts";
import type { Leaves } from "./leaves.ts";
import { readMatrix } from "./matrices.ts";
import { readRatios } from "./ratios.ts";
import { readPlanTables } from "./planTables.ts";
import { readPlanMentions } from "./planMentions.ts";
import { readPlanBullets, readSprint } from "./plans.ts";
import { readChunk, type BlockChunk, type ReadChunk, type ReadTable, type Section } from "./sections.ts";
import type { Survey } from "./survey.ts";
import { sprintColumns, sprintTotals, tableTotals, teamCapacity, textTotals } from "./totals.ts";
import { readTargets } from "./targets.ts";
import { unreadIn } from "./unread.ts";
import type { PlaceOf } from "./values.ts";

/** What one chunk contributes. All places count from its anchors. */
export interface ChunkReading extends ChunkParts, Anchored {
  readonly items: readonly Item[];
  /** Those of its items whose kind the author's own word says. */
  readonly named: readonly Item[];
  /** Those of its items that do not stand in leaves. */
  readonly drafted: readonly Item[];
  readonly leaves: readonly Leaves[];
  /** The headings that stay open below it. */
  readonly sections: readonly Section[];
}

/** What it says besides its items. */
interface ChunkParts {
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
}

/** The reading of the same chunk before an edit, and what may be kept of it. */
export interface FormerReading {
  readonly reading: ChunkReading;
  /** False where what its leaves were read by is another. */
  readonly keepsLeaves: boolean;
}

/** Reads a chunk; what comes out as it did before is the same object. Blocks in at least `fewest` parts are read in leaves. */
export function chunkReading(
  chunk: BlockChunk,
  text: ChunkText,
  above: readonly Section[],
  found: Survey,
  house: House,
  fewest: number,
  former: FormerReading | null,
): ChunkReading {
  const before = former?.reading;
  const anchoring = anchoringOf(text, before?.frames ?? []);
  const leaves: Leaves[] = [];
  const leafing = { anchoring, fewest, former: former?.keepsLeaves ? former.reading.leaves : [], found: leaves };
  const read = readChunk(chunk, above, found, leafing, house);
  const anchored = anchoring.done();
  if (anchored === null) return chunkReading(chunk, text, above, found, house, fewest, null);
  const drafts = read.found.flatMap((one) => ("leaves" in one ? [] : [one]));
  const built = buildItems(drafts, anchoring.place, house);
  const drafted = keptEach(before?.drafted, built.items);
  let next = 0;
  const items = joined(read.found.map((one) => ("leaves" in one ? one.items : drafted.slice(next, ++next))));
  const known = new Set(built.named);
  const named = joined([
    drafted.filter((_, index) => known.has(built.items[index] as Item)),
    ...leaves.map((one) => one.named),
  ]);
  const parts = partsOf(chunk, read, items, anchoring.place, house);
  return { ...parts, ...anchored, items, named, drafted, leaves, sections: read.sections };
}

/** What a chunk says besides its items. */
function partsOf(chunk: BlockChunk, read: ReadChunk, items: readonly Item[], place: PlaceOf, house: House): ChunkParts {
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
    sprints,
    planMentions: readPlanMentions(read.rest, place, house),
    totals: [
      ...read.tables.flatMap(({ table }) => tableTotals(table, place, house)),
      ...read.rest.flatMap((block) =>
        block.type === "table" ? [...tableTotals(block, place, house), ...sprintColumns(block, place)] : [],
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
    matrix: joined([
      ...read.tables.map((one) => matrixOf(one, place, house)),
      ...read.rest.map((block) => (block.type === "table" ? readMatrix(block, place, house) : [])),
    ]),
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
  };
}

/** The dependencies that a table of items tells. */
function matrixOf({ table, leafed }: ReadTable, place: PlaceOf, house: House): readonly MatrixRow[] {
  if (leafed === null) return readMatrix(table, place, house);
  const { first, leaves, last } = leafed;
  return joined([readMatrix(first, place, house), leaves.matrix, readMatrix(last, place, house)]);
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
      !items.some(({ head }) => contains(head, at)),
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

const lists = [
  "sprints",
  "planMentions",
  "totals",
  "capacity",
  "criteria",
  "unread",
  "conventions",
  "claims",
  "ratios",
  "drawn",
  "matrix",
] as const;

/** A reading with the objects of the one before wherever they say the same. */
export function readingAgain(before: ChunkReading, now: ChunkReading): ChunkReading {
  const kept = Object.fromEntries(lists.map((part) => [part, keptEach<unknown>(before[part], now[part])]));
  return { ...now, ...kept };
}
