// Inline content without remark, where that is sure to give the same nodes: words, **strong**, *emphasis*, `code`, links and
// line breaks. Whatever might mean more is declined.
import type { PhrasingContent } from "mdast";
import { classifyCharacter } from "micromark-util-classify-character";
import type { Point } from "unist";
import type { IsDefined } from "./markdown.ts";
import { pointOn, type Stretch } from "./stretch.ts";

/** Labels outside of the text, and the list of those that were looked up. */
export interface Labels {
  readonly isDefined: IsDefined;
  readonly mentions: string[];
}

/** The nodes of the stretches of neighbouring lines; null where they are not sure to be remark's. */
export function plainInline(text: string, stretches: readonly Stretch[], labels: Labels): PhrasingContent[] | null {
  const page = createPage();
  let mayStrike = false;
  for (const [index, { from, to, line }] of stretches.entries()) {
    const place = (at: number): Point => pointOn(line, at);
    let written = from;
    const writeUntil = (at: number): void => {
      if (at > written) page.write(text.slice(written, at), place(written), place(at));
    };
    const add = (
      start: number,
      end: number,
      make: (position: { start: Point; end: Point }) => PhrasingContent,
    ): void => {
      writeUntil(start);
      page.add(make({ start: place(start), end: place(end) }));
      written = end;
    };
    for (let at = from; at < to; ) {
      const unit = text.charCodeAt(at);
      const role = unit < 128 ? roles[unit] : undefined;
      if (role === undefined) {
        at++;
        continue;
      }
      let end = at + 1;
      if (role === "code") {
        const code = codeAt(text, at, to);
        if (code === null) return null;
        end = at + code.length + 2;
        const isPadded = code.startsWith(" ") && code.endsWith(" ") && /[^ ]/.test(code);
        const value = isPadded ? code.slice(1, -1) : code;
        add(at, end, (position) => ({ type: "inlineCode", value, position }));
      } else if (role === "label") {
        const label = labelAt(text, at, to);
        if (label === null) return null;
        labels.mentions.push(label.name);
        if (label.url === null && labels.isDefined(label.name)) return null;
        const { url, words } = label;
        end = at + label.length;
        if (url !== null) {
          const inside = { start: place(at + 1), end: place(at + 1 + words.length) };
          const children = [{ type: "text" as const, value: words, position: inside }];
          add(at, end, (position) => ({ type: "link", title: null, url, children, position }));
        }
      } else if (role === "marks") {
        while (end < to && text.charCodeAt(end) === unit) end++;
        const side = sideOf(text, at, end, from, to);
        const isLone = side === "close" && page.opened()?.charCodeAt(0) !== unit;
        if (unit === tilde) {
          if (side !== "none" && side !== "open" && mayStrike) return null;
          mayStrike ||= side === "open" || side === "both";
        } else if (side !== "none" && !isLone) {
          writeUntil(at);
          written = end;
          const marks = text.slice(at, end);
          const isTaken =
            side === "open" ? page.open(marks, place(at)) : side === "close" && page.close(marks, place(end));
          if (!isTaken) return null;
        }
      } else if (!isWord(role, text, at, from, to)) {
        return null;
      }
      at = end;
    }
    writeUntil(to);
    if (index === stretches.length - 1) break;
    const after: Point = { line: line.number + 1, column: 1, offset: line.next };
    if (line.end - to > 1) page.add({ type: "break", position: { start: place(to), end: after } });
    else page.write(text.slice(line.end, line.next), place(line.end), after);
  }
  return page.nodes();
}

type Role = "declined" | "code" | "label" | "marks" | "at" | "ampersand" | "less" | "colon" | "dot";

/** What ASCII characters may be besides words. */
const roles: (Role | undefined)[] = [];
for (let unit = 0; unit < 32; unit++) roles[unit] = "declined";
for (const [units, role] of [
  ["\\]", "declined"],
  ["`", "code"],
  ["[", "label"],
  ["*_~", "marks"],
  ["@", "at"],
  ["&", "ampersand"],
  ["<", "less"],
  [":", "colon"],
  [".", "dot"],
] as const)
  for (const unit of units) roles[unit.charCodeAt(0)] = role;

const tilde = 126;

