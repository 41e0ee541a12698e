// A file of the workspace as an ExportDocument: keys, parents and dependencies settled, texts taken as the author wrote them.
import type { FileIndex } from "../index/fileIndex.ts";
import { keyOfItem } from "../index/ids.ts";
import type { WorkspaceIndex } from "../index/workspaceIndex.ts";
import type { Item, TaskLine } from "../model/item.ts";
import { say } from "../text/message.ts";
import { type Place, written } from "../text/span.ts";
import type { ExportDocument, ExportItem, TickLine } from "./document.ts";
import { dueDate } from "./dueDate.ts";

/** Where places stand, in lines from 0; queries/positions.ts makes one. */
export interface Lines {
  start(place: Place): { readonly line: number };
  end(place: Place): { readonly line: number };
}

export function exportDocument(file: FileIndex, workspace: WorkspaceIndex, lines: Lines): ExportDocument {
  const keys = keysOf(file);
  const line = (item: Item): number => lines.start(item.head).line + 1;
  const leftOut = file.items.flatMap((item) => {
    const title = item.title.value;
    if (exportKey(item) === null) return [{ line: line(item), title, reason: say`it has no ID; give it one` }];
    if (keys.has(item)) return [];
    const reason = say`another item carries the ID ${item.id?.value ?? ""} too; give it one of its own`;
    return [{ line: line(item), title, reason }];
  });
  const items = file.items.flatMap((item) => {
    const key = keys.get(item);
    return key === undefined ? [] : [exportItem(item, key, { file, workspace, lines, keys })];
  });
  return { uri: file.uri, items, leftOut };
}

/** What identifies an item within its file: "us1" for US-001, "epic 1" for EPIC-001; null without an ID. */
export function exportKey(item: Item): string | null {
  const id = keyOfItem(item);
  if (id === null) return null;
  return id.word === null ? id.key : `${id.word} ${id.key}`;
}

/** The keys of the items that can be told apart: of those that share one, none has it. */
export function keysOf(file: FileIndex): ReadonlyMap<Item, string> {
  const owners = new Map<string, Item[]>();
  for (const item of file.items) {
    const key = exportKey(item);
    if (key !== null) owners.set(key, [...(owners.get(key) ?? []), item]);
  }
  return new Map([...owners].flatMap(([key, [item, ...more]]) => (item && more.length === 0 ? [[item, key]] : [])));
}

interface Means {
  readonly file: FileIndex;
  readonly workspace: WorkspaceIndex;
  readonly lines: Lines;
  readonly keys: ReadonlyMap<Item, string>;
}

function exportItem(item: Item, key: string, { file, workspace, lines, keys }: Means): ExportItem {
  const epic = file.epicOf(item);
  const sprint = file.sprintOf(item);
  const name = item.sprint?.value ?? sprint?.name.value ?? null;
  const last = lines.end(item.at).line;
  return {
    key,
    id: item.id?.value ?? null,
    kind: item.kind,
    title: item.title.value.replace(/\s+/g, " ").trim(),
    lines: [lines.start(item.head).line + 1, last + 1],
    story: storyText(item),
    description: item.description.map(({ at }) => unquoted(written(at))).filter((text) => text !== ""),
    criteria: item.criteria.map(({ text, checked }) => ({ text, note: null, checked })),
    scenario: scenarioOf(item),
    deliverables: item.deliverables.map(({ value }) => value),
    tasks: item.tasks.map(tickLine),
    subtasks: item.subtasks.map(tickLine),
    labels: distinct(item.labels.map(({ value }) => value.trim())),
    owners: distinct(item.owners.map(({ value }) => value.trim())),
    priority: item.priority?.raw ?? null,
    estimate: item.estimate && {
      text: item.estimate.raw,
      amount: item.estimate.value.points ?? item.estimate.value.hours ?? item.estimate.value.days,
    },
    status: item.status?.value ?? null,
    sprint: name === null ? null : { name, due: dueDate(sprint?.dates?.raw ?? "") },
    parent: epic === null ? null : (keys.get(epic) ?? null),
    blockedBy: workspace.dependenciesOf(item).flatMap((other) => {
      const owner = workspace.fileOf(other);
      const otherKey = owner === file ? keys.get(other) : exportKey(other);
      return owner === null || otherKey == null || other === item || other === epic
        ? []
        : [{ uri: owner.uri, key: otherKey }];
    }),
  };
}

function tickLine({ title, hours, role, done }: TaskLine): TickLine {
  const facts = [hours === null ? "" : `${hours} h`, role ?? ""].filter((fact) => fact !== "").join(", ");
  return { text: title, note: facts === "" ? null : facts, checked: done };
}

function storyText({ story }: Item): string | null {
  if (story === null) return null;
  const { role, goal, benefit } = story;
  if (role !== null && goal !== null) {
    const end = benefit === null ? "" : ` so that ${benefit.value}`;
    const article = /^(an?|the)\s/i.test(role.value) ? "" : /^[aeiou]/i.test(role.value) ? "an " : "a ";
    const want = /^(to|i|that)\s/i.test(goal.value) ? goal.value : `to ${goal.value}`;
    return `As ${article}${role.value}, I want ${want}${end}`.replace(/\s+/g, " ");
  }
  return unquoted(written(story.at)) || null;
}

/** The Given/When/Then text behind criteria that are steps: they say little without it. */
function scenarioOf(item: Item): string | null {
  if (!item.criteria.some(({ step }) => step !== null)) return null;
  const at = item.fields.find(({ field }) => field === "criteria")?.valueAt;
  const text = at === undefined ? "" : written(at).replace(/^\s*```.*$/gm, "");
  return /^\s*given\b/im.test(text) ? text.replace(/^(\s*\n)+|\s+$/g, "") : null;
}

function unquoted(text: string): string {
  return text.replace(/^\s*>\s?/gm, "").trim();
}

function distinct(words: readonly string[]): readonly string[] {
  const seen = new Map(words.filter((word) => word !== "").map((word) => [word.toLowerCase(), word]));
  return [...seen.values()];
}
