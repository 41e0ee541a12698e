// The same criterion word for word in two items, or most of them. What stands in many items is a habit of the file, not a slip.
import type { FileIndex } from "../index/fileIndex.ts";
import { lazyFor } from "../index/lazy.ts";
import { nameOf, placeOfName } from "../index/naming.ts";
import type { Criterion, Item } from "../model/item.ts";
import { type Follower, grouping } from "../text/followed.ts";
import { inOrder, subjectAt } from "../text/numbering.ts";
import { defineRule, type Finding } from "./rule.ts";
import { say } from "../text/message.ts";

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

/** Items by what their criteria say. */
const byCriterion = grouping(({ criteria }: Item) => criteria.flatMap((criterion) => keyOf(criterion) ?? []));

export const duplicateCriterion = defineRule({
  id: "duplicate-criterion",
  category: "acceptance",
  severity: "info",
  on: true,
  since: "0.1.0",
  scope: "file",
  summary: "Two items share a criterion word for word or but for one word, or most of their criteria.",
  why: "One of the two is done with the other, or the text was copied and never adapted. Two items that share most of their criteria are one piece of work under two names; that is said once, at the second. What stands in four items or more is taken for a habit.",
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
    const repeated = repeatedIn(file);
    const whole = sameScope(repeated);
    yield* nearlyRepeated(file);
    for (const { item, first, count } of whole.values())
      yield {
        at: placeOfName(item),
        message: say`Unexpected ${count} of ${item.criteria.length} criteria of \`${nameOf(item)}\` in \`${nameOf(first)}\` too, expected items that differ in what is accepted`,
        related: [{ at: placeOfName(first), message: say`\`${nameOf(first)}\` has them first` }],
      };
    for (const { first, others } of repeated) {
      for (const { item, criterion } of others) {
        if (whole.get(item)?.first === first.item) continue;
        yield {
          at: criterion.at,
          message: say`Unexpected criterion of \`${nameOf(first.item)}\` again, expected one that \`${nameOf(item)}\` alone can meet`,
          related: [{ at: first.criterion.at, message: say`\`${nameOf(first.item)}\` has it first` }],
        };
      }
    }
  },
});

/** In larger files single words are seldom what makes the difference, and looking for them takes its time. */
const mostCompared = 3000;

/** Where a criterion stands: the number of its item, and its position among that item's. */
type Spot = readonly [item: number, criterion: number];

interface Alike {
  readonly spots: readonly [Spot, Spot];
  readonly word: string;
}

/** Keeps the pairs that were found for as long as no item says other criteria. */
const alikeKept: Follower<{ pairs: readonly Alike[] | null }, Item> = {
  begin: () => ({ pairs: null }),
  change(kept, { old, now }) {
    const said = (item: Item | null): string =>
      item?.criteria.map(({ text, step }) => `${step} ${text}`).join("\n") ?? "";
    if (said(old) !== said(now)) kept.pairs = null;
  },
};

function nearlyAlike(file: FileIndex): readonly Alike[] {
  const kept = file.follow(alikeKept);
  return (kept.pairs ??= [...nearlyAlikeIn(file)]);
}

/** A criterion that is another item's with one more word in it. */
function* nearlyRepeated(file: FileIndex): Iterable<Finding> {
  for (const { spots, word } of nearlyAlike(file)) {
    const [firstItem, secondItem] = spots.map(([item]) => subjectAt(file.numbering, item));
    const [first, second] = spots.map(([item, at]) => subjectAt(file.numbering, item)?.criteria[at]);
    if (!first || !second || !firstItem || !secondItem) continue;
    yield {
      at: second.at,
      message: say`Unexpected criterion of \`${nameOf(firstItem)}\` again but for \`${word}\`, expected one that \`${nameOf(secondItem)}\` alone can meet`,
      related: [{ at: first.at, message: say`\`${nameOf(firstItem)}\` has it first` }],
    };
  }
}

