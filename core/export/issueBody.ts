// The body of an issue taken apart and put together: the part that Backlint keeps in step, the line that says where it comes
// from, the marker that identifies it, and whatever people write below, which is theirs. Boxes are compared apart from the
// text, so that a tick on GitHub and a reworded sentence in the file do not collide.
import { digest } from "./digest.ts";

export interface Body {
  /** Without source line and marker; line endings and blanks at line ends as `normalised` leaves them. */
  readonly text: string;
  /** What the marker names: "backlog/key"; null without a marker. */
  readonly ref: string | null;
  /** What people added below the marker. */
  readonly tail: string;
}

const marker = /^<!-- backlint: ([\w.%-]+\/[\w.%-]+) -->\s*$/;
const sourceLine = /^<sub>From .*<\/sub>$/;
const box = /^(\s*[-*+] \[)([ xX])(\] )(.*)$/;

/** What identifies an item wherever it is exported to: its file's and its own key. */
export function refOf(backlog: string, key: string): string {
  return `${backlog}/${encodeURIComponent(key).replace(/[!'()*~]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)}`.replace(
    /--/g,
    "-%2D",
  );
}

/** The last line that is a marker counts: earlier ones are quotations. */
export function takeApart(body: string): Body {
  const lines = normalised(body).split("\n");
  const at = lines.findLastIndex((line) => marker.test(line));
  if (at < 0) return { text: withoutSource(lines), ref: null, tail: "" };
  const ref = marker.exec(lines[at] ?? "")?.[1] ?? null;
  return {
    text: withoutSource(lines.slice(0, at)),
    ref,
    tail: lines
      .slice(at + 1)
      .join("\n")
      .trim(),
  };
}

export function putTogether(text: string, source: string, ref: string, tail: string): string {
  const end = tail === "" ? "" : `\n\n${tail}`;
  const start = text === "" ? "" : `${text}\n\n`;
  return `${start}<sub>From ${source}</sub>\n<!-- backlint: ${ref} -->${end}`;
}

function withoutSource(lines: readonly string[]): string {
  return lines
    .filter((line) => !sourceLine.test(line))
    .join("\n")
    .trim();
}

/** GitHub's web editor stores CRLF and its interface gives back what was stored. */
export function normalised(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/[ \t]+$/gm, "")
    .trim();
}

/** Each box by its text, a repeated text by its count: "text", "text\u00002". */
export function ticksOf(text: string): ReadonlyMap<string, boolean> {
  const ticks = new Map<string, boolean>();
  eachBox(text, (key, checked) => {
    ticks.set(key, checked);
    return checked;
  });
  return ticks;
}

/** The text with its boxes as `ticks` says; a box that it does not name stays. */
export function withTicks(text: string, ticks: ReadonlyMap<string, boolean>): string {
  return eachBox(text, (key, checked) => ticks.get(key) ?? checked);
}

/** A fingerprint of all but the boxes' ticks. */
export function textDigest(text: string): string {
  return digest(eachBox(text, () => false));
}

/** A fingerprint of one box, short enough to keep a list of. */
export const tickDigest = (key: string): string => digest(key).slice(0, 10);

function eachBox(text: string, decide: (key: string, checked: boolean) => boolean): string {
  const seen = new Map<string, number>();
  let fence = false;
  const lines = text.split("\n").map((line) => {
    if (/^ {0,3}(```|~~~)/.test(line)) fence = !fence;
    const found = fence ? null : box.exec(line);
    if (found === null) return line;
    const [, before = "", mark = " ", after = "", label = ""] = found;
    const count = (seen.get(label) ?? 0) + 1;
    seen.set(label, count);
    const checked = decide(count === 1 ? label : `${label}\u0000${count}`, mark !== " ");
    return `${before}${checked ? "x" : " "}${after}${label}`;
  });
  return lines.join("\n");
}
