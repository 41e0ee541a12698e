// Sprints, phases and waves: what their sections say beyond the items that stand in them.
import type { Criterion, Reference, Status, Value } from "../model/item.ts";
import type { Capacity, CapacityCheck, Commitment, Quantity, Sprint } from "../model/plan.ts";
import type { Block, HeadingBlock, ListItem } from "../parse/blocks.ts";
import { sliceText, trimText, type Text } from "../parse/inline.ts";
import { collectFields } from "./fields.ts";
import { textsOf, valueOf } from "./entry.ts";
import { readCriteria } from "./criteria.ts";
import { readHead, type Head } from "./head.ts";
import type { House } from "./house.ts";
import { readQuantity, readSum } from "./quantities.ts";
import { tickedCells } from "./tickedCells.ts";
import { readReferences } from "./references.ts";
import { statusValue, stringValue, taskLine, type PlaceOf } from "./values.ts";
import { saysUnknown } from "./words.ts";

/** Parentheses in a heading that say when: "Weeks 1-2", "3 Mar – 14 Mar", "2025-03-03"; not "RC v0.1.0". */
export const dated =
  /^(?=.*\d)(?!.*(?:complete|done))(?:.*\b(?:weeks?|wk|days?|months?|semanas?|d[ií]as?|semaines?|wochen?|tage|q[1-4]|jan|feb|mar|apr|may|mai|jun|jul|aug|ago|sept?|oct|okt|nov|de[cz]|january|february|march|april|june|july|august|september|october|november|december|enero|febrero|marzo|abril|mayo|junio|julio|agosto|octubre|noviembre|diciembre|janvier|mars|avril|juin|juillet|janeiro|fevereiro|abril|maio|junho|julho|januar|februar|märz|juni|juli|oktober|dezember)(?![\p{L}])|.*(?<![\d.])\d{1,4}(?:[/-]\d{1,2}|\.\d{1,2}\.)(?![\d.])|.*\d+\s*[周日月])/iu;

const day =
  "(?:\\d{4}-\\d{2}-\\d{2}|\\d{1,2}[./]\\d{1,2}(?:[./]\\d{2,4})?\\.?|\\p{L}{3,9}\\.? \\d{1,2}|\\d{1,2}\\.? \\p{L}{3,9})(?:,? \\d{4})?";
/** "2026-01-05 – 2026-01-16", "Jan 5 - Jan 16, 2026" at the start of a title. */
const dateRange = new RegExp(`^${day}\\s*(?:[-–—]|to|until|bis|→)\\s*(?:${day}|\\d{1,2}(?!\\d))`, "iu");

