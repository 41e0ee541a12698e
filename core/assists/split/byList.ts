// One slice for each member of a list in the title or the goal: "deploy Jaeger, Grafana, and Prometheus".
import { written } from "../../text/span.ts";
import type { Cut } from "./cut.ts";
import { deal, type Seed } from "./deal.ts";
import { mostSlices } from "./points.ts";
import type { Story } from "./story.ts";
import { shared, terms } from "../../text/terms.ts";
import { say } from "../../text/message.ts";

/** A list as written: its members and the stretch from the first to the last. */
export interface Listed {
  readonly members: readonly string[];
  readonly start: number;
  readonly end: number;
}

export function byList(story: Story): Cut | null {
  const { item, pieces } = story;
  const titles = item.fields.filter(({ field, valueAt }) => field === "title" && valueAt.end > valueAt.start);
  const sources = [
    { by: say`by the list in its title`, text: item.title.value },
    ...titles.map(({ valueAt }) => ({ by: say`by the list in its title`, text: written(valueAt) })),
    { by: say`by the list in its goal`, text: item.story?.goal?.value ?? "" },
  ];
  for (const { by, text } of sources) {
    for (const { members } of listsIn(text)) {
      const seeds = members.map((member): Seed => ({ name: member, draws: terms(member), pieces: [] }));
      const drawn = (seed: Seed) => pieces.filter((piece) => shared(seed.draws, piece.terms) > 0);
      const criteria = seeds.filter((seed) => drawn(seed).some(({ list }) => list === "criteria"));
      if (
        seeds.length > mostSlices ||
        seeds.some((seed) => drawn(seed).length === 0) ||
        criteria.length * 2 < seeds.length
      )
        continue;
      const parts = deal(seeds, pieces);
      if (parts.some(({ pieces: own }) => own.length === 0)) continue;
      return { by, note: null, worth: 3, chained: false, parts, members };
    }
  }
  return null;
}

const separator = /\s*,\s*(?:and|&|plus|y|et|und)\s+|\s*,\s+|\s+(?:and|&|plus|y|et|und)\s+|\s*&\s*/giu;
const word = /[\p{L}\p{N}][\p{L}\p{N}.+#/_-]*/gu;

/** The lists of a text, each with two members or more. A choice ("Kong or Traefik") lists nothing. */
export function listsIn(text: string): readonly Listed[] {
  const plain = text.replace(/[`*_()“”"]/g, " ");
  const found: Listed[] = [];
  for (const clause of plain.matchAll(/[^.;:!?\n()–—]+/g)) {
    const marks = [...clause[0].matchAll(separator)];
    if (marks.length === 0) continue;
    const bounds = [0, ...marks.flatMap((mark) => [mark.index, mark.index + mark[0].length]), clause[0].length];
    const segments = Array.from({ length: marks.length + 1 }, (_, index) => ({
      start: bounds[index * 2] ?? 0,
      end: bounds[index * 2 + 1] ?? 0,
    }));
    const inner = segments.slice(1, -1).map(({ start, end }) => clause[0].slice(start, end));
    if (inner.some((one) => (one.match(word)?.length ?? 0) > 3)) continue;
    const first = segments[0];
    const last = segments.at(-1);
    if (first === undefined || last === undefined) continue;
    const length = Math.max(1, ...inner.map((one) => one.match(word)?.length ?? 1));
    const head = trailing(clause[0].slice(first.start, first.end), length);
    const tail = leading(clause[0].slice(last.start, last.end), inner.length === 0 ? 2 : Math.max(length, 2));
    if (head === null || tail === null) continue;
    found.push({
      members: [head.text, ...inner.map((one) => one.trim()), tail.text],
      start: clause.index + first.start + head.start,
      end: clause.index + last.start + tail.end,
    });
  }
  return found.filter(({ members }) => members.every((member) => terms(member).size > 0));
}

interface Words {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Up to `most` content words at the end. */
function trailing(text: string, most: number): Words | null {
  const words = [...text.matchAll(word)];
  let from = words.length;
  while (from > 0 && words.length - from < most && terms(words[from - 1]?.[0] ?? "").size > 0) from--;
  return between(text, words.slice(from));
}

/** Up to `most` content words at the start. */
function leading(text: string, most: number): Words | null {
  const words = [...text.matchAll(word)];
  let to = 0;
  while (to < words.length && to < most && terms(words[to]?.[0] ?? "").size > 0) to++;
  return between(text, words.slice(0, to));
}

function between(text: string, words: readonly RegExpExecArray[]): Words | null {
  const [first, last] = [words[0], words.at(-1)];
  if (first === undefined || last === undefined) return null;
  const end = last.index + last[0].length;
  return { text: text.slice(first.index, end), start: first.index, end };
}
