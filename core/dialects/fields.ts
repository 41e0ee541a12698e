// What stands under an item's first line, sorted into fields: each label with the text, lists and tables that belong to it.
import type { FieldName } from "../model/item.ts";
import type { Block, CodeBlock, HeadingBlock, ListBlock, ListItem, TableBlock } from "../parse/blocks.ts";
import { trimText, type Text } from "../parse/inline.ts";
import { isGherkin } from "./criteria.ts";
import { linesToBlocks } from "./fence.ts";
import type { House } from "./house.ts";
import { embeddedLabels, labelsIn, type Label } from "./labels.ts";
import { isStoryLine } from "./story.ts";
import { fieldNamed } from "./vocabulary.ts";
import { saysNone } from "./words.ts";
import type { Entry } from "./entry.ts";

const contentFields: ReadonlySet<FieldName> = new Set([
  "criteria",
  "tasks",
  "subtasks",
  "deliverables",
  "description",
  "notes",
  "dependsOn",
  "blocks",
  "links",
  "labels",
  "goal",
]);

/** Fields whose value is short: a list below them belongs to something else. */
function takesContent(entry: Entry): boolean {
  return (
    entry.inline === null || (entry.field !== null && contentFields.has(entry.field) && !saysNone(entry.inline.plain))
  );
}

