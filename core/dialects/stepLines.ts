// Lines of a paragraph that the author's editor wrapped, and steps that share a line, as one text for each step.
import { sliceText, trimText, type Text } from "../parse/inline.ts";
import type { Steps } from "./gherkin.ts";

/** Several lines, or cells, as one text. */
export function joined(lines: readonly Text[], between = " "): Text {
  const [first, ...rest] = lines;
  if (!first || rest.length === 0) return first ?? { plain: "", start: 0, end: 0, runs: [], marks: [] };
  const runs = [...first.runs];
  const marks = [...first.marks];
  let plain = first.plain;
  for (const line of rest) {
    const shift = plain.length + between.length;
    runs.push(
      { plain: plain.length, source: line.start - between.length },
      ...line.runs.map((run) => ({ plain: run.plain + shift, source: run.source })),
    );
    marks.push(...line.marks.map((mark) => ({ ...mark, start: mark.start + shift, end: mark.end + shift })));
    plain += `${between}${line.plain}`;
  }
  return { plain, start: first.start, end: rest.at(-1)?.end ?? first.end, runs, marks };
}

/** "**Given** a card **When** I pay **Then** it" is three steps, however it is wrapped; other lines are steps as they stand. */
export function stepLines(lines: readonly Text[], steps: Steps): readonly Text[] {
  const whole = joined(lines);
  const cuts = whole.marks
    .filter((mark) => mark.type === "strong")
    .filter(({ start, end }) => (steps.at(whole.plain.slice(start, end))?.length ?? 0) >= end - start)
    .map(({ start }) => start);
  if (cuts.length < 2 && !(cuts.length === 1 && lines.length > 1)) return unwrapped(lines, steps);
  return [0, ...cuts]
    .map((from, index) => trimText(sliceText(whole, from, cuts[index] ?? whole.plain.length)))
    .filter(({ plain }) => plain !== "");
}

/** A line that begins in lower case, and is no step of its own, goes on with the one before it. */
function unwrapped(lines: readonly Text[], steps: Steps): readonly Text[] {
  const found: Text[][] = [];
  for (const line of lines) {
    const last = found.at(-1);
    if (last && /^\p{Ll}/u.test(line.plain) && steps.at(line.plain) === null) last.push(line);
    else found.push([line]);
  }
  return found.map((lines) => joined(lines));
}
