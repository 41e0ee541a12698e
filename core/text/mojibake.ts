// Finds text that is UTF-8 misread as Mac Roman, Windows-1252 or Latin-1, and says what was meant. Works stretch by stretch,
// since files mix damaged and sound characters; what may well be sound is left alone. Every repair can be undone exactly.
import { type Charset, highByte } from "./charset.ts";
import type { TextEdit } from "./edit.ts";

/** A damaged stretch of the text: half-open UTF-16 offsets, and what it reads repaired. */
export interface Stretch {
  /** The characters as they were. */
  readonly damaged: string;
  readonly start: number;
  readonly end: number;
  readonly repaired: string;
  readonly charset: Charset;
}

/** A text with its repair, and the way from offsets in the one to offsets in the other. */
export interface Repair {
  /** The repaired text. */
  readonly text: string;
  /** The characters that were repaired, one by one. */
  readonly sequences: readonly Sequence[];
  /** In order, without overlaps; neighbouring damaged characters make one stretch. Empty when the text is sound. */
  readonly stretches: readonly Stretch[];
  /** The offset in the original text; one inside a repaired character moves to its start. */
  toOriginal(offset: number): number;
  /** The offset in the repaired text; one inside a damaged character moves to its start. */
  toRepaired(offset: number): number;
}

/** One character that several were made of. */
export interface Sequence extends Stretch {
  /** How much it takes to believe it: alone, beside other evidence in the text, or in a run of its kind. */
  readonly trust: "alone" | "with others" | "in a run";
}

const charsets: readonly Charset[] = ["mac-roman", "windows-1252"];

/** Repairs what is surely damaged. Pure and total; sound text comes back as it is with no stretches. */
export function repairMojibake(text: string): Repair {
  const sequences = mostTrusted(text);
  const parts: string[] = [];
  let at = 0;
  for (const { start, end, repaired } of sequences) {
    parts.push(text.slice(at, start), repaired);
    at = end;
  }
  parts.push(text.slice(at));
  return repairOf(sequences, () => (sequences.length === 0 ? text : parts.join("")));
}

/** A repair whose text is put together when it is asked for. */
function repairOf(sequences: readonly Sequence[], text: () => string): Repair {
  const originals = offsets(sequences, false);
  const repairs = offsets(sequences, true);
  return {
    get text() {
      return text();
    },
    sequences,
    stretches: joined(sequences),
    toOriginal: (offset) => moved(offset, repairs, originals),
    toRepaired: (offset) => moved(offset, originals, repairs),
  };
}

/**
 * The repair after edits that leave every run of characters beyond ASCII as it is, since a repair rests on those alone; null
 * where they do not. Edits are sorted and count in the original text, of which `slice` gives any part as it was before
 * them; `text` gives the repaired text after them.
 */
export function repairAfter(
  repair: Repair,
  edits: readonly TextEdit[],
  slice: (start: number, end: number) => string,
  text: () => string,
): Repair | null {
  for (const { start, end, text: inserted } of joinedEdits(edits)) {
    // One that cuts a damaged character in two.
    if ([start, end].some((offset) => repair.toOriginal(repair.toRepaired(offset)) !== offset)) return null;
    if (high.test(inserted) || high.test(slice(start, end))) return null;
    if (high.test(slice(start - 1, start)) && high.test(slice(end, end + 1))) return null;
  }
  let edit = 0;
  let shift = 0;
  const moved = repair.sequences.map((sequence) => {
    for (let next = edits[edit]; next !== undefined && next.end <= sequence.start; next = edits[++edit])
      shift += next.text.length - (next.end - next.start);
    return shift === 0 ? sequence : { ...sequence, start: sequence.start + shift, end: sequence.end + shift };
  });
  return repairOf(moved, text);
}

/** Edits that touch, as the one that they come to. */
function joinedEdits(edits: readonly TextEdit[]): readonly TextEdit[] {
  const all: TextEdit[] = [];
  for (const edit of edits) {
    const last = all[all.length - 1];
    if (last?.end === edit.start) all[all.length - 1] = { ...last, end: edit.end, text: last.text + edit.text };
    else all.push(edit);
  }
  return all;
}

/** The text before a repair, from the repaired one. */
export function damagedAgain(repair: Repair, repaired: string): string {
  const parts: string[] = [];
  let at = 0;
  let shift = 0;
  for (const { start, damaged, repaired: sound } of repair.sequences) {
    parts.push(repaired.slice(at, start - shift), damaged);
    at = start - shift + sound.length;
    shift += damaged.length - sound.length;
  }
  parts.push(repaired.slice(at));
  return parts.join("");
}

const high = /[^\x00-\x7f]/;

/** A file is misread once, so the charset that explains more characters wins; the other may then add nothing. */
function mostTrusted(text: string): readonly Sequence[] {
  const [mac, windows] = charsets.map((charset) => trusted(sequencesOf(text, charset)));
  if (mac === undefined || windows === undefined) return [];
  return twice(mac.length >= windows.length ? mac : windows);
}

