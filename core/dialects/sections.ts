// Reads one chunk: its heading's item, and the items in its tables, lists, bold lines and key-value blocks.
import type { FieldName } from "../model/item.ts";
import type { Sprint } from "../model/plan.ts";
import type { Block, HeadingBlock, ListBlock, ListItem, TableBlock } from "../parse/blocks.ts";
import { bulletLeaves, readBullets, type Surroundings } from "./bullets.ts";
import type { Role } from "./chunks.ts";
import { noContext, type Context, type Draft } from "./draft.ts";
import { headingField } from "./fields.ts";
import type { Head } from "./head.ts";
import { entryLeaves } from "./entryLeaves.ts";
import { keyValueLines, namesAnother, readKeyValue, startsKeyValue } from "./keyValue.ts";
import type { House } from "./house.ts";
import { labelsIn } from "./labels.ts";
import type { Leafed, Leafing, Leaves } from "./leaves.ts";
import { readRows, rowLeaves } from "./rows.ts";
import { strayRows } from "./strayRows.ts";
import { type Columns, itemColumns, otherSection } from "./columns.ts";
import { divides, strongTable } from "./divided.ts";
import { boldFamily, boldHead } from "./facts.ts";
import type { Survey } from "./survey.ts";
import type { PlaceOf } from "./values.ts";
import { headingDraft, lineDraft } from "./chunkDraft.ts";
import { childContext, sectionContext, sectionLabels } from "./context.ts";

/** A chunk with its blocks; offsets count from the chunk's start. */
export interface BlockChunk {
  readonly role: Role;
  readonly heading: HeadingBlock | null;
  readonly head: Head | null;
  /** Everything after the heading. */
  readonly blocks: readonly Block[];
}

/** A heading that is still open above the current chunk. */
export interface Section {
  readonly depth: number;
  readonly role: BlockChunk["role"];
  readonly planKind: Sprint["kind"] | null;
  readonly title: string;
  readonly context: Context;
}

/** A table whose rows are items. */
export interface ReadTable {
  readonly table: TableBlock;
  /** null where it was read as a whole. */
  readonly leafed: Leafed<TableBlock> | null;
}

export interface ReadChunk {
  /** In the order of the document; items of leaves are read already. */
  readonly found: readonly (Draft | Leaves)[];
  /** What no item took: the sprint's own lines, tables that list no items, prose. */
  readonly rest: readonly Block[];
  readonly tables: readonly ReadTable[];
  readonly sections: readonly Section[];
}

const worksOn =
  /\b(?:stories|story|backlog|tasks?|issues?|tickets?|features?|items?|to-?do|work|implementation|plan|roadmap|phase|sprint|historias|tareas|tarefas|requirements|bugs|fixes|improvements|next|upcoming|pending|done|completed|in progress|priority|epics?|deliverables|milestone)\b/i;
const worksNot =
  /\b(?:risks?|definition of|success|notes?|questions?|criteria|legend|summary|metrics|checks?|checklist|acceptance|done when|out of scope|references?|assumptions|prerequisites|verification|validation|testing strategy|lessons|retro|dod|dor|quality|constitution|review|overview|format|conventions|template|example|success)\b/i;

/** Work that waits: whatever is listed there is a piece of it. */
const comesLater =
  /\b(?:backlog|pending|deferred|postponed|parked|parking lot|icebox|wish ?list|tech(?:nical)?[- ]debt|to-?dos?|up next|next up|(?:open|remaining|outstanding|known) (?:work|items|tasks|issues|bugs|points)|ideas)\b/i;

/** Everything below such a heading tells how success is seen, whatever its own heading says. */
const measures =
  /\b(?:success (?:metrics|criteria)|definition of (?:done|ready)|acceptance criteria|exit criteria|risks?|glossary)\b/i;

