// Links between documents that follow a file or a folder to its new place. IDs need no help: they mean an item wherever it stands.
import type { FileIndex } from "../index/fileIndex.ts";
import type { Edit } from "../rules/rule.ts";
import type { Anchor, Place } from "../text/span.ts";
import { decoded } from "../text/uri.ts";

/** URIs without a closing slash; a folder takes along all that lies in it. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/** The edits that keep relative links leading where they led, in documents that stay and in those that move. */
export function movedLinks(files: Iterable<FileIndex>, moves: readonly Move[]): readonly Edit[] {
  return [...files].flatMap((file) => {
    const home = movedTo(file.uri, moves);
    return file.chunks.flatMap(({ anchor }) =>
      addressesIn(anchor).flatMap(({ at, path }): readonly Edit[] => {
        const target = resolved(file.uri, path);
        const moved = target === null ? null : movedTo(target, moves);
        if (target === null || moved === null || (moved === target && home === file.uri)) return [];
        const text = relative(home, moved);
        return text === path ? [] : [{ at, text }];
      }),
    );
  });
}

/** Where a URI is after the moves. Compared as people read it: " " and "%20" are the same. */
function movedTo(uri: string, moves: readonly Move[]): string {
  for (const { from, to } of moves) {
    if (decoded(uri) === decoded(from)) return to;
    if (decoded(uri).startsWith(`${decoded(from)}/`))
      return to + uri.slice(uri.split("/", from.split("/").length).join("/").length);
  }
  return uri;
}

const address = /\]\(\s*<?([^()<>\s#?]+)|^ {0,3}\[[^\]\n]+\]:\s*<?([^<>\s#?]+)/gm;

/** Relative addresses of links, without what leads on within the document. */
function addressesIn(anchor: Anchor): readonly { readonly at: Place; readonly path: string }[] {
  return [...anchor.text.matchAll(address)].flatMap(({ index, 0: whole, 1: inline, 2: defined }) => {
    const path = inline ?? defined ?? "";
    if (path === "" || /^(?:[a-z][\w+.-]*:|\/)/i.test(path)) return [];
    const end = index + whole.length;
    return [{ at: { anchor, start: end - path.length, end }, path }];
  });
}

/** Null where a path leads out of the URI's root. */
function resolved(base: string, path: string): string | null {
  const steps = base.split("/").slice(0, -1);
  for (const step of path.split("/")) {
    if (step === "..") {
      // scheme, nothing, authority
      if (steps.length <= 3) return null;
      steps.pop();
    } else if (step !== "." && step !== "") steps.push(step);
  }
  return steps.join("/");
}

function relative(from: string, to: string): string {
  const here = from.split("/").slice(0, -1);
  const there = to.split("/");
  let shared = 0;
  while (shared < here.length && shared < there.length - 1 && here[shared] === there[shared]) shared++;
  return [...here.slice(shared).map(() => ".."), ...there.slice(shared)].join("/");
}
