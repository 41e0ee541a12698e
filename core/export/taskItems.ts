// Task lines as items of their own, for those who want an issue for each. A line has no ID, so each is given a number that the
// next push finds again: by the same words, then by similar ones. Titles alone identify nothing.
import { editDistance } from "../text/editDistance.ts";
import type { ExportItem, TickLine } from "./document.ts";

/** A task that was exported before: its key and its title then. */
export interface KnownTask {
  readonly key: string;
  readonly title: string;
}

/** The tasks of an item, in their order. `known` are those of the same item that were exported before. */
export function taskItems(item: ExportItem, known: readonly KnownTask[]): readonly ExportItem[] {
  const prefix = taskPrefix(item.key);
  const left = [...known];
  const keys: (string | null)[] = item.tasks.map(({ text }) => take(left, (task) => sameWords(task.title, text)));
  item.tasks.forEach(({ text }, at) => {
    keys[at] ??= take(left, (task) => similar(task.title, text));
  });
  let next = 1 + Math.max(0, ...known.map(({ key }) => Number(key.slice(prefix.length)) || 0));
  return item.tasks.map((task, at) => taskItem(item, task, keys[at] ?? `${prefix}${next++}`));
}

/** What the keys of an item's tasks begin with. */
export const taskPrefix = (key: string): string => `${key}:task-`;

function take(tasks: KnownTask[], wanted: (task: KnownTask) => boolean): string | null {
  const at = tasks.findIndex(wanted);
  return at < 0 ? null : (tasks.splice(at, 1)[0]?.key ?? null);
}

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

const sameWords = (a: string, b: string): boolean => plain(a) === plain(b);

function similar(a: string, b: string): boolean {
  const [one, other] = [plain(a), plain(b)];
  const longer = Math.max(one.length, other.length);
  return longer > 0 && editDistance(one, other) <= longer / 3;
}

function taskItem(parent: ExportItem, { text, note, checked }: TickLine, key: string): ExportItem {
  const none = {
    story: null,
    description: [],
    criteria: [],
    scenario: null,
    deliverables: [],
    tasks: [],
    subtasks: [],
  };
  return {
    ...none,
    key,
    id: null,
    kind: "task",
    title: text,
    lines: parent.lines,
    labels: [],
    owners: [],
    priority: null,
    estimate: note === null ? null : { text: note, amount: null },
    status: checked === true ? "done" : checked === false ? "todo" : null,
    sprint: parent.sprint,
    parent: parent.key,
    blockedBy: [],
  };
}
