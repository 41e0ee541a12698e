// What the files want GitHub to have: each item rendered, its people, labels, milestone, type and links named as GitHub names
// them, and everything that cannot be sent found before anything is.
import type { ItemKind } from "../../model/item.ts";
import type { ExportDocument, ExportItem, TaskStyle } from "../document.ts";
import { refOf } from "../issueBody.ts";
import { type KnownTask, taskItems, taskPrefix } from "../taskItems.ts";
import { render } from "../render.ts";
import type { ExportOptions } from "./sidecar.ts";

/** A file and how it is known. */
export interface Source {
  readonly document: ExportDocument;
  /** Its key in the sidecar. */
  readonly backlog: string;
  /** Its path, from the sidecar's folder. */
  readonly file: string;
  /** Where its committed text can be read: "https://github.com/o/r/blob/SHA/docs/backlog.md"; null where nowhere. */
  readonly page: string | null;
}

export interface Wanted {
  readonly ref: string;
  readonly backlog: string;
  readonly file: string;
  readonly item: ExportItem;
  /** How people call it: its ID, or its title. */
  readonly name: string;
  readonly title: string;
  readonly text: string;
  /** The words after "From". */
  readonly source: string;
  readonly mentions: readonly string[];
  /** null where the file says nothing about it. */
  readonly state: "open" | "closed" | null;
  readonly labels: readonly string[];
  readonly assignees: readonly string[];
  readonly milestone: string | null;
  readonly due: string | null;
  readonly type: string | null;
  readonly parent: string | null;
  readonly blockedBy: readonly string[];
}

/** What GitHub offers, as far as it changes what is wanted. */
export interface Abilities {
  readonly can: { readonly subIssues: boolean; readonly dependencies: boolean };
  readonly types: readonly string[];
  readonly assignable: ReadonlySet<string>;
}

/** The items of all files, task lines among them where they are to be issues, parents before their children. */
export function itemsOf(
  sources: readonly Source[],
  tasks: TaskStyle,
  known: (prefix: string) => readonly KnownTask[],
): readonly Placed[] {
  return sources.flatMap((source) => {
    const own = source.document.items.flatMap((item) => {
      const below = tasks === "sub-issues" ? taskItems(item, known(refOf(source.backlog, taskPrefix(item.key)))) : [];
      return [item, ...below];
    });
    return parentsFirst(own).map((item) => ({ item, source }));
  });
}

export interface Placed {
  readonly item: ExportItem;
  readonly source: Source;
}

export function wantedOf(placed: readonly Placed[], options: ExportOptions, abilities: Abilities): readonly Wanted[] {
  const backlogs = new Map(placed.map(({ source }) => [source.document.uri, source.backlog]));
  const names = new Map(placed.map(({ item, source }) => [refOf(source.backlog, item.key), item.id ?? item.title]));
  return placed.map(({ item, source }): Wanted => {
    const { backlog, file } = source;
    const ref = refOf(backlog, item.key);
    const parent = item.parent === null ? null : refOf(backlog, item.parent);
    const blockers = item.blockedBy.flatMap(({ uri, key }) => {
      const other = backlogs.get(uri);
      return other === undefined ? [] : [refOf(other, key)];
    });
    const blockedBy = [...new Set(blockers)].filter((other) => other !== ref && other !== parent);
    const links = [
      ...(parent === null || abilities.can.subIssues ? [] : [`Part of ${names.get(parent) ?? ""}`]),
      ...(blockedBy.length === 0 || abilities.can.dependencies
        ? []
        : [`Blocked by ${blockedBy.map((other) => names.get(other) ?? "another item").join(", ")}`]),
    ];
    const type = typeOf(item.kind, abilities.types);
    return {
      ref,
      backlog,
      file,
      item,
      name: item.id ?? item.title,
      ...render(item, { tasks: options.tasks ?? "list", links }),
      source: sourceText(source, item),
      state: item.status === null ? null : item.status === "done" ? "closed" : "open",
      labels: labelsOf(item, type, options),
      assignees: loginsOf(item, options).filter((login) => abilities.assignable.has(login.toLowerCase())),
      milestone: item.sprint?.name ?? null,
      due: item.sprint?.due ?? null,
      type,
      parent: abilities.can.subIssues ? parent : null,
      blockedBy: abilities.can.dependencies ? blockedBy : [],
    };
  });
}

/** Who an item's owners may be on GitHub: as the options say, else names that can be a login. */
export function loginsOf({ owners }: ExportItem, { people = {} }: ExportOptions): readonly string[] {
  const logins = owners.flatMap((owner) => {
    const login = people[owner] ?? owner.replace(/^@/, "");
    return /^[a-z\d](?:[a-z\d]|-(?=[a-z\d])){0,38}$/i.test(login) ? [login] : [];
  });
  return [...new Set(logins)];
}

const typeWords: Readonly<Record<ItemKind, readonly string[]>> = {
  epic: ["epic"],
  feature: ["feature", "epic"],
  story: ["user story", "story", "feature"],
  task: ["task"],
  subtask: ["sub-task", "subtask", "task"],
  bug: ["bug"],
  spike: ["spike", "research", "task"],
  chore: ["chore", "maintenance", "task"],
};

function typeOf(kind: ItemKind, types: readonly string[]): string | null {
  for (const word of typeWords[kind]) {
    const found = types.find((type) => type.toLowerCase() === word);
    if (found !== undefined) return found;
  }
  return null;
}

/** The item's own, under the names that the options give them, and its kind where no issue type says it. */
function labelsOf(item: ExportItem, type: string | null, { labels = {} }: ExportOptions): readonly string[] {
  const kind = type === null && item.kind !== "story" && item.kind !== "task" ? [item.kind] : [];
  const names = [...item.labels.map((label) => labels[label] ?? label), ...kind];
  return [...new Map(names.map((name) => [name.toLowerCase(), name])).values()];
}

function sourceText({ page, file }: Source, item: ExportItem): string {
  const name = file.slice(file.lastIndexOf("/") + 1);
  const [first, last] = item.lines;
  const place = page === null ? `\`${name}\`` : `[${name}](${page}#L${first}-L${last})`;
  return `${place}. Backlint keeps the text above in step with it; what you write below stays yours.`;
}

/** Document order, but no item before the one it belongs to. An item in a circle of parents loses its parent. */
function parentsFirst(items: readonly ExportItem[]): readonly ExportItem[] {
  const byKey = new Map(items.map((item) => [item.key, item]));
  const placed = new Map<string, ExportItem>();
  const place = (item: ExportItem, above: ReadonlySet<string>): void => {
    if (placed.has(item.key)) return;
    const parent = item.parent === null ? undefined : byKey.get(item.parent);
    const circle = parent !== undefined && above.has(parent.key);
    if (parent !== undefined && !circle) place(parent, new Set([...above, item.key]));
    placed.set(item.key, circle || parent === undefined ? { ...item, parent: null } : item);
  };
  for (const item of items) place(item, new Set([item.key]));
  return [...placed.values()];
}