/** The sprint that a plan heading opens: its own fields from what no item took, its commitments from `all` its blocks. */
export function readSprint(
  heading: HeadingBlock,
  head: Head,
  rest: readonly Block[],
  all: readonly Block[],
  place: PlaceOf,
  house: House,
): Sprint {
  const { entries } = collectFields(rest, house);
  const value = (...fields: readonly string[]) => {
    for (const field of fields)
      for (const entry of entries) {
        const text = entry.field === field ? valueOf(entry) : null;
        if (text?.plain && !saysUnknown(text.plain)) return text;
      }
    return null;
  };
  const name = head.id ?? heading.text;
  const bare = /^\([^()]*\)\s*[:：–—-]?\s*/u.exec(head.title.plain)?.[0].length ?? 0;
  const title = sliceText(head.title, bare);
  const range = dateRange.exec(title.plain)?.[0] ?? null;
  const goal = value("goal", "description");
  const dates = value("dates");
  const status = value("status");
  const velocity = value("velocity");
  const total =
    value("total") ??
    entries
      .filter(
        (entry) =>
          entry.field === "estimate" &&
          /point|pts|\bsp\b|velocity|puntos|pontos/i.test(`${entry.name?.plain} ${entry.inline?.plain}`),
      )
      .map(valueOf)[0] ??
    null;
  const written = /[(（]([^()（）]{3,60})[)）]/.exec(heading.text.plain);
  const headed = written?.[1]
    ? readQuantity(sliceText(heading.text, written.index + 1, written.index + 1 + written[1].length), null, place)
    : head.estimate
      ? readQuantity(head.estimate, "points", place)
      : null;
  return {
    kind: head.plan ?? "sprint",
    name: {
      ...stringValue(name, place),
      value: name.plain
        .replace(/\s*[:#№-]\s*/, " ")
        .replace(/\s+/g, " ")
        .trim(),
    },
    // "Sprint 1 (Weeks 1-2): Boarding" is called Boarding; the parentheses are its dates.
    title: range === null ? title.plain : title.plain.slice(range.length).replace(/^(?:[\s:：,–—-]|\([^()]*\))+/u, ""),
    at: place(heading.text),
    goal: goal ? stringValue(goal, place) : null,
    dates: dates
      ? stringValue(dates, place)
      : written?.[1] && dated.test(written[1]) && !headed
        ? stringValue(sliceText(heading.text, written.index + 1, written.index + 1 + written[1].length), place)
        : range !== null
          ? stringValue(sliceText(title, 0, range.length), place)
          : null,
    progress: progressIn([heading.text, ...(status ? [status] : [])], place),
    status:
      (status ? statusValue(status, place, house) : null) ??
      (head.status ? { value: head.status.value, raw: head.status.text.plain, at: place(head.status.text) } : null) ??
      bracketed(heading.text, place, house),
    capacity: entries
      .filter((entry) => entry.field === "capacity")
      .flatMap((entry) => readCapacity(valueOf(entry), null, place)),
    velocity: velocity ? readQuantity(velocity, "points", place) : null,
    commitments: readCommitments(all, place, house),
    checks: checkLines(all).flatMap((line) => readCheck(line, place)),
    committed:
      (total ? readQuantity(total, "points", place) : null) ??
      (headed && headed.stated && headed.unit !== "days" ? headed : null),
    criteria: [
      ...entries
        .filter((entry) => entry.field === "criteria")
        .flatMap((entry): Criterion[] => readCriteria(entry, place)),
      ...tickedCells(rest, place),
    ],
  };
}

/** "Sprint 1: Checkout (Done)": the state alone in parentheses at the end of the heading. */
function bracketed(heading: Text, place: PlaceOf, house: House): Value<Status> | null {
  const hit =
    /\(((?:done|completed?|finished|closed|in progress|not started|planned)(?: [✅✔🔄]\ufe0f?)?)\)\W*$/iu.exec(
      heading.plain,
    );
  return hit?.[1] ? statusValue(sliceText(heading, hit.index + 1, hit.index + 1 + hit[1].length), place, house) : null;
}

/** How much of a plan is said to be done: "(80% complete)", "Progress: 60%". "1% effort" says nothing of the kind. */
function progressIn(texts: readonly Text[], place: PlaceOf): Value<number> | null {
  for (const text of texts) {
    const hit = /(?<![\d.,])(100|\d{1,2})(?:[.,]\d+)?\s?%(?!\p{L})/u.exec(text.plain);
    if (
      hit &&
      (text !== texts[0] || /complet|done|finished|progress|fertig|erledigt|termin|conclu|完成/iu.test(text.plain))
    )
      return {
        value: Number.parseFloat(hit[0].replace(",", ".")),
        raw: hit[0],
        at: place(sliceText(text, hit.index, hit.index + hit[0].length)),
      };
  }
  return null;
}

/** Amounts of a capacity line: "85 story points", "20–24 pts/sprint". A line in people or percent states none. */
export function readCapacity(text: Text | null, role: string | null, place: PlaceOf): Capacity[] {
  if (!text) return [];
  // "4 FTE × 7 days = 28 engineer-days": the amount is what it comes to.
  const read =
    readQuantity(text, null, place) ?? readQuantity(sliceText(text, text.plain.lastIndexOf("=") + 1), null, place);
  return read && read.unit !== "items"
    ? [{ amount: read.amount, upTo: read.upTo, unit: read.unit, at: read.at, role }]
    : [];
}

/** List items that name work by ID, and "Stories: A-1, A-2" lines. */
function readCommitments(blocks: readonly Block[], place: PlaceOf, house: House): Commitment[] {
  const found: Commitment[] = [];
  let committing = false;
  for (const block of blocks) {
    if (block.type === "heading")
      committing = /\b(?:committed|commitments?|stories|backlog|scope|items|issues|tickets|tasks|planned|work)\b/i.test(
        block.text.plain,
      );
    if (block.type === "paragraph")
      for (const line of block.lines) {
        if (/[:：]\s*$/.test(line.plain))
          committing = /\b(?:committed|stories|backlog items|items|issues|tickets|scope)\b/i.test(line.plain);
        const listed =
          /^\W*(?:committed )?(?:user )?(?:stories|issues|tickets|items|backlog items|deliverables?|관련 us|us)\W*[:：]\s*(?=\S)/iu.exec(
            line.plain,
          );
        if (listed) found.push(...listedItems(trimText(sliceText(line, listed[0].length)), place, house));
      }
    if (block.type !== "list") continue;
    for (const item of block.items) {
      const commitment = commitmentOf(item, committing && block.ordered, place, house);
      if (commitment) found.push(commitment);
    }
  }
  return found;
}

/** The work that a text lists; prose names none. */
export function listedItems(text: Text, place: PlaceOf, house: House): Commitment[] {
  return readReferences(text, place, house).flatMap((reference) =>
    reference.type === "prose" ? [] : [bareCommitment(reference)],
  );
}

/** A commitment that says nothing but which item. */
export function bareCommitment(item: Reference): Commitment {
  return { item, title: "", points: null, roles: [], tasks: [], total: null, continued: false, at: item.at };
}

function commitmentOf(item: ListItem, numbered: boolean, place: PlaceOf, house: House): Commitment | null {
  const line = item.lines[0];
  if (!line) return null;
  const continued =
    /\(\s*(?:continued|cont\.?|carry[- ]?over|carried over|remaining|part \d|parcial|partial)[^)]*\)/i.test(line.plain);
  const cleaned = continued ? line.plain.replace(/\(\s*(?:continued|cont)[^)]*\)/i, "").trim() : line.plain;
  const head = readHead(line, house);
  const points = readQuantity(sliceText(line, Math.max(0, line.plain.search(/[([]\s*~?\d/))), null, place);
  if (!head.id && !(numbered && points && points.unit === "points")) return null;
  if (head.plan || (!head.title.plain && !numbered && item.rest.length === 0 && cleaned.length > 40)) return null;
  const lines = item.rest.flatMap((block) => (block.type === "list" ? block.items : []));
  const totalLine = lines.find((inner) => /^\W*total\b/i.test(inner.lines[0]?.plain ?? ""));
  const tasks = lines.filter((inner) => inner !== totalLine).flatMap((inner) => taskLine(inner, place) ?? []);
  const role = /[)\]]\s*[-–—]\s*([\p{L}][\p{L} /+&]{1,40})$/u.exec(line.plain)?.[1];
  const at = place(line);
  return {
    item: head.id ? { type: "id", id: head.id.plain, at: place(head.id) } : { type: "prose", text: line.plain, at },
    title: head.title.plain,
    points: points?.unit === "points" ? points : null,
    roles: role ? role.split(/\s*[/+&]\s*/) : [],
    tasks,
    total: totalLine?.lines[0] ? readQuantity(totalLine.lines[0], "hours", place) : null,
    continued,
    at,
  };
}