/** Sorts blocks into fields. `storyLines` receives the lines of an "As a … I want …" sentence. */
export function collectFields(blocks: readonly Block[], house: House): { entries: Entry[]; storyLines: Text[] } {
  const entries: Entry[] = [];
  const storyLines: Text[] = [];
  let heading: Entry | null = null;
  let open: Entry | null = null;

  const add = (entry: Entry): Entry => {
    entries.push(entry);
    return entry;
  };
  const addLabel = (label: Label, blocks: Block[] = []): Entry =>
    add({
      field: isTraced(label) ? "links" : label.field,
      name: label.name,
      inline: label.value.plain ? label.value : null,
      blocks,
      depth: 0,
    });
  const loose = (block: Block) => {
    const target: Entry = open ?? heading ?? add({ field: null, name: null, inline: null, blocks: [], depth: 0 });
    target.blocks.push(block);
  };

  const onHeading = (block: HeadingBlock) => {
    open = null;
    const label = labelsIn(block.text, house)[0];
    const field = label?.field ?? headingField(block.text.plain, house);
    // "#### Functional" under "### Acceptance Criteria" groups criteria; it is no field of its own.
    if (heading && block.depth > heading.depth && !field && heading.field && contentFields.has(heading.field)) {
      heading.blocks.push(block);
      return;
    }
    heading = add({
      field,
      depth: block.depth,
      blocks: [],
      name: label?.name ?? block.text,
      inline: label?.field && label.value.plain ? label.value : null,
    });
  };

  const filled = () => open !== null && open.depth === 0 && open.blocks.some((block) => block.type === "list");
  const onLines = (lines: readonly Text[], start: number, end: number) => {
    let run: Text[] = [];
    const flush = () => {
      if (run.length > 0)
        loose({ type: "paragraph", lines: run, start: run[0]?.start ?? start, end: run.at(-1)?.end ?? end });
      run = [];
    };
    for (const line of lines) {
      if (acCode.test(line.plain) && !inCriteria()) {
        flush();
        open = add({ field: "criteria", name: null, inline: null, blocks: [], depth: 0 });
      }
      if (isStoryLine(line.plain, storyLines.length > 0)) {
        flush();
        storyLines.push(line);
        if (open && open.inline !== null) open = null;
        continue;
      }
      const labels = inCriteria() && (isCriterionLabel(line) || leadsIn(line)) ? [] : labelsIn(line, house);
      if (labels.length === 0 || (labels[0]?.field === null && !labels[0].marked && !endsOpen(labels[0]))) {
        if (open && open.inline !== null && !takesContent(open)) open = null;
        // Text after a label's list is no more of that list's field.
        if (filled() && run.length === 0) open = null;
        for (const label of embeddedLabels(line, house)) addLabel(label);
        run.push(line);
        continue;
      }
      flush();
      for (const label of labels) {
        const story = label.value.plain && isStoryLine(label.value.plain, false) ? label.value : null;
        if (story) storyLines.push(story);
        open = addLabel(label);
      }
    }
    flush();
  };
  const inCriteria = () => (open ?? heading)?.field === "criteria";
  /** "Each story must meet:" right under the name: the list below it is that field's. */
  const leadsIn = (line: Text) =>
    /[:：]\s*$/.test(line.plain) &&
    line.marks.length === 0 &&
    (open ?? heading)?.blocks.length === 0 &&
    (labelsIn(line, house)[0]?.field ?? null) === null;

  const onList = (block: ListBlock) => {
    if (!inCriteria() && block.items.every((item) => acCode.test(item.lines[0]?.plain ?? "")))
      open = add({ field: "criteria", name: null, inline: null, blocks: [], depth: 0 });
    // Labels that stand behind their name are all of them.
    const isTold = open?.field === "labels" && open.inline !== null;
    const owner: Entry | null = open && takesContent(open) && !isTold ? open : heading;
    if (owner && isContentList(owner, block, house)) {
      owner.blocks.push(block);
      if (open !== owner) open = null;
      return;
    }
    open = null;
    for (const item of block.items) onListItem(item, block);
  };

  const onListItem = (item: ListItem, list: ListBlock) => {
    const [first, ...more] = item.lines;
    const labels = first ? labelsIn(first, house) : [];
    const own = labels[0];
    if (!first || !own || (own.field === null && !own.marked)) {
      if (first && isStoryLine(first.plain, storyLines.length > 0)) storyLines.push(first, ...more);
      else {
        for (const line of item.lines) for (const label of embeddedLabels(line, house)) addLabel(label);
        loose({ type: "list", ordered: list.ordered, items: [item], start: item.start, end: item.end });
      }
      return;
    }
    for (const label of labels.slice(0, -1)) addLabel(label);
    const last = labels.at(-1) ?? own;
    const wrapped: Block[] =
      more.length > 0 ? [{ type: "paragraph", lines: more, start: more[0]?.start ?? item.start, end: item.end }] : [];
    addLabel(last, [...wrapped, ...item.rest]);
  };

  const onTable = (block: TableBlock) => {
    const rows = [{ cells: block.head, start: block.start, end: block.end }, ...block.rows];
    const named = rows.filter((row) => row.cells.length >= 2 && row.cells[0] && fieldNamed(row.cells[0].plain, house));
    const paired =
      /^\W*(?:|attributes?|fields?|propert(?:y|ies)|key|item|aspect|parameter|campo|atributo|attribut|eigenschaft|属性|项目|項目|항목)\W*$/iu.test(
        block.head[0]?.plain ?? "",
      ) || fieldNamed(block.head[0]?.plain ?? "", house) !== null;
    if (block.head.length === 2 && paired && named.length * 2 >= rows.length && !inCriteria()) {
      for (const row of named) {
        const [name, value] = row.cells;
        if (name && value)
          add({ field: fieldNamed(name.plain, house), name, inline: value.plain ? value : null, blocks: [], depth: 0 });
      }
      return;
    }
    loose(block);
  };

  const onCode = (block: CodeBlock) => {
    // A drawing is no value of the field above it.
    if (block.lang === "mermaid") return;
    if (inCriteria() || isGherkin(block)) {
      const owner = inCriteria()
        ? (open ?? heading)
        : add({ field: "criteria", name: null, inline: null, blocks: [], depth: 0 });
      owner?.blocks.push(block);
    } else if (holdsFields(block, house)) walk(linesToBlocks(block.lines));
    else loose(block);
  };

  const walk = (list: readonly Block[]) => {
    for (const block of list) {
      switch (block.type) {
        case "heading":
          onHeading(block);
          break;
        case "paragraph":
          onLines(block.lines, block.start, block.end);
          break;
        case "list": {
          const { list, lines } = cutLazy(block, house);
          onList(list);
          if (lines.length > 0) onLines(lines, block.start, block.end);
          break;
        }
        case "table":
          onTable(block);
          break;
        case "code":
          onCode(block);
          break;
        case "quote":
          walk(block.blocks);
          break;
        case "rule":
          open = null;
          break;
        default:
          break;
      }
    }
  };
  walk(blocks);
  return { entries, storyLines };
}

