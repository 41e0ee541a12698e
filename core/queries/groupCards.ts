// Cards of what holds items: a sprint, a label, an owner.
import { amountOf, labelled, plainNumber } from "../index/amounts.ts";
import type { FileIndex } from "../index/fileIndex.ts";
import { isGroup } from "../index/ids.ts";
import { total } from "../index/loads.ts";
import type { WorkspaceIndex } from "../index/workspaceIndex.ts";
import type { Item } from "../model/item.ts";
import type { Sprint, Unit } from "../model/plan.ts";
import { nameList, plain } from "./card.ts";
import { sameName } from "./occurrences.ts";
import { facts, sprintName } from "./outline.ts";
import { type Bar, sprintLoad } from "./sprintLoads.ts";
import { type Message, say, type Speak, type Value } from "../text/message.ts";
import { planWords, stateWords } from "../index/naming.ts";

/** More names than fit on a screen help nobody. */
const shown = 12;

export function sprintCard(workspace: WorkspaceIndex, file: FileIndex, sprint: Sprint, speak: Speak): string {
  const { dates, state, items, done, bars } = sprintLoad(file, sprint);
  const said = facts(planWords[sprint.kind], state && stateWords[state], dates);
  const lines = [
    `**${plain(sprintName(sprint))}**`,
    plain(speak(said)),
    sprint.goal === null ? "" : plain(sprint.goal.value),
    plain(speak(facts(...bars.map(barText)))),
    speak(done > 0 ? say`${amountOf(items, "items")}, ${done} done` : amountOf(items, "items")),
  ];
  return [lines.filter((line) => line !== "").join("  \n"), nameList(workspace, file.itemsIn(sprint), shown, speak)]
    .filter((text) => text !== "")
    .join("\n\n");
}

/** "3 pts", "1 pt", "2.5 h": an amount where there is little room. */
export function shortAmount(amount: number, unit: Unit): Message {
  const shown = plainNumber(amount);
  switch (unit) {
    case "points":
      return amount === 1 ? say`${shown} pt` : say`${shown} pts`;
    case "hours":
      return say`${shown} h`;
    case "days":
      return say`${shown} d`;
    case "items":
      return amountOf(amount, unit);
  }
}

/** "89 / 85 pts, over by 4", "Backend 64 / 60 h, over by 4"; the bare sum where no capacity is stated. */
export function barText({ role, unit, planned, limit }: Bar): Value {
  const load = limit === null ? shortAmount(planned, unit) : say`${plainNumber(planned)} / ${shortAmount(limit, unit)}`;
  const over = limit !== null && planned > limit ? plainNumber(planned - limit) : 0;
  return labelled(role ?? "", over > 0 ? say`${load}, over by ${over}` : load);
}

/** How many items in all files carry a label or an owner, and how much of their work is done. */
export function groupCard(workspace: WorkspaceIndex, type: "label" | "owner", name: string, speak: Speak): string {
  const members = [...workspace.files.values()].flatMap((file) =>
    file.items.filter((item) =>
      (type === "label" ? item.labels : item.owners).some(({ value }) => sameName(value, name)),
    ),
  );
  const what = facts(type === "label" ? say`label` : say`owner`, progressText(members));
  return [`**${plain(name)}**  \n${speak(what)}`, nameList(workspace, members, shown, speak)].join("\n\n");
}

/** "3/7 done · 89 pts": how far some items are. Groups count through what they hold. */
export function progressText(items: readonly Item[]): Message {
  const work = items.filter((item) => !isGroup(item));
  const done = work.filter((item) => item.status?.value === "done").length;
  const points = work.flatMap((item) => item.estimate?.value.points ?? []);
  const sum = total(points.map((amount) => ({ amount })));
  return facts(doneOf(done, work.length), points.length > 0 ? say`${plainNumber(sum)} pts` : null);
}

/** "3/7 done" */
export const doneOf = (done: number, all: number): Message => say`${done}/${all} done`;