function checkLines(blocks: readonly Block[]): Text[] {
  return blocks.flatMap((block) =>
    block.type === "list"
      ? block.items.flatMap((item) => item.lines)
      : block.type === "paragraph"
        ? [...block.lines]
        : [],
  );
}

/** "DevOps: 30 + 4 + 6 = **40 hrs** (within 80 hrs)". */
function readCheck(line: Text, place: PlaceOf): CapacityCheck[] {
  const named = /^\W*([\p{L}][\p{L} /&-]{0,30}?)\s*[:：]/u.exec(line.plain);
  const added = readSum(line, "hours", place);
  if (!named?.[1] || !added) return [];
  const within = /\b(?:within|of|out of|limit|capacity|max|\/)\s*(?=\d)/i.exec(line.plain);
  const limit = within ? readQuantity(sliceText(line, within.index + within[0].length), null, place) : null;
  return [
    {
      role: /^total/i.test(named[1]) ? null : named[1].trim(),
      terms: added.terms,
      sum: added.sum,
      limit,
      at: place(line),
    },
  ];
}

/** What parts a plan's name from what it holds. */
const planGap = /^\s*(?:[(（][^()（）]*[)）])?\s*(?:[:：]|[-–—]\s|$)/u;
/** A sentence about a sprint puts nothing into it. */
const tells = /\b(?:depends?|requires?|runs?|because|which|only|must|is|are|was|contains|starts|ends)\b/i;

/** Waves and sprints that are written as list items: "Wave 1 (Now): Epic 1 stories 1-2 and Epic 3 story 1." */
export function readPlanBullets(blocks: readonly Block[], place: PlaceOf, house: House): Sprint[] {
  return blocks
    .flatMap((block) => (block.type === "list" ? block.items : []))
    .flatMap((item): Sprint[] => {
      const line = item.lines[0];
      const head = line ? readHead(line, house) : null;
      if (!line || !head?.plan || !head.id) return [];
      const gap = planGap.exec(line.plain.slice(line.plain.indexOf(head.id.plain) + head.id.plain.length));
      if (!gap || tells.test(line.plain)) return [];
      const body = sliceText(line, Math.max(0, line.plain.search(/[:：]\s/)) + 1);
      const texts = [
        body,
        ...item.rest.flatMap((inner) => textsOf({ field: null, name: null, inline: null, blocks: [inner], depth: 0 })),
      ];
      const commitments = texts.flatMap((text) => listedItems(trimText(text), place, house));
      if (commitments.length === 0) return [];
      const none: Quantity | null = null;
      return [
        {
          kind: head.plan,
          name: { ...stringValue(head.id, place), value: head.id.plain.replace(/\s+/g, " ") },
          title: called(head.title.plain),
          at: place(line),
          goal: null,
          dates: null,
          progress: null,
          status: null,
          capacity: [],
          velocity: none,
          commitments,
          checks: [],
          committed: none,
          criteria: [],
        },
      ];
    });
}

/** What stands before the colon, without parentheses: "(Now): Epic 1 stories 1-2" is called "Now". */
function called(title: string): string {
  const name = /^(.{0,60}?)[:：](?:\s|$)/u.exec(title)?.[1] ?? "";
  return name.replace(/^[\s(（]+|[\s)）]+$/gu, "");
}
