// Only what is said outright: an item that names another's ID in a sentence about needing it. Names of products are no IDs.
import { isGroup, keyOfItem } from "../index/ids.ts";
import { nameOf } from "../index/naming.ts";
import type { Item } from "../model/item.ts";
import { type Place, written } from "../text/span.ts";
import { isForeign, readLanguage } from "./acceptance/surroundings.ts";
import { addNeed, ownNeeds, reaches } from "./needs/stated.ts";
import { type Context, defineRule } from "./rule.ts";
import { say } from "../text/message.ts";

export const implicitDependency = defineRule({
  id: "implicit-dependency",
  category: "dependencies",
  severity: "hint",
  on: true,
  since: "0.1.0",
  scope: "item",
  summary: "An item says in its text that it needs another, but its dependencies do not.",
  why: "Plans, graphs and orders are made from the field; what stands only in a sentence is noticed when the item is begun. Sentences such as `requires US-003`, `once US-003 is done`, `built on US-003` are understood.",
  examples: [
    {
      bad: needing("None"),
      good: needing("US-001").replace(/[⟦⟧]/g, ""),
      fixed: needing("US-001").replace(/[⟦⟧]/g, ""),
    },
  ],
  reads: (item, context) => [
    ...readLanguage(item, context),
    ...namedIn(item, context).flatMap(({ other }) => [nameOf(other), isKnown(item, other, context)]),
  ],
  *check(item, context) {
    if (isForeign(context.file)) return;
    const seen = new Set<Item>();
    for (const { other, at } of namedIn(item, context)) {
      if (seen.has(other) || isKnown(item, other, context)) continue;
      seen.add(other);
      const edit = addNeed(item, nameOf(other));
      yield {
        at,
        message: say`Unexpected need of \`${nameOf(other)}\` in the text alone, expected it among the dependencies of \`${nameOf(item)}\``,
        fixes:
          edit === null
            ? []
            : [{ title: say`Add \`${nameOf(other)}\` to the dependencies`, edits: [edit], safety: "review" }],
      };
    }
  },
});

const needWord =
  "(?:requires?|needs?|depends? on|relies on|once|after|built? (?:up)?on(?: top of)?|builds (?:up)?on|blocked by|waits? for|following|extends|assumes)";
const id =
  "(?:story|task|issue|ticket) #?\\d+(?:\\.\\d+)*|[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*-\\d+[a-z]?|[A-Z]{1,5}\\d+[a-z]?|#\\d+";
const between =
  "(?: (?:the|completion of|completing|from|by|output of|results? of|work (?:of|in)|delivered (?:by|in)))*";
const need = new RegExp(`\\b${needWord}${between}\\s+[*\`[(]*(${id})(?![\\w.]\\d|\\w)`, "gi");

/** The items that a sentence of the item's own text says it needs. */
function namedIn(
  item: Item,
  { file }: Pick<Context<unknown>, "file">,
): readonly { readonly other: Item; readonly at: Place }[] {
  return mentionsIn(item).flatMap(({ id, at }) => {
    const [other, ...more] = file.withId(id);
    if (other === undefined || more.length > 0 || other === item || isGroup(other)) return [];
    return keyOfItem(other) === null ? [] : [{ other, at }];
  });
}

const mentions = new WeakMap<Item, readonly { readonly id: string; readonly at: Place }[]>();

function mentionsIn(item: Item) {
  let known = mentions.get(item);
  if (known === undefined) {
    known = isGroup(item) ? [] : textsOf(item).flatMap(mentionsAt);
    mentions.set(item, known);
  }
  return known;
}

function mentionsAt(at: Place) {
  return [...written(at).matchAll(need)].map((match) => {
    const id = match[1] ?? "";
    const start = at.start + match.index + match[0].length - id.length;
    return { id, at: { ...at, start, end: start + id.length } };
  });
}

/** Its description, criteria and tasks; the title may name what it follows up on. */
function textsOf(item: Item): readonly Place[] {
  return [
    ...item.description.map(({ at }) => at),
    ...item.criteria.map(({ at }) => at),
    ...item.tasks.map(({ at }) => at),
  ];
}

/** Either of them knows of the other: the order is told, be it the other way. */
function isKnown(item: Item, other: Item, { workspace }: Pick<Context<unknown>, "workspace">): boolean {
  const needsOf = (one: Item) => ownNeeds(one, workspace);
  return reaches(item, other, workspace.dependenciesOf, workspace) || reaches(other, item, needsOf, workspace);
}

function needing(needs: string): string {
  return [
    "### US-001: Show the basket",
    "**Dependencies:** None",
    "",
    "### US-002: Pay by card",
    `**Dependencies:** ${needs}`,
    "**Tasks:**",
    "- Add the form once ⟦US-001⟧ is done",
  ].join("\n");
}
