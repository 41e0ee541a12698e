// What is worth knowing about an item at a glance, as Markdown: hovers, completions and trees show it.
import { amountOf } from "../index/amounts.ts";
import { scheduleOf } from "../index/schedule.ts";
import type { WorkspaceIndex } from "../index/workspaceIndex.ts";
import type { Item } from "../model/item.ts";
import { judgedCriteria } from "../rules/acceptance/judged.ts";
import { fileLink } from "./fileLink.ts";
import { estimateText, nameOf } from "./outline.ts";
import { english } from "../text/message.ts";

/** More names than fit on a line help nobody. */
const shown = 5;
/** More criteria than this are a page to read, not a glance. */
const criteriaShown = 8;

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
    epic === null ? "" : `In ${linked(workspace, epic)}`,
    list("Depends on", workspace, workspace.dependenciesOf(item)),
    list("Blocks", workspace, workspace.dependentsOf(item)),
    scheduleText(workspace, item),
  ];
  return [lines.filter((line) => line !== "").join("  \n"), criteriaText(item)]
    .filter((text) => text !== "")
    .join("\n\n");
}

/** An item's name that leads to it, with its state. */
export function linked(workspace: WorkspaceIndex, item: Item): string {
  const address = fileLink(workspace, item.id?.at ?? item.head);
  const name = plain(nameOf(item));
  const state = item.status === null ? "" : ` (${item.status.value})`;
  return `${address === null ? name : `[${name}](${address})`}${state}`;
}

/** Names as a Markdown list, at most `limit` of them. */
export function nameList(workspace: WorkspaceIndex, items: readonly Item[], limit: number): string {
  const rest = items.length > limit ? [`- and ${items.length - limit} more`] : [];
  return [...items.slice(0, limit).map((item) => `- ${linked(workspace, item)}`), ...rest].join("\n");
}

/** The author's words as they are: nothing in them may become markup, a link or HTML. */
export function plain(text: string): string {
  return text.replace(/[\\`*_{}[\]<>()#+!|~&]/g, "\\$&").replace(/\s+/g, " ");
}

function list(word: string, workspace: WorkspaceIndex, items: readonly Item[]): string {
  if (items.length === 0) return "";
  const names = items.slice(0, shown).map((item) => linked(workspace, item));
  const rest = items.length > shown ? ` and ${items.length - shown} more` : "";
  return `${word} ${names.join(", ")}${rest}`;
}

function scheduleText(workspace: WorkspaceIndex, item: Item): string {
  const { unit, length, complete, slackOf } = scheduleOf(workspace);
  const slack = slackOf(item);
  if (slack === null || length === 0) return "";
  const whole = `the critical path of ${complete ? "" : "at least "}${english(amountOf(length, unit))}`;
  return slack === 0 ? `On ${whole}` : `${english(amountOf(slack, unit))} of slack to ${whole}`;
}

const verdicts = { binary: "✓", weak: "~", "not-binary": "✗" } as const;

/** The criteria that decide, each with a sign for whether it can be decided. */
function criteriaText(item: Item): string {
  const judged = judgedCriteria(item);
  if (judged.length === 0) return "";
  const decidable = judged.filter(({ judgement }) => judgement.verdict === "binary").length;
  const done = item.criteria.filter((criterion) => criterion.checked === true).length;
  const head = `${decidable} of ${judged.length} acceptance ${judged.length === 1 ? "criterion" : "criteria"} can be decided${done > 0 ? `, ${done} ticked` : ""}`;
  const lines = judged
    .slice(0, criteriaShown)
    .map(({ criterion, judgement }) => `- ${verdicts[judgement.verdict]} ${plain(criterion.text)}`);
  const rest = judged.length > criteriaShown ? [`- and ${judged.length - criteriaShown} more`] : [];
  return [head, "", ...lines, ...rest].join("\n");
}