/** The pairs of such criteria in the order of the document, with the word that one has more. */
function* nearlyAlikeIn(file: FileIndex): Iterable<Alike> {
  if (file.follow(byCriterion).size > mostCompared) return;
  const all = copiesIn(file);
  const spotOf = ({ item, criterion }: Copy): Spot => [
    file.numbering.numbers[file.orderOf(item)] ?? -1,
    item.criteria.indexOf(criterion),
  ];
  const byWords = new Map<string, Copy | null>();
  const sums = new Set<number>();
  for (const copies of all.values()) {
    const [copy] = copies;
    const content = copy === undefined ? null : contentOf(copy.criterion);
    if (copy === undefined || content === null) continue;
    const { key, sum } = content;
    // Two that differ in their order of words, or come often, are compared with no third.
    byWords.set(key, byWords.has(key) || copies.length > 1 ? null : copy);
    sums.add(sum);
  }
  for (const [longer] of all.values()) {
    const content = longer === undefined ? null : contentOf(longer.criterion);
    if (longer === undefined || content === null || content.words.length <= fewestAlike) continue;
    const { words, sum, hashes } = content;
    for (let index = 0; index < words.length; index++) {
      // Nearly all are told apart without putting their words together.
      if (!sums.has((sum - (hashes[index] ?? 0)) | 0)) continue;
      const word = words[index] ?? "";
      const shorter = byWords.get(words.toSpliced(index, 1).join(" "));
      if (shorter == null || shorter.item === longer.item || /\d|^(?:not|no|never|without)$/.test(word)) continue;
      const [first, second] =
        file.orderOf(shorter.item) < file.orderOf(longer.item) ? [shorter, longer] : [longer, shorter];
      yield { spots: [spotOf(first), spotOf(second)], word };
      break;
    }
  }
}

/** The fewest words that two criteria must share to be one but for a word. */
const fewestAlike = 5;

/** What a criterion says but for its small words, in the order of the alphabet. */
interface Content {
  readonly words: readonly string[];
  readonly key: string;
  /** A number for each word, and their sum: other sums are other words. */
  readonly hashes: Int32Array;
  readonly sum: number;
}

const contentOf = lazyFor((criterion: Criterion): Content | null => {
  // One word of a path or a name in code makes another thing of it.
  const key = /[/`{}]|\w[._]\w/.test(criterion.text) ? null : keyOf(criterion);
  const words = key?.split(" ").filter((word) => !/^(?:a|an|the|and|or|of|in|on|to|is|are|with|for)$/.test(word)) ?? [];
  if (words.length < fewestAlike) return null;
  words.sort();
  const hashes = Int32Array.from(words, hashOf);
  return { words, key: words.join(" "), hashes, sum: hashes.reduce((sum, one) => (sum + one) | 0, 0) };
});

function hashOf(word: string): number {
  let hash = 0;
  for (let at = 0; at < word.length; at++) hash = (Math.imul(hash, 31) + word.charCodeAt(at)) | 0;
  return hash;
}

interface Repeated {
  readonly first: Copy;
  /** Of other items than the first. */
  readonly others: readonly Copy[];
}

function repeatedIn(file: FileIndex): readonly Repeated[] {
  const groups = file.follow(byCriterion);
  return [...groups.shared()].flatMap((key): readonly Repeated[] => {
    if (groups.countOf(key) >= habit) return [];
    const copies = inOrder(groups.of(key), file.numbering).flatMap((item) =>
      item.criteria.filter((criterion) => keyOf(criterion) === key).map((criterion) => ({ item, criterion })),
    );
    const [first] = copies;
    if (first === undefined) return [];
    const others = copies.filter(({ item }) => item !== first.item);
    return [{ first, others }];
  });
}

/** Fewer criteria in common are single copies. */
const fewestShared = 3;

interface SameScope {
  readonly item: Item;
  readonly first: Item;
  readonly count: number;
}

/** Items that share three quarters of the criteria of the longer of the two, by the later one. */
function sameScope(repeated: readonly Repeated[]): ReadonlyMap<Item, SameScope> {
  const shared = new Map<Item, Map<Item, number>>();
  for (const { first, others } of repeated) {
    for (const item of new Set(others.map((copy) => copy.item))) {
      const counts = shared.get(item) ?? new Map<Item, number>();
      shared.set(item, counts.set(first.item, (counts.get(first.item) ?? 0) + 1));
    }
  }
  const found = new Map<Item, SameScope>();
  for (const [item, counts] of shared)
    for (const [first, count] of counts) {
      const most = Math.max(item.criteria.length, first.criteria.length);
      // Sister items share half of theirs: "a wizard opens".
      if (count >= fewestShared && count >= most * 0.75) found.set(item, { item, first, count });
    }
  return found;
}

/** The words alone; null for a text too short, and for the Given and When that scenarios share. */
const keyOf = lazyFor(({ text, step }: Criterion): string | null => {
  if (step === "given" || step === "when") return null;
  const words = text.toLowerCase().match(/[\p{L}\d]+/gu) ?? [];
  return words.length < fewestWords ? null : words.join(" ");
});
