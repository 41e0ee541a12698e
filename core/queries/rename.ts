// What renaming changes: every place that names the item, the label or the owner, each with just the characters to replace.
import type { FileIndex } from "../index/fileIndex.ts";
import type { Edit } from "../rules/rule.ts";
import { type Place, written } from "../text/span.ts";
import { occurrences, within } from "./occurrences.ts";
import type { Named } from "./named.ts";
import { type Names, named } from "./navigation.ts";
import { type Message, say } from "../text/message.ts";

/** Something that can be renamed: its name, and where it stands under the caret. */
export interface Renameable {
  readonly name: string;
  readonly at: Place;
}

/** A refusal is one sentence for the user. */
export type Renaming<T> =
  | { readonly type: "possible"; readonly value: T }
  | { readonly type: "refused"; readonly why: Message };

const refused = (why: Message) => ({ type: "refused", why }) as const;

export function renameable(names: Names, file: FileIndex, offset: number): Renaming<Renameable> {
  const found = named(names, file, offset);
  if (found === null) return refused(say`Only the ID of an item, a label or an owner can be renamed`);
  if (found.type === "sprint")
    return refused(say`A sprint's name is read in many spellings, so it cannot be renamed as one`);
  if (found.type !== "item") return { type: "possible", value: { name: found.name, at: within(found.at, found.name) } };
  if (found.id === null) return refused(say`This names several items at once; rename one of them where it is declared`);
  if (found.items.length === 0) return refused(say`No item carries the ID ${found.id}, so nothing would be renamed`);
  if (found.items.length > 1)
    return refused(say`${found.items.length} items carry the ID ${found.id}; give them IDs of their own first`);
  return { type: "possible", value: { name: found.id, at: within(found.at, found.id) } };
}

/** The edits that give what stands under the caret another name. */
export function renaming(names: Names, file: FileIndex, offset: number, newName: string): Renaming<readonly Edit[]> {
  const able = renameable(names, file, offset);
  if (able.type === "refused") return able;
  const found = named(names, file, offset);
  const wanted = newName.trim();
  const why = found === null ? null : found.type === "item" ? badId(names, found, wanted) : badName(found.type, wanted);
  if (found === null || why !== null) return refused(why ?? say``);
  const all = occurrences(names.workspace, found, names.workspace.files.values(), names.houseOf);
  const edits = all.flatMap(({ at, named: isNamed }): readonly Edit[] => {
    if (!isNamed) return [];
    const own = "items" in found ? idIn(at) : within(at, found.name);
    return own === null ? [] : [{ at: own, text: "items" in found ? spelt(wanted, written(own)) : wanted }];
  });
  return { type: "possible", value: edits };
}

/** An item without an ID of its own is found by its head, where there is nothing to replace. */
function idIn(at: Place): Place | null {
  return /^[^\s|]+(?:\s+#?[\d.]+)?$/.test(written(at)) ? at : null;
}

/** "#1" refers to what a table declares as "1": each place keeps its own way. */
function spelt(wanted: string, old: string): string {
  const bare = wanted.replace(/^#/, "");
  return old.startsWith("#") ? `#${bare}` : wanted.startsWith("#") && /^\d/.test(old) ? bare : wanted;
}

function badId(names: Names, { items }: Named & { readonly type: "item" }, wanted: string): Message | null {
  if (!/^\S+$/.test(wanted) || /[|<>`*[\]]/.test(wanted))
    return say`\`${wanted}\` cannot be an ID: it has blanks or markup in it`;
  const taken = names.workspace.withId(wanted).find(({ item }) => !items.includes(item));
  return taken === undefined ? null : say`\`${wanted}\` is already the ID of “${taken.item.title.value}”`;
}

function badName(what: "label" | "owner" | "sprint", wanted: string): Message | null {
  const bad = /[,;|`*<>[\]\r\n]/.exec(wanted);
  if (wanted === "") return what === "label" ? say`A label needs a name` : say`An owner needs a name`;
  if (bad === null) return null;
  const end = bad[0].trim() === "" ? say`a line break` : say`\`${bad[0]}\``;
  return what === "label"
    ? say`\`${wanted}\` cannot be a label: ${end} would end it`
    : say`\`${wanted}\` cannot be an owner: ${end} would end it`;
}
