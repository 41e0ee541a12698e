// One engine for the rules that ask for a field: required is what nearly all siblings carry, or what the author demands.
import * as z from "zod";
import type { FileIndex } from "../../index/fileIndex.ts";
import { isWithdrawn } from "../../index/withdrawn.ts";
import { countOf, isRow, placeOfName, shareTable } from "../../index/naming.ts";
import { lazyFor } from "../../index/lazy.ts";
import { carries, type Siblings } from "../../index/siblings.ts";
import type { FieldName, Item } from "../../model/item.ts";
import { written } from "../../text/span.ts";
import type { Context, Finding, Fix } from "../rule.ts";
import { insertField } from "./insertField.ts";
import { english, type Message, say } from "../../text/message.ts";

export const missingFieldOptions = z.object({
  required: z
    .enum(["inferred", "always"])
    .default("inferred")
    .describe("`inferred` asks for the field where nearly all items of the kind have it, `always` asks everywhere."),
  share: z.number().min(0).max(1).default(0.8).describe("The share of siblings that makes a field required."),
  siblings: z.number().int().min(2).default(5).describe("With fewer items of a kind nothing is inferred."),
  kinds: z
    .array(z.enum(["epic", "feature", "story", "task", "subtask", "bug", "spike", "chore"]))
    .default(["story", "task", "bug", "spike", "chore"])
    .describe("Kinds of item that `always` speaks of."),
});

export type MissingFieldOptions = z.infer<typeof missingFieldOptions>;

/** What one rule asks for. */
export interface Wanted {
  readonly field: FieldName;
  /** In messages: "labels", "an estimate". */
  readonly words: Message;
  /** The field's name and a placeholder where no sibling shows how it is written. */
  readonly name: string;
  readonly placeholder: string;
  /** What is to be written, where that is known; the neighbour's value else. */
  readonly value?: string;
  /** Finished work need not be made plannable any more. */
  readonly skipDone: boolean;
  /** True where an item of similar words shows a likelier value than the neighbour. */
  readonly fromSimilar?: true;
  /** True where an epic's value holds for the items in it. */
  readonly fromEpic?: true;
}

/** What the rule takes from all items of a kind together. */
export function askedOf(field: FieldName): (siblings: Siblings<unknown>, options: unknown) => unknown {
  return (siblings, options) => isAsked(siblings, field, options as MissingFieldOptions);
}

/** The counts that messages tell, where items of a kind are asked for a field; null where they are not. */
function isAsked(
  { count, carrying }: Siblings<unknown>,
  field: FieldName,
  { required, siblings, share }: MissingFieldOptions,
): string | null {
  const having = carrying(field);
  const isUsual = count >= siblings && having >= count * share;
  return required === "always" || isUsual ? `${count} ${having}` : null;
}

/** Everything the check depends on besides the item. */
export function missingFieldReads(
  item: Item,
  context: Context<MissingFieldOptions>,
  wanted: Wanted,
): readonly unknown[] {
  if (!isMissing(item, wanted)) return [];
  const { file, options } = context;
  if (isGivenByEpic(item, file, wanted)) return ["given by its epic"];
  const asked = isAsked(file.siblingsOf(item), wanted.field, options);
  return asked === null ? [] : [asked, modelOf(item, file, wanted.field), similarTo(item, file, wanted)];
}

export function* missingField(
  item: Item,
  { file, options }: Context<MissingFieldOptions>,
  wanted: Wanted,
): Iterable<Finding> {
  if (!isMissing(item, wanted) || isGivenByEpic(item, file, wanted)) return;
  const siblings = file.siblingsOf(item);
  const having = siblings.carrying(wanted.field);
  const usual = siblings.count >= options.siblings && having / siblings.count >= options.share;
  const model = modelOf(item, file, wanted.field);
  const demanded = options.required === "always" && options.kinds.includes(item.kind);
  // A table without the column asks nothing of its rows.
  if (!demanded && (!usual || (isRow(item) && (model === null || !shareTable(item, model))))) return;
  const all = countOf(siblings.count, item.kind);
  const isOne = /^an? /.test(english(wanted.words));
  const similar = similarTo(item, file, wanted)?.fields.find(({ field }) => field === wanted.field);
  const value = similar === undefined ? null : written(similar.valueAt).trim();
  const fix: Fix | null = insertField(item, model, value === null ? wanted : { ...wanted, value });
  yield {
    at: placeOfName(item),
    message: usual
      ? isOne
        ? say`Unexpected item without ${wanted.words}, expected one as on ${having} of ${all}`
        : say`Unexpected item without ${wanted.words}, expected some as on ${having} of ${all}`
      : isOne
        ? say`Unexpected item without ${wanted.words}, expected one`
        : say`Unexpected item without ${wanted.words}, expected some`,
    fixes: fix === null ? [] : [fix],
  };
}

function isGivenByEpic(item: Item, file: FileIndex, wanted: Wanted): boolean {
  const epic = wanted.fromEpic ? file.epicOf(item) : null;
  return epic !== null && carries(epic, wanted.field);
}

function isMissing(item: Item, wanted: Wanted): boolean {
  if (carries(item, wanted.field) || isWithdrawn(item) || (wanted.skipDone && item.status?.value === "done"))
    return false;
  // Something is written there: a word for none, or a value that is not understood. Neither is missing.
  return !item.fields.some((written) => written.field === wanted.field && written.valueAt.end > written.valueAt.start);
}

const wordsOf = lazyFor(
  ({ title }: Item): ReadonlySet<string> => new Set(title.value.toLowerCase().match(/[\p{L}\d]{4,}/gu)),
);

/** The item of the same kind and shape whose title has the most words in common, two of them or a third of its own; null for none. */
function similarTo(item: Item, file: FileIndex, { field, fromSimilar }: Wanted): Item | null {
  if (fromSimilar !== true) return null;
  const own = wordsOf(item);
  let best: Item | null = null;
  let most = Math.min(2, Math.max(1, own.size / 3)) - 1e-9;
  for (const other of file.items) {
    if (other === item || other.dialect !== item.dialect || other.kind !== item.kind || !carries(other, field))
      continue;
    const count = [...wordsOf(other)].filter((word) => own.has(word)).length;
    if (count > most) [best, most] = [other, count];
  }
  return best;
}

/** A neighbour farther away than this many items shows nothing about how this part of the file is written. */
const farthestModel = 60;

/** The nearest item of the same kind that carries the field on itself: it shows how the author writes it. */
export function modelOf(item: Item, file: FileIndex, field: FieldName): Item | null {
  const own = file.orderOf(item);
  for (let step = 1; step <= farthestModel; step++) {
    for (const near of [file.items[own - step], file.items[own + step]]) {
      if (near === undefined || near.dialect !== item.dialect || near.kind !== item.kind) continue;
      if (carries(near, field) && near.fields.some((written) => written.field === field)) return near;
    }
  }
  return null;
}
