// Acceptance criteria in every form they are written: bullets, boxes, cells, sentences, Gherkin steps, tables.
import type { Criterion } from "../model/item.ts";
import type { Block, CodeBlock, ListItem, TableBlock } from "../parse/blocks.ts";
import { sliceText, splitText, trimText, type Text } from "../parse/inline.ts";
import type { Place } from "../text/span.ts";
import type { Entry } from "./fields.ts";
import { saysNone } from "./words.ts";

type PlaceOf = (text: Text) => Place;

const given = "given|dado(?: que)?|dada|étant donné(?: que)?|etant donne|gegeben(?: sei)?|假如|假设|前提|먼저";
const when = "when|cuando|quando|quand|lorsque|wenn|当|もし|만일|만약";
const then = "then|entonces|então|entao|alors|dann|那么|则|ならば|그러면";
const also = "and|but|y|e|pero|mas|et|mais|und|aber|而且|并且|但是|かつ|하지만|그리고|\\*";
const step = new RegExp(`^[\\s*_-]*(?:(${given})|(${when})|(${then})|(${also}))(?![\\p{L}])[\\s*_:,，：]*`, "iu");

const thenInside = new RegExp(`[,，;]\\s*(?:${then})(?![\\p{L}])[\\s*_:,]*`, "iu");

/** True for a fence of Given/When/Then, whatever its info string says. */
export function isGherkin(block: CodeBlock): boolean {
  if (/^(?:gherkin|feature|cucumber)$/.test(block.lang)) return true;
  if (!/^(?:|text|txt|plaintext|markdown|md)$/.test(block.lang)) return false;
  const steps = block.lines.filter((line) => /^\s*(?:given|when|then|dado|cuando|entonces|étant donné|quand|alors)\s/i.test(line.plain)).length;
  return steps >= 2;
}

/** The criteria under a field, each with the place of its own text. */
export function readCriteria(entry: Entry, place: PlaceOf): Criterion[] {
  const found: Criterion[] = [];
  const add = (text: Text, checked: boolean | null = null, role: Criterion["step"] = null) => {
    const own = stripLead(text);
    if (own.plain && !(own.plain.length < 12 && saysNone(own.plain))) found.push({ text: own.plain.replace(/\s*\n\s*/g, " "), at: withMarkup(own, place(own)), checked, step: role });
  };
  if (entry.inline) {
    if (step.test(entry.inline.plain)) readSteps([entry.inline], add);
    // "When a card is declined, no ticket is left" is a sentence; its outcome follows no "then".
    if (found.length === 0 && (entry.blocks.length === 0 || !step.test(entry.inline.plain))) for (const part of splitInline(entry.inline)) add(part);
  }
  readBlocks(entry.blocks, add);
  return found;
}

/** A criterion that begins or ends in bold or code is edited with its markup. */
function withMarkup(text: Text, at: Place): Place {
  const source = at.anchor.text;
  let { start, end } = at;
  if (text.marks.some((mark) => mark.start === 0)) while (start > 0 && /[*_`~]/.test(source[start - 1] ?? "")) start--;
  if (text.marks.some((mark) => mark.end === text.plain.length)) while (/[*_`~]/.test(source[end] ?? "")) end++;
  return { ...at, start, end };
}

type Add = (text: Text, checked?: boolean | null, role?: Criterion["step"]) => void;

