// What a whole document shows before any item is read: which headings, bullets and lines are items here, and which only look it.
import {
  certainSigns,
  countSigns,
  metadataSigns,
  signOf,
  strongSigns,
  type HeadingFact,
  type Segment,
} from "./facts.ts";
import type { Slices } from "../text/slices.ts";
import type { House } from "./house.ts";
import { aspects } from "./looked.ts";
import { weighAlike } from "./weights.ts";
import type { Outline } from "./outline.ts";
import { pieceBlocks } from "../parse/pieceBlocks.ts";

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

const denied =
  /^(?:risks?|r|adr|decision|d|td|question|q|assumption|a|nfr|fr|ac|step|phase|scenario|option|figure|section|goal|objective|kpi|test|tc|lesson|insight|principle|appendix|o|h|g)$/i;
/** True for letters that begin the IDs of registers rather than of work. */
export function isDenied(prefix: string): boolean {
  return denied.test(prefix);
}

const usual = /^(?:US|HU|PB|PBI|TASK|TICKET|ISSUE|BUG|STORY|ST|EPIC|FEAT|FEATURE|REQ|WI|TK)$/i;

interface Group {
  count: number;
  strong: number;
  /** Sections with a story sentence, criteria or Gherkin: what no plain section of a document has. */
  certain: number;
  evident: number;
  /** Sections that state something right under the heading. */
  direct: number;
  heads: HeadingFact[];
}

/** True when the survey of the outline before holds for this one too: nothing that counts has changed. */
export function surveyStands({ segments, difference }: Outline, before: Outline): boolean {
  const { from, endBefore, endAfter } = difference;
  const opening = segments.findIndex(({ piece }) => pieceBlocks(piece).length > 0);
  const top = segments.findIndex(({ heading }) => heading !== null);
  return (
    from > Math.max(opening, top) &&
    weighAlike(before.segments.slice(from, endBefore), segments.slice(from, endAfter), segments[top]?.heading ?? null)
  );
}

/** So many segments are weighed at a time. */
const slice = 512;

/** Weighs the segments of a document. Returns `previous` itself when nothing came out differently. */
export function* survey(segments: readonly Segment[], previous: Survey | null, house: House): Slices<Survey> {
  const groups = new Map<string, Group>();
  const bullets = new Map<string, number>();
  /** Families with two different IDs: GA4 in many bullets is none. */
  const several = new Set<string>();
  const firstOf = new Map<string, string>();
  const bolds = new Map<string, number>();
  let numbered = 0;
  let boxes = 0;
  let tables = 0;
  let pairs = 0;
  for (let index = 0; index < segments.length; index++) {
    const segment = segments[index];
    if (!segment) continue;
    if (index % slice === slice - 1) yield;
    numbered += segment.numbered;
    boxes += segment.boxes;
    tables += segment.tables;
    pairs += segment.pairs;
    for (const { family, id } of segment.bullets) {
      count(bullets, family);
      if ((firstOf.get(family) ?? id) === id) firstOf.set(family, id);
      else several.add(family);
    }
    for (const family of segment.bolds) count(bolds, family);
    const { heading } = segment;
    if (!heading || heading.head.plan || heading.field || heading.listsWork) continue;
    const signs = signsUnder(segments, index, heading.depth);
    const group = groups.get(heading.key) ?? { count: 0, strong: 0, certain: 0, evident: 0, direct: 0, heads: [] };
    const strong = signs & strongSigns;
    group.count++;
    group.heads.push(heading);
    if (strong !== 0) group.strong++;
    if ((strong & certainSigns) !== 0 || countSigns(strong) >= 2) group.certain++;
    if (countSigns(signs) > 1 || strong !== 0 || (signs !== 0 && heading.head.form === "key")) group.evident++;
    if ((signsRightUnder(segments, index) & (strongSigns | metadataSigns)) !== 0) group.direct++;
    groups.set(heading.key, group);
  }
  yield;
  const headings = new Set<string>();
  for (const [key, group] of groups) if (accepts(key, group)) headings.add(key);
  for (const key of headings) if (isOverWork(groups.get(key), key, groups, headings)) headings.delete(key);
  const single = !house.dialectsOff.has("single-item") && isSingle(segments, headings, groups);
  const kept = (map: Map<string, number>) =>
    new Set([...map].filter(([family, n]) => n >= 2 || family.startsWith("house:")).map(([family]) => family));
  for (const family of bullets.keys()) if (!several.has(family) && !family.startsWith("house:")) bullets.delete(family);
  const bulletFamilies = kept(bullets);
  /** Among many boxes a few words that look like IDs, "P95", "D3", do not make the boxes parts of something. */
  const prevail = (map: Map<string, number>) => [...map].reduce((sum, [, n]) => sum + (n >= 2 ? n : 0), 0) * 6 >= boxes;
  return again(previous, {
    headings,
    single,
    bullets: bulletFamilies,
    bolds: kept(bolds),
    numbered: numbered >= 3 && numbered * 3 >= boxes,
    larger:
      headings.size > 0 ||
      (bulletFamilies.size > 0 && prevail(bullets)) ||
      (kept(bolds).size > 0 && prevail(bolds)) ||
      pairs > 1,
    backlog: headings.size > 0 || bulletFamilies.size > 0 || boxes > 2 || tables > 0 || pairs > 0 || single,
  });
}

