// IDs against the configured patterns; without any, only spellings that break with the family's own habit.
import { lazyFor } from "../index/lazy.ts";
import * as z from "zod";
import { regularExpression } from "../config/regularExpression.ts";
import { conventionOf, type ConventionOf } from "../index/conventions.ts";
import type { FileIndex } from "../index/fileIndex.ts";
import { type Grouped, grouping } from "../text/followed.ts";
import { idParts, keyOfItem, withNumber } from "../index/ids.ts";
import type { Item, Reference } from "../model/item.ts";
import { type Context, defineRule, type Edit, type Finding, type Fix } from "./rule.ts";
import { oneOf, say } from "../text/message.ts";

const options = z.object({
  patterns: z
    .array(regularExpression())
    .default([])
    .describe("Regular expressions, one of which each ID has to match as a whole."),
});

type Options = z.infer<typeof options>;

/** Fewer members show no habit. */
const fewest = 8;
const share = 0.9;

/** How many digits most IDs of a family have, and how many IDs that is. */
const widthsQuestion = {};
const widths = (file: FileIndex) => file.derive(widthsQuestion, ["id", "kind"], () => widthsIn(file.follow(byWidth)));

/** Items by their family and how many digits its number has. */
const byWidth = grouping((item: Item) => {
  const own = familyOf(item);
  return own === null ? [] : `${own.digits} ${own.family}`;
});

function widthsIn(groups: Grouped): ReadonlyMap<string, ReadonlyMap<number, number>> {
  const families = new Map<string, Map<number, number>>();
  for (const name of groups.names()) {
    const [digits = ""] = name.split(" ", 1);
    const family = name.slice(digits.length + 1);
    const counts = families.get(family) ?? new Map<number, number>();
    families.set(family, counts.set(Number(digits), groups.countOf(name)));
  }
  return families;
}

/** What is taken from all IDs together. */
export function habitOfIds(file: FileIndex, options: unknown): readonly unknown[] {
  if ((options as Options).patterns.length > 0) return [];
  return [declaredFor(file), ...[...widths(file)].map(([family, counts]) => `${family} ${usualAmong(counts)}`)];
}

export const idFormat = defineRule<Options>({
  id: "id-format",
  category: "structure",
  severity: "warning",
  on: true,
  since: "0.1.0",
  scope: "item",
  summary: "An ID is written in another way than its family.",
  why: "`US-7` beside `US-001` sorts wrongly and is not found by a search for the other spelling. With patterns in `.backlint.json` (`ids`) every ID is held to them; without, to a shape that the file declares, such as ``ID: `<SPRINT>-<STREAM>-<#>` ``, where most of its IDs have it.",
  options,
  examples: [
    {
      bad: table("⟦US-9⟧", "US-9"),
      good: table("US-009", "US-009"),
      fixed: table("US-009", "US-009"),
    },
  ],
  reads: (item, context) => {
    if (item.id === null) return [];
    const {
      file,
      options: { patterns },
    } = context;
    const declared = patterns.length > 0 ? null : declaredFor(file);
    const wanted = patterns.length > 0 ? null : usualSpelling(item, file);
    return wanted === null ? [declared] : [declared, wanted, ...referencesTo(item, file)];
  },
  *check(item, context) {
    if (item.id === null) return;
    const { patterns } = context.options;
    const finding =
      patterns.length > 0
        ? byPattern(item, context.options)
        : (byHabit(item, context) ?? byDeclaration(item, context.file));
    if (finding !== null) yield finding;
  },
});

function byPattern(item: Item, { patterns }: Options): Finding | null {
  if (item.id === null) return null;
  const id = item.id.value;
  const fits = patterns.some((pattern) => {
    try {
      return new RegExp(`^(?:${pattern})$`, "u").test(id);
    } catch {
      return true;
    }
  });
  if (fits) return null;
  const expected = oneOf(patterns.map((pattern) => say`\`${pattern}\``));
  return { at: item.id.at, message: say`Unexpected ID \`${id}\`, expected one that matches ${expected}` };
}

/** The shape that the file declares, where most of its items keep to it; a stale one is asked of nobody. */
function declaredFor(file: FileIndex): ConventionOf<"ids"> | null {
  const declared = conventionOf(file, "ids");
  const [keeping, all] = declared === null ? [0, 0] : keepingTo(declared, file);
  return keeping >= fewest && keeping >= all * 0.7 ? declared : null;
}

const declaredQuestion = {};

