// Items that are list items: checkboxes with IDs (spec-kit, kiro), bold IDs, numbered stories, plain phase checklists.
import type { Dialect, FieldName } from "../model/item.ts";
import type { Block, ListBlock, ListItem } from "../parse/blocks.ts";
import { markAt, sliceText, trimText, type Text } from "../parse/inline.ts";
import type { Context, Draft } from "./draft.ts";
import type { House } from "./house.ts";
import { readHead, type Head } from "./head.ts";
import { labelAt } from "./labels.ts";
import { bulletFamily, headingKey } from "./facts.ts";
import { kindOf } from "./words.ts";
import { isStoryLine } from "./story.ts";
import type { Survey } from "./survey.ts";

/** Fields that a box states of something else; "Components: header" may well be work. */
const statesAbout: ReadonlySet<FieldName | null> = new Set([
  "criteria",
  "estimate",
  "priority",
  "status",
  "owner",
  "dependsOn",
]);

/** What the enclosing section says about its bullets. */
export interface Surroundings {
  readonly context: Context;
  readonly parent: Draft | null;
  /** The heading above names stories, tasks, a backlog. */
  readonly listsWork: boolean;
  /** The heading above names work that is still to come: a backlog, what was put off. */
  readonly listsOpen: boolean;
  /** The heading above names criteria, risks, notes: its boxes are not work. */
  readonly listsOther: boolean;
}

/** Items among the bullets of a list, in document order, with the bullets that are none. */
export function readBullets(
  list: ListBlock,
  around: Surroundings,
  survey: Survey,
  house: House,
): { drafts: Draft[]; left: ListItem[] } {
  const drafts: Draft[] = [];
  const left: ListItem[] = [];
  const titled = around.listsOpen && !around.listsOther ? list.items.filter((item) => isLed(item, house)) : [];
  // "and more to come" is no reason to doubt the others.
  const led = titled.length >= 3 && titled.length * 4 >= list.items.length * 3 ? titled : [];
  for (const item of list.items) {
    const own = draftOf(item, list, around, survey, around.parent, house, led.includes(item));
    if (!own) {
      left.push(item);
      continue;
    }
    drafts.push(own);
    nested(item.rest, own, around, survey, drafts, house);
  }
  return { drafts, left };
}

/** Bullets below an item's bullet are items where they carry IDs; otherwise they are its body. */
function nested(
  rest: readonly Block[],
  owner: Draft,
  around: Surroundings,
  survey: Survey,
  drafts: Draft[],
  house: House,
): void {
  for (const block of rest) {
    if (block.type !== "list") {
      owner.blocks.push(block);
      continue;
    }
    const body: ListItem[] = [];
    for (const item of block.items) {
      const head = item.lines[0] ? bulletHead(item.lines[0], survey, isBoxed(item), house) : null;
      const own =
        head?.head.id && identified(head.head, item, survey, head.bold)
          ? draftOf(item, block, around, survey, owner, house)
          : null;
      if (!own) {
        body.push(item);
        continue;
      }
      drafts.push(own);
      nested(item.rest, own, around, survey, drafts, house);
    }
    const [first] = body;
    if (first) owner.blocks.push({ ...block, items: body, start: first.start, end: body.at(-1)?.end ?? first.end });
  }
}

function draftOf(
  item: ListItem,
  list: ListBlock,
  around: Surroundings,
  survey: Survey,
  parent: Draft | null,
  house: House,
  led = false,
): Draft | null {
  const [first, ...more] = item.lines;
  if (!first) return null;
  const { head, remark, bold } = bulletHead(first, survey, isBoxed(item), house);
  const marked = isBoxed(item) || head.checked !== null;
  const hasId = head.id !== null && !head.plan && identified(head, item, survey, bold);
  // "1. As a player, I can steer": a story of the epic above, where stories have no headings of their own.
  const sentence =
    around.listsWork &&
    isStoryLine(first.plain, false) &&
    ![...survey.headings].some((key) => key.startsWith("word:story"));
  // "2. User Story 2.1: …" where headings tell the stories: the list only puts them in order.
  const mention = head.word !== null && head.id !== null && survey.headings.has(headingKey(head, 0));
  if (mention && !hasId) return null;
  const numberedStory =
    list.ordered &&
    item.number !== null &&
    around.listsWork &&
    (head.priority !== null ||
      (head.word !== null && head.kind !== null) ||
      (bold && statesFields(item, house)) ||
      sentence);
  const plainBox =
    item.checked !== null &&
    !survey.larger &&
    !around.listsOther &&
    head.title.plain.length > 2 &&
    !statesAbout.has(labelAt(first, house)?.field ?? null);
  if (!hasId && !numberedStory && !sentence && !plainBox && !led) return null;
  if (head.plan) return null;
  const continued: Text[] = [];
  const body: Text[] = [];
  for (const line of more)
    (body.length === 0 && !bold && !remark && labelAt(line, house) === null ? continued : body).push(line);
  // What looks like an ID and is none in this file is a word of the title.
  const whole = hasId || !head.id ? null : trimText(sliceText(first, first.plain.indexOf(head.word ?? head.id.plain)));
  const own = whole ? { ...head, id: null, form: null, title: whole } : head;
  const title = continued.length > 0 ? wrapped(own.title, continued) : own.title;
  const dialect: Dialect = numberedStory ? "numbered-stories" : marked || plainBox ? "checklist" : "bold-list";
  if (house.dialectsOff.has(dialect)) return null;
  const blocks: Block[] = [];
  const lines = remark ? [remark, ...body] : body;
  if (lines[0]) blocks.push({ type: "paragraph", lines, start: lines[0].start, end: lines.at(-1)?.end ?? item.end });
  const number = numberedStory && !own.id && item.number ? numberText(item, first) : null;
  return {
    dialect,
    kind: head.kind,
    level: 8 + (parent ? parent.level : 0),
    parent,
    context: around.context,
    head: { ...own, title, ...(number ? { id: number, form: "integer" as const } : {}) },
    line: { start: item.start, end: first.end },
    end: item.end,
    blocks,
    entries: [],
    checked: item.checked ?? head.checked,
    remark: null,
  };
}

