// Which repetitions are mistakes is decided by index/duplicates.ts.
import { duplicatesIn } from "../index/duplicates.ts";
import { withNumber } from "../index/ids.ts";
import type { FileIndex } from "../index/fileIndex.ts";
import { sameText } from "../index/references.ts";
import type { Item } from "../model/item.ts";
import { written } from "../text/span.ts";
import { defineRule, type Edit, type Fix } from "./rule.ts";
import { say } from "../text/message.ts";

export const duplicateId = defineRule({
  id: "duplicate-id",
  category: "structure",
  severity: "error",
  on: true,
  since: "0.1.0",
  scope: "file",
  summary: "Two different items carry the same ID.",
  why: "Dependencies, commits and issues point at items by ID; with two owners every pointer is a guess, and an export updates the wrong issue. A summary that repeats an item under its own title, a continued item, and numbering that starts again in the next section are no duplicates.",
  examples: [
    {
      bad: [
        "### US-001: Show the basket",
        "**Points:** 3",
        "",
        "### US-002: Pay by card",
        "**Points:** 5",
        "",
        "### ⟦US-002⟧: Export invoices",
        "**Points:** 2",
      ].join("\n"),
      good: ["### US-001: Show the basket", "**Points:** 3", "", "### US-002: Pay by card", "**Points:** 5"].join("\n"),
      fixed: [
        "### US-001: Show the basket",
        "**Points:** 3",
        "",
        "### US-002: Pay by card",
        "**Points:** 5",
        "",
        "### US-003: Export invoices",
        "**Points:** 2",
      ].join("\n"),
    },
  ],
  *check(file) {
    // Two duplicates in one family must not be offered the same number.
    const taken = new Map<string, number>();
    for (const { item, first } of duplicatesIn(file)) {
      if (item.id === null || first.id === null) continue;
      const id = item.id.value;
      const family = id.replace(/\d+\D*$/, "");
      const free = taken.get(family) ?? file.families.freeNumber(id);
      const renamed = free === null ? null : withNumber(id, free);
      if (free !== null) taken.set(family, free + 1);
      const fixes: readonly Fix[] =
        renamed === null
          ? []
          : [{ title: say`Rename to \`${renamed}\``, edits: renaming(item, renamed, file), safety: "review" }];
      const other = sameSpelling(id, first.id.value)
        ? null
        : say`Unexpected \`${id}\` beside \`${first.id.value}\`, expected IDs that differ in more than zeros and case`;
      yield {
        at: item.id.at,
        ...(other === null ? {} : { severity: "warning" as const }),
        message:
          other ??
          say`Unexpected second \`${id}\`, expected an ID of its own for "${item.title.value.replace(/\s+/g, " ")}"`,
        related: [
          { at: first.id.at, message: say`\`${first.id.value}\` is "${first.title.value.replace(/\s+/g, " ")}"` },
        ],
        fixes,
      };
    }
  },
});

/** The ID itself, and the lines of sprints that name it beside this item's title; other references may mean the first. */
function renaming(item: Item, renamed: string, file: FileIndex): readonly Edit[] {
  const named = file.sprints.flatMap(({ commitments }) =>
    commitments.filter(
      ({ item: reference, title }) =>
        reference.type === "id" && file.withId(reference.id).includes(item) && sameText(title, item.title.value),
    ),
  );
  const places = [item.id, ...named.map(({ item: reference }) => reference)].flatMap((one) => one?.at ?? []);
  return places.map((at): Edit => ({ at, text: written(at).replace(item.id?.value ?? written(at), renamed) }));
}

/** Dashes of all kinds look alike; other differences an author may have meant. */
function sameSpelling(one: string, other: string): boolean {
  const plain = (id: string): string => id.normalize("NFKC").replace(/[\u2010-\u2015\u2212]/g, "-");
  return plain(one) === plain(other);
}
