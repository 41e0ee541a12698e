// Cards of what holds items: a sprint, a label, an owner.
import { amountOf, plainNumber } from "../index/amounts.ts";
import type { FileIndex } from "../index/fileIndex.ts";
import { isGroup } from "../index/ids.ts";
import { total } from "../index/loads.ts";
import type { WorkspaceIndex } from "../index/workspaceIndex.ts";
import type { Item } from "../model/item.ts";
import type { Sprint, Unit } from "../model/plan.ts";
import { nameList, plain } from "./card.ts";
import { sameName } from "./occurrences.ts";
import { sprintName } from "./outline.ts";
import { type Bar, sprintLoad } from "./sprintLoads.ts";
import { english } from "../text/message.ts";

/** More names than fit on a screen help nobody. */
const shown = 12;

export function sprintCard(workspace: WorkspaceIndex, file: FileIndex, sprint: Sprint): string {
  const { dates, state, items, done, bars } = sprintLoad(file, sprint);
  const facts = [sprint.kind, state, dates].flatMap((fact) => fact || []).map(plain);
  const lines = [
    `**${plain(sprintName(sprint))}**`,
    facts.join(" · "),
    sprint.goal === null ? "" : plain(sprint.goal.value),
    bars.map(barText).map(plain).join(" · "),
    `${counted(items)}${done > 0 ? `, ${done} done` : ""}`,
  ];
  return [lines.filter((line) => line !== "").join("  \n"), nameList(workspace, file.itemsIn(sprint), shown)]
    .filter((text) => text !== "")
    .join("\n\n");
}

const units: Readonly<Record<Unit, string>> = { points: "pts", hours: "h", days: "d", items: "items" };

/** "3 pts", "1 pt", "2.5 h": an amount where there is little room. */
export function shortAmount(amount: number, unit: Unit): string {
  return `${plainNumber(amount)} ${amount === 1 ? units[unit].replace(/s$/, "") : units[unit]}`;
}

/** "89 / 85 pts, over by 4", "Backend 64 / 60 h, over by 4"; the bare sum where no capacity is stated. */
export function barText({ role, unit, planned, limit }: Bar): string {
  const name = role === null ? "" : `${role} `;
  if (limit === null) return name + shortAmount(planned, unit);
  const over = planned > limit ? `, over by ${plainNumber(planned - limit)}` : "";
  return `${name}${plainNumber(planned)} / ${shortAmount(limit, unit)}${over}`;
}

/** How many items in all files carry a label or an owner, and how much of their work is done. */
export function groupCard(workspace: WorkspaceIndex, type: "label" | "owner", name: string): string {
  const members = [...workspace.files.values()].flatMap((file) =>
    file.items.filter((item) =>
      (type === "label" ? item.labels : item.owners).some(({ value }) => sameName(value, name)),
    ),
  );
  return [`**${plain(name)}**  \n${type} · ${progressText(members)}`, nameList(workspace, members, shown)].join("\n\n");
}

/** "3/7 done · 89 pts": how far some items are. Groups count through what they hold. */
export function progressText(items: readonly Item[]): string {
  const work = items.filter((item) => !isGroup(item));
  const done = work.filter((item) => item.status?.value === "done").length;
  const points = work.flatMap((item) => item.estimate?.value.points ?? []);
  const sum = total(points.map((amount) => ({ amount })));
  return [`${done}/${work.length} done`, ...(points.length > 0 ? [`${plainNumber(sum)} pts`] : [])].join(" · ");
}

const counted = (count: number): string => english(amountOf(count, "items"));
