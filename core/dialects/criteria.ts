// Acceptance criteria in every form they are written: bullets, boxes, cells, sentences, Gherkin steps, tables.
import type { Criterion } from "../model/item.ts";
import type { Block, CodeBlock, ListItem, TableBlock } from "../parse/blocks.ts";
import { linesOf, sliceText, splitText, trimText, type Text } from "../parse/inline.ts";
import type { Place } from "../text/span.ts";
import type { Entry } from "./entry.ts";
import { areSteps, isOpener, type StepHead, type Steps, stepsAmong } from "./gherkin.ts";
import { joined, stepLines } from "./stepLines.ts";
import { saysNone } from "./words.ts";

type PlaceOf = (text: Text) => Place;

/** True for a fence of Given/When/Then, whatever its info string says. */
export function isGherkin(block: CodeBlock): boolean {
  if (/^(?:gherkin|feature|cucumber)$/.test(block.lang)) return true;
  if (!/^(?:|text|txt|plaintext|markdown|md)$/.test(block.lang)) return false;
  return areSteps(block.lines.map((line) => line.plain));
}

/** The criteria under a field, each with the place of its own text. */
export function readCriteria(entry: Entry, place: PlaceOf): Criterion[] {
  const found: Criterion[] = [];
  const add = (text: Text, checked: boolean | null = null, role: Criterion["step"] = null) => {
    const own = stripLead(text);
    if (own.plain && !(own.plain.length < 12 && saysNone(own.plain)))
      found.push({ text: own.plain.replace(/\s*\n\s*/g, " "), at: withMarkup(own, place(own)), checked, step: role });
  };
  const steps = stepsOf(entry);
  if (entry.inline) {
    const lines = linesOf(entry.inline);
    const stepped = steps.at(entry.inline.plain) !== null;
    // "Given …<br>When …<br>Then …" in a cell.
    if (stepped && lines.length > 1 && lines.some(({ plain }) => steps.at(plain)?.role === "then"))
      readSteps(stepLines(lines, steps), steps, add);
    else if (stepped) readSteps([entry.inline], steps, add);
    // "When a card is declined, no ticket is left" is a sentence; its outcome follows no "then".
    if (found.length === 0 && (entry.blocks.length === 0 || !stepped))
      for (const part of splitInline(entry.inline, steps)) add(part, boxOf(part));
  }
  readBlocks(entry.blocks, steps, add);
  return found;
}

/** The box that stands before a criterion of a cell: "[x] A mail goes out"; null without one. */
function boxOf({ plain }: Text): boolean | null {
  const box = /^\s*[-–—•*]?\s*(?:\[([ xX])\](?=\s)|([☐☑]))/u.exec(plain);
  return box === null ? null : /[xX☑]/u.test(box[1] ?? box[2] ?? "");
}

