// What GitHub has and the file has not, as changes of the item they belong to: the way back of a push.
import type { Status } from "../model/item.ts";
import type { ExportItem, TickLine } from "./document.ts";
import type { Drift } from "./github/compare.ts";
import { boxLabel, titleOf } from "./render.ts";

/** Changes of one item that its file can take over. Boxes are named by their place in the item's lists. */
export interface TakeOver {
  readonly key: string;
  readonly boxes: readonly {
    readonly list: "criteria" | "tasks" | "subtasks";
    readonly index: number;
    readonly checked: boolean;
  }[];
  readonly status: Status | null;
  readonly title: string | null;
  readonly sprint: string | null;
  readonly labels: readonly Member[];
  readonly owners: readonly Member[];
}

export interface Member {
  readonly name: string;
  readonly present: boolean;
}

/** What of the drifts of one item the file can take over; null where nothing can. */
export function takeOverOf(item: ExportItem, drifts: readonly Drift[]): TakeOver | null {
  const of = (field: Drift["field"]): Drift | undefined =>
    drifts.find((drift) => drift.field === field && drift.verdict === "pull");
  const state = of("state")?.github;
  const sprint = of("milestone")?.github;
  const taken: TakeOver = {
    key: item.key,
    boxes: boxesOf(item, of("ticks")?.members ?? []),
    status: state == null ? null : state === "closed" ? "done" : "todo",
    title: titleIn(item, of("title")?.github ?? null),
    sprint: sprint ?? null,
    labels: of("labels")?.members ?? [],
    owners: (of("assignees")?.members ?? []).map(({ name, present }) => ({ name: ownerAs(item, name), present })),
  };
  const { boxes, labels, owners, status, title } = taken;
  const some =
    boxes.length + labels.length + owners.length > 0 || status !== null || title !== null || taken.sprint !== null;
  return some ? taken : null;
}

function boxesOf(item: ExportItem, members: readonly Member[]): TakeOver["boxes"] {
  const lists = ["criteria", "tasks", "subtasks"] as const;
  const seen = new Map<string, number>();
  return lists.flatMap((list) =>
    item[list].flatMap((line: TickLine, index) => {
      const label = boxLabel(line);
      const count = (seen.get(label) ?? 0) + 1;
      seen.set(label, count);
      const key = count === 1 ? label : `${label}\u0000${count}`;
      const member = members.find(({ name }) => name === key);
      return member === undefined ? [] : [{ list, index, checked: member.present }];
    }),
  );
}

/** The title without the ID that a push put before it. */
function titleIn(item: ExportItem, title: string | null): string | null {
  if (title === null) return null;
  const prefix = titleOf(item) === item.title ? "" : `${item.id}: `;
  return title.startsWith(prefix) ? title.slice(prefix.length) : title;
}

/** Spelt as the item spells its owners. */
function ownerAs(item: ExportItem, login: string): string {
  const known = item.owners.find((owner) => owner.replace(/^@/, "").toLowerCase() === login.toLowerCase());
  return (
    known ?? (item.owners.length === 0 || item.owners.some((owner) => owner.startsWith("@")) ? `@${login}` : login)
  );
}
