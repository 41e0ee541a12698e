// Which anchors the places of a chunk count from. Most chunks have one. The leaves of a large block have anchors of their
// own, so that an edit in one of them leaves the places in all others, and what was read there, as they are.
import { beginsForeign, telling } from "../text/english/language.ts";
import { indexAt } from "../text/rising.ts";
import type { Anchor, Opening, Span } from "../text/span.ts";
import type { PlaceOf } from "./values.ts";

const foreign: Opening = { foreign: true };
const english: Opening = { foreign: false };

/** The anchors of a chunk, in order. */
export interface Anchored {
  readonly anchors: readonly Anchor[];
  /** Where each starts in the chunk. */
  readonly starts: readonly number[];
  /** Those that are not leaves'. */
  readonly frames: readonly Anchor[];
}

/** Hands out the anchors of one chunk, in order, while the chunk is read. Offsets count from its start. */
export interface Anchoring {
  /** Where something stands that does not reach beyond its anchor. */
  readonly place: PlaceOf;
  readonly opening: Opening;
  /** The text between two offsets in an anchor of its own, which is in use once it is handed to `cut`. */
  anchor(from: number, to: number): Anchor;
  /** From an offset on, which lies behind all before, places count from an anchor. Without one, from one that is not a leaf's. */
  cut(start: number, leaf?: Anchor): void;
  /** All anchors; null where one that was to be kept reaches elsewhere now: then the chunk is read with none kept. */
  done(): Anchored | null;
}

/** What a chunk is read of. */
export interface ChunkText {
  readonly uri: string;
  readonly length: number;
  /** The text between two offsets. */
  between(from: number, to: number): string;
}

/** `former` are the anchors that are not leaves' of the chunk before an edit: those with the same text are kept. */
export function anchoringOf({ uri, length, between }: ChunkText, former: readonly Anchor[]): Anchoring {
  const anchors: Anchor[] = [];
  const starts: number[] = [];
  const open: { readonly anchor: { text: string }; readonly index: number }[] = [];
  let opening: Opening | null = null;
  const begins = (): Opening => (opening ??= beginsForeign(between(0, telling)) ? foreign : english);
  const cut = (start: number, leaf?: Anchor): void => {
    starts.push(start);
    if (leaf !== undefined) {
      anchors.push(leaf);
      return;
    }
    const old = former[open.length];
    const stands =
      old !== undefined &&
      old.text !== "" &&
      (start === 0 || old.opening === begins()) &&
      between(start, start + old.text.length) === old.text;
    const anchor = stands ? old : { uri, text: "", ...(start === 0 ? {} : { opening: begins() }) };
    open.push({ anchor, index: anchors.length });
    anchors.push(anchor);
  };
  cut(0);
  return {
    place: (span) => {
      const index = anchors.length === 1 ? 0 : indexAt(starts, span.start);
      return placed(span, anchors[index] ?? { uri, text: "" }, starts[index] ?? 0);
    },
    get opening() {
      return begins();
    },
    anchor: (from, to) => ({ uri, text: between(from, to), opening: begins() }),
    cut,
    done: () => {
      for (const { anchor, index } of open) {
        const text = between(starts[index] ?? 0, starts[index + 1] ?? length);
        if (anchor.text === "") anchor.text = text;
        else if (anchor.text !== text) return null;
      }
      return { anchors, starts, frames: open.flatMap(({ index }) => anchors[index] ?? []) };
    },
  };
}

/** A span of the chunk as a place in an anchor that starts at an offset. */
export function placed({ start, end }: Span, anchor: Anchor, from: number): ReturnType<PlaceOf> {
  return { anchor, start: start - from, end: end - from };
}