/** A fence tells the language of a field's steps; without one, all its lines together do. */
function stepsOf(entry: Entry): Steps {
  const fenced: string[] = [];
  const open: string[] = entry.inline ? linesOf(entry.inline).map((line) => line.plain) : [];
  const gather = (blocks: readonly Block[]) => {
    for (const block of blocks) {
      if (block.type === "code") fenced.push(...block.lines.map((line) => line.plain));
      else if (block.type === "paragraph") open.push(...block.lines.map((line) => line.plain));
      else if (block.type === "quote") gather(block.blocks);
      else if (block.type === "list")
        for (const item of block.items) {
          open.push(...item.lines.map((line) => line.plain));
          gather(item.rest);
        }
    }
  };
  gather(entry.blocks);
  return stepsAmong(fenced.length > 0 ? fenced : open);
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

/** What a line that ends in a colon may lead into. */
const introduced: ReadonlySet<string> = new Set(["list", "paragraph", "code", "table"]);

function readBlocks(blocks: readonly Block[], steps: Steps, add: Add): void {
  const outcome = blocks.some(
    (block) =>
      block.type === "paragraph" &&
      stepLines(block.lines, steps).some(
        ({ plain }) => steps.at(plain)?.role === "then" || steps.outcomeIn(plain) >= 0,
      ),
  );
  for (const [index, block] of blocks.entries()) {
    switch (block.type) {
      case "list":
        readItems(block.items, steps, add);
        break;
      case "code":
        if (isGherkin(block) || block.lang === "") readSteps(block.lines, steps, add);
        break;
      case "table":
        readTable(block, steps, add);
        break;
      case "quote":
        readBlocks(block.blocks, steps, add);
        break;
      case "paragraph":
        readParagraph(block.lines, introduced.has(blocks[index + 1]?.type ?? ""), outcome, steps, add);
        break;
      case "heading":
        // "### AC #2: Title" is a criterion unless bullets spell it out.
        if (
          /^(?:AC|criterion|acceptance criteri\w+)[\s#.:-]*\d/i.test(block.text.plain) &&
          !["list", "paragraph"].includes(blocks[index + 1]?.type ?? "")
        )
          add(block.text);
        break;
      default:
        break;
    }
  }
}

/** Where no line says "then", one that begins with "when" is a sentence like any other: `outcome` is false. */
function readParagraph(lines: readonly Text[], goesOn: boolean, outcome: boolean, steps: Steps, add: Add): void {
  const told = outcome ? stepLines(lines, steps) : lines;
  if (outcome && told.some((line) => isOpener(steps.at(line.plain)))) {
    // "Then it:" names its outcomes in the list below.
    const [last] = told.slice(-1);
    readSteps(goesOn && last && /[:：]\s*$/.test(last.plain) ? told.slice(0, -1) : told, steps, add);
    return;
  }
  for (const line of lines) {
    // A lead-in such as "The following must hold:" is no criterion.
    if (/[:：]\s*$/.test(line.plain) && (goesOn || lines.length > 1)) continue;
    add(line);
  }
}

function readItems(items: readonly ListItem[], steps: Steps, add: Add): void {
  const heads = items.map((item) => steps.at(item.lines[0]?.plain ?? ""));
  const openers = heads.filter(isOpener).length;
  const outcome = heads.some((head) => head?.role === "then");
  if (
    outcome &&
    openers * 2 >= items.length &&
    items.every((item) => item.rest.length === 0 && item.lines.length === 1)
  ) {
    readSteps(
      items.flatMap((item) => item.lines),
      steps,
      add,
      items[0]?.checked ?? null,
    );
    return;
  }
  for (const item of items) {
    const lead = item.lines[0];
    const nested = item.rest.filter(
      (block) => block.type === "list" || block.type === "code" || block.type === "paragraph",
    );
    const introduces = lead !== undefined && /[:：]\s*$/.test(lead.plain);
    const hasSteps = item.lines.length > 1 && item.lines.slice(1).some((line) => beginsStep(line, steps));
    if (hasSteps && lead) {
      readSteps(stepLines(steps.at(lead.plain) ? item.lines : item.lines.slice(1), steps), steps, add, item.checked);
    } else if (lead && !(introduces && nested.some((block) => block.type !== "list" || !block.ordered)))
      add(joined(item.lines), item.checked);
    if (introduces || lead === undefined)
      readBlocks(
        nested.filter((block) => block.type !== "list" || !block.ordered || lead === undefined),
        steps,
        add,
      );
    else if (
      nested.some(
        (block) =>
          block.type === "list" &&
          block.items.some((inner) => inner.checked !== null || endsSteps(steps.at(inner.lines[0]?.plain ?? ""))),
      )
    )
      readBlocks(nested, steps, add);
  }
}

/** A wrapped line may begin with a plain "and"; one in bold is a step. */
function beginsStep(line: Text, steps: Steps): boolean {
  const head = steps.at(line.plain);
  return isOpener(head) || (head !== null && line.marks.some((mark) => mark.type === "strong" && mark.start === 0));
}

/** True for a then, and for what goes on after one. */
function endsSteps(head: StepHead | null): boolean {
  return head?.role === "then" || head?.role === "also";
}

function readSteps(lines: readonly Text[], steps: Steps, add: Add, checked: boolean | null = null): void {
  let role: "given" | "when" | "then" | null = null;
  for (const [index, line] of lines.entries()) {
    const text = trimText(line);
    if (!text.plain || steps.isOver(text.plain)) continue;
    const head = steps.at(text.plain);
    const bulleted = /^[-*•]\s/.test(text.plain);
    if (head && !(head.role === "also" && (bulleted || role === null))) {
      role = head.role === "also" ? role : head.role;
      const own = trimText(sliceText(text, head.length));
      const next = lines.slice(index + 1).find((other) => other.plain.trim());
      const introduces = /[:：]\s*$/.test(own.plain) && next !== undefined && /^\s*[-*•]/.test(next.plain);
      if (role === "then" && own.plain && !introduces) add(own, checked, "then");
      else if (role === "given" || role === "when") {
        const from = steps.outcomeIn(own.plain);
        if (from >= 0) add(trimText(sliceText(own, from)), checked, "then");
      }
    } else if (role === "then" || (role === null && !rawLabel.test(text.plain))) add(text, checked, role);
  }
}

/** A field's name in a fence, where its marks are characters like any other. */
const rawLabel = /^\*\*[^*]{1,60}(?::\*\*|\*\*\s*:)/u;

function readTable(block: TableBlock, steps: Steps, add: Add): void {
  const heads = block.head.map((cell) => cell.plain.toLowerCase());
  const thenColumn = heads.findIndex((name) => steps.at(name)?.role === "then");
  const named = heads.findIndex(
    (name) => /criteri|acceptance|description|condition|expected|requirement|验收|标准/.test(name) && !/id$/.test(name),
  );
  for (const row of block.rows) {
    const cell =
      row.cells[thenColumn >= 0 ? thenColumn : named >= 0 ? named : -1] ??
      [...row.cells].sort((a, b) => b.plain.length - a.plain.length)[0];
    if (cell) add(cell, null, thenColumn >= 0 ? "then" : null);
  }
}

/** The criteria in a cell or after a label: split at line breaks, bullets and semicolons. */
function splitInline(text: Text, steps: Steps): Text[] {
  const lines = splitText(text, /\n+/g);
  if (lines.length > 1) return lines.flatMap((line) => (steps.at(line.plain) ? [line] : splitText(line, /\s*;\s+/g)));
  const bullets = splitText(text, /(?:^|\s)[•✓✔☐☑▪]\s+/gu);
  if (bullets.length > 1) return bullets;
  if (/^[-–]\s/.test(text.plain) && (text.plain.match(/\s[-–]\s/g)?.length ?? 0) >= 1)
    return splitText(text, /(?:^|\s)[-–]\s+/g);
  const numbered = splitText(text, /(?:^|\s)\(?\d{1,2}[.)]\s+(?=\p{L})/gu);
  if (numbered.length > 1 && /^\(?1[.)]\s/.test(text.plain)) return numbered;
  return splitText(text, /;\s+/g);
}

/** Takes bullet, box, number and "AC1:" off the front. */
function stripLead(text: Text): Text {
  let own = trimText(text);
  for (let again = true; again; ) {
    const hit =
      /^(?:[-–—•*▪✓✔☐☑✅❌⬜]\ufe0f?\s*(?=\S)|\[[ xX]\]\s*|\[?(?:AC|CA)[\s#_-]*\d+(?:[.-]\d+)*\]?\s*(?:\([^)]{1,30}\))?\s*[:.)–—-]?\s+|#\d+\s+|\d{1,2}[.)]\s+(?=\S))/iu.exec(
        own.plain,
      );
    again = hit !== null && hit[0].length > 0 && hit[0].length < own.plain.length;
    if (hit && again) own = trimText(sliceText(own, hit[0].length));
  }
  return own;
}
