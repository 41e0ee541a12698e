// What a whole document shows before any item is read: which headings, bullets and lines are items here, and which only look it.
import type { Block, ListItem } from "../parse/blocks.ts";
import { sliceText, type Text } from "../parse/inline.ts";
import { isGherkin } from "./criteria.ts";
import { headingField } from "./fields.ts";
import { readHead, type Head } from "./head.ts";
import { familyOf } from "./ids.ts";
import { startsKeyValue } from "./keyValue.ts";
import { labelsIn, type Aliases } from "./labels.ts";
import { isStoryLine } from "./story.ts";

export interface Survey {
  /** Keys of the heading shapes that start items here. */
  readonly headings: ReadonlySet<string>;
  /** Families of IDs that bullets carry here. */
  readonly bullets: ReadonlySet<string>;
  /** Families of IDs that stand alone on bold lines. */
  readonly bolds: ReadonlySet<string>;
  /** True where the whole file is one item. */
  readonly single: boolean;
  /** True where checkboxes are numbered "1.", "1.1". */
  readonly numbered: boolean;
  /** True where something larger than a bare checkbox is an item. */
  readonly larger: boolean;
  /** True where the text holds anything that reads like a backlog. */
  readonly backlog: boolean;
}

/** IDs of requirement, risk and test registers: FR12, NFR-3, AC-1. They are traced to, not planned. */
export function isRegister(id: string): boolean {
  return /^(?:FR|NFR|AC|AR|UX-?DR|UXR|RISK|TC|BR|KPI|SC|OQ|ASM|CR)[-_]?\d/i.test(id);
}

/** The shape of a heading: two headings with the same key are items together or not at all. */
export function headingKey(head: Head, depth: number): string {
  if (head.word && head.kind) return `word:${head.kind}:${head.id ? "id" : "bare"}`;
  if (head.id && head.form === "number") return `number:${head.id.plain.split(/[.-]/).length}:${depth}`;
  if (head.id && head.form === "integer") return `integer:${depth}`;
  return head.id ? `id:${familyOf(head.id.plain).replace(/[-_.0]+$/, "")}` : `bare:${depth}`;
}

/** Headings such as "3. Title" may be items; their number is then the ID. */
export function headingHead(text: Text): Head {
  const head = readHead(text, /^\W*\d{1,3}[.):]\s/.test(text.plain));
  return head.plan ? (storyPhase(text, head) ?? head) : head;
}

/** "Phase 3: User Story 1 - Title (P1)" and "Phase 3 — [US1] Title" are a group of work, not a place in the plan. */
function storyPhase(text: Text, plan: Head): Head | null {
  const from = /(?:user story \d+|\[US\d+\])/iu.exec(text.plain);
  if (!from || !plan.id || from.index > (plan.id.plain.length + 12)) return null;
  const inner = readHead(sliceText(text, from.index));
  return inner.id ? { ...inner, word: plan.word, kind: "feature" } : null;
}

/** "Stories", "Product Backlog", "User Stories (12)": a heading over items, never an item. */
function listsWork(plain: string): boolean {
  return /^[^\p{L}]*(?:user |product |sprint |technical )?(?:stories|backlog|tasks|issues|tickets|features|epics|requirements|historias(?: de usuario)?|tareas|tarefas)[^\p{L}]*$/iu.test(plain);
}

const denied = /^(?:risks?|r|adr|decision|d|question|q|assumption|a|nfr|fr|ac|step|phase|scenario|option|figure|section|goal|objective|kpi|test|tc|lesson|insight|principle|appendix)$/i;

interface Group {
  count: number;
  strong: number;
  /** Sections with a story sentence, criteria or Gherkin: what no plain section of a document has. */
  certain: number;
  evident: number;
  heads: Head[];
}

