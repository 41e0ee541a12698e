// Pointers to other work: "US-003, US-005", "Stories 1.4-1.9", "All Epic 2 stories", "None (start first)".
import type { Reference } from "../model/item.ts";
import { sliceText, type Text } from "../parse/inline.ts";
import type { Place } from "../text/span.ts";
import type { House } from "./house.ts";
import { idAt, type IdForm, type IdToken, hyphened } from "./ids.ts";
import { itemWords, planWords, saysNone } from "./words.ts";

type PlaceOf = (text: Text) => Place;

const itemWord = new RegExp(
  `^(?:${itemWords}|stories|tasks|issues|tickets|epics|us|items|tareas|historias|bugs|pbis)(?![\\p{L}\\p{N}])\\s*(?:ids?|nos?\\.|#(?!\\d))?\\s*:?\\s*`,
  "iu",
);
const planName = new RegExp(
  `^((?:${planWords})s?(?![\\p{L}])\\s*#?\\s*(?:\\d+(?:\\.\\d+)?|[ivx]{1,4}))(?![\\p{L}\\p{N}])`,
  "iu",
);
const epicName = /^(epics?\s*#?\s*\d+[a-z]?|epic[- ]\d+[a-z]?|EPIC-\d+)(?![\p{L}\p{N}])/iu;
const anotherNumber = /^\s*(?:,|&|\+|and\b)\s*(\d+[a-z]?)(?![\p{L}\p{N}.-])/iu;
const range = /^[-–—~](\d{1,3})(?![\p{L}\p{N}.-])/u;
const spacedRange = /^\s*(?:[-–—~]|to\b|through\b)\s*(\d{1,3})(?![\p{L}\p{N}.-])/iu;
/** A wider range of epics or sprints is a slip, or no range. */
const longestRange = 30;
const rangeGap = /^\s*(?:-{1,2}|–|—|~|〜|\.\.\.?|…|\bto\b|\bthrough\b|\bthru\b|\ba\b|\bbis\b)\s*/iu;
const work = "(?:stories|story|tasks?|items?|issues?|tickets?|epics?|work|features?)";
const allPrevious = new RegExp(
  `^(?:all|every)\\s+(?:of\\s+)?(?:the\\s+)?(?:previous|prior|earlier|preceding|above|other)\\s+(${work}|sprints?|phases?)|^everything\\s+(?:above|before)`,
  "iu",
);
const allOf = new RegExp(
  `^(?:all|every)\\s+(?:of\\s+)?(?:the\\s+)?(\\S+?(?:\\s+\\d+(?:\\.\\d+)?)?)\\s+${work}(?![\\p{L}])`,
  "iu",
);
const allWork = new RegExp(
  `^(?:all\\s+(?:${work})|everything(?:\\s+else)?)(?:\\s+(?:done|complete\\w*))?(?![\\p{L}])`,
  "iu",
);
const ofSprint = new RegExp(`^(S\\d+)\\s+${work}(?![\\p{L}])`, "u");

interface Last {
  readonly id: string;
  readonly form: IdForm;
}

/** The references in a value, in order. A value that names no item comes back as one piece of prose; "none" as nothing. */
export function readReferences(text: Text, place: PlaceOf, house: House): Reference[] {
  const found: Reference[] = [];
  const plain = hyphened(text.plain);
  if (saysNone(plain)) return [];
  let at = 0;
  let counting = /^\s*[#\d]/.test(plain) && /^[\s\d,;&+/.and-]+$/.test(plain);
  /** True after "stories", "tasks": "1-2" is then a range, not an ID. */
  let worded = false;
  let epic: string | null = null;
  let last: Last | null = null;
  let depth = 0;
  let glossed = false;
  /** Where the last ID ended: "71-11/71-12" is two of them. */
  let past = -2;
  while (at < plain.length) {
    const rest = plain.slice(at);
    const character = rest[0] ?? "";
    if (character === "(" || character === "（") {
      depth++;
      // "T6 (+ T7)" adds; "US-001 (replaces US-009)" explains.
      glossed = depth > 0 && last !== null && !/^[(（]\s*(?:\+|and\b|&)/i.test(rest);
      at++;
      continue;
    }
    if (character === ")" || character === "）") {
      depth = Math.max(0, depth - 1);
      if (depth === 0) glossed = false;
      at++;
      continue;
    }
    if (glossed) {
      at++;
      continue;
    }
    if (/[\n;]/.test(character)) {
      counting = false;
      worded = false;
      epic = null;
    }
    if (at > 0 && at !== past + 1 && /[\p{L}\p{N}_/.]/u.test(plain[at - 1] ?? "") && /[\p{L}\p{N}#]/u.test(character)) {
      at++;
      continue;
    }
    const group = groupAt(rest);
    if ((group || itemWord.test(rest)) && ofAnother.test(plain.slice(0, at))) {
      at += /^[^,，;(（\n]+/u.exec(rest)?.[0].length ?? rest.length;
      continue;
    }
    if (group) {
      const stories = /^\s*(?:stories|story|tasks?)\s+(?=\d)/iu.exec(rest.slice(group.length));
      if (group.group === "epic" && stories) {
        epic = group.of;
        counting = true;
        worded = true;
        at += group.length + stories[0].length;
        continue;
      }
      const named = countedGroups(group, plain.slice(at + group.length));
      for (const { of, from, to } of named.groups) {
        const span = sliceText(text, at + from, at + to);
        found.push({ type: "group", group: group.group, of, at: place(span) });
      }
      last = { id: rest.slice(0, group.length), form: "integer" };
      at += named.length;
      continue;
    }
    const word = itemWord.exec(rest);
    if (word && idAt(rest.slice(word[0].length), house, true)) {
      counting = true;
      worded = true;
      at += word[0].length;
      continue;
    }
    const span = worded ? /^(\d{1,3})\s*[-–~]\s*(\d{1,3})(?!\p{N}|[.-]\d)/u.exec(rest) : null;
    if (span?.[1] && span[2] && Number(span[2]) > Number(span[1])) {
      found.push({
        type: "range",
        from: span[1],
        to: span[2],
        epic,
        at: place(sliceText(text, at, at + span[0].length)),
      });
      last = { id: span[2], form: "integer" };
      at += span[0].length;
      past = at;
      continue;
    }
    const short: string | null = last && /^\d/.test(rest) ? completed(last, rest) : null;
    const hit: IdToken | null = short
      ? { id: short, form: last?.form ?? "key", length: /^\d+(?:[-.]\d+)*[a-z]?/.exec(rest)?.[0].length ?? 1 }
      : idAt(rest, house, counting || /^[α-ω](?![\p{L}])/u.test(rest), true);
    if (!hit || (hit.form === "number" && last === null && !counting && !isListed(plain))) {
      if (!/[\s,&+/]/.test(character) && !/^(?:and|und|y|e|et)\b/i.test(rest)) counting = counting && depth > 0;
      at += Math.max(1, /^[\p{L}\p{N}]+/u.exec(rest)?.[0].length ?? 1);
      continue;
    }
    const idStart = at + rest.indexOf(short ? rest.slice(0, hit.length) : hit.id);
    const end: number = at + hit.length;
    const gap = rangeGap.exec(plain.slice(end));
    const upper: { id: string; length: number } | null = gap
      ? rangeEnd(hit.id, plain.slice(end + gap[0].length), house)
      : null;
    if (gap && upper) {
      const stop = end + gap[0].length + upper.length;
      found.push({ type: "range", from: hit.id, to: upper.id, epic, at: place(sliceText(text, idStart, stop)) });
      last = { id: upper.id, form: hit.form };
      at = stop;
      past = stop;
      continue;
    }
    found.push(
      epic
        ? { type: "range", from: hit.id, to: hit.id, epic, at: place(sliceText(text, idStart, end)) }
        : { type: "id", id: hit.id, at: place(sliceText(text, idStart, end)) },
    );
    last = { id: hit.id, form: hit.form };
    at = end;
    past = end;
  }
  return found.length > 0 ? found : [{ type: "prose", text: text.plain.trim(), at: place(text) }];
}

/** "Parcel Tracking Phase 2": the plan of something else, named by words of its own. */
const ofAnother = /(?:^|[^\p{L}\p{N}])(?:\p{Lu}[\p{L}'-]+\s+){2,}$/u;

/** Dotted numbers count as IDs only where the value begins with them or is a list of them. */
function isListed(plain: string): boolean {
  return /^[\s[(]*\d+(?:\.\d+)+/.test(plain);
}

interface Group {
  readonly group: (Reference & { readonly type: "group" })["group"];
  readonly of: string | null;
  readonly length: number;
}

function groupAt(rest: string): Group | null {
  const previous = allPrevious.exec(rest);
  if (previous) return { group: "previous", of: null, length: previous[0].length };
  const all = allOf.exec(rest);
  if (all?.[1]) {
    const of = all[1];
    if (/^epic/i.test(of)) return { group: "epic", of, length: all[0].length };
    if (/^S\d+$/.test(of)) return { group: "prefix", of, length: all[0].length };
    if (new RegExp(`^(?:${planWords})`, "iu").test(of)) return { group: "sprint", of, length: all[0].length };
  }
  const everything = allWork.exec(rest);
  if (everything) return { group: "all", of: null, length: everything[0].length };
  const sprint = ofSprint.exec(rest);
  if (sprint?.[1]) return { group: "prefix", of: sprint[1], length: sprint[0].length };
  const epic = epicName.exec(rest);
  if (epic?.[1] && !/^EPIC-/i.test(epic[1])) return { group: "epic", of: epic[1], length: epic[0].length };
  const plan = planName.exec(rest);
  if (plan?.[1]) return { group: "sprint", of: plan[1], length: plan[0].length };
  return null;
}

interface Counted {
  readonly groups: readonly { readonly of: string | null; readonly from: number; readonly to: number }[];
  readonly length: number;
}

/** "Epic 3, 4", "Waves 1 and 2", "Sprint 1-2": the numbers that follow a group count on under its word. */
function countedGroups(group: Group, after: string): Counted {
  const { of, length } = group;
  const counted = group.group === "epic" || group.group === "sprint" ? /^(.*?)\s*(\d+)$/u.exec(of ?? "") : null;
  if (!counted?.[1] || !counted[2]) return { groups: [{ of, from: 0, to: length }], length };
  const many = /^(?:epics|waves|sprints|phases|milestones|releases|iterations|weeks|stages)$/i.test(counted[1]);
  const word = many ? counted[1].slice(0, -1) : counted[1];
  const groups = [{ of: many ? `${word} ${counted[2]}` : of, from: 0, to: length }];
  let [at, number] = [0, Number(counted[2])];
  const next = () =>
    (many || group.group === "epic" ? anotherNumber : null)?.exec(after.slice(at)) ??
    (many ? spacedRange : range).exec(after.slice(at));
  for (let more = next(); more?.[1]; more = next()) {
    const upper = Number.parseInt(more[1], 10);
    const ranges = /^\s*(?:[-–—~]|to\b|through\b)/i.test(more[0]);
    if (ranges && (upper <= number || upper - number > longestRange)) break;
    at += more[0].length;
    const to = length + at;
    if (!ranges) groups.push({ of: `${word} ${more[1]}`, from: to - more[1].length, to });
    else for (let one = number + 1; one <= upper; one++) groups.push({ of: `${word} ${one}`, from: 0, to });
    number = upper;
  }
  return { groups, length: length + at };
}

/** "US-07-02, 07-03": the second is short for US-07-03. */
function completed(last: Last, rest: string): string | null {
  if (last.form !== "key" && last.form !== "short") return null;
  const tail = /^\d+(?:[-.]\d+)*[a-z]?(?![\p{L}\p{N}.-]*[\p{L}])/u.exec(rest)?.[0];
  const own = /\d+(?:[-.]\d+)*[a-z]?$/.exec(last.id)?.[0];
  if (!tail || !own) return null;
  if (tail.split(/[-.]/).length === own.split(/[-.]/).length)
    return last.id.slice(0, last.id.length - own.length) + tail;
  const digits = /\d+$/.exec(last.id)?.[0];
  return digits && /^\d+$/.test(tail) && tail.length >= digits.length
    ? last.id.slice(0, last.id.length - digits.length) + tail
    : null;
}

/** The upper end of a range that starts at `from`: a whole ID of the same family, or its last number alone. */
function rangeEnd(from: string, rest: string, house: House): { id: string; length: number } | null {
  const full = idAt(rest, house, /^\d+[a-z]?$/.test(from), true);
  if (full && full.id.replace(/\d+/g, "0") === from.replace(/\d+/g, "0")) return { id: full.id, length: full.length };
  const tail = /^\d+(?![\p{L}\p{N}.-]*\d)/u.exec(rest)?.[0];
  const own = /\d+$/.exec(from)?.[0];
  if (tail && own && Number(tail) > Number(own))
    return { id: from.slice(0, from.length - own.length) + tail, length: tail.length };
  const dotted = /^\d+(?:\.\d+)+/.exec(rest)?.[0];
  if (dotted && /\.\d+$/.test(from)) return { id: from.replace(/\d+(?:\.\d+)+$/, dotted), length: dotted.length };
  return null;
}
