// A sprint's copy of an item's tasks becomes what the item says: hours are written, lines added and taken out, totals follow.
import { plainNumber } from "../index/amounts.ts";
import type { FileIndex } from "../index/fileIndex.ts";
import { nameOf } from "../index/naming.ts";
import type { Item, TaskLine } from "../model/item.ts";
import type { Commitment, Sprint } from "../model/plan.ts";
import type { Edit } from "../rules/rule.ts";
import { lineAt, lineBreakOf, nextLine } from "../text/lines.ts";
import type { Place } from "../text/span.ts";
import type { Assist, Subject } from "./assist.ts";
import { carried } from "./carried.ts";
import { cast } from "./mould/cast.ts";
import { numberIn } from "./mould/fields.ts";
import { shared, terms } from "../text/terms.ts";
import { type Message, say } from "../text/message.ts";

export const syncTasks: Assist = {
  id: "sync-tasks",
  answers: ["task-list-drift"],
  refactors: false,
  offers(subject) {
    const copy = copyOf(subject);
    return copy === null ? [] : [{ choice: copy.sprint.name.value, title: titleOf(copy) }];
  },
  write(subject, choice) {
    const { snapshot, file } = subject;
    const copy = copyOf(subject);
    if (copy === null || copy.sprint.name.value !== choice) return say`The sprint has changed meanwhile: ask again`;
    const edits = editsOf(file, copy);
    const change = edits === null ? null : carried(snapshot, file, edits);
    if (change === null)
      return say`The tasks of \`${nameOf(copy.item)}\` are copied in a shape that cannot be written anew`;
    const [first] = change.risen;
    if (first !== undefined) return say`It leads to another finding: ${first.message}`;
    return { choice, title: titleOf(copy), notes: [], slices: [], edits: change.edits, creates: [] };
  },
};

interface Copy {
  readonly sprint: Sprint;
  readonly commitment: Commitment;
  readonly item: Item;
}

const titleOf = ({ item, sprint }: Copy): Message =>
  say`Update the tasks of \`${nameOf(item)}\` in ${sprint.name.value}`;

/** The copy that a finding is about, where each of its tasks has a line of its own. */
function copyOf({ snapshot, file, finding }: Subject): Copy | null {
  for (const sprint of file.sprints) {
    for (const commitment of sprint.commitments) {
      const { at } = commitment.item;
      if (finding === null || at.anchor !== finding.at.anchor || at.start !== finding.at.start) continue;
      const resolution = snapshot.index.resolve(commitment.item, null, file);
      const [item, ...others] = resolution.type === "items" ? resolution.items : [];
      if (item === undefined || others.length > 0 || item.tasks.length === 0) return null;
      const lines = commitment.tasks.map((task) => lineOf(task).start);
      return new Set(lines).size === lines.length && lines.length > 0 ? { sprint, commitment, item } : null;
    }
  }
  return null;
}

const lineOf = ({ at }: TaskLine): Place => ({ anchor: at.anchor, ...lineAt(at.anchor.text, at.start) });

/** Null where a line cannot take the words of another task. */
function editsOf(file: FileIndex, { commitment, item }: Copy): readonly Edit[] | null {
  const { tasks: copies, total } = commitment;
  const partners = partnersOf(item.tasks, copies);
  const edits: Edit[] = [];
  const last = copies.at(-1);
  if (last === undefined) return null;
  for (const copy of copies) {
    const own = item.tasks.find((task) => partners.get(task) === copy);
    if (own === undefined) edits.push(without(lineOf(copy)));
    else edits.push(...hoursEdits(copy, own));
  }
  let after = last;
  for (const [index, task] of item.tasks.entries()) {
    const partner = partners.get(task);
    if (partner !== undefined) {
      after = partner;
      continue;
    }
    const model = partners.get(item.tasks[index - 1] ?? task) ?? after;
    const line = cast(file, lineOf(last), [{ at: titleAt(last), text: task.title }, ...hoursEdits(last, task)]);
    if (line === null) return null;
    const place = lineOf(model);
    edits.push({ at: { ...place, start: place.end }, text: lineBreakOf(place.anchor.text) + line });
  }
  const sum = total === null ? null : numberIn(total.at);
  if (sum !== null) {
    const hours = item.tasks.reduce((all, task) => all + (task.hours ?? 0), 0);
    edits.push({ at: sum, text: String(plainNumber(hours)) });
  }
  return edits;
}

/** Which line of the copy stands for which task: the same words first, then the most words in common. */
function partnersOf(own: readonly TaskLine[], copies: readonly TaskLine[]): ReadonlyMap<TaskLine, TaskLine> {
  const partners = new Map<TaskLine, TaskLine>();
  const free = new Set(copies);
  const pair = (task: TaskLine, copy: TaskLine | undefined): void => {
    if (copy === undefined) return;
    partners.set(task, copy);
    free.delete(copy);
  };
  for (const task of own)
    pair(
      task,
      [...free].find((copy) => plain(copy) === plain(task)),
    );
  for (const task of own) {
    if (partners.has(task)) continue;
    const scored = [...free].map((copy) => ({ copy, score: shared(terms(copy.title), terms(task.title)) }));
    pair(task, scored.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score)[0]?.copy);
  }
  return partners;
}

const plain = ({ title }: TaskLine): string =>
  title
    .toLowerCase()
    .replace(/[\s*_`]+/g, " ")
    .trim();

function hoursEdits({ hoursAt }: TaskLine, { hours }: TaskLine): readonly Edit[] {
  const number = hoursAt === null ? null : numberIn(hoursAt);
  if (number === null || hours === null) return [];
  const text = String(plainNumber(hours));
  return number.anchor.text.slice(number.start, number.end) === text ? [] : [{ at: number, text }];
}

/** Where the words of a task stand in its line. */
function titleAt({ at, title }: TaskLine): Place {
  const found = at.anchor.text.slice(at.start, at.end).indexOf(title);
  return found < 0 ? at : { ...at, start: at.start + found, end: at.start + found + title.length };
}

const without = (line: Place): Edit => ({ at: { ...line, end: nextLine(line.anchor.text, line.end) }, text: "" });
