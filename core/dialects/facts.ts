// What a piece shows about its document, computed once for each piece: its headings, and signs of work under them.
import type { FieldName } from "../model/item.ts";
import type { Block, HeadingBlock, ListItem } from "../parse/blocks.ts";
import type { Piece } from "../parse/piece.ts";
import { pieceBlocks } from "../parse/pieceBlocks.ts";
import { sliceText, type Text } from "../parse/inline.ts";
import { isGherkin } from "./criteria.ts";
import { headingField } from "./fields.ts";
import { readHead, type Head } from "./head.ts";
import { familyOf } from "./ids.ts";
import { statesFields } from "./statesFields.ts";
import { startsKeyValue } from "./keyValue.ts";
import type { House } from "./house.ts";
import { labelsIn } from "./labels.ts";
import { isStoryLine } from "./story.ts";
import { isPriorityCode } from "./words.ts";

export interface HeadingFact {
  readonly block: HeadingBlock;
  readonly depth: number;
  readonly head: Head;
  readonly key: string;
  /** The field that the whole heading names: "Acceptance Criteria". */
  readonly field: FieldName | null;
  /** The field whose value the heading states: "Priority: HIGH". */
  readonly states: FieldName | null;
  /** True for "Stories", "Product Backlog": a heading over items. */
  readonly listsWork: boolean;
}

/** A heading with the blocks after it, up to the next heading or the end of the piece. */
export interface Segment {
  readonly piece: Piece;
  readonly heading: HeadingFact | null;
  /** Indices into the piece's blocks; `from` is the heading's where there is one. */
  readonly from: number;
  readonly to: number;
  /** Signs of work, as bits. */
  readonly signs: number;
  /** Signs in the first block alone: metadata right under a title. */
  readonly firstSigns: number;
  /** The IDs that bullets carry, by family. */
  readonly bullets: readonly { readonly family: string; readonly id: string }[];
  readonly bolds: readonly string[];
  readonly boxes: number;
  readonly numbered: number;
  readonly tables: number;
  readonly pairs: number;
}

const bits = [
  "criteria",
  "estimate",
  "dependsOn",
  "priority",
  "story",
  "gherkin",
  "owner",
  "status",
  "labels",
  "tasks",
  "deliverables",
  "description",
  "sprint",
  "blocks",
  "epic",
  "box",
  "table",
] as const;
type Sign = (typeof bits)[number];
const bitOf = new Map<string, number>(bits.map((name, index) => [name, 1 << index]));

/** The signs that only work has, and those that make it certain. */
export const strongSigns = mask("criteria", "estimate", "dependsOn", "priority", "story", "gherkin");
export const certainSigns = mask("criteria", "story", "gherkin");
export const metadataSigns = mask("status", "priority", "estimate", "labels");

export function mask(...names: readonly Sign[]): number {
  return names.reduce((sum, name) => sum | (bitOf.get(name) ?? 0), 0);
}

export function signOf(field: FieldName): number {
  return bitOf.get(field) ?? 0;
}

/** How many signs a mask holds. */
export function countSigns(signs: number): number {
  let count = 0;
  for (let rest = signs; rest !== 0; rest &= rest - 1) count++;
  return count;
}

const cache = new WeakMap<House, WeakMap<Piece, readonly Segment[]>>();

/** The segments of a piece; the same objects for the same piece and house. */
export function segmentsOf(piece: Piece, house: House): readonly Segment[] {
  let known = cache.get(house);
  if (!known) cache.set(house, (known = new WeakMap()));
  let segments = known.get(piece);
  if (!segments) known.set(piece, (segments = read(piece, house)));
  return segments;
}

function read(piece: Piece, house: House): readonly Segment[] {
  const blocks = pieceBlocks(piece);
  const starts = blocks.flatMap((block, index) =>
    block.type === "heading" && !block.text.plain.includes("\n") ? [index] : [],
  );
  if (starts[0] !== 0) starts.unshift(0);
  return starts.map((from, index) => segment(piece, blocks, from, starts[index + 1] ?? blocks.length, house));
}

function segment(piece: Piece, blocks: readonly Block[], from: number, to: number, house: House): Segment {
  const first = blocks[from];
  const heading = first?.type === "heading" && !first.text.plain.includes("\n") ? headingFact(first, house) : null;
  const counted: Counted = { signs: 0, bullets: [], bolds: [], boxes: 0, numbered: 0, tables: 0, pairs: 0 };
  let firstSigns = 0;
  const start = heading ? from + 1 : from;
  for (let index = start; index < to; index++) {
    const block = blocks[index];
    if (block) note(block, counted, house);
    if (index === start) firstSigns = counted.signs;
  }
  return { piece, heading, from, to, firstSigns, ...counted };
}

function headingFact(block: HeadingBlock, house: House): HeadingFact {
  const head = headingHead(block.text, house);
  const label = labelsIn(block.text, house)[0];
  const own = headingField(block.text.plain, house);
  return {
    block,
    depth: block.depth,
    head,
    key: headingKey(head, block.depth),
    field: own,
    states: label?.value.plain ? label.field : null,
    listsWork:
      /^[^\p{L}]*(?:user |product |sprint |technical )?(?:stories|backlog|tasks|issues|tickets|features|epics|requirements|historias(?: de usuario)?|tareas|tarefas)[^\p{L}]*$/iu.test(
        block.text.plain,
      ),
  };
}

interface Counted {
  signs: number;
  readonly bullets: { readonly family: string; readonly id: string }[];
  readonly bolds: string[];
  boxes: number;
  numbered: number;
  tables: number;
  pairs: number;
}

