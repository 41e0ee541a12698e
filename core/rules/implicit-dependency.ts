// Only what is said outright: an item that names another's ID in a sentence about needing it. Names of products are no IDs.
import * as z from "zod";
import { isGroup, keyOfItem } from "../index/ids.ts";
import { nameOf, placeOfName } from "../index/naming.ts";
import type { Item } from "../model/item.ts";
import { type Place, written } from "../text/span.ts";
import { wordAt } from "../text/wordAt.ts";
import { isForeign, readLanguage } from "./acceptance/surroundings.ts";
import { addNeed, ownNeeds, reaches } from "./needs/stated.ts";
import { type Context, defineRule } from "./rule.ts";
import { say } from "../text/message.ts";

const options = z.object({
  products: z
    .record(z.string(), z.string())
    .default({})
    .describe(
      'What items deliver, with their IDs: `{ "Kafka": "US-011" }`. An item that speaks of it in a task or a criterion needs that item.',
    ),
});

type Options = z.infer<typeof options>;

export const implicitDependency = defineRule<Options>({
  id: "implicit-dependency",
  category: "dependencies",
  severity: "hint",
  on: true,
  since: "0.1.0",
  scope: "item",
  summary: "An item says in its text that it needs another, but its dependencies do not.",
  why: "Plans, graphs and orders are made from the field; what stands only in a sentence is noticed when the item is begun. Sentences such as `requires US-003`, `once US-003 is done`, `built on US-003` are understood, and the names of what items deliver, where the option `products` gives them.",
  options,
  examples: [
    {
      bad: needing("None"),
      good: needing("US-001").replace(/[⟦⟧]/g, ""),
      fixed: needing("US-001").replace(/[⟦⟧]/g, ""),
    },
  ],
  reads: (item, context) =>
    mentionsIn(item).length === 0
      ? []
      : [
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
        related: [{ at: placeOfName(other), message: say`\`${nameOf(other)}\` stands here` }],
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
/** "the session table from" */
const between =
  "(?: (?:the|a|an)(?: [\\p{Ll}-]+){1,4} (?:from|of|in|by))?(?: (?:the|completion of|completing|from|by|output of|results? of|work (?:of|in)|delivered (?:by|in)))*";
const need = new RegExp(`\\b${needWord}${between}\\s+[*\`[(]*(${id})(?![\\w.]\\d|\\w)`, "giu");

/** The items that a sentence of the item's own text says it needs. */
function namedIn(
  item: Item,
  { file, options: { products } }: Pick<Context<Options>, "file" | "options">,
): readonly { readonly other: Item; readonly at: Place }[] {
  return [...mentionsIn(item), ...productsIn(item, products)].flatMap(({ id, at }) => {
    const [other, ...more] = file.withId(id);
    if (other === undefined || more.length > 0 || other === item || isGroup(other)) return [];
    return keyOfItem(other) === null ? [] : [{ other, at }];
  });
}

/** The first mention of each product in the item's own text, with the ID of the item that delivers it. */
function productsIn(item: Item, products: Options["products"]): readonly { readonly id: string; readonly at: Place }[] {
  if (isGroup(item)) return [];
  return Object.entries(products).flatMap(([name, id]) => {
    for (const at of textsOf(item)) {
      const found = wordAt(written(at), name);
      if (found >= 0) return [{ id, at: { ...at, start: at.start + found, end: at.start + found + name.length } }];
    }
    return [];
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

/** Its description, criteria, tasks and notes; the title may name what it follows up on. */
function textsOf(item: Item): readonly Place[] {
  return [
    ...item.description.map(({ at }) => at),
    ...item.criteria.map(({ at }) => at),
    ...item.tasks.map(({ at }) => at),
    ...item.fields.flatMap(({ field, valueAt }) => (field === "notes" ? [valueAt] : [])),
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