/** What came out as before is the same object, and so is the whole where all of it did. */
function again(previous: Survey | null, next: Survey): Survey {
  if (previous === null) return next;
  const kept = (before: ReadonlySet<string>, now: ReadonlySet<string>) =>
    before.size === now.size && [...before].every((value) => now.has(value)) ? before : now;
  const now: Survey = {
    ...next,
    headings: kept(previous.headings, next.headings),
    bullets: kept(previous.bullets, next.bullets),
    bolds: kept(previous.bolds, next.bolds),
  };
  return aspects.every((aspect) => previous[aspect] === now[aspect]) ? previous : now;
}

/** "## P1 — Next" over items with IDs of their own is their priority, and a title over them all is no item either. */
function isOverWork(
  group: Group | undefined,
  own: string,
  groups: ReadonlyMap<string, Group>,
  headings: ReadonlySet<string>,
): boolean {
  if (!group) return false;
  // "# BMAD-101 — Epic breakdown" at the top is the document's title.
  const isTitle = group.count === 1 && group.heads[0]?.depth === 1 && own.startsWith("id:") && group.direct === 0;
  if (!isTitle && !group.heads.every(({ head }) => /^P[0-4]$/.test(head.id?.plain ?? ""))) return false;
  const depth = Math.min(...group.heads.map((head) => head.depth));
  return [...headings].some(
    (key) => key !== own && !key.startsWith("bare") && groups.get(key)?.heads.some((head) => head.depth > depth),
  );
}

function accepts(key: string, group: Group): boolean {
  const [type] = key.split(":");
  const first = group.heads[0]?.head;
  const prefix = /^[A-Za-z]+/.exec(first?.id?.plain ?? "")?.[0] ?? "";
  switch (type) {
    case "house":
      return true;
    case "word":
      if (/^word:(?:epic|feature|story)/.test(key))
        return key.endsWith(":id") || group.evident > 0 || group.heads.every(({ head }) => head.separated);
      return key.endsWith(":id") ? group.evident > 0 || group.count > 1 : group.strong > 0;
    case "id":
      if (denied.test(prefix)) return group.strong * 2 > group.count && /^(?:a|d|r|q|o|h|g)$/i.test(prefix);
      if (first?.form === "short") return group.evident > 0 || group.count >= 3;
      return group.evident > 0 || usual.test(prefix);
    case "number":
    case "integer":
      return group.count >= 2 && group.strong * 2 >= group.count;
    default:
      return group.count >= 2 && group.certain * 3 >= group.count * 2;
  }
}

/** The signs that stand under a heading before any other heading. */
function signsRightUnder(segments: readonly Segment[], from: number): number {
  let signs = segments[from]?.signs ?? 0;
  for (let index = from + 1; segments[index]?.heading === null; index++) signs |= segments[index]?.signs ?? 0;
  return signs;
}

/** The signs that stand under a heading before the next heading that may be an item or closes it. */
function signsUnder(segments: readonly Segment[], from: number, depth: number): number {
  let signs = segments[from]?.signs ?? 0;
  for (let index = from + 1; index < segments.length && index < from + 60; index++) {
    const segment = segments[index];
    if (!segment) break;
    const { heading } = segment;
    if (heading) {
      if (heading.depth <= depth) break;
      const field = heading.field ?? heading.states;
      if (!field && (heading.head.id || heading.head.word || heading.head.plan || index - from > 12)) break;
      if (field) signs |= signOf(field);
    }
    signs |= segment.signs;
  }
  return signs;
}

