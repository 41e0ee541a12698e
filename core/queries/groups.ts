// Items sorted into groups by one of their fields: the columns of the board and the branches of the tree.
import type { FileIndex } from "../index/fileIndex.ts";
import { isGroup } from "../index/ids.ts";
import { sprintKey } from "../index/planKeys.ts";
import type { Item, Status } from "../model/item.ts";
import { nameOf, sprintName } from "./outline.ts";
import { type Message, say, type Value } from "../text/message.ts";

export type Grouping = "epic" | "sprint" | "status" | "owner" | "label";

/** An item and the file it stands in. */
export interface Member {
  readonly file: FileIndex;
  readonly item: Item;
}

export interface Group {
  /** Stable while the group keeps its name; "" for the items that have no value. */
  readonly key: string;
  readonly title: Value;
  /** What has to be written into the field for an item to belong here; null where nothing can be. */
  readonly value: string | null;
  readonly members: readonly Member[];
}

interface Draft {
  title: Value;
  value: string | null;
  readonly members: Member[];
}

const statuses: Readonly<Record<Status, Message>> = {
  todo: say`To do`,
  "in-progress": say`In progress`,
  blocked: say`Blocked`,
  done: say`Done`,
};

/**
 * Groups in the order in which the documents name them, statuses in the order of work; items without a value come last.
 * An item with two owners or labels belongs to both groups. Epics and features are no members: they are what is broken down.
 */
export function groupsOf(files: Iterable<FileIndex>, by: Grouping): readonly Group[] {
  const drafts = new Map<string, Draft>();
  const draft = (key: string, title: Value, value: string | null) => {
    let found = drafts.get(key);
    if (found === undefined) drafts.set(key, (found = { title, value, members: [] }));
    return found;
  };
  const read = [...files];
  if (by === "status") for (const [status, title] of Object.entries(statuses)) draft(status, title, status);
  if (by === "sprint") {
    for (const file of read)
      for (const sprint of file.sprints) draft(sprintKey(sprint.name.value), sprintName(sprint), sprint.name.value);
  }
  const rest: Member[] = [];
  for (const file of read) {
    for (const item of file.items) {
      if (isGroup(item)) continue;
      const places = placesOf(file, item, by);
      for (const { key, title, value } of places) draft(key, title, value).members.push({ file, item });
      if (places.length === 0) rest.push({ file, item });
    }
  }
  const groups = [...drafts].map(([key, { title, value, members }]) => ({ key, title, value, members }));
  return rest.length === 0 ? groups : [...groups, { key: "", title: withoutOne[by], value: null, members: rest }];
}

const withoutOne: Readonly<Record<Grouping, Message>> = {
  epic: say`No epic`,
  sprint: say`Not planned`,
  status: say`No status`,
  owner: say`No owner`,
  label: say`No label`,
};

/** The groups that an item belongs to. */
function placesOf(file: FileIndex, item: Item, by: Grouping): readonly Omit<Group, "members">[] {
  switch (by) {
    case "status":
      return item.status === null ? [] : [{ key: item.status.value, title: "", value: item.status.value }];
    case "sprint": {
      const name = file.sprintOf(item)?.name.value ?? item.sprint?.value;
      return name === undefined ? [] : [{ key: sprintKey(name), title: name, value: name }];
    }
    case "epic": {
      const epic = file.epicOf(item);
      // The same epic ID in two files is one epic: a file per item is such a backlog.
      if (epic !== null)
        return [{ key: epicKey(epic), title: nameOf(epic), value: epic.id?.value ?? epic.title.value }];
      return item.epic === null ? [] : [named(item.epic.value)];
    }
    case "owner":
      return distinct(item.owners.map((owner) => owner.value));
    case "label":
      return distinct(item.labels.map((label) => label.value));
  }
}

const epicKey = (epic: Item): string => (epic.id?.value ?? epic.title.value).toLowerCase();
const named = (name: string): Omit<Group, "members"> => ({ key: name.toLowerCase(), title: name, value: name });

function distinct(names: readonly string[]): readonly Omit<Group, "members">[] {
  return [...new Map(names.map((name) => [name.toLowerCase(), named(name)])).values()];
}
