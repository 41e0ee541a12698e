// What a hover says: a card for an item, the evidence for a criterion. Markdown, from plain data.
import type { FileIndex } from "../index/fileIndex.ts";
import type { Item, Reference } from "../model/item.ts";
import type { Finding } from "../rules/rule.ts";
import { contains, type Place } from "../text/span.ts";
import { capacityText, estimateText, nameOf, sprintName } from "./outline.ts";
import { caretAt, headAt, idAt } from "./locate.ts";

export interface Hover {
  readonly markdown: string;
  readonly at: Place;
}

/** What a finding knows about itself, with its rule's name. */
export interface Explained {
  readonly rule: string;
  readonly finding: Finding;
}

/** `findings` are the file's own. Null where there is nothing to say. */
export function hover(file: FileIndex, findings: readonly Explained[], offset: number): Hover | null {
  const caret = caretAt(file, offset);
  if (caret === null) return null;
  const evidence = findings.filter(({ finding }) => contains(finding.at, caret) && (finding.evidence?.length ?? 0) > 0);
  const first = evidence[0];
  if (first !== undefined) return { markdown: evidence.map(evidenceText).join("\n\n"), at: first.finding.at };
  const id = idAt(file, caret);
  if (id !== null) {
    const cards = id.item === null ? targetCards(file, id.reference, itemOf(file, caret)) : [card(file, id.item)];
    return cards.length === 0 ? null : { markdown: cards.join("\n\n---\n\n"), at: id.at };
  }
  const sprint = file.sprints.find((one) => contains(one.name.at, caret));
  if (sprint !== undefined) {
    const lines = [
      `**${plain(sprintName(sprint))}**`,
      ...sprint.capacity.map(capacityText),
      `${file.itemsIn(sprint).length} items`,
    ];
    return { markdown: lines.join("  \n"), at: sprint.name.at };
  }
  const head = headAt(file, caret);
  return head === null ? null : { markdown: card(file, head), at: head.head };
}

function itemOf(file: FileIndex, caret: Place): Item | null {
  return (
    file.items.find((item) => [...item.dependsOn, ...item.blocks].some((reference) => contains(reference.at, caret))) ??
    null
  );
}

/** More cards than fit on a screen help nobody. */
const shown = 5;

function targetCards(file: FileIndex, reference: Reference | null, from: Item | null): string[] {
  const resolution = reference === null ? null : file.resolve(reference, from);
  if (resolution?.type === "missing") {
    const nearest = resolution.nearest.map((item) => plain(nameOf(item)));
    return [
      [`No item \`${resolution.id}\` was read`, ...(nearest.length > 0 ? [`Nearest: ${nearest.join(", ")}`] : [])].join(
        "  \n",
      ),
    ];
  }
  if (resolution?.type !== "items") return [];
  const { items } = resolution;
  const only = items[0];
  if (items.length === 1 && only !== undefined) return [card(file, only)];
  const rest = items.length > shown * 4 ? [`and ${items.length - shown * 4} more`] : [];
  return [
    [`**${items.length} items**`, ...items.slice(0, shown * 4).map((item) => `- ${plain(nameOf(item))}`), ...rest].join(
      "\n",
    ),
  ];
}

function card(file: FileIndex, item: Item): string {
  const facts = [
    item.kind,
    item.status?.value,
    item.estimate && estimateText(item.estimate),
    item.priority && plain(item.priority.raw),
    item.sprint && plain(item.sprint.value),
    ...item.owners.map((owner) => plain(owner.value)),
  ];
  const epic = file.epicOf(item);
  const needs = item.dependsOn.flatMap((reference) => resolved(file, reference, item));
  const needed = file.items.filter(
    (other) => other !== item && other.dependsOn.some((reference) => means(file, reference, other, item)),
  );
  const done = item.criteria.filter((criterion) => criterion.checked === true).length;
  const criteria =
    item.criteria.length === 0
      ? null
      : `${item.criteria.length} acceptance criteria${done > 0 ? `, ${done} ticked` : ""}`;
  const lines = [
    `**${plain(nameOf(item))}**`,
    facts.filter(Boolean).join(" · "),
    item.labels.length === 0 ? null : item.labels.map((label) => `\`${label.value.replace(/`/g, "'")}\``).join(" "),
    epic && `In ${plain(nameOf(epic))}`,
    needs.length === 0 ? null : `Depends on ${names(needs)}`,
    needed.length === 0 ? null : `Blocks ${names(needed)}`,
    criteria,
  ];
  return lines.filter((line) => line !== null && line !== "").join("  \n");
}

function resolved(file: FileIndex, reference: Reference, from: Item): readonly Item[] {
  const resolution = file.resolve(reference, from);
  return resolution.type === "items" ? resolution.items : [];
}

/** Only single IDs count: a group says what comes first, not what waits for what. */
function means(file: FileIndex, reference: Reference, from: Item, item: Item): boolean {
  return reference.type === "id" && resolved(file, reference, from).includes(item);
}

function names(items: readonly Item[]): string {
  const list = items
    .slice(0, shown)
    .map((item) => `${plain(nameOf(item))}${item.status === null ? "" : ` (${item.status.value})`}`);
  return items.length > shown ? `${list.join(", ")} and ${items.length - shown} more` : list.join(", ");
}

function evidenceText({ rule, finding }: Explained): string {
  return [
    `**${rule}**: ${plain(finding.message)}`,
    "",
    ...(finding.evidence ?? []).map((line) => `- ${plain(line)}`),
  ].join("\n");
}

/** The author's words as they are: nothing in them may become markup, a link or HTML. */
function plain(text: string): string {
  return text.replace(/[\\`*_{}[\]<>()#+!|~&]/g, "\\$&").replace(/\s+/g, " ");
}