/** Text can be misread twice. A run whose repair is damaged again is repaired again, as one. */
function twice(sequences: readonly Sequence[]): readonly Sequence[] {
  return runsOf(sequences).flatMap((run): readonly Sequence[] => {
    const [first, last] = [run[0], run[run.length - 1]];
    const once = run.map((sequence) => sequence.repaired).join("");
    const again = once.length > 1 ? repairMojibake(once) : null;
    if (first === undefined || last === undefined || again === null || again.stretches.length === 0) return run;
    const damaged = run.map((sequence) => sequence.damaged).join("");
    return [{ ...first, end: last.end, damaged, repaired: again.text }];
  });
}

function trusted(sequences: readonly Sequence[]): readonly Sequence[] {
  const sure = sequences.some((sequence) => sequence.trust === "alone");
  return runsOf(sequences).flatMap((run) =>
    run.filter(
      ({ trust }) => run.length >= 3 || trust === "alone" || (trust === "with others" && (sure || run.length === 2)),
    ),
  );
}

/** Neighbours without a gap belong to one run. */
function runsOf(sequences: readonly Sequence[]): readonly (readonly Sequence[])[] {
  const runs: Sequence[][] = [];
  let end = -1;
  for (const sequence of sequences) {
    const run = runs[runs.length - 1];
    if (run !== undefined && sequence.start === end) run.push(sequence);
    else runs.push([sequence]);
    end = sequence.end;
  }
  return runs;
}

function joined(sequences: readonly Sequence[]): readonly Stretch[] {
  return runsOf(sequences).flatMap((run) => {
    const [first, last] = [run[0], run[run.length - 1]];
    if (first === undefined || last === undefined) return [];
    const repaired = run.map((sequence) => sequence.repaired).join("");
    const damaged = run.map((sequence) => sequence.damaged).join("");
    return [{ start: first.start, end: last.end, damaged, repaired, charset: first.charset }];
  });
}

function sequencesOf(text: string, charset: Charset): readonly Sequence[] {
  const found: Sequence[] = [];
  const runs = /[^\x00-\x7f]{2,}/g;
  for (let match = runs.exec(text); match !== null; match = runs.exec(text)) {
    for (let at = match.index; at < runs.lastIndex - 1; ) {
      const sequence = sequenceAt(text, at, charset);
      if (sequence !== null) found.push(sequence);
      at = sequence === null ? at + 1 : sequence.end;
    }
  }
  return found;
}

/** The UTF-8 sequence that the characters from `start` on spell in the bytes of `charset`. */
function sequenceAt(text: string, start: number, charset: Charset): Sequence | null {
  const lead = highByte(charset, text.charCodeAt(start));
  const length = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
  if (length === 0 || start + length > text.length) return null;
  let point = lead & (0x7f >> length);
  for (let index = start + 1; index < start + length; index++) {
    const byte = highByte(charset, text.charCodeAt(index));
    if (byte < 0x80 || byte > 0xbf) return null;
    point = (point << 6) | (byte & 0x3f);
  }
  const overlong = (length === 3 && point < 0x800) || (length === 4 && point < 0x10000);
  if (overlong || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff) || (point >= 0x80 && point < 0xa0))
    return null;
  const written = text.slice(start, start + length);
  return {
    start,
    end: start + length,
    damaged: written,
    repaired: String.fromCodePoint(point),
    charset,
    trust: trustIn(written, lead),
  };
}

/** Marks that may stand behind a letter in sound text: quotes, dashes, an ellipsis, a no-break space, list dots, signs. */
const marks = /^[‚„…‹›‘’“”•–—«»\u00a0™®©°ª²³¹]+$/;
/** What may stand behind a root or a negation sign in a formula. */
const formula = /^[πΩµ∑∏∂∫±≤≥≠∞°Øø]+$/;

function trustIn(written: string, lead: number): Sequence["trust"] {
  const tail = written.slice(1);
  const latin = lead === 0xc2 || lead === 0xc3;
  // General punctuation, arrows, symbols, dingbats, presentation selectors and emoji.
  const symbol = lead === 0xe2 || lead === 0xef || lead === 0xf0;
  if (latin || symbol) return marks.test(tail) || formula.test(tail) ? "with others" : "alone";
  const extended = lead === 0xc4 || lead === 0xc5;
  if (extended) return marks.test(tail) ? "in a run" : "with others";
  return "in a run";
}

type Steps = { readonly starts: readonly number[]; readonly ends: readonly number[] };

/** Where each sequence starts and ends, in the original or in the repaired text. */
function offsets(sequences: readonly Sequence[], repaired: boolean): Steps {
  const starts: number[] = [];
  const ends: number[] = [];
  let shift = 0;
  for (const sequence of sequences) {
    starts.push(sequence.start - shift);
    if (repaired) shift += sequence.end - sequence.start - sequence.repaired.length;
    ends.push(sequence.end - shift);
  }
  return { starts, ends };
}

function moved(offset: number, from: Steps, to: Steps): number {
  let low = -1;
  let high = from.starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((from.starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  if (low < 0) return offset;
  const end = from.ends[low] ?? 0;
  return offset < end ? (to.starts[low] ?? 0) : offset - end + (to.ends[low] ?? 0);
}
