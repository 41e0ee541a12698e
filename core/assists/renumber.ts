// The second item of an ID gets a number of its own together with the references that say its title; all others mean the first.
import type { FileIndex } from "../index/fileIndex.ts";
import type { Item, Reference } from "../model/item.ts";
import type { Edit, Fix } from "../rules/rule.ts";
import { type Message, say } from "../text/message.ts";
import { contains, type Place, written } from "../text/span.ts";
import type { Assist, Subject } from "./assist.ts";

export const renumber: Assist = {
  id: "renumber",
  answers: ["duplicate-id"],
  refactors: false,
  offers(subject) {
    const change = changeFor(subject);
    return change === null ? [] : [{ choice: "references", title: titleOf(change) }];
  },
  write(subject, choice) {
    const change = changeFor(subject);
    if (change === null) return say`The text has changed meanwhile: ask again`;
    const edits = [...change.fix.edits, ...change.references];
    return { choice, title: titleOf(change), notes: [], slices: [], edits, creates: [] };
  },
};

interface Change {
  /** The rule's own, which renames the item. */
  readonly fix: Fix;
  readonly references: readonly Edit[];
}

const titleOf = ({ fix, references }: Change): Message =>
  references.length === 1
    ? say`${fix.title}, with the reference that says its title`
    : say`${fix.title}, with the ${references.length} references that say its title`;

function changeFor({ file, item, finding }: Subject): Change | null {
  const fix = finding?.fixes?.[0];
  const [own] = fix?.edits ?? [];
  const id = item?.id?.value;
  if (item === null || id === undefined || fix === undefined || own === undefined) return null;
  const references = titledReferences(item, file)
    .filter((at) => !fix.edits.some((edit) => contains(edit.at, at)))
    .map((at): Edit => ({ at, text: written(at).replace(id, own.text) }));
  return references.length === 0 ? null : { fix, references };
}

/** "US-002 (Export invoices)" in a field, a table of dependencies or a drawing. */
function titledReferences(item: Item, file: FileIndex): readonly Place[] {
  const title = item.title.value.trim().toLowerCase();
  const named: readonly Reference[] = [
    ...file.items.flatMap(({ dependsOn, blocks }) => [...dependsOn, ...blocks]),
    ...file.matrix.flatMap((row) => [row.item, ...row.needs, ...(row.blocks ?? [])]),
    ...file.drawn.flatMap(({ before, after }) => [before, after]),
  ];
  const places = new Map<number, Place>();
  for (const reference of named) {
    if (reference.type !== "id" || !file.withId(reference.id).includes(item)) continue;
    const { anchor, end } = reference.at;
    const behind = anchor.text.slice(end, end + title.length + 12).replace(/^[\s*_`:–—("[-]+/, "");
    if (title !== "" && behind.toLowerCase().startsWith(title))
      places.set(file.spanOf(reference.at).start, reference.at);
  }
  return [...places.values()];
}
