// Writes one value of an item: over the one that is there, or as a new field in the spelling and place of its neighbours.
import type { FileIndex } from "../index/fileIndex.ts";
import type { Item, Status, Value } from "../model/item.ts";
import { insertField } from "../rules/missing/insertField.ts";
import { modelOf } from "../rules/missing/missingField.ts";
import type { Edit } from "../rules/rule.ts";
import { withoutTabStops } from "../text/snippet.ts";
import { say } from "../text/message.ts";

/** Fields that a view may change. */
export type SettableField = "status" | "sprint" | "epic" | "owner" | "labels";

const names = { status: "Status", sprint: "Sprint", epic: "Epic", owner: "Owner", labels: "Labels" } as const;

/**
 * The edits, or null where nobody can say how it would be written: the value comes from the section around the item, or
 * the place has no room for it. `from` is the value to be replaced where the item has several.
 */
export function setField(
  file: FileIndex,
  item: Item,
  field: SettableField,
  value: string,
  from: string | null,
): readonly Edit[] | null {
  const present = valueOf(item, field, from);
  if (present?.inherited === true) return null;
  const text = field === "status" ? statusText(file, item, value as Status) : value;
  if (text === null) return null;
  if (present !== null) return [{ at: present.at, text }];
  const wanted = { field, words: say``, name: names[field], placeholder: text, value: text, skipDone: false };
  const fix = insertField(item, modelOf(item, file, field), wanted);
  return fix?.edits.map(({ at, text: snippet }) => ({ at, text: withoutTabStops(snippet) })) ?? null;
}

function valueOf(item: Item, field: SettableField, from: string | null): Value<unknown> | null {
  switch (field) {
    case "owner":
    case "labels": {
      const values = field === "owner" ? item.owners : item.labels;
      const same = values.find((value) => value.value.toLowerCase() === from?.toLowerCase());
      return same ?? (from === null ? (values[0] ?? null) : null);
    }
    default:
      return item[field];
  }
}

const words: Readonly<Record<Status, string>> = {
  todo: "To Do",
  "in-progress": "In Progress",
  blocked: "Blocked",
  done: "Done",
};
const checkbox = /^\[.\]$/;

/** How this file writes a state in the place where the item has its own: box, sign or word. */
function statusText(file: FileIndex, item: Item, status: Status): string | null {
  const now = item.status?.raw.trim() ?? null;
  const style = styleOf(now);
  const spellings = file.items.flatMap((other) => {
    const same = other.status?.value === status && other.status.inherited !== true;
    const raw = other.status?.raw.trim() ?? "";
    return same && raw !== "" && (now === null ? !checkbox.test(raw) : styleOf(raw) === style) ? [raw] : [];
  });
  const usual = mostFrequent(spellings);
  if (usual !== null) return usual;
  if (style === "box") return status === "done" ? "[x]" : status === "todo" ? "[ ]" : null;
  if (style === "sign") return { todo: "⬜", "in-progress": "🔄", blocked: "⛔", done: "✅" }[status];
  const word = words[status];
  return now !== null && now === now.toLowerCase()
    ? word.toLowerCase()
    : now === now?.toUpperCase()
      ? word.toUpperCase()
      : word;
}

function styleOf(raw: string | null): "box" | "sign" | "word" {
  if (raw !== null && checkbox.test(raw)) return "box";
  return raw !== null && raw !== "" && !/[\p{L}\p{N}]/u.test(raw) ? "sign" : "word";
}

function mostFrequent(texts: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  let best: string | null = null;
  for (const [text, count] of counts) if (best === null || count > (counts.get(best) ?? 0)) best = text;
  return best;
}
