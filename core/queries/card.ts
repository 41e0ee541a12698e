// What is worth knowing about an item at a glance, as Markdown: hovers and trees show it.
import type { WorkspaceIndex } from "../index/workspaceIndex.ts";
import type { Item } from "../model/item.ts";
import { estimateText, nameOf } from "./outline.ts";

/** More names than fit on a line help nobody. */
const shown = 5;

export function itemCard(workspace: WorkspaceIndex, item: Item): string {
  const file = workspace.fileOf(item);
  const sprint = item.sprint?.value ?? file?.sprintOf(item)?.name.value ?? null;
  const facts = [
    item.kind,
    item.status?.value,
    item.estimate && estimateText(item.estimate),
    item.priority?.raw,
    sprint,
    ...item.owners.map((owner) => owner.value),
  ];
  const epic = file?.epicOf(item) ?? null;
  const lines = [
    `**${plain(nameOf(item))}**`,
    facts
      .flatMap((fact) => fact || [])
      .map(plain)
      .join(" · "),
    item.labels.map((label) => `\`${label.value.replace(/`/g, "'")}\``).join(" "),
    epic === null ? "" : `In ${plain(nameOf(epic))}`,
    list("Depends on", workspace.dependenciesOf(item)),
    list("Blocks", file?.dependentsOf(item) ?? []),
    criteriaText(item),
  ];
  return lines.filter((line) => line !== "").join("  \n");
}

/** Names as a Markdown list, at most `limit` of them. */
export function nameList(items: readonly Item[], limit: number): string {
  const rest = items.length > limit ? [`- and ${items.length - limit} more`] : [];
  return [...items.slice(0, limit).map((item) => `- ${plain(nameOf(item))}`), ...rest].join("\n");
}

/** The author's words as they are: nothing in them may become markup, a link or HTML. */
export function plain(text: string): string {
  return text.replace(/[\\`*_{}[\]<>()#+!|~&]/g, "\\$&").replace(/\s+/g, " ");
}

function list(word: string, items: readonly Item[]): string {
  if (items.length === 0) return "";
  const names = items
    .slice(0, shown)
    .map((item) => `${plain(nameOf(item))}${item.status === null ? "" : ` (${item.status.value})`}`);
  const rest = items.length > shown ? ` and ${items.length - shown} more` : "";
  return `${word} ${names.join(", ")}${rest}`;
}

function criteriaText(item: Item): string {
  const all = item.criteria.length;
  if (all === 0) return "";
  const done = item.criteria.filter((criterion) => criterion.checked === true).length;
  return `${all} acceptance ${all === 1 ? "criterion" : "criteria"}${done > 0 ? `, ${done} ticked` : ""}`;
}
