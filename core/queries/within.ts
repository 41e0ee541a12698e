// The chunks that a part of a document touches, for answers that are asked for what is on the screen only.
import type { FileIndex } from "../index/fileIndex.ts";
import type { Anchor, Span } from "../text/span.ts";
import { caretAt } from "./locate.ts";

/** `asked` counts in the file's text. */
export function anchorsWithin(file: FileIndex, asked: Span): ReadonlySet<Anchor> {
  const first = caretAt(file, asked.start)?.anchor;
  const last = caretAt(file, asked.end)?.anchor;
  const from = Math.max(
    0,
    file.chunks.findIndex(({ anchor }) => anchor === first),
  );
  const to = last === undefined ? file.chunks.length - 1 : file.chunks.findIndex(({ anchor }) => anchor === last);
  return new Set(file.chunks.slice(from, to + 1).map(({ anchor }) => anchor));
}
