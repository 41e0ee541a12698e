// What is worth knowing about an item at a glance, as Markdown: hovers, completions and trees show it.
import { amountOf } from "../index/amounts.ts";
import { scheduleOf } from "../index/schedule.ts";
import type { WorkspaceIndex } from "../index/workspaceIndex.ts";
import type { Item } from "../model/item.ts";
import { judgedCriteria } from "../rules/acceptance/judged.ts";
import { fileLink } from "./fileLink.ts";
import { estimateText, facts, nameOf } from "./outline.ts";
import { firstOf, type Message, say, type Speak } from "../text/message.ts";
import { kindWords, stateWords } from "../index/naming.ts";

/** More names than fit on a line help nobody. */
const shown = 5;
/** More criteria than this are a page to read, not a glance. */
const criteriaShown = 8;

export function itemCard(workspace: WorkspaceIndex, item: Item, speak: Speak): string {
  const file = workspace.fileOf(item);
  const sprint = item.sprint?.value ?? file?.sprintOf(item)?.name.value ?? null;
  const known = facts(
    kindWords[item.kind],
    item.status && stateWords[item.status.value],
    item.estimate && estimateText(item.estimate),
    item.priority?.raw ?? null,
    sprint,
    ...item.owners.map((owner) => owner.value),
  );
  const epic = file?.epicOf(item) ?? null;
  const named = (items: readonly Item[]) =>
    items.length === 0
      ? []
      : [
          firstOf(
            items.map((one) => linked(workspace, one, speak)),
            shown,
          ),
        ];
  const lines = [
    `**${plain(nameOf(item))}**`,
    plain(speak(known)),
    item.labels.map((label) => `\`${label.value.replace(/`/g, "'")}\``).join(" "),
    epic === null ? "" : speak(say`In ${linked(workspace, epic, speak)}`),
    ...named(workspace.dependenciesOf(item)).map((names) => speak(say`Depends on ${names}`)),
    ...named(workspace.dependentsOf(item)).map((names) => speak(say`Blocks ${names}`)),
    ...scheduleText(workspace, item).map(speak),
  ];
  return [lines.filter((line) => line !== "").join("  \n"), criteriaText(item, speak)]
    .filter((text) => text !== "")
    .join("\n\n");
}

/** An item's name that leads to it, with its state. */
export function linked(workspace: WorkspaceIndex, item: Item, speak: Speak): string {
  const address = fileLink(workspace, item.id?.at ?? item.head);
  const name = plain(nameOf(item));
  const state = item.status === null ? "" : ` (${speak(stateWords[item.status.value])})`;
  return `${address === null ? name : `[${name}](${address})`}${state}`;
}

/** Names as a Markdown list, at most `limit` of them. */
export function nameList(workspace: WorkspaceIndex, items: readonly Item[], limit: number, speak: Speak): string {
  const rest = items.length > limit ? [`- ${speak(say`and ${items.length - limit} more`)}`] : [];
  return [...items.slice(0, limit).map((item) => `- ${linked(workspace, item, speak)}`), ...rest].join("\n");
}

/** The author's words as they are: nothing in them may become markup, a link or HTML. */
export function plain(text: string): string {
  return text.replace(/[\\`*_{}[\]<>()#+!|~&]/g, "\\$&").replace(/\s+/g, " ");
}

function scheduleText(workspace: WorkspaceIndex, item: Item): readonly Message[] {
  const { unit, length, complete, slackOf } = scheduleOf(workspace);
  const slack = slackOf(item);
  if (slack === null || length === 0) return [];
  const whole = complete ? amountOf(length, unit) : say`at least ${amountOf(length, unit)}`;
  return slack === 0
    ? [say`On the critical path of ${whole}`]
    : [say`${amountOf(slack, unit)} of slack to the critical path of ${whole}`];
}

const verdicts = { binary: "✓", weak: "~", "not-binary": "✗" } as const;

/** The criteria that decide, each with a sign for whether it can be decided. */
function criteriaText(item: Item, speak: Speak): string {
  const judged = judgedCriteria(item);
  if (judged.length === 0) return "";
  const decidable = judged.filter(({ judgement }) => judgement.verdict === "binary").length;
  const done = item.criteria.filter((criterion) => criterion.checked === true).length;
  const decided =
    judged.length === 1
      ? say`${decidable} of ${judged.length} acceptance criterion can be decided`
      : say`${decidable} of ${judged.length} acceptance criteria can be decided`;
  const head = speak(done > 0 ? say`${decided}, ${done} ticked` : decided);
  const lines = judged
    .slice(0, criteriaShown)
    .map(({ criterion, judgement }) => `- ${verdicts[judgement.verdict]} ${plain(criterion.text)}`);
  const rest = judged.length > criteriaShown ? [`- ${speak(say`and ${judged.length - criteriaShown} more`)}`] : [];
  return [head, "", ...lines, ...rest].join("\n");
}
