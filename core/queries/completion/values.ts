// Values as the file writes them: labels, owners, priorities, states, estimates, sprints. The usual ones come first.
import { conventionOf } from "../../index/conventions.ts";
import type { FileIndex } from "../../index/fileIndex.ts";
import { scaleOf } from "../../index/scale.ts";
import type { WorkspaceIndex } from "../../index/workspaceIndex.ts";
import type { Item, Priority, Status, Value } from "../../model/item.ts";
import { sameName } from "../occurrences.ts";
import { facts, sprintName } from "../outline.ts";
import type { Asked, Proposal } from "./completion.ts";
import type { Spot } from "./spot.ts";
import { amountOf } from "../../index/amounts.ts";
import { type Message, say } from "../../text/message.ts";

export function labelProposals({ workspace, file }: Asked, { item, before }: Spot): readonly Proposal[] {
  const counts = countedIn(workspace, file, (one) => one.labels);
  const has = (name: string) => item?.labels.some((label) => sameName(label.value, name)) === true;
  const inCode = isOddlyTicked(before);
  const ticked = !inCode && isTicked(file);
  const quote = (name: string) => (ticked ? `\`${name}\`` : name);
  const labels = counts.flatMap(({ name, count }): readonly Proposal[] =>
    has(name) ? [] : [{ label: name, kind: "label", detail: itemsText(count), text: quote(name) }],
  );
  const scopes = new Map<string, number>();
  for (const { name } of counts) {
    const scope = /^(?:[^:]+::)+/.exec(name)?.[0];
    if (scope !== undefined) scopes.set(scope, (scopes.get(scope) ?? 0) + 1);
  }
  // A scope is only half a label: it comes after those that are whole.
  const halves = [...scopes].flatMap(([scope, count]): readonly Proposal[] =>
    count > 1 && !before.endsWith(scope)
      ? [{ label: scope, kind: "label", detail: say`${count} labels`, text: ticked ? `\`${scope}` : scope }]
      : [],
  );
  return [...labels, ...halves];
}

export function ownerProposals({ workspace, file }: Asked, { item }: Spot): readonly Proposal[] {
  const has = (name: string) => item?.owners.some((owner) => sameName(owner.value, name)) === true;
  const declared = conventionOf(file, "owners")?.names ?? [];
  const counts = countedIn(workspace, file, (one) => one.owners);
  const unused = declared.filter((name) => !counts.some((one) => sameName(one.name, name)));
  return [...counts, ...unused.map((name) => ({ name, count: 0 }))].flatMap(({ name, count }): readonly Proposal[] =>
    has(name) ? [] : [{ label: name, kind: "owner", detail: itemsText(count), text: name }],
  );
}

const scales: Readonly<Partial<Record<Priority["scale"], readonly string[]>>> = {
  p: ["P0", "P1", "P2", "P3"],
  level: ["Critical", "High", "Medium", "Low"],
  moscow: ["Must", "Should", "Could", "Won't"],
};

export function priorityProposals({ file }: Asked): readonly Proposal[] {
  const priorities = file.items.flatMap(({ priority }) => priority ?? []);
  const scale = mostOf(priorities.map(({ value }) => value.scale)) ?? "level";
  const seen = new Map<string, number>();
  for (const { raw, value } of priorities) if (value.scale === scale) seen.set(raw.trim(), value.rank ?? 99);
  const usual = (scales[scale] ?? []).filter((word) => ![...seen.keys()].some((raw) => says(raw, word)));
  const words = [...seen].map(([word, rank]) => ({ word, rank }));
  const rest = usual.map((word) => ({ word, rank: (scales[scale] ?? []).indexOf(word) }));
  return [...words, ...rest].sort((a, b) => a.rank - b.rank).map(({ word }) => valueProposal(word));
}

