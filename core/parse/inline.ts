// The text of a line, cell or heading as its reader sees it, each character traceable to where the author wrote it.
import type { PhrasingContent } from "mdast";

export type MarkType = "strong" | "emphasis" | "code" | "delete" | "link";

/** A stretch of the plain text that the author marked up. */
export interface Mark {
  readonly type: MarkType;
  readonly start: number;
  readonly end: number;
  readonly url?: string;
}

/** From plain index `plain` on, characters stand in the source from `source` on, until the next run. */
interface Run {
  readonly plain: number;
  readonly source: number;
}

/** Inline content without its markup. `start`/`end` are source offsets; a `<br>` or line break is "\n". */
export interface Text {
  readonly plain: string;
  readonly start: number;
  readonly end: number;
  readonly runs: readonly Run[];
  readonly marks: readonly Mark[];
}

/** A text that is its own source: a line of a fence, a front matter value. */
export function literal(plain: string, start: number): Text {
  return { plain, start, end: start + plain.length, runs: [{ plain: 0, source: start }], marks: [] };
}

/** The source offset of the character at a plain index; for the index past the last, the offset past the last. */
export function sourceOf(text: Text, index: number): number {
  if (text.plain.length === 0) return text.start;
  if (index >= text.plain.length) return lastSource(text) + 1;
  let low = 0;
  let high = text.runs.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((text.runs[middle]?.plain ?? 0) <= index) low = middle;
    else high = middle - 1;
  }
  const run = text.runs[low];
  return run ? run.source + Math.max(0, index - run.plain) : text.start;
}

function lastSource(text: Text): number {
  const run = text.runs.at(-1);
  return run ? run.source + (text.plain.length - 1 - run.plain) : text.end - 1;
}

/** A part of a text, by plain indices. */
export function sliceText(text: Text, from: number, to: number = text.plain.length): Text {
  const start = Math.max(0, Math.min(from, text.plain.length));
  const end = Math.max(start, Math.min(to, text.plain.length));
  if (start === 0 && end === text.plain.length) return text;
  const source = sourceOf(text, start);
  const runs: Run[] = [{ plain: 0, source }];
  for (const run of text.runs) {
    if (run.plain > start && run.plain < end) runs.push({ plain: run.plain - start, source: run.source });
  }
  const marks: Mark[] = [];
  for (const mark of text.marks) {
    const a = Math.max(mark.start, start);
    const b = Math.min(mark.end, end);
    if (a < b) marks.push({ ...mark, start: a - start, end: b - start });
  }
  return {
    plain: text.plain.slice(start, end),
    start: source,
    end: end > start ? sourceOf(text, end - 1) + 1 : source,
    runs,
    marks,
  };
}

/** The text without white space at its ends. */
export function trimText(text: Text): Text {
  const plain = text.plain;
  const end = plain.trimEnd().length;
  const start = Math.min(end, plain.length - plain.trimStart().length);
  return sliceText(text, start, end);
}

/** The trimmed parts between separators that the expression matches, in order; empty ones are left out. */
export function splitText(text: Text, separator: RegExp): Text[] {
  const parts: Text[] = [];
  let from = 0;
  for (const match of text.plain.matchAll(separator)) {
    const part = trimText(sliceText(text, from, match.index));
    if (part.plain) parts.push(part);
    from = match.index + match[0].length;
  }
  const rest = trimText(sliceText(text, from));
  if (rest.plain) parts.push(rest);
  return parts;
}

/** The lines of a text: hard and soft breaks and `<br>` end a line. */
export function linesOf(text: Text): Text[] {
  return splitText(text, /\r\n|\r|\n/g);
}

/** The mark of a type that covers a plain index. */
export function markAt(text: Text, index: number, type: MarkType): Mark | undefined {
  return text.marks.find((mark) => mark.type === type && mark.start <= index && index < mark.end);
}

/** Collects inline nodes into one text. `source` is the piece that their offsets count in. */
export function inlineText(nodes: readonly PhrasingContent[], source: string, start: number, end: number): Text {
  const build: Build = { plain: "", runs: [], marks: [], cursor: start, source };
  for (const node of nodes) addNode(build, node);
  const { plain, runs, marks } = build;
  // A cell's own extent has its bar and padding in it; what was written starts at the first character and ends at the last.
  const text: Text = { plain, start, end, runs, marks };
  return plain === "" ? text : { ...text, start: sourceOf(text, 0), end: sourceOf(text, plain.length) };
}

interface Build {
  plain: string;
  runs: Run[];
  marks: Mark[];
  /** Where the next character is to be looked for; nodes without a position start here. */
  cursor: number;
  readonly source: string;
}

const markOf: Readonly<Record<string, MarkType>> = {
  strong: "strong",
  emphasis: "emphasis",
  delete: "delete",
  link: "link",
  linkReference: "link",
};

function addNode(build: Build, node: PhrasingContent): void {
  const from = node.position?.start.offset ?? build.cursor;
  const to = node.position?.end.offset ?? build.source.length;
  build.cursor = from;
  switch (node.type) {
    case "text":
      addValue(build, node.value, from, to);
      break;
    case "inlineCode": {
      const plain = build.plain.length;
      const open = /^`+ ?/.exec(build.source.slice(from, to))?.[0].length ?? 0;
      addValue(build, node.value, build.source.startsWith(node.value, from + open) ? from + open : from, to);
      build.marks.push({ type: "code", start: plain, end: build.plain.length });
      break;
    }
    case "break":
      addValue(build, "\n", from, to);
      break;
    case "html":
      if (/^<br\s*\/?>$/i.test(node.value.trim())) {
        build.runs.push({ plain: build.plain.length, source: from });
        build.plain += "\n";
      }
      break;
    case "image":
      if (node.alt) addValue(build, node.alt, from, to);
      break;
    case "strong":
    case "emphasis":
    case "delete":
    case "link":
    case "linkReference": {
      const plain = build.plain.length;
      for (const child of node.children) addNode(build, child);
      const type = markOf[node.type];
      if (type) {
        const url = node.type === "link" ? node.url : undefined;
        build.marks.push({ type, start: plain, end: build.plain.length, ...(url === undefined ? {} : { url }) });
      }
      break;
    }
    default:
      break;
  }
  build.cursor = node.position?.end.offset ?? build.cursor;
}

/** Adds characters, following escapes, entities and line prefixes that the source has and the value has not. */
function addValue(build: Build, value: string, from: number, to: number): void {
  const { source } = build;
  if (source.startsWith(value, from)) {
    build.runs.push({ plain: build.plain.length, source: from });
    build.plain += value;
    build.cursor = from + value.length;
    return;
  }
  let at = from;
  let expected = -1;
  for (let index = 0; index < value.length; index++) {
    const character = value[index];
    if (source[at] !== character) {
      const entity = source[at] === "&" ? /^&#?\w{1,31};/.exec(source.slice(at, at + 34)) : null;
      if (entity) {
        build.runs.push({ plain: build.plain.length + index, source: at });
        expected = -1;
        at += entity[0].length;
        continue;
      }
      const found = character === undefined ? -1 : source.indexOf(character, at);
      if (found >= 0 && found < to) at = found;
    }
    if (at !== expected) build.runs.push({ plain: build.plain.length + index, source: at });
    at = Math.min(at + 1, Math.max(to, from));
    expected = at;
  }
  build.plain += value;
  build.cursor = at;
}