function keepingTo({ pattern }: ConventionOf<"ids">, file: FileIndex): readonly [number, number] {
  const known = file.derive(declaredQuestion, ["id"], () => new Map<string, readonly [number, number]>());
  let counts = known.get(pattern);
  if (counts === undefined) {
    const shape = new RegExp(`^(?:${pattern})$`, "u");
    const ids = file.items.flatMap(({ id }) => (id === null ? [] : [id.value]));
    counts = [ids.filter((id) => shape.test(id)).length, ids.length];
    known.set(pattern, counts);
  }
  return counts;
}

function byDeclaration({ id, kind }: Item, file: FileIndex): Finding | null {
  const declared = id === null || kind === "epic" || kind === "feature" ? null : declaredFor(file);
  if (id === null || declared === null || new RegExp(`^(?:${declared.pattern})$`, "u").test(id.value)) return null;
  return {
    at: id.at,
    message: say`Unexpected ID \`${id.value}\`, expected one of the form \`${declared.shape}\``,
    related: [{ at: declared.at, message: say`The declared form` }],
  };
}

function byHabit(item: Item, { file }: Context<Options>): Finding | null {
  const wanted = usualSpelling(item, file);
  if (item.id === null || wanted === null) return null;
  const places = [item.id.at, ...referencesTo(item, file).map(({ at }) => at)];
  const edits = places.map((at): Edit => ({ at, text: wanted }));
  const fix: Fix = { title: say`Rename to \`${wanted}\``, edits, safety: "review" };
  return {
    at: item.id.at,
    message: say`Unexpected ID \`${item.id.value}\`, expected \`${wanted}\` as in its family`,
    fixes: [fix],
  };
}

/** The ID with as many digits as nearly all of its family have; null where it has them. */
function usualSpelling(item: Item, file: FileIndex): string | null {
  const own = familyOf(item);
  const digits = usualDigits(item, file);
  if (item.id === null || own === null || digits === null || own.digits === digits) return null;
  // US-1000 follows US-999: longer numbers are only wrong when they are padded.
  const plain = String(own.number).length;
  if (plain > digits || (own.digits > digits && plain === own.digits)) return null;
  return file.withId(item.id.value).length > 1 ? null : withWidth(item.id.value, own.number, digits);
}

interface Family {
  readonly family: string;
  readonly number: number;
  readonly digits: number;
}

const familyOf = lazyFor((item: Item): Family | null => {
  const own = keyOfItem(item);
  const parts = own === null ? null : idParts(own.key);
  const digits = /(\d+)\D*$/.exec(item.id?.value ?? "")?.[1]?.length;
  if (parts === null || digits === undefined || !/\p{L}/u.test(parts.prefix)) return null;
  return { family: `${own?.word ?? ""}|${parts.prefix}`, number: parts.number, digits };
});

function usualDigits(item: Item, file: FileIndex): number | null {
  const own = familyOf(item);
  const counts = own === null ? undefined : widths(file).get(own.family);
  return counts === undefined ? null : usualAmong(counts);
}

/** The number of digits that nearly all IDs of a family have; null where there is none. */
const usualAmong = lazyFor((counts: ReadonlyMap<number, number>): number | null => {
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  for (const [digits, count] of counts) if (all >= fewest && count / all >= share && digits > 1) return digits;
  return null;
});

function withWidth(id: string, number: number, digits: number): string | null {
  const suffix = /\d(\D*)$/.exec(id)?.[1] ?? "";
  const padded = withNumber(id.replace(/\d+(\D*)$/, "0".repeat(digits)), number);
  return padded === null ? null : `${padded}${suffix}`;
}

/** Where this file's items name the item by its ID. */
function referencesTo(item: Item, file: FileIndex): readonly (Reference & { readonly type: "id" })[] {
  return file.dependentsOf(item).flatMap((other) =>
    other.dependsOn.flatMap((reference) => {
      const names = reference.type === "id" && file.withId(reference.id).includes(item);
      return names && reference.type === "id" ? [reference] : [];
    }),
  );
}

function table(last: string, reference: string): string {
  const rows = Array.from({ length: 10 }, (_, index) => {
    const id = index === 8 ? last : `US-${String(index + 1).padStart(3, "0")}`;
    return `| ${id} | Show page ${index + 1} | ${index === 9 ? reference : "None"} |`;
  });
  return ["| ID | Story | Dependencies |", "| --- | --- | --- |", ...rows].join("\n");
}
