// Rows of files: open ones, and those of which no more is known than how much is in them.
import { fileName } from "../../text/uri.ts";
import type { FileIndex } from "../../index/fileIndex.ts";
import { summary } from "../summary.ts";
import { holderChild } from "./itemRows.ts";
import type { Child, TreeRow } from "./row.ts";
import { type Message, say } from "../../text/message.ts";
import { amountOf } from "../../index/amounts.ts";

/** `children` counts what the tree shows below it. */
export function fileChild(file: FileIndex, children: () => number): Child {
  const [first] = file.chunks;
  const at = first === undefined ? null : { anchor: first.anchor, start: 0, end: 0 };
  return holderChild({ type: "file", uri: file.uri }, fileName(file.uri), () => ({
    at,
    detail: countsText(summary(file)),
    children: children(),
    unfolded: true,
  }));
}

/** A file that nobody has opened. */
export function unopenedRow(uri: string, counts: Counts): TreeRow {
  const make = () => ({ detail: countsText(counts), children: counts.items });
  return holderChild({ type: "file", uri }, fileName(uri), make).row();
}

interface Counts {
  readonly items: number;
  readonly sprints: number;
}

/** "4 items, 1 sprint" */
function countsText({ items, sprints }: Counts): Message {
  const known = amountOf(items, "items");
  if (sprints === 0) return known;
  return sprints === 1 ? say`${known}, ${sprints} sprint` : say`${known}, ${sprints} sprints`;
}
