// How the user wants to see the backlog: grouped, sorted, searched. Grouping and order are kept for the workspace.
import {
  commands,
  type Disposable,
  type Event,
  EventEmitter,
  l10n,
  type Memento,
  type QuickPickItem,
  window,
} from "vscode";
import type { Grouping, TreeQuery } from "../../../server/protocol.ts";

export interface Choices extends Disposable {
  readonly query: TreeQuery;
  /** "by sprint · by priority · “login”", for the view's title. */
  readonly words: string;
  readonly onDidChange: Event<void>;
  group(by: Grouping | undefined): void;
  sort(sort: TreeQuery["sort"]): void;
  search(words: string): void;
}

const groupings: Readonly<Record<Grouping, string>> = {
  epic: l10n.t("Epic"),
  sprint: l10n.t("Sprint"),
  status: l10n.t("Status"),
  owner: l10n.t("Owner"),
  label: l10n.t("Label"),
};
const sortings = { priority: l10n.t("Priority"), estimate: l10n.t("Estimate"), title: l10n.t("Title") } as const;

const grouped: Readonly<Record<Grouping, string>> = {
  epic: l10n.t("by epic"),
  sprint: l10n.t("by sprint"),
  status: l10n.t("by status"),
  owner: l10n.t("by owner"),
  label: l10n.t("by label"),
};
const sorted: Readonly<Record<keyof typeof sortings, string>> = {
  priority: l10n.t("sorted by priority"),
  estimate: l10n.t("sorted by estimate"),
  title: l10n.t("sorted by title"),
};

export function choices(kept: Memento): Choices {
  const changed = new EventEmitter<void>();
  let by = known(groupings, kept.get("backlint.by"));
  let sort = known(sortings, kept.get("backlint.sort"));
  let search = "";
  const change = () => {
    void commands.executeCommand("setContext", "backlint.searched", search !== "");
    changed.fire();
  };
  const group = (next: Grouping | undefined) => {
    by = next;
    void kept.update("backlint.by", next);
    change();
  };
  const order = (next: TreeQuery["sort"]) => {
    sort = next;
    void kept.update("backlint.sort", next);
    change();
  };
  const find = (next: string) => {
    if (next.trim() === search) return;
    search = next.trim();
    change();
  };
  const parts = [
    changed,
    commands.registerCommand("backlint.groupBacklog", async () => {
      const picked = await pick(l10n.t("Group the Backlog By"), l10n.t("As the documents nest it"), groupings, by);
      if (picked) group(picked.value);
    }),
    commands.registerCommand("backlint.sortBacklog", async () => {
      const picked = await pick(l10n.t("Sort the Backlog By"), l10n.t("As in the documents"), sortings, sort);
      if (picked) order(picked.value);
    }),
    commands.registerCommand("backlint.searchBacklog", () => ask(search, find)),
    commands.registerCommand("backlint.clearSearch", () => find("")),
  ];
  return {
    get query(): TreeQuery {
      return { tree: "backlog", ...(by && { by }), ...(sort && { sort }), ...(search && { search }) };
    },
    get words() {
      return [by && grouped[by], sort && sorted[sort], search && l10n.t("“{0}”", search)].filter(Boolean).join(" · ");
    },
    onDidChange: changed.event,
    group,
    sort: order,
    search: find,
    dispose() {
      for (const part of parts) part.dispose();
    },
  };
}

function known<Value extends string>(all: Readonly<Record<Value, string>>, value: unknown): Value | undefined {
  return typeof value === "string" && value in all ? (value as Value) : undefined;
}

async function pick<Value extends string>(
  title: string,
  none: string,
  all: Readonly<Record<Value, string>>,
  now: Value | undefined,
): Promise<{ readonly value: Value | undefined } | undefined> {
  const entry = (label: string, value: Value | undefined): QuickPickItem & { value: Value | undefined } => ({
    label,
    value,
    ...(value === now ? { description: l10n.t("now") } : {}),
  });
  const rest = Object.entries(all).map(([value, label]) => entry(label as string, value as Value));
  return window.showQuickPick([entry(none, undefined), ...rest], { title });
}

/** The tree follows while it is typed; Escape brings back what was there. */
async function ask(before: string, search: (words: string) => void): Promise<void> {
  const box = window.createInputBox();
  box.title = l10n.t("Show Items With All These Words");
  box.placeholder = l10n.t("Words of the ID, title, owners or labels");
  box.value = before;
  const done = new Promise<string>((resolve) => {
    box.onDidAccept(() => resolve(box.value));
    box.onDidHide(() => resolve(before));
  });
  box.onDidChangeValue(search);
  box.show();
  search(await done);
  box.dispose();
}