/** Front matter of an item rather than of a document: an ID, or a title with at least two facts about work. */
function describesItem(yaml: string): boolean {
  const facts =
    yaml.match(
      /^(?:status|priority|labels|tags|dependencies|depends_on|assignee|owner|parent\w*|estimate|points|story_points|state|milestone|sprint|epic|(?:kind|type)(?=\s*:\s*["']?(?:epic|feature|story|task|subtask|bug|spike|chore)["']?\s*$))\s*:/gm,
    )?.length ?? 0;
  return /^id\s*:/m.test(yaml) ? facts >= 1 : /^title\s*:/m.test(yaml) && facts >= 2;
}

/** What an issue form makes: headings of one depth, each the name of a field, and nothing else but a title above them. */
export function isForm(facts: readonly HeadingFact[]): boolean {
  const titled = formTitle(facts) !== null;
  const answers = titled ? facts.slice(1) : facts;
  const fields = new Set(answers.map((fact) => fact.field));
  // Under a title a description and criteria may be any chapter's: a form also asks for what plans are made with.
  const plans =
    !titled ||
    ["estimate", "priority", "labels", "owner", "status", "kind"].some((one) =>
      answers.some((fact) => fact.field === one),
    );
  return (
    answers.length >= 3 &&
    fields.size >= 3 &&
    plans &&
    answers.filter((fact) => fact.field === null).length * 4 <= (titled ? answers.length : 0) &&
    answers.every((fact) => fact.depth === answers[0]?.depth && fact.depth > 1)
  );
}

/** The heading above a form's answers; null where the file holds the answers alone. */
export function formTitle(facts: readonly HeadingFact[]): HeadingFact | null {
  const [first, second] = facts;
  return first !== undefined && second !== undefined && first.field === null && first.depth < second.depth
    ? first
    : null;
}

/** One file, one item: front matter with an ID, or a story as the only title with Status / Story / Criteria sections. */
function isSingle(
  segments: readonly Segment[],
  headings: ReadonlySet<string>,
  groups: ReadonlyMap<string, Group>,
): boolean {
  const first = segments.find(({ piece }) => pieceBlocks(piece).length > 0);
  const opening = first ? pieceBlocks(first.piece)[0] : undefined;
  if (opening?.type === "yaml" && describesItem(opening.text.plain)) {
    const named = /^id\s*:\s*["']?[\w.-]*\d/m.test(opening.text.plain);
    const plans = segments.filter(({ heading }) => heading?.head.plan).length;
    const several = [...groups].some(([key, group]) => headings.has(key) && !key.startsWith("bare") && group.count > 1);
    if (named || (plans < 2 && !several)) return true;
  }
  // Most documents have no such heading, which is told without a list of all.
  if (!segments.some(({ heading }) => heading?.field === "criteria")) return false;
  const facts = segments.flatMap((segment) => segment.heading ?? []);
  const criteria = (depth: number | null) =>
    facts.some((fact) => fact.field === "criteria" && (depth === null || fact.depth === depth));
  const top = facts[0];
  if (!top) return false;
  if (isForm(facts)) return true;
  const { head } = top;
  if (head.kind === "epic" || head.kind === "feature" || head.plan) return false;
  const others = [...groups].filter(
    ([key, group]) =>
      headings.has(key) &&
      !key.startsWith("bare") &&
      group.heads.some((fact) => fact !== top && fact.head.id?.plain !== head.id?.plain),
  );
  // A first heading with an ID and metadata lines under it.
  const under = segments.find((segment) => segment.heading === top);
  const next = segments.find((segment) => segment.heading === null && segment.firstSigns !== 0);
  const stated = countSigns((under?.firstSigns || next?.firstSigns || 0) & metadataSigns);
  if (opening?.type === "heading" && head.id && stated >= 2 && others.length === 0) return true;
  if (facts.filter((fact) => fact.depth === 1).length !== 1 || top.depth !== 1) return false;
  return (
    (head.id !== null || head.word !== null) &&
    criteria(2) &&
    others.every(([, group]) => group.heads.every((fact) => fact === top || fact.head.kind === "task"))
  );
}

function count(map: Map<string, number>, key: string): void {
  map.set(key, (map.get(key) ?? 0) + 1);
}