/** "**P0** (now)" says P0. */
const says = (raw: string, word: string): boolean =>
  raw
    .toLowerCase()
    .replace(/[^\p{L}\p{N}']+/gu, " ")
    .trim()
    .split(" ")[0] === word.toLowerCase();

const states: readonly (readonly [Status, string])[] = [
  ["todo", "To do"],
  ["in-progress", "In progress"],
  ["blocked", "Blocked"],
  ["done", "Done"],
];

export function statusProposals({ file }: Asked): readonly Proposal[] {
  const statusOf = ({ status }: Item) => (status === null || status.inherited === true ? null : status);
  const own = rawsOf(file, statusOf);
  const said = new Set(file.items.map((item) => statusOf(item)?.value));
  const others = states.flatMap(([state, word]) => (own.length > 1 || said.has(state) ? [] : [word]));
  return [...own, ...others].map(valueProposal);
}

export function estimateProposals({ file }: Asked): readonly Proposal[] {
  const own = rawsOf(file, ({ estimate }) => estimate);
  const pattern = own.find((raw) => /\d/.test(raw));
  const declared = conventionOf(file, "scale")?.points ?? scaleOf(file)?.values ?? [];
  const largest = Math.max(
    13,
    ...file.items.flatMap(({ kind, estimate }) => (kind === "epic" ? [] : (estimate?.value.points ?? []))),
  );
  const steps = declared
    .filter((step) => step >= 1 && step <= largest)
    .map((step) => (pattern ?? "0").replace(/\d+(?:[.,]\d+)?/, String(step)));
  const sorted = [...new Set([...steps, ...own])].sort((a, b) => numberIn(a) - numberIn(b));
  return sorted.map(valueProposal);
}

export function sprintProposals({ workspace, file }: Asked): readonly Proposal[] {
  const found = new Map<string, Proposal>();
  for (const other of [file, ...workspace.files.values()]) {
    for (const sprint of other.sprints) {
      const name = sprint.name.value;
      const title = sprintName(sprint);
      if (!found.has(name))
        found.set(name, { label: name, kind: "sprint", detail: title === name ? facts() : facts(title), text: name });
    }
    for (const { sprint } of other.items) {
      const name = sprint?.value;
      if (name !== undefined && !found.has(name))
        found.set(name, { label: name, kind: "sprint", detail: facts(), text: name });
    }
  }
  return [...found.values()];
}

const valueProposal = (word: string): Proposal => ({ label: word, kind: "value", detail: facts(), text: word });
const itemsText = (count: number): Message => (count === 0 ? facts() : amountOf(count, "items"));
const numberIn = (text: string): number => Number(/\d+(?:\.\d+)?/.exec(text)?.[0] ?? 1e6);

/** How a value is written, the usual spellings first; long ones are remarks. */
function rawsOf(file: FileIndex, valueOf: (item: Item) => Value<unknown> | null): readonly string[] {
  const counts = new Map<string, number>();
  for (const item of file.items) {
    const raw = valueOf(item)?.raw.trim() ?? "";
    if (raw !== "" && raw.length <= 30) counts.set(raw, (counts.get(raw) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]).map(([raw]) => raw);
}

/** By the number of items that carry them: those of this file first, then the others'. */
function countedIn(
  workspace: WorkspaceIndex,
  file: FileIndex,
  valuesOf: (item: Item) => readonly Value<string>[],
): readonly { readonly name: string; readonly count: number }[] {
  const count = (files: Iterable<FileIndex>) => {
    const counts = new Map<string, { readonly name: string; count: number }>();
    for (const one of files) {
      for (const item of one.items) {
        for (const { value } of valuesOf(item)) {
          const known = counts.get(value.toLowerCase());
          if (known === undefined) counts.set(value.toLowerCase(), { name: value, count: 1 });
          else known.count++;
        }
      }
    }
    return counts;
  };
  const here = count([file]);
  const elsewhere = [...count([...workspace.files.values()].filter((one) => one !== file))];
  const byCount = (a: { count: number }, b: { count: number }) => b.count - a.count;
  return [
    ...[...here.values()].sort(byCount),
    ...elsewhere.flatMap(([key, one]) => (here.has(key) ? [] : one)).sort(byCount),
  ];
}

function mostOf<T>(values: readonly T[]): T | null {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

/** Whether the caret stands between two backticks of its line. */
const isOddlyTicked = (before: string): boolean => (before.split("`").length - 1) % 2 === 1;

/** Whether the file writes most labels as code. */
function isTicked(file: FileIndex): boolean {
  const labels = file.items.flatMap((item) => item.labels.filter((label) => label.inherited !== true));
  const ticked = labels.filter(({ at }) => at.anchor.text[at.start - 1] === "`").length;
  return ticked * 2 > labels.length;
}
