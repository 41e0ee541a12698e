// Many children are sent as ranges of a hundred, which unfold like everything else: no request grows with the backlog.
import type { Child, TreeRow, TreeSubject } from "./row.ts";
import { say } from "../../text/message.ts";

const longest = 100;

/** The rows of some children: themselves, or the ranges that they fall into. */
export function pageOf(
  children: readonly Child[],
  of: TreeSubject | null,
  { start, end }: { readonly start: number; readonly end: number } = { start: 0, end: children.length },
): readonly TreeRow[] {
  const size = sizeOf(end - start);
  if (size === 1) return children.slice(start, end).map((child) => child.row());
  const rows: TreeRow[] = [];
  for (let at = start; at < end; at += size) rows.push(rangeRow(children, of, at, Math.min(at + size, end)));
  return rows;
}

/** The ranges that lead from `of` to the child at a position, outermost first. */
export function rangesTo(children: readonly Child[], of: TreeSubject | null, position: number): readonly TreeRow[] {
  const rows: TreeRow[] = [];
  let [start, end] = [0, children.length];
  for (let size = sizeOf(end - start); size > 1; size = sizeOf(end - start)) {
    start += Math.floor((position - start) / size) * size;
    end = Math.min(start + size, end);
    rows.push(rangeRow(children, of, start, end));
  }
  return rows;
}

/** How many children a row stands for, so that there are at most a hundred rows. */
function sizeOf(count: number): number {
  let size = 1;
  while (count / size > longest) size *= longest;
  return size;
}

function rangeRow(children: readonly Child[], of: TreeSubject | null, start: number, end: number): TreeRow {
  const [first, last] = [children[start]?.name ?? "", children[end - 1]?.name ?? ""];
  return {
    subject: { type: "range", of, start, end },
    kind: "range",
    label: say`${first} … ${last}`,
    detail: say`${start + 1}–${end}`,
    state: null,
    children: end - start,
    unfolded: false,
    at: null,
  };
}
