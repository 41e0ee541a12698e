// Moves the line that commits a sprint to an item into another sprint's list, with the tasks that are written under it.
import type { FileIndex } from "../index/fileIndex.ts";
import { sprintKey } from "../index/planKeys.ts";
import type { Item } from "../model/item.ts";
import type { Commitment } from "../model/plan.ts";
import type { TextEdit } from "../text/edit.ts";
import { indentOf, lineAt, nextLine } from "../text/lines.ts";
import type { Span } from "../text/span.ts";
import { moveLines, point } from "./moveLines.ts";

/** The edits of the file's text, or null where the item stands in no list of its own lines, or the other sprint has none. */
export function moveCommitment(file: FileIndex, item: Item, sprint: string): readonly TextEdit[] | null {
  const target = file.sprints.find((one) => sprintKey(one.name.value) === sprintKey(sprint));
  const last = target?.commitments.at(-1);
  const own = ownCommitment(file, item);
  if (target === undefined || last === undefined || own === null || target.commitments.includes(own)) return null;
  const [from, after] = [pointOf(file, own), pointOf(file, last)];
  if (from === null || after === null) return null;
  const { text } = file;
  const edits = moveLines(text, from, after, "after");
  const number = /^\s*(\d+)[.)]/.exec(text.slice(after.start, after.end))?.[1];
  if (number === undefined) return edits;
  // In a numbered list it counts on.
  return edits.map((edit) => ({ ...edit, text: edit.text.replace(/^(\s*)\d+(?=[.)])/, `$1${Number(number) + 1}`) }));
}

/** The lines of all sprints' lists that name an item, alone or with others. */
export function commitmentsTo(file: FileIndex, item: Item): readonly Commitment[] {
  return file.sprintsOf(item).flatMap((sprint) =>
    sprint.commitments.filter((commitment) => {
      const resolution = file.resolve(commitment.item, null);
      return resolution.type === "items" && resolution.items.includes(item);
    }),
  );
}

/** The one line that commits to this item and no other. */
function ownCommitment(file: FileIndex, item: Item): Commitment | null {
  const [only, ...others] = commitmentsTo(file, item);
  return only?.item.type === "id" && others.length === 0 ? only : null;
}

/** The point of a list that commits to one item, with all that is indented under it; null for a list on one line. */
function pointOf(file: FileIndex, commitment: Commitment): Span | null {
  const { text } = file;
  const first = lineAt(text, file.spanOf(commitment.at).start);
  const head = text.slice(first.start, first.end);
  if (!point.test(head)) return null;
  const indent = indentOf(head);
  let { end } = first;
  for (let at = nextLine(text, end); at < text.length; at = nextLine(text, lineAt(text, at).end)) {
    const line = lineAt(text, at);
    const words = text.slice(line.start, line.end);
    if (words.trim() === "") break;
    if (indentOf(words) <= indent) break;
    end = line.end;
  }
  return { start: first.start, end };
}