/** True where a character that may begin something is a mere character. */
function isWord(role: Role, text: string, at: number, from: number, to: number): boolean {
  const next = at + 1 < to ? text.charAt(at + 1) : "";
  switch (role) {
    case "at":
      // No address, in angle brackets or without, has nothing before its sign.
      return at === from || text.charAt(at - 1) === " " || text.charAt(at - 1) === "(";
    case "ampersand":
      return !/[#A-Za-z0-9]/.test(next);
    case "less":
      return !/[A-Za-z!/?]/.test(next);
    case "colon":
      return next !== "/";
    case "dot":
      return at - from < 3 || text.slice(at - 3, at).toLowerCase() !== "www";
    default:
      return false;
  }
}

/** What stands between a backtick and the next; null unless both stand alone. */
function codeAt(text: string, at: number, to: number): string | null {
  const close = text.indexOf("`", at + 1);
  if (close < 0 || close >= to || close === at + 1 || text.charAt(close + 1) === "`") return null;
  const code = text.slice(at + 1, close);
  return /[\0\t]/.test(code) ? null : code;
}

const label = /\[([^[\]\\`*_~<&!|@\0-\x1f]+)\](?:\(([^()<>\\&\s\0-\x1f\x7f]*)\)|(?![[(:]))/y;

interface Label {
  readonly words: string;
  /** As `IsDefined` takes it. */
  readonly name: string;
  /** Null for a mere label in brackets. */
  readonly url: string | null;
  readonly length: number;
}

function labelAt(text: string, at: number, to: number): Label | null {
  if (at > 0 && text.charAt(at - 1) === "!") return null;
  label.lastIndex = at;
  const match = label.exec(text);
  if (match === null || at + match[0].length > to) return null;
  const [{ length }, words = "", url = null] = match;
  if (words.startsWith("^") || /^\s|\s$|\s\s|:\/|www\./i.test(words) || length > 900) return null;
  return { words, name: words.toLowerCase().toUpperCase().toLowerCase(), url, length };
}

/** Whether marks between two offsets may open or close what they mark; at the ends of a line as beside a space. */
function sideOf(text: string, at: number, end: number, from: number, to: number): "open" | "close" | "both" | "none" {
  const unit = text.charCodeAt(at);
  const previous = at > from ? text.charCodeAt(at - 1) : null;
  const next = end < to ? text.charCodeAt(end) : null;
  if (previous === tilde || next === tilde) return "both";
  const before = classifyCharacter(previous);
  const after = classifyCharacter(next);
  const opens = after === undefined || (after === punctuation && before !== undefined);
  const closes = before === undefined || (before === punctuation && after !== undefined);
  const isLow = unit === 95;
  const mayOpen = opens && !(isLow && before === undefined && closes);
  const mayClose = closes && !(isLow && after === undefined && opens);
  return mayOpen ? (mayClose ? "both" : "open") : mayClose ? "close" : "none";
}

/** As micromark counts them: 1 is white space, undefined a letter. */
const punctuation = 2;

interface Page {
  write(words: string, from: Point, to: Point): void;
  add(node: PhrasingContent): void;
  /** The marks that are open. */
  opened(): string | null;
  /** False where the marks cannot be told without remark. */
  open(marks: string, start: Point): boolean;
  close(marks: string, end: Point): boolean;
  nodes(): PhrasingContent[] | null;
}

/** Nodes being written: neighbouring words are one text, and nothing is marked twice. */
function createPage(): Page {
  const root: PhrasingContent[] = [];
  let nodes = root;
  let marked: { readonly marks: string; readonly start: Point } | null = null;
  let words: { value: string; readonly position: { readonly start: Point; end: Point } } | null = null;
  const add = (node: PhrasingContent): void => {
    words = null;
    nodes.push(node);
  };
  return {
    write(value, start, end) {
      if (words === null) {
        const node = { type: "text" as const, value, position: { start, end } };
        nodes.push(node);
        words = node;
      } else {
        words.value += value;
        words.position.end = end;
      }
    },
    add,
    opened: () => marked && marked.marks,
    open(marks, start) {
      if (marked !== null || marks.length > 2) return false;
      marked = { marks, start };
      nodes = [];
      words = null;
      return true;
    },
    close(marks, end) {
      if (marked?.marks !== marks) return false;
      const position = { start: marked.start, end };
      const children = nodes;
      nodes = root;
      marked = null;
      add({ type: marks.length === 2 ? "strong" : "emphasis", children, position });
      return true;
    },
    nodes: () => (marked === null ? root : null),
  };
}
