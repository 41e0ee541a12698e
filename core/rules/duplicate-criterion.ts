// The same criterion word for word in two items. What stands in many items is a habit of the file, not a slip.
import type { FileIndex } from "../index/fileIndex.ts";
import { lazyFor } from "../index/lazy.ts";
import { nameOf } from "../index/naming.ts";
import type { Criterion, Item } from "../model/item.ts";
import { defineRule } from "./rule.ts";

interface Copy {
  readonly item: Item;
  readonly criterion: Criterion;
}

/** Shorter texts are alike by chance. */
const fewestWords = 4;
/** From here on the text belongs into a definition of done, and is meant to be everywhere. */
const habit = 4;

const copiesIn = lazyFor((file: FileIndex): ReadonlyMap<string, readonly Copy[]> => {
  const all = new Map<string, Copy[]>();
  for (const item of file.items) {
    for (const criterion of item.criteria) {
      const key = keyOf(criterion);
      if (key === null) continue;
      const copies = all.get(key);
      if (copies === undefined) all.set(key, [{ item, criterion }]);
      else copies.push({ item, criterion });
    }
  }
  return all;
});

export const duplicateCriterion = defineRule({
  id: "duplicate-criterion",
  category: "acceptance",
  severity: "info",
  on: true,
  since: "0.1.0",
  scope: "file",
  summary: "Two items share a criterion word for word.",
  why: "One of the two is done with the other, or the text was copied and never adapted. What stands in four items or more is taken for a habit.",
  noFix: "Whether the second item needs a criterion of its own or none at all only the author knows.",
  examples: [
    {
      bad: [
        "### US-001: Restore a backup",
        "**Acceptance Criteria:**",
        "- The restored shop shows every order",
        "",
        "### US-002: Fail over to the second site",
        "**Acceptance Criteria:**",
        "- ⟦The restored shop shows every order⟧",
      ].join("\n"),
      good: [
        "### US-001: Restore a backup",
        "**Acceptance Criteria:**",
        "- The restored shop shows every order",
        "",
        "### US-002: Fail over to the second site",
        "**Acceptance Criteria:**",
        "- The second site answers within 60 s",
      ].join("\n"),
    },
  ],
  *check(file) {
    for (const copies of copiesIn(file).values()) {
      const [first, ...others] = copies;
      if (first === undefined || new Set(copies.map(({ item }) => item)).size >= habit) continue;
      for (const { item, criterion } of others) {
        if (item === first.item) continue;
        yield {
          at: criterion.at,
          message: `Unexpected criterion of \`${nameOf(first.item)}\` again, expected one that \`${nameOf(item)}\` alone can meet`,
          related: [{ at: first.criterion.at, message: `\`${nameOf(first.item)}\` has it first` }],
        };
      }
    }
  },
});

/** The words alone; null for a text too short, and for the Given and When that scenarios share. */
const keyOf = lazyFor(({ text, step }: Criterion): string | null => {
  if (step === "given" || step === "when") return null;
  const words = text.toLowerCase().match(/[\p{L}\d]+/gu) ?? [];
  return words.length < fewestWords ? null : words.join(" ");
});
