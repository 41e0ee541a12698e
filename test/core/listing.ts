// What was read, one line an item or sprint, for tests that a person reads: docs/format.md and the tests of the dialects.
import { buildFileIndex } from "../../core/index/buildFileIndex.ts";
import { statementsOf } from "../../core/queries/statements.ts";
import { readText } from "../../core/dialects/reader.ts";
import type { Estimate, Item, Reference, Value } from "../../core/model/item.ts";
import type { Quantity, Sprint, Total } from "../../core/model/plan.ts";
import type { Reading } from "../../core/model/reading.ts";
import { written } from "../../core/text/span.ts";
import { english } from "../../core/text/message.ts";

/** The lines for a text; `detail` adds the criteria and tasks of each item in full. */
export function listed(markdown: string, detail = false): string {
  return linesOf(readText("sample.md", markdown), detail).join("\n");
}

export function linesOf(reading: Reading, detail = false): string[] {
  return [
    ...reading.items.flatMap((item) => [itemLine(item), ...(detail ? details(item) : [])]),
    ...reading.sprints.flatMap((sprint) => [sprintLine(sprint), ...sprint.checks.map((check) => checkLine(check))]),
    ...reading.capacity.map(({ role, ...quantity }) => `each sprint holds | ${role ?? "team"} | ${range(quantity)}`),
    ...reading.totals.map(totalLine),
    ...reading.criteria.map(({ text }) => `criterion of the document | ${text}`),
    ...statementsOf(buildFileIndex(reading)).map(({ kind, what }) => `${kind} | ${english(what)}`),
    ...reading.drawn.map(({ before, after, source }) => `drawn in a ${source} | ${before.id} → ${after.id}`),
    ...reading.matrix.map(
      ({ item, needs }) => `told in a table | ${item.id} needs ${needs.map(referenceText).join(", ") || "nothing"}`,
    ),
    ...reading.unread.map(({ at, reason }) => `not read | ${written(at).split("\n")[0]} | ${english(reason)}`),
  ];
}

export function itemLine(item: Item): string {
  return joined([
    item.id?.value ?? "no ID",
    item.kind,
    item.title.value,
    item.estimate ? estimateText(item.estimate.value) : null,
    item.priority ? above(item.priority, item.priority.raw) : null,
    item.status ? above(item.status, item.status.value) : null,
    item.labels.length > 0 ? `labels: ${item.labels.map((label) => above(label, label.value)).join(", ")}` : null,
    item.owners.length > 0 ? `owners: ${item.owners.map(({ value }) => value).join(", ")}` : null,
    item.sprint ? `sprint: ${above(item.sprint, item.sprint.value)}` : null,
    item.epic ? `epic: ${above(item.epic, item.epic.value)}` : null,
    item.dependsOn.length > 0 ? `needs: ${item.dependsOn.map(referenceText).join(", ")}` : null,
    item.blocks.length > 0 ? `blocks: ${item.blocks.map(referenceText).join(", ")}` : null,
    count(item.deliverables.length, "deliverable", "deliverables"),
    count(item.criteria.length, "criterion", "criteria"),
    count(item.tasks.length, "task", "tasks"),
    count(item.subtasks.length, "subtask", "subtasks"),
  ]);
}

function details(item: Item): string[] {
  const { story } = item;
  const parts = story ? [story.role, story.goal, story.benefit].map((part) => part?.value ?? "–") : [];
  return [
    ...(story ? [`  story | ${parts.join(" | ")}`] : []),
    ...item.criteria.map(
      ({ text, checked }) => `  criterion | ${checked === null ? "" : checked ? "[x] " : "[ ] "}${text}`,
    ),
    ...[...item.tasks, ...item.subtasks].map(({ title, hours, role, done }) =>
      joined([
        `  task | ${done === null ? "" : done ? "[x] " : "[ ] "}${title}`,
        hours === null ? null : `${hours} hours`,
        role,
      ]),
    ),
  ];
}

function sprintLine(sprint: Sprint): string {
  const holds = sprint.commitments.map(({ item, points, continued }) =>
    [referenceText(item), points ? `(${points.amount} points)` : "", continued ? "(continued)" : ""]
      .filter((part) => part !== "")
      .join(" "),
  );
  return joined([
    sprint.name.value,
    sprint.kind,
    sprint.title || null,
    sprint.status?.value ?? null,
    sprint.goal ? `goal: ${sprint.goal.value}` : null,
    sprint.dates ? `dates: ${sprint.dates.value}` : null,
    sprint.progress ? `done: ${sprint.progress.value} %` : null,
    sprint.capacity.length > 0 ? `capacity: ${sprint.capacity.map(range).join(", ")}` : null,
    sprint.velocity ? `velocity: ${quantityText(sprint.velocity)}` : null,
    sprint.committed ? `committed: ${quantityText(sprint.committed)}` : null,
    holds.length > 0 ? `holds: ${holds.join(", ")}` : null,
    count(sprint.criteria.length, "criterion", "criteria"),
  ]);
}

function checkLine({ role, terms, sum, limit }: Sprint["checks"][number]): string {
  return joined([
    `  check | ${role ?? "total"}`,
    `${terms.map(({ amount }) => amount).join(" + ")}${sum ? ` = ${quantityText(sum)}` : ""}`,
    limit ? `limit: ${quantityText(limit)}` : null,
  ]);
}

function totalLine({ what, stated, parts, of }: Total): string {
  const made = parts.length > 0 ? ` of ${parts.map(({ amount }) => amount).join(" + ")}` : "";
  return `total | ${what} | ${quantityText(stated)}${made}${of ? ` of the ${of.type}` : ""}`;
}

export function referenceText(reference: Reference): string {
  switch (reference.type) {
    case "id":
      return reference.id;
    case "range": {
      const from = reference.from === reference.to ? reference.from : `${reference.from} to ${reference.to}`;
      return reference.epic === null ? from : `${from} of ${reference.epic}`;
    }
    case "group":
      return `<${reference.group}${reference.of === null ? "" : ` ${reference.of}`}>`;
    case "prose":
      return `“${reference.text}”`;
  }
}

export function estimateText({ points, hours, days, size, upTo }: Estimate): string {
  const to = upTo === null ? "" : `-${upTo}`;
  const amounts = [
    points === null ? null : `${points}${to} points`,
    hours === null ? null : `${hours}${to} hours`,
    days === null ? null : `${days}${to} days`,
  ].filter((part) => part !== null);
  return [size, ...amounts].filter((part) => part !== null).join(", ");
}

function above<T>(value: Value<T>, text: string): string {
  return value.inherited ? `${text} (from above)` : text;
}

function count(many: number, one: string, several: string): string | null {
  return many === 0 ? null : `${many} ${many === 1 ? one : several}`;
}

function range(quantity: Quantity & { readonly upTo: number }): string {
  return quantity.upTo === quantity.amount
    ? quantityText(quantity)
    : `${quantity.amount}-${quantity.upTo} ${quantity.unit}`;
}

const quantityText = ({ amount, unit }: Quantity): string => `${amount} ${unit}`;

const joined = (parts: readonly (string | null)[]): string => parts.filter((part) => part !== null).join(" | ");
