// What a look at a text's characters says about it, long before anybody reads it: whether it can hold items at all, and
// which IDs it can possibly define or name. It may say too much, never too little: whoever has to be sure reads the file.
import { idKey } from "../index/ids.ts";

export interface Trace {
  /** False where a reader would find neither items nor sprints. */
  readonly mayHoldItems: boolean;
  /** The key (`keyAbroad`) of everything that looks like an ID, each once. */
  readonly keys: readonly string[];
}

/** Signs of planning in any of the languages that are read, where plans put them: headings, bullets, rows, labels. */
const signs = new RegExp(
  [
    String.raw`^[\s>*+-]*(?:\d+[.)])?\s*\[[ xX~-]?\]\s`,
    String.raw`^[\s>*+#|-].*?(?:${[
      String.raw`\b(?:user stor|stor(?:y|ies)\b|epics?\b|epi[ck]os?\b|sprints?\b|milestones?\b|phases?\b|fases?\b|backlog|waves?\b|iterations?\b|P[0-4]\b|todo\b|to-do)`,
      String.raw`\b(?:tasks?|issues?|tickets?|features?|bugs?)\b[\s#:*_-]*\d`,
      "acceptance|crit[eéè]ri|kriteri|kryteri|akzeptanz|aceptaci|aceita[cç]|accettazione|done when|definition of done",
      "blocked by|depends on|dependenc|abh[aä]ngig|prerequisit|priori|estimat|story points|aufwand|assignee",
      "histori|tare(?:a|fa)s?\\b|t[aâ]che|aufgabe",
      String.raw`\b[A-Z]{1,6}\d*[-_]\d|[#|]\s*[A-Z]{1,4}\d+\b`,
      "[\\u0400-\\u04ff\\u3040-\\u30ff\\u3400-\\u9fff\\uac00-\\ud7af\\u1ea0-\\u1ef9]",
    ].join("|")})`,
    String.raw`\bas an? .{2,80}\bI (?:want|need|can|would)`,
    String.raw`^(?:id|status|priority|dependencies|acceptance|story points|estimate|user story|epic|sprint)\b.{0,20}:`,
  ].join("|"),
  "imu",
);
/** Words that make a number an ID: "Story 12", "#12". */
const before = /(?:#|\p{L}{2,}[\s#:._-]{0,3})$/u;
const longest = 60;

/** Looks at every character once and at nothing twice: millions of them a second. */
export function traceOf(text: string): Trace {
  const keys = new Set<string>();
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 48 || code > 57) continue;
    let start = at;
    while (start > 0 && joins(text.charCodeAt(start - 1))) start--;
    let end = at + 1;
    while (end < text.length && joins(text.charCodeAt(end))) end++;
    if (end - start <= longest) note(text, text.slice(start, end), start, keys);
    at = end;
  }
  return { mayHoldItems: signs.test(text), keys: [...keys] };
}

/** Letters, digits and what stands between them in IDs. Beyond ASCII nearly everything is a letter. */
function joins(code: number): boolean {
  return code > 127
    ? code !== 0xa0 && !(code >= 0x2013 && code <= 0x2044) && !(code >= 0x3000 && code <= 0x303f) && code < 0xd800
    : (code >= 48 && code <= 57) ||
        (code >= 65 && code <= 90) ||
        (code >= 97 && code <= 122) ||
        code === 45 ||
        code === 46 ||
        code === 95;
}

function note(text: string, token: string, start: number, keys: Set<string>): void {
  // Most are mere numbers.
  const { key, word } = isNumber(token) ? { key: token.replace(/^0+(?=.)/, ""), word: null } : keyOf(token);
  if (isNumber(key)) {
    if (!keys.has(key) && (word !== null || before.test(text.slice(Math.max(0, start - 16), start)))) keys.add(key);
    return;
  }
  if (key !== "") keys.add(key);
  // "T001-T005" is two IDs.
  if (/[.\u2010-\u2012-]/.test(token))
    for (const part of token.split(/[.\u2010-\u2012-]+/)) if (/\p{L}\d/u.test(part)) keys.add(keyOf(part).key);
}

function isNumber(token: string): boolean {
  for (let at = 0; at < token.length; at++) {
    const code = token.charCodeAt(at);
    if (code < 48 || code > 57) return false;
  }
  return token !== "";
}

/** The same spellings recur all over a workspace. */
const known = new Map<string, ReturnType<typeof idKey>>();

function keyOf(token: string): ReturnType<typeof idKey> {
  let found = known.get(token);
  if (found === undefined) {
    if (known.size >= 50_000) known.clear();
    known.set(token, (found = idKey(token)));
  }
  return found;
}