/** True for a bullet that begins with a bold title and goes on with what it is about: "**Export** — to CSV". */
function isLed({ lines: [first] }: ListItem, house: House): boolean {
  const title = first?.marks.find(({ type, start }) => type === "strong" && start === 0);
  return (
    first !== undefined &&
    title !== undefined &&
    title.end >= 3 &&
    title.end <= 80 &&
    !/[:：.!?]\s*$/.test(first.plain.slice(0, title.end)) &&
    /^\s*(?:[–—(-]|\p{L})/u.test(first.plain.slice(title.end)) &&
    labelAt(first, house) === null
  );
}

/** True where the bullets under an item state what only work has. */
function statesFields(item: ListItem, house: House): boolean {
  return item.rest.some(
    (block) =>
      block.type === "list" &&
      block.items.some((inner) => {
        const field = inner.lines[0] ? labelAt(inner.lines[0], house)?.field : null;
        return field === "criteria" || field === "priority" || field === "dependsOn";
      }),
  );
}

/** "[ ]", "[x]", and the "[-]", "[~]", "[/]" of work under way. */
function isBoxed(item: ListItem): boolean {
  return item.checked !== null || /^\[[-~/]\]\s/.test(item.lines[0]?.plain ?? "");
}

/** True where the file uses this kind of ID for its bullets. */
function identified(head: Head, item: ListItem, survey: Survey, bold: boolean): boolean {
  if (!head.id) return false;
  if (head.form === "integer") return survey.numbered && isBoxed(item);
  if (head.form === "number")
    return survey.numbered ? isBoxed(item) : isBoxed(item) && survey.bullets.has("number") && !survey.larger;
  if (head.word && head.kind)
    return (
      survey.bullets.has(bulletFamily(head)) &&
      (isBoxed(item) || /^\W*\S+\s*\S*/.test(head.title.plain)) &&
      head.kind !== "subtask" &&
      (isBoxed(item) || !survey.larger || survey.headings.size === 0)
    );
  return (
    survey.bullets.has(bulletFamily(head)) &&
    head.title.plain.length > 0 &&
    (isBoxed(item) || head.checked !== null || head.separated || bold)
  );
}

/** Takes a bullet's first line apart: "**T1 — Title.** remark" has its title in the bold part. */
function bulletHead(
  line: Text,
  survey: Survey,
  boxed: boolean,
  house: House,
): { head: Head; remark: Text | null; bold: boolean } {
  const strong = line.marks.find((mark) => mark.type === "strong" && mark.start <= 6);
  const integers = boxed && survey.numbered;
  if (strong) {
    const inner = readHead(sliceText(line, 0, strong.end), house, integers);
    const rest = trimText(sliceText(line, strong.end));
    const word = inner.title.plain.replace(/\s*[:：]$/, "");
    // "**BUG**: Center the text": the bold word sorts the work, the rest names it.
    const sorts = /^\p{Lu}[\p{Lu} -]{1,24}$/u.test(word) || kindOf(word, house) !== null;
    const colon = word !== inner.title.plain || /^[:：]/.test(rest.plain);
    if (boxed && !inner.id && sorts && colon && rest.plain) {
      const title = trimText(sliceText(line, line.plain.indexOf(word)));
      return { head: { ...inner, title, kind: inner.kind ?? kindOf(word, house) }, remark: null, bold: false };
    }
    if (inner.title.plain) {
      const remark = trimText(sliceText(rest, /^[\s:.–—-]+/.exec(rest.plain)?.[0].length ?? 0));
      const title = /[.:]$/.test(inner.title.plain)
        ? trimText(sliceText(inner.title, 0, inner.title.plain.length - 1))
        : inner.title;
      return { head: { ...inner, title }, remark: remark.plain ? remark : null, bold: true };
    }
  }
  const head = readHead(line, house, integers);
  return {
    head,
    remark: null,
    bold: head.id !== null && markAt(line, line.plain.indexOf(head.id.plain), "strong") !== undefined,
  };
}

function wrapped(title: Text, lines: readonly Text[]): Text {
  const plain = [title.plain, ...lines.map((line) => line.plain)].join(" ");
  let length = title.plain.length;
  const runs = [...title.runs];
  for (const line of lines) {
    runs.push(
      { plain: length, source: line.start - 1 },
      ...line.runs.map((run) => ({ plain: run.plain + length + 1, source: run.source })),
    );
    length += line.plain.length + 1;
  }
  return { plain, start: title.start, end: lines.at(-1)?.end ?? title.end, runs, marks: title.marks };
}

/** The number of an ordered item as a text of its own. */
function numberText(item: ListItem, first: Text): Text | null {
  if (!item.number || first.start <= item.start) return null;
  return {
    plain: item.number,
    start: item.start,
    end: item.start + item.number.length,
    runs: [{ plain: 0, source: item.start }],
    marks: [],
  };
}