function readBlocks(blocks: readonly Block[], add: Add): void {
  const outcome = blocks.some((block) => block.type === "paragraph" && block.lines.some(({ plain }) => step.exec(plain)?.[3] !== undefined || thenInside.test(plain)));
  for (const [index, block] of blocks.entries()) {
    switch (block.type) {
      case "list": readItems(block.items, add); break;
      case "code": if (isGherkin(block) || block.lang === "") readSteps(block.lines, add); break;
      case "table": readTable(block, add); break;
      case "quote": readBlocks(block.blocks, add); break;
      case "paragraph": readParagraph(block.lines, blocks[index + 1]?.type === "list", outcome, add); break;
      case "heading":
        // "### AC #2: Title" is a criterion unless bullets spell it out.
        if (/^(?:AC|criterion|acceptance criteri\w+)[\s#.:-]*\d/i.test(block.text.plain) && !["list", "paragraph"].includes(blocks[index + 1]?.type ?? "")) add(block.text);
        break;
      default: break;
    }
  }
}

/** Where no line says "then", one that begins with "when" is a sentence like any other: `outcome` is false. */
function readParagraph(lines: readonly Text[], listFollows: boolean, outcome: boolean, add: Add): void {
  if (outcome && lines.some((line) => step.test(line.plain) && !/^[\s*_-]*(?:and|but|e|y|et|und)\b/i.test(line.plain))) {
    readSteps(lines, add);
    return;
  }
  for (const line of lines) {
    // A lead-in such as "The following must hold:" is no criterion.
    if (/[:：]\s*$/.test(line.plain) && (listFollows || lines.length > 1)) continue;
    add(line);
  }
}

function readItems(items: readonly ListItem[], add: Add): void {
  const steps = items.filter((item) => item.lines[0] && step.test(item.lines[0].plain) && !/^[\s*_-]*(?:and|but|e|y|et|und)\b/i.test(item.lines[0].plain)).length;
  const outcome = items.some((item) => step.exec(item.lines[0]?.plain ?? "")?.[3] !== undefined);
  if (outcome && steps * 2 >= items.length && items.every((item) => item.rest.length === 0 && item.lines.length === 1)) {
    readSteps(items.flatMap((item) => item.lines), add, items[0]?.checked ?? null);
    return;
  }
  for (const item of items) {
    const lead = item.lines[0];
    const nested = item.rest.filter((block) => block.type === "list" || block.type === "code" || (block.type === "paragraph"));
    const introduces = lead !== undefined && /[:：]\s*$/.test(lead.plain);
    const hasSteps = item.lines.length > 1 && item.lines.slice(1).some((line) => step.test(line.plain));
    if (hasSteps && lead) {
      if (step.test(lead.plain)) readSteps(item.lines, add, item.checked);
      else readSteps(item.lines.slice(1), add, item.checked);
    } else if (lead && !(introduces && nested.some((block) => block.type !== "list" || !block.ordered))) add(joined(item.lines), item.checked);
    if (introduces || lead === undefined) readBlocks(nested.filter((block) => block.type !== "list" || !block.ordered || lead === undefined), add);
    else if (nested.some((block) => block.type === "list" && block.items.some((inner) => inner.checked !== null || /^[\s*_]*(?:then|and|entonces)\b/i.test(inner.lines[0]?.plain ?? "")))) readBlocks(nested, add);
  }
}

/** A criterion that wraps over source lines is one text. */
function joined(lines: readonly Text[]): Text {
  const [first, ...rest] = lines;
  if (!first || rest.length === 0) return first ?? { plain: "", start: 0, end: 0, runs: [], marks: [] };
  const runs = [...first.runs];
  const marks = [...first.marks];
  let plain = first.plain;
  for (const line of rest) {
    const shift = plain.length + 1;
    runs.push({ plain: plain.length, source: line.start - 1 }, ...line.runs.map((run) => ({ plain: run.plain + shift, source: run.source })));
    marks.push(...line.marks.map((mark) => ({ ...mark, start: mark.start + shift, end: mark.end + shift })));
    plain += ` ${line.plain}`;
  }
  return { plain, start: first.start, end: rest.at(-1)?.end ?? first.end, runs, marks };
}

function readSteps(lines: readonly Text[], add: Add, checked: boolean | null = null): void {
  let role: "given" | "when" | "then" | null = null;
  for (const [index, line] of lines.entries()) {
    const text = trimText(line);
    if (!text.plain || /^(?:feature|scenario|background|examples|escenario|cenário|scénario|@|#|\|)/i.test(text.plain)) continue;
    const hit = step.exec(text.plain);
    const bulleted = /^[-*•]\s/.test(text.plain);
    if (hit && !(bulleted && hit[4])) {
      role = hit[1] ? "given" : hit[2] ? "when" : hit[3] ? "then" : role;
      const own = trimText(sliceText(text, hit[0].length));
      const next = lines.slice(index + 1).find((other) => other.plain.trim());
      const introduces = /[:：]\s*$/.test(own.plain) && next !== undefined && /^\s*[-*•]/.test(next.plain);
      if (role === "then" && own.plain && !introduces) add(own, checked, "then");
      else if (role === "given" || role === "when") {
        const inner = thenInside.exec(own.plain);
        if (inner) add(trimText(sliceText(own, inner.index + inner[0].length)), checked, "then");
      }
    } else if (role === "then" || role === null) add(text, checked, role);
  }
}

function readTable(block: TableBlock, add: Add): void {
  const heads = block.head.map((cell) => cell.plain.toLowerCase());
  const thenColumn = heads.findIndex((name) => new RegExp(`^(?:${then})\\b`, "iu").test(name.trim()));
  const named = heads.findIndex((name) => /criteri|acceptance|description|condition|expected|requirement|验收|标准/.test(name) && !/id$/.test(name));
  for (const row of block.rows) {
    const cell = row.cells[thenColumn >= 0 ? thenColumn : named >= 0 ? named : -1] ?? [...row.cells].sort((a, b) => b.plain.length - a.plain.length)[0];
    if (cell) add(cell, null, thenColumn >= 0 ? "then" : null);
  }
}

/** The criteria in a cell or after a label: split at line breaks, bullets and semicolons. */
export function splitInline(text: Text): Text[] {
  const lines = splitText(text, /\n+/g);
  if (lines.length > 1) return lines.flatMap((line) => (step.test(line.plain) ? [line] : splitText(line, /\s*;\s+/g)));
  const bullets = splitText(text, /(?:^|\s)[•✓✔☐☑▪]\s+/gu);
  if (bullets.length > 1) return bullets;
  if (/^[-–]\s/.test(text.plain) && (text.plain.match(/\s[-–]\s/g)?.length ?? 0) >= 1) return splitText(text, /(?:^|\s)[-–]\s+/g);
  const numbered = splitText(text, /(?:^|\s)\(?\d{1,2}[.)]\s+(?=\p{L})/gu);
  if (numbered.length > 1 && /^\(?1[.)]\s/.test(text.plain)) return numbered;
  return splitText(text, /;\s+/g);
}

/** Takes bullet, box, number and "AC1:" off the front. */
function stripLead(text: Text): Text {
  let own = trimText(text);
  for (let again = true; again; ) {
    const hit = /^(?:[-–—•*▪✓✔☐☑✅❌⬜]\ufe0f?\s*(?=\S)|\[[ xX]\]\s*|\[?(?:AC|CA)[\s#_-]*\d+(?:[.-]\d+)*\]?\s*(?:\([^)]{1,30}\))?\s*[:.)–—-]?\s+|#\d+\s+|\d{1,2}[.)]\s+(?=\S))/iu.exec(own.plain);
    again = hit !== null && hit[0].length > 0 && hit[0].length < own.plain.length;
    if (hit && again) own = trimText(sliceText(own, hit[0].length));
  }
  return own;
}