function note(block: Block, counted: Counted, house: House): void {
  const sign = (name: Sign) => {
    counted.signs |= bitOf.get(name) ?? 0;
  };
  const labels = (line: Text) => {
    for (const label of labelsIn(line, house)) if (label.field) counted.signs |= signOf(label.field);
  };
  if (startsKeyValue(block, house)) counted.pairs += block.type === "code" ? 2 : 1;
  switch (block.type) {
    case "paragraph":
      for (const line of block.lines) {
        if (isStoryLine(line.plain, false)) sign("story");
        labels(line);
        const bold = boldHead(line, house);
        if (bold?.id && (bold.form === "house" || !isRegister(bold.id.plain))) counted.bolds.push(boldFamily(bold));
      }
      break;
    case "quote":
      for (const inner of block.blocks)
        if (inner.type === "paragraph")
          for (const line of inner.lines) {
            if (isStoryLine(line.plain, false)) sign("story");
            labels(line);
          }
      break;
    case "list":
      for (const item of block.items) for (const line of item.lines) labels(line);
      for (const item of allItems(block.items)) noteItem(item, counted, sign, house);
      break;
    case "code":
      if (isGherkin(block)) sign("gherkin");
      for (const line of block.lines) {
        if (isStoryLine(line.plain.trim(), false)) sign("story");
        const field = labelsIn(line, house)[0]?.field;
        if (field) counted.signs |= signOf(field);
      }
      break;
    case "table":
      counted.tables++;
      sign("table");
      break;
    default:
      break;
  }
}

function noteItem(item: ListItem, counted: Counted, sign: (name: Sign) => void, house: House): void {
  const line = item.lines[0];
  if (item.checked !== null) {
    counted.boxes++;
    sign("box");
    if (/^\**\d+(?:\.\d+)*\.?\s/.test(line?.plain ?? "")) counted.numbered++;
  }
  const head = line ? readHead(line, house) : null;
  if (
    head?.id &&
    (head.form !== "integer" || (head.kind !== null && statesFields(item, house, true))) &&
    !head.plan &&
    (head.form === "house" || !isRegister(head.id.plain)) &&
    !(isPriorityCode(head.id.plain) && (head.separated || /^(?:$|[=→])/.test(head.title.plain)))
  )
    counted.bullets.push({ family: bulletFamily(head), id: head.id.plain });
}

function* allItems(items: readonly ListItem[]): Generator<ListItem> {
  for (const item of items) {
    yield item;
    for (const block of item.rest) if (block.type === "list") yield* allItems(block.items);
  }
}

/** IDs of requirement, risk and test registers: FR12, NFR-3, AC-1. They are traced to, not planned. */
export function isRegister(id: string): boolean {
  return /^(?:FR|NFR|AC|AR|UX-?DR|UXR|RISK|TC|BR|KPI|SC|OQ|ASM|CR)[-_]?\d/i.test(id);
}

/** The shape of a heading: two headings with the same key are items together or not at all. */
export function headingKey(head: Head, depth: number): string {
  if (head.id && head.form === "house") return `house:${familyOf(head.id.plain)}`;
  if (head.word && head.kind) return `word:${head.kind}:${head.id ? "id" : "bare"}`;
  if (head.id && head.form === "number") return `number:${head.id.plain.split(/[.-]/).length}:${depth}`;
  if (head.id && head.form === "integer") return `integer:${depth}`;
  return head.id ? `id:${familyOf(head.id.plain).replace(/[-_.0]+$/, "")}` : `bare:${depth}`;
}

/** Headings such as "3. Title" may be items; their number is then the ID. */
export function headingHead(text: Text, house: House): Head {
  const head = readHead(text, house, /^\W*\d{1,3}[.):]\s/.test(text.plain));
  // "## P0 - Critical" is a heading over urgent work; P0 is no ID.
  if (
    head.id &&
    !head.word &&
    isPriorityCode(head.id.plain) &&
    /^\W*(?:$|\(|(?:critical|highest|high|medium|low|must|should|could|urgent|blocker|priority|nice|alta|media|baja|haute|moyenne|hoch|essential|important|launch|mvp|required|optional|post)\b)/i.test(
      head.title.plain,
    )
  )
    return { ...head, id: null, form: null, priority: head.id, title: text };
  return head.plan ? (storyPhase(text, head, house) ?? head) : head;
}

/** "Phase 3: User Story 1 - Title (P1)" and "Phase 3 — [US1] Title" are a group of work, not a place in the plan. */
function storyPhase(text: Text, plan: Head, house: House): Head | null {
  const from = /(?:user story \d+|\[US\d+\])/iu.exec(text.plain);
  if (!from || !plan.id || from.index > plan.id.plain.length + 12) return null;
  const inner = readHead(sliceText(text, from.index), house);
  return inner.id ? { ...inner, word: plan.word, kind: "feature" } : null;
}

/** Bullets are compared by family; plain dotted numbers by how deep they are. */
export function bulletFamily(head: Head): string {
  if (head.id && head.form === "house") return boldFamily(head);
  if (head.word && head.kind) return `word:${head.kind}`;
  return head.form === "number" ? "number" : familyOf(head.id?.plain ?? "");
}

/** The family of an ID on a bold line. */
export function boldFamily(head: Head): string {
  return `${head.form === "house" ? "house:" : ""}${familyOf(head.id?.plain ?? "")}`;
}

/** The head of a line that is bold as a whole and names an ID: "**SAFE-102: Login**". */
export function boldHead(line: Text, house: House): Head | null {
  const mark = line.marks.find((m) => m.type === "strong" && m.start <= 4);
  if (!mark || mark.end < line.plain.trimEnd().length - 24 || labelsIn(line, house).some((label) => label.field))
    return null;
  const head = readHead(line, house);
  return head.id && !head.plan && head.title.plain ? head : null;
}