/** "_Requirements: 1.1, 1.2_" names what the work is traced to. */
function isTraced({ field, name, value }: Label): boolean {
  return (
    field === "tasks" &&
    /^requirements?$/i.test(name.plain) &&
    /^(?:[A-Z]{0,3}-?\d+(?:\.\d+)*[a-z]?(?:[\s,;]+|$))+$/.test(value.plain)
  );
}

/**
 * "- api" with "**Blocked by:** X" on the next line is one list item in Markdown; to its author it is a list and the next
 * field. The lines from such a label on are taken off the list's last item.
 */
function cutLazy(list: ListBlock, house: House): { list: ListBlock; lines: readonly Text[] } {
  const last = list.items.at(-1);
  const from = last
    ? last.lines.findIndex(
        (line, index) => index > 0 && labelsIn(line, house)[0]?.marked && labelsIn(line, house)[0]?.field,
      )
    : -1;
  if (!last || from < 0 || last.rest.length > 0) return { list, lines: [] };
  const end = last.lines[from - 1]?.end ?? last.end;
  const cut: ListItem = { ...last, lines: last.lines.slice(0, from), end };
  return { list: { ...list, items: [...list.items.slice(0, -1), cut], end }, lines: last.lines.slice(from) };
}

/** "AC1: …" is a criterion wherever it stands in an item. */
const acCode = /^\W*\[?AC[\s#_-]?\d+(?:\.\d+)*\]?\s*[:：.)–—-]\s*\S/iu;

/** A plain "Something:" line ends what was open, so that the list below it is not taken for more of it. */
function endsOpen(label: Label): boolean {
  return label.value.plain === "" && label.name.plain.length > 2;
}

/** "**AC1:** …" and "**Scenario 2:** …" under the criteria label are criteria, not fields. */
function isCriterionLabel(line: Text): boolean {
  return /^[\s*[(]*(?:AC|scenario|criterion|criterio|cenário|escenario|given|when|then|and|test case|TC)[\s#_-]*\d*/i.test(
    line.plain,
  );
}

/** The field that a heading names: "Acceptance Criteria", "3. Tasks / Subtasks", "✅ Definition of Done". */
export function headingField(plain: string, house: House): FieldName | null {
  const bare = plain.replace(/^[\s\d.)(]+/, "");
  const field = fieldNamed(bare, house);
  return field === "title" || field === "id" || field === "kind" || field === "total"
    ? /^(?:story|user story)$/i.test(bare.trim())
      ? "description"
      : null
    : field;
}

function isContentList(owner: Entry, list: ListBlock, house: House): boolean {
  if (owner.field !== null && contentFields.has(owner.field)) {
    if (owner.depth === 0 || owner.field === "criteria" || owner.field === "tasks") return true;
  }
  const labelled = list.items.filter((item) => item.lines[0] && labelsIn(item.lines[0], house)[0]?.field).length;
  return labelled * 2 < list.items.length;
}

function holdsFields(block: CodeBlock, house: House): boolean {
  if (!/^(?:|markdown|md|text|txt|plaintext|gherkin|yaml)$/.test(block.lang)) return false;
  return block.lines.some((line) => {
    const label = labelsIn(trimText(line), house)[0];
    return (
      label?.field === "criteria" ||
      label?.field === "priority" ||
      label?.field === "estimate" ||
      label?.field === "dependsOn" ||
      isStoryLine(line.plain.trim(), false)
    );
  });
}
