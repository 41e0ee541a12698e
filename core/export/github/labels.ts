// Labels that are to be made: their colour, and labels that are there already and may be meant.
import { nearestWord } from "../../text/editDistance.ts";
import { digest } from "../digest.ts";

/** Distinguishable on light and dark, none of them GitHub's own red for bugs. */
const palette = [
  "1d76db",
  "0e8a16",
  "5319e7",
  "b60205",
  "d93f0b",
  "fbca04",
  "006b75",
  "c2e0c6",
  "bfd4f2",
  "d4c5f9",
  "f9d0c4",
  "0052cc",
];
const unscoped = "c5d0dc";

/** One colour for all labels of a scope: "area::api" and "area::web". */
export function labelColor(name: string): string {
  const scope = /^(.+?)(?:::|[:/])/.exec(name)?.[1]?.trim().toLowerCase();
  return scope === undefined
    ? unscoped
    : (palette[Number.parseInt(digest(scope).slice(0, 6), 16) % palette.length] ?? unscoped);
}

/** A label of the repository that differs from `name` in its spelling alone; null where there is none. */
export function nearLabel(name: string, existing: readonly string[]): string | null {
  const letters = (text: string): string =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, "")
      .replace(/s$/, "");
  const same = existing.find((label) => letters(label) === letters(name));
  if (same !== undefined) return same;
  const near = name.length < 5 ? null : nearestWord(name, existing);
  return near !== null && Math.abs(near.length - name.length) < 2 ? near : null;
}
