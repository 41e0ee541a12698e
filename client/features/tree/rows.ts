// The server's rows made ready for VS Code: ids that are unique whatever the server sends (VS Code throws on a second one),
// and each with its parent. No vscode import: plain mocha tests it.
import type { ItemHandle, WireRow } from "../../../server/protocol.ts";

export interface Row extends WireRow {
  /** Unique in the tree and stable over refreshes: VS Code keeps unfolding and selection by it. */
  readonly name: string;
  readonly parent: Row | null;
}

/** Rows of one level. */
export function rowsBelow(parent: Row | null, level: readonly WireRow[]): readonly Row[] {
  const taken = new Set<string>();
  return level.map((row) => {
    const first = nameOf(parent, row);
    let name = first;
    for (let again = 1; taken.has(name); again++) name = `${first}~${again}`;
    taken.add(name);
    return { ...row, name, parent };
  });
}

/** The last of rows that lead down from the top, with the others as its parents. */
export function rowAt(path: readonly WireRow[]): Row | null {
  return path.reduce<Row | null>((parent, row) => ({ ...row, name: nameOf(parent, row), parent }), null);
}

/** The item that a row is or belongs to. */
export function itemOf({ subject }: Row): ItemHandle | null {
  const { type } = subject;
  if (type !== "item" && type !== "criterion" && type !== "needs" && type !== "neededBy") return null;
  return { uri: subject.uri, key: subject.key };
}

export function isSameItem(one: ItemHandle | null, other: ItemHandle | null): boolean {
  return one !== null && other !== null && one.uri === other.uri && one.key === other.key;
}

function nameOf(parent: Row | null, { subject }: WireRow): string {
  const own = subject.type === "range" ? `${subject.start}` : Object.values(subject).join("#");
  return `${parent?.name ?? ""}/${subject.type}:${own}`;
}
