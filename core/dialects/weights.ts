// What of a segment counts when a document is weighed. While it is the same after an edit, so is the survey.
import type { HeadingFact, Segment } from "./facts.ts";

/**
 * True when a document weighs the same whether it has the first or the second segments in the same place: nothing that
 * `survey` looks at is different. Not to be asked of the beginning of a document; `top` is its first heading.
 */
export function weighAlike(before: readonly Segment[], after: readonly Segment[], top: HeadingFact | null): boolean {
  return (
    before.length === after.length &&
    before.every((one, index) => {
      const other = after[index];
      return (
        other !== undefined &&
        counted.every((count) => one[count] === other[count]) &&
        sameValues(one.bolds, other.bolds) &&
        sameValues(
          one.bullets.flatMap(({ family, id }) => [family, id]),
          other.bullets.flatMap(({ family, id }) => [family, id]),
        ) &&
        sameValues(weightsOf(one.heading, top), weightsOf(other.heading, top))
      );
    })
  );
}

const counted = ["signs", "firstSigns", "boxes", "numbered", "tables", "pairs"] as const;

/** All of a heading that counts: not the words of its title, and of its ID no number. */
function weightsOf(heading: HeadingFact | null, top: HeadingFact | null): readonly unknown[] {
  if (heading === null) return [];
  const { key, depth, field, states, listsWork, head } = heading;
  return [
    key,
    depth,
    field,
    states,
    listsWork,
    head.id && (/^(?:P[0-4]$|[A-Za-z]+)/.exec(head.id.plain)?.[0] ?? ""),
    head.id && head.id.plain === top?.head.id?.plain,
    head.word,
    head.kind,
    head.plan,
    head.form,
    head.separated,
  ];
}

function sameValues(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}