/** Reads a chunk below the headings that are open above it: `kept` is what `openAbove` left. */
export function readChunk(
  chunk: BlockChunk,
  kept: readonly Section[],
  survey: Survey,
  leafing: Leafing,
  house: House,
): ReadChunk {
  const { place }: { place: PlaceOf } = leafing.anchoring;
  const outer = kept.at(-1)?.context ?? noContext;
  const found: (Draft | Leaves)[] = [];
  const rest: Block[] = [];
  const tables: ReadTable[] = [];
  let title = chunk.heading?.text.plain ?? "";
  let own = headingDraft(chunk, outer, survey, house);
  if (own) found.push(own);
  let context = own
    ? childContext(own, outer, place)
    : chunk.heading
      ? sectionContext(chunk, outer, kept, place, house)
      : outer;
  let open: Draft | null = own;
  /** The table that was read last, while nothing but its own rows may follow. */
  let above: { readonly table: TableBlock; readonly columns: Columns } | null = null;
  const keyed = !house.dialectsOff.has("key-value");
  let holdsWork = !own || own.kind === "epic" || own.kind === "feature";

  /** The field whose list comes next: "**Exit Criteria:**" on a line of its own. */
  let lead: FieldName | null = null;

  const close = () => {
    if (open && open !== own) open = own;
  };
  const take = (block: Block) => {
    if (open) {
      open.blocks.push(block);
      open.end = Math.max(open.end, block.end);
    } else rest.push(block);
  };
  // Where an item may go on behind a block, its stretch must not be cut.
  const mayLeaf = (block: Block): boolean => own === null || block === chunk.blocks.at(-1);
  const around = (): Surroundings => ({
    context,
    parent: null,
    listsWork: holdsWork && worksOn.test(title),
    listsOpen: holdsWork && comesLater.test(title),
    listsOther:
      worksNot.test(title) ||
      ["criteria", "notes", "links"].includes(headingField(title, house) ?? lead ?? "") ||
      kept.some((section) => measures.test(section.title)),
  });

  for (const block of chunk.blocks) {
    const stray = above && block.type === "paragraph" ? strayRows(block.lines, above.table) : null;
    if (above && stray) {
      found.push(...readRows(stray, above.columns, context, null, house));
      continue;
    }
    above = null;
    if (block.type !== "list") lead = leadOf(block, house);
    if (block.type === "heading") {
      if (open && open !== own) close();
      title = block.text.plain;
    }
    const nestedOpen = open !== null && open !== own;
    switch (block.type) {
      case "table": {
        const columns = itemColumns(block, title, house);
        const parts = own !== null && columns !== null && divides(own, block, columns, house);
        // "E1" that rows divide is an epic, wherever else it is mentioned as one.
        if (
          own &&
          parts &&
          own.kind === null &&
          /^(?:e|ep|epic|f|ft|feat|feature|theme)[-_]?\d/i.test(own.head.id?.plain ?? "")
        ) {
          found[0] = open = own = { ...own, kind: "epic" };
          holdsWork = true;
        }
        if (
          columns &&
          (holdsWork || parts || strongTable(columns, title, house)) &&
          !house.dialectsOff.has(columns.dialect) &&
          !(nestedOpen && columns.id < 0) &&
          (holdsWork || columns.id >= 0)
        ) {
          close();
          const leafed = mayLeaf(block) ? rowLeaves(block, columns, context, leafing, house) : null;
          const rows = (table: TableBlock): Draft[] => readRows(table, columns, context, null, house);
          if (leafed) found.push(...rows(leafed.first), leafed.leaves, ...rows(leafed.last));
          else found.push(...rows(block));
          tables.push({ table: block, leafed });
          above = { table: block, columns };
          continue;
        }
        break;
      }
      case "list": {
        if (open?.dialect === "numbered-stories" && !block.ordered) break;
        if (nestedOpen && open?.dialect !== "numbered-stories") break;
        if (!holdsWork && !(survey.bullets.size > 0 && !survey.single)) break;
        const means = { ...around(), ...(holdsWork ? {} : { listsOther: true }) };
        const leafed = mayLeaf(block) ? bulletLeaves(block, means, survey, leafing, house) : null;
        // What is left of a list belongs to the item around it, and would reach over its leaves.
        const takes = leafed !== null && leafed.found.length > 0 && (own === null || leafed.left.length === 0);
        const read = takes ? leafed : readBullets(block, means, survey, house);
        if (read.found.length === 0) break;
        if (takes) leafed.take();
        close();
        found.push(...read.found);
        const last = read.found.at(-1);
        if (last && "dialect" in last && last.dialect === "numbered-stories") open = last;
        else if (read.left.length > 0) take(listOf(block, read.left));
        continue;
      }
      case "paragraph": {
        const bold = block.lines[0] ? boldHead(block.lines[0], house) : null;
        if (
          bold?.id &&
          survey.bolds.has(boldFamily(bold)) &&
          holdsWork &&
          !otherSection.test(title) &&
          !house.dialectsOff.has("issue-blocks")
        ) {
          open = lineDraft(block.lines, bold, context);
          found.push(open);
          continue;
        }
        if (!nestedOpen && !own) {
          const labels = sectionLabels(block.lines, place, house);
          if (labels.length > 0) context = { ...context, labels };
        }
        break;
      }
      default:
        break;
    }
    if ((!own || namesAnother(block, own, house)) && !nestedOpen && keyed && startsKeyValue(block, house)) {
      const leafed = block.type === "code" && !own ? entryLeaves(block, context, leafing, house) : null;
      if (leafed) {
        found.push(...leafed);
        continue;
      }
      const read = readKeyValue(keyValueLines(block), context, house);
      found.push(...read);
      const last = read.at(-1);
      if (last && block.type !== "code") open = last;
      continue;
    }
    if (open?.dialect === "key-value" && block.type === "rule") {
      open = own;
      continue;
    }
    if (keyed && open?.dialect === "key-value" && startsKeyValue(block, house)) {
      const read = readKeyValue(keyValueLines(block), context, house);
      found.push(...read);
      open = read.at(-1) ?? open;
      continue;
    }
    if (open?.dialect === "key-value" && block.type === "heading") {
      const lines = keyValueLines(block);
      take({ type: "paragraph", lines, start: block.start, end: block.end });
      open = own;
      continue;
    }
    take(block);
  }
  const section: Section | null = chunk.heading
    ? {
        depth: chunk.heading.depth,
        role: chunk.role,
        planKind: chunk.head?.plan ?? null,
        title: chunk.heading.text.plain,
        context,
      }
    : null;
  return { found, rest, tables, sections: section ? [...kept, section] : [...kept] };
}

/** The sections that stay open above a chunk; an epic stays open above stories whose headings are no deeper. */
export function openAbove(above: readonly Section[], role: Role, depth: number): readonly Section[] {
  const kept = [...above];
  while (kept.length > 0) {
    const last = kept.at(-1);
    if (!last || last.depth < depth) break;
    if (last.depth === depth && last.role === "epic" && role === "item") break;
    kept.pop();
  }
  return kept;
}

function listOf({ type, ordered, start, end }: ListBlock, items: readonly ListItem[]): ListBlock {
  return { type, ordered, items, start: items[0]?.start ?? start, end: items.at(-1)?.end ?? end };
}

function leadOf(block: Block, house: House): FieldName | null {
  const last = block.type === "paragraph" ? block.lines.at(-1) : undefined;
  const label = last ? labelsIn(last, house).at(-1) : undefined;
  return label && label.value.plain === "" ? label.field : null;
}
