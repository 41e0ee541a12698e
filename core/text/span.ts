// Where things are. Core speaks offsets only; lines and columns exist in the adapters (text/lineIndex.ts).

/** A stretch of one string: half-open, counted in UTF-16 units from the string's start. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * A chunk of a document, by identity. Places count from its start, so an edit elsewhere in the document leaves every
 * place in this chunk, and everything computed from it, valid. `FileIndex.offsetOf(anchor)` says where the chunk is now.
 */
export interface Anchor {
  readonly uri: string;
  /** The chunk's own text: `text.slice(place.start, place.end)` is what the author wrote there. */
  readonly text: string;
  /** How the section begins that it stands in, where that has anchors before this one. */
  readonly opening?: Opening;
}

/** What is known of the beginning of a section wherever in it something stands. */
export interface Opening {
  /** True where it is in another language than English. */
  readonly foreign: boolean;
}

/** A stretch of a document: half-open UTF-16 offsets from the start of the anchor's text. */
export interface Place extends Span {
  readonly anchor: Anchor;
}

/** The author's own characters at a place. */
export function written(place: Place): string {
  return place.anchor.text.slice(place.start, place.end);
}

/** True when `inner` lies in the same chunk as `outer` and within it. */
export function contains(outer: Place, inner: Place): boolean {
  return outer.anchor === inner.anchor && outer.start <= inner.start && inner.end <= outer.end;
}

/** The stretch from the start of one place to the end of another in the same chunk. */
export function spanning(first: Place, last: Place): Place {
  return { anchor: first.anchor, start: Math.min(first.start, last.start), end: Math.max(first.end, last.end) };
}
