// Words are compared, not meanings: good criteria may say with other words what is seen, so the rule has to be asked for.
import type { FileIndex } from "../index/fileIndex.ts";
import { isGroup } from "../index/ids.ts";
import { lazyFor } from "../index/lazy.ts";
import { nameOf, placeOfName } from "../index/naming.ts";
import type { Item } from "../model/item.ts";
import { shared, terms } from "../text/terms.ts";
import { wholePlace } from "./acceptance/written.ts";
import { isForeign } from "./acceptance/surroundings.ts";
import { defineRule } from "./rule.ts";
import { say } from "../text/message.ts";

export const criteriaTitleMismatch = defineRule({
  id: "criteria-title-mismatch",
  category: "acceptance",
  severity: "hint",
  on: false,
  since: "0.1.0",
  scope: "item",
  summary: "The criteria of an item speak of another item's title and not of its own.",
  why: "Criteria that came along when an item was copied, or were pasted under the wrong title, accept other work than the title announces. An item is reported when no word of its title, story or description comes back in its criteria, while at least half of them speak of one other item's title. Good criteria often say with other words what is seen: on 111 public backlogs the rule reported two items, both wrongly, and is therefore off.",
  noFix: "Whether the title or the criteria are wrong, and where they belong, only the author knows.",
  examples: [
    {
      bad: mixed("⟦The address form stores the changed address⟧", "- The old address is crossed out"),
      good: mixed("The coupon is taken off the price", "- A used coupon is refused"),
    },
  ],
  reads: (item, { file }) => [isForeign(file), speaksOf(item, file)],
  *check(item, { file }) {
    const [first] = item.criteria;
    const other = isForeign(file) ? null : speaksOf(item, file);
    if (first === undefined || other === null) return;
    yield {
      at: wholePlace(first),
      message: say`Unexpected criteria that speak of \`${nameOf(other)}\`, expected some of what the title of \`${nameOf(item)}\` names`,
      related: [{ at: placeOfName(other), message: say`\`${nameOf(other)}\` stands here` }],
    };
  },
});

/** One criterion may look at a side effect. */
const fewestCriteria = 2;
const fewestShared = 2;

const criteriaOf = lazyFor((item: Item) => terms(item.criteria.map(({ text }) => text).join("\n")));
const titleOf = lazyFor((item: Item) => terms(item.title.value));
/** What the item says of itself: where its story explains the title in other words, criteria may use those. */
const ownWords = lazyFor(({ title, story, description }: Item) =>
  terms([title.value, story?.goal?.value ?? "", ...description.map(({ value }) => value)].join("\n")),
);

/** The one item whose title the criteria have most in common with: two words at least, and all but one of them. */
function speaksOf(item: Item, file: FileIndex): Item | null {
  const said = criteriaOf(item);
  if (isGroup(item) || item.criteria.length < fewestCriteria || shared(ownWords(item), said) > 0) return null;
  const fits = file.items.filter((other) => {
    if (other === item || isGroup(other)) return false;
    const common = shared(titleOf(other), said);
    return common >= fewestShared && common >= titleOf(other).size - 1 && isSpreadOver(item, titleOf(other));
  });
  const [only, ...more] = fits;
  return only === undefined || more.length > 0 ? null : only;
}

/** Half of the criteria speak of it, not one in passing. */
function isSpreadOver({ criteria }: Item, title: ReadonlyMap<string, string>): boolean {
  return 2 * criteria.filter(({ text }) => shared(title, terms(text)) > 0).length >= criteria.length;
}

function mixed(...criteria: readonly [string, string]): string {
  return [
    "### US-001: Redeem a coupon",
    "**Acceptance Criteria:**",
    `- ${criteria[0]}`,
    criteria[1],
    "",
    "### US-002: Change the address",
    "**Acceptance Criteria:**",
    "- The account page shows the changed address",
  ].join("\n");
}
