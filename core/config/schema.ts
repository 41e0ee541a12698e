// The shape of `.backlint.json` in zod: the one source of its checking, its completion (schemas/) and its documentation.
import * as z from "zod";
import type { Dialect, FieldName, ItemKind, Status } from "../model/item.ts";
import type { Rule } from "../rules/rule.ts";
import { regularExpression } from "./regularExpression.ts";

export const severityWords = ["off", "on", "hint", "info", "warning", "error"] as const;

const fieldNames = [
  "id",
  "title",
  "kind",
  "description",
  "criteria",
  "deliverables",
  "tasks",
  "subtasks",
  "labels",
  "priority",
  "estimate",
  "owner",
  "status",
  "sprint",
  "epic",
  "dependsOn",
  "blocks",
  "links",
  "total",
  "capacity",
  "velocity",
  "goal",
  "dates",
  "notes",
] as const satisfies readonly FieldName[];
const kinds = [
  "epic",
  "feature",
  "story",
  "task",
  "subtask",
  "bug",
  "spike",
  "chore",
] as const satisfies readonly ItemKind[];
const states = ["todo", "in-progress", "blocked", "done"] as const satisfies readonly Status[];
const dialects = [
  "story-blocks",
  "issue-blocks",
  "heading-tasks",
  "item-table",
  "sprint-table",
  "tracker-table",
  "key-value",
  "numbered-stories",
  "bold-list",
  "checklist",
  "single-item",
] as const satisfies readonly Dialect[];

const severity = z.enum(severityWords).describe("`on` is the rule's own severity.");
const pattern = regularExpression();
const alias = <T extends z.ZodType>(target: T) => z.record(z.string(), target);

/** The keys of the file but `rules`, each parsed on its own, so that one mistake costs one key. */
export const plainKeys = {
  $schema: z.string().optional().describe("Where this file's schema is, for completion in editors."),
  fields: alias(z.enum(fieldNames)).optional().describe('Your names of fields: `{ "Aufwand": "estimate" }`.'),
  values: z
    .strictObject({
      status: alias(z.enum(states)).optional().describe('Your words for a status: `{ "Shipped": "done" }`.'),
      kind: alias(z.enum(kinds)).optional().describe('Your words for a kind of item: `{ "Enabler": "story" }`.'),
      priority: alias(z.number().int().min(0)).optional().describe("Your priorities, 0 being the most urgent."),
    })
    .optional()
    .describe("Your words for values."),
  ids: z
    .array(pattern)
    .optional()
    .describe("Regular expressions of the IDs that your items carry. Short for the option of `id-format`."),
  dialects: z
    .partialRecord(z.enum(dialects), z.boolean())
    .optional()
    .describe("Dialects that are not to be read: `false` switches one off."),
  files: z
    .strictObject({
      include: z.array(z.string()).optional().describe("Globs of the files that are backlogs."),
      exclude: z.array(z.string()).optional().describe("Globs of the files that are none."),
    })
    .optional()
    .describe("Which Markdown files are looked at, relative to this file."),
  baseline: z
    .string()
    .min(1)
    .optional()
    .describe(
      "A file of known findings that are not reported, relative to this one. `backlint lint --write-baseline FILE` writes it.",
    ),
  external: z
    .array(pattern)
    .optional()
    .describe(
      "Regular expressions of IDs that live in another tracker. Short for the option of `dangling-dependency`.",
    ),
  maxPoints: z
    .number()
    .positive()
    .optional()
    .describe("The most points that a story may have. Short for the option of `oversized-story`."),
  scale: z
    .array(z.number().min(0))
    .min(2)
    .optional()
    .describe("The points that an estimate may have. Short for the option of `off-scale-estimate`."),
} as const;

/** Keys that stand for one option of one rule. */
export const shorthands = {
  ids: { rule: "id-format", option: "patterns" },
  external: { rule: "dangling-dependency", option: "external" },
  maxPoints: { rule: "oversized-story", option: "maxPoints" },
  scale: { rule: "off-scale-estimate", option: "scale" },
} as const;

/** A rule's setting: a severity word, or an object with a severity and the rule's options. */
export function ruleSchema(rule: Rule): z.ZodType {
  const { shape } = rule.options instanceof z.ZodObject ? rule.options : z.object({});
  return z
    .union([severity, z.strictObject({ severity: severity.optional(), ...z.object(shape).partial().shape })])
    .describe(rule.summary);
}

/** The whole file, for the generated JSON schema. */
export function configSchema(rules: readonly Rule[]): z.ZodType {
  const settings = Object.fromEntries(rules.map((rule) => [rule.id, ruleSchema(rule).optional()]));
  return z.strictObject({
    ...plainKeys,
    rules: z.strictObject(settings).optional().describe("The severity of each rule, or its severity and its options."),
  });
}

/** The keys that an object may have at a path inside a schema; none where any may stand there. */
export function namesAt(schema: z.ZodType, path: readonly PropertyKey[]): readonly string[] {
  let at: Shape | undefined = z.toJSONSchema(schema, { io: "input" }) as Shape;
  for (const step of path)
    at = typeof step === "number" ? at?.items : (at?.properties?.[String(step)] ?? at?.additionalProperties);
  return at?.propertyNames?.enum ?? Object.keys(at?.properties ?? {});
}

interface Shape {
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly additionalProperties?: Shape;
  readonly items?: Shape;
  readonly propertyNames?: { readonly enum?: readonly string[] };
}