export function survey(blocks: readonly Block[], aliases?: Aliases): Survey {
  const groups = new Map<string, Group>();
  const bullets = new Map<string, number>();
  const bolds = new Map<string, number>();
  let numbered = 0;
  let boxes = 0;
  let tables = 0;
  let pairs = 0;
  for (let index = 0; index < blocks.length; index++) {
    const block = blocks[index];
    if (block?.type === "heading") {
      const head = headingHead(block.text);
      if (head.plan || headingField(block.text.plain, aliases) || listsWork(block.text.plain)) continue;
      const key = headingKey(head, block.depth);
      const evidence = evidenceIn(blocks, index, block.depth, aliases);
      const group = groups.get(key) ?? { count: 0, strong: 0, certain: 0, evident: 0, heads: [] };
      group.count++;
      group.heads.push(head);
      if (evidence.strong > 0) group.strong++;
      if (evidence.certain) group.certain++;
      if (evidence.all > 1 || evidence.strong > 0) group.evident++;
      groups.set(key, group);
    } else if (block?.type === "list") {
      for (const item of allItems(block.items)) {
        const head = item.lines[0] ? readHead(item.lines[0]) : null;
        if (item.checked !== null) boxes++;
        const first = item.lines[0]?.plain ?? "";
        if (item.checked !== null && /^\**\d+(?:\.\d+)*\.?\s/.test(first)) numbered++;
        if (head?.id && head.form !== "integer" && !head.plan && !isRegister(head.id.plain)) count(bullets, bulletFamily(head));
      }
    } else if (block?.type === "code" && startsKeyValue(block, aliases)) pairs += 2;
    else if (block?.type === "table") tables += block.rows.length > 1 ? 1 : 0;
    else if (block?.type === "paragraph") {
      for (const line of block.lines) {
        const head = boldHead(line);
        if (head?.id) count(bolds, familyOf(head.id.plain));
        if (/^#\d+$|^(?:ticket|id|issue|story)\s*:\s*\S+$/i.test(line.plain.trim())) pairs++;
      }
    }
  }
  const headings = new Set<string>();
  for (const [key, group] of groups) if (accepts(key, group)) headings.add(key);
  const single = isSingle(blocks, headings, groups, aliases);
  const kept = (map: Map<string, number>) => new Set([...map].filter(([, n]) => n >= 2).map(([family]) => family));
  const bulletFamilies = kept(bullets);
  return {
    headings, single,
    bullets: bulletFamilies,
    bolds: kept(bolds),
    numbered: numbered >= 3 && numbered * 3 >= boxes,
    larger: headings.size > 0 || bulletFamilies.size > 0 || bolds.size > 1 || pairs > 1,
    backlog: headings.size > 0 || bulletFamilies.size > 0 || boxes > 2 || tables > 0 || pairs > 0 || single,
  };
}

/** Bullets are compared by family; plain dotted numbers by how deep they are. */
export function bulletFamily(head: Head): string {
  if (head.word && head.kind) return `word:${head.kind}`;
  return head.form === "number" ? "number" : familyOf(head.id?.plain ?? "");
}

/** The head of a line that is bold as a whole and names an ID: "**SAFE-102: Login**". */
export function boldHead(line: Text): Head | null {
  const mark = line.marks.find((m) => m.type === "strong" && m.start <= 4);
  if (!mark || mark.end < line.plain.trimEnd().length - 24 || labelsIn(line).some((label) => label.field)) return null;
  const head = readHead(line);
  return head.id && !head.plan && head.title.plain ? head : null;
}

function accepts(key: string, group: Group): boolean {
  const [type] = key.split(":");
  const prefix = /^[A-Za-z]+/.exec(group.heads[0]?.id?.plain ?? "")?.[0] ?? "";
  switch (type) {
    case "word":
      if (/^word:(?:epic|feature|story)/.test(key)) return key.endsWith(":id") || group.evident > 0 || group.heads.every((head) => head.separated);
      return key.endsWith(":id") ? group.evident > 0 || group.count > 1 : group.strong > 0;
    case "id":
      if (denied.test(prefix)) return group.strong * 2 > group.count && /^(?:a|d|r|q)$/i.test(prefix);
      if (group.heads[0]?.form === "short") return group.evident > 0 || group.count >= 3;
      return group.evident > 0 || group.count >= 2 || group.heads.some((head) => head.separated);
    case "number":
    case "integer":
      return group.count >= 2 && group.strong * 2 >= group.count;
    default:
      return group.count >= 2 && group.certain * 3 >= group.count * 2;
  }
}

const strongFields = new Set(["criteria", "estimate", "dependsOn", "priority"]);
const weakFields = new Set(["owner", "status", "labels", "tasks", "deliverables", "description", "sprint", "blocks", "epic"]);

/** Signs that what stands under a heading is one piece of work. */
function evidenceIn(blocks: readonly Block[], from: number, depth: number, aliases?: Aliases): { strong: number; all: number; certain: boolean } {
  const strong = new Set<string>();
  const weak = new Set<string>();
  const note = (field: string | null | undefined) => {
    if (field && strongFields.has(field)) strong.add(field);
    else if (field && weakFields.has(field)) weak.add(field);
  };
  for (let index = from + 1; index < blocks.length; index++) {
    const block = blocks[index];
    if (!block) break;
    if (block.type === "heading") {
      const field = headingField(block.text.plain, aliases) ?? labelsIn(block.text, aliases)[0]?.field;
      if (block.depth <= depth || (!field && index - from > 40)) break;
      const head = headingHead(block.text);
      if (!field && (head.id || head.word || head.plan)) break;
      note(field);
    } else if (block.type === "paragraph" || block.type === "quote") {
      const lines = block.type === "paragraph" ? block.lines : block.blocks.flatMap((inner) => (inner.type === "paragraph" ? inner.lines : []));
      for (const line of lines) {
        if (isStoryLine(line.plain, false)) strong.add("story");
        for (const label of labelsIn(line, aliases)) note(label.field);
      }
    } else if (block.type === "list") {
      for (const item of block.items) {
        if (item.checked !== null) weak.add("box");
        for (const label of item.lines[0] ? labelsIn(item.lines[0], aliases) : []) note(label.field);
      }
    } else if (block.type === "code") {
      if (isGherkin(block)) strong.add("gherkin");
      for (const line of block.lines) {
        if (isStoryLine(line.plain.trim(), false)) strong.add("story");
        note(labelsIn(line, aliases)[0]?.field);
      }
    } else if (block.type === "table") for (const row of block.rows) if (row.cells[0] && row.cells.length === 2) note(labelsIn(row.cells[0], aliases)[0]?.field);
  }
  return { strong: strong.size, all: strong.size + weak.size, certain: strong.has("story") || strong.has("criteria") || strong.has("gherkin") || strong.size >= 2 };
}

/** One file, one item: front matter with an ID, or a story as the only title with Status / Story / Criteria sections. */
function isSingle(blocks: readonly Block[], headings: ReadonlySet<string>, groups: ReadonlyMap<string, Group>, aliases?: Aliases): boolean {
  const first = blocks[0];
  if (first?.type === "yaml" && /^(?:id|title)\s*:/m.test(first.text.plain) && /^(?:status|priority|labels|dependencies|assignee|type|parent\w*|estimate|state|milestone)\s*:/m.test(first.text.plain)) return true;
  if (first?.type === "heading" && titledByMetadata(blocks, groups, headings, aliases)) return true;
  const tops = blocks.filter((block) => block.type === "heading" && block.depth === 1);
  const top = tops[0];
  if (tops.length !== 1 || top?.type !== "heading") return false;
  const head = headingHead(top.text);
  if (head.kind === "epic" || head.kind === "feature" || head.plan) return false;
  const sections = new Set(blocks.flatMap((block) => (block.type === "heading" && block.depth === 2 ? [headingField(block.text.plain, aliases)] : [])));
  const own = [...groups].filter(([key, group]) => headings.has(key) && !key.startsWith("bare") && group.heads.some((other) => other.id?.plain !== head.id?.plain && other.kind !== "task"));
  const named = head.id !== null || head.word !== null;
  return named && sections.has("criteria") && own.length === 0;
}

/** A first heading with an ID, metadata lines under it, and no other heading that is an item. */
function titledByMetadata(blocks: readonly Block[], groups: ReadonlyMap<string, Group>, headings: ReadonlySet<string>, aliases?: Aliases): boolean {
  const [top, next] = blocks;
  if (top?.type !== "heading" || !headingHead(top.text).id || [...groups].some(([key, group]) => headings.has(key) && group.heads.some((head) => head.id && head.id.plain !== headingHead(top.text).id?.plain))) return false;
  const lines = next?.type === "quote" ? next.blocks.flatMap((block) => (block.type === "paragraph" ? block.lines : [])) : next?.type === "paragraph" ? next.lines : next?.type === "list" ? next.items.flatMap((item) => item.lines) : [];
  const stated = new Set(lines.flatMap((line) => labelsIn(line, aliases).map((label) => label.field)).filter((field) => field === "status" || field === "priority" || field === "estimate" || field === "labels"));
  return stated.size >= 2 && blocks.some((block) => block.type === "heading" && headingField(block.text.plain, aliases) === "criteria");
}

function* allItems(items: readonly ListItem[]): Generator<ListItem> {
  for (const item of items) {
    yield item;
    for (const block of item.rest) if (block.type === "list") yield* allItems(block.items);
  }
}

function count(map: Map<string, number>, key: string): void {
  map.set(key, (map.get(key) ?? 0) + 1);
}
