// `.backlint/github.json`: which item is which issue, and what both sides agreed on last, field by field. Committed with the
// backlog, so that everyone who has the file pushes to the same issues. No text of the backlog stands in it, and no token.
import { type Message, say } from "../../text/message.ts";
import * as z from "zod";
import { refOf } from "../issueBody.ts";

const base = z
  .object({
    title: z.string(),
    /** Fingerprint of the body's text, boxes and source line apart. */
    text: z.string(),
    /** Fingerprints of the boxes that were ticked. */
    ticked: z.array(z.string()),
    state: z.enum(["open", "closed"]),
    milestone: z.string().nullable(),
    type: z.string().nullable(),
    labels: z.array(z.string()),
    assignees: z.array(z.string()),
    /** What it is linked to, as "backlog/key". */
    parent: z.string().nullable(),
    blockedBy: z.array(z.string()),
    /** Whether it still has to be put on the project's board. */
    project: z.enum(["pending", "done"]),
  })
  .partial();

const entry = z.object({
  number: z.int().positive(),
  /** GitHub's database ID: links are made by it. */
  id: z.int().positive(),
  /** Fields on which both sides never agreed are missing. */
  base,
});

const options = z.object({
  tasks: z.enum(["list", "sub-issues", "none"]).optional(),
  /** Names in the backlog and who they are on GitHub. */
  people: z.record(z.string(), z.string()).optional(),
  /** Labels in the backlog and what they are called on GitHub. */
  labels: z.record(z.string(), z.string()).optional(),
  /** The board that new issues are put on: "orgs/acme/3", "users/ada/1". */
  project: z.string().optional(),
});

const sidecar = z.object({
  version: z.literal(1),
  target: z.object({ host: z.string(), owner: z.string(), repo: z.string(), id: z.int().nullable() }),
  options: options.optional(),
  backlogs: z.record(z.string(), z.object({ file: z.string(), items: z.record(z.string(), entry) })),
});

const journal = z.object({
  version: z.literal(1),
  sidecar,
  /** The creation under way, if any, as "backlog/key". */
  intent: z.object({ ref: z.string() }).nullable(),
  /** What this machine's lock says, while it has it. */
  lock: z.string().nullable(),
});

export type Base = z.infer<typeof base>;
export type Entry = z.infer<typeof entry>;
export type ExportOptions = z.infer<typeof options>;
export type Sidecar = z.infer<typeof sidecar>;
/** Kept on this machine while a push runs, written before and after each write. */
export type Journal = z.infer<typeof journal>;

export type Parsed<T> =
  | { readonly type: "ok"; readonly value: T }
  | { readonly type: "unusable"; readonly why: Message };

export const parseSidecar = (text: string): Parsed<Sidecar> => parse(sidecar, text);
export const parseJournal = (text: string): Parsed<Journal> => parse(journal, text);

function parse<T>(schema: z.ZodType<T>, text: string): Parsed<T> {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return { type: "unusable", why: say`it is no JSON` };
  }
  const result = schema.safeParse(data);
  if (result.success) return { type: "ok", value: result.data };
  const [issue] = result.error.issues;
  return {
    type: "unusable",
    why: say`${issue?.path.join(".") || say`the file`}: ${issue?.message ?? say`not as expected`}`,
  };
}

/** One line an item, in a fixed order, so that two branches merge well. */
export function sidecarText({ backlogs, ...head }: Sidecar): string {
  const files = sorted(backlogs).map(([id, { file, items }]) => {
    const lines = sorted(items).map(([key, one]) => `      ${JSON.stringify(key)}: ${JSON.stringify(one)}`);
    return `    ${JSON.stringify(id)}: {\n      "file": ${JSON.stringify(file)},\n      "items": {\n${lines.map((line) => `  ${line}`).join(",\n")}\n      }\n    }`;
  });
  const members = Object.entries(head).map(([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)}`);
  return `{\n${[...members, `  "backlogs": {\n${files.join(",\n")}\n  }`].join(",\n")}\n}\n`;
}

function sorted<T>(record: Readonly<Record<string, T>>): readonly (readonly [string, T])[] {
  return Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Every issue that the sidecar knows, by "backlog/key". */
export function entriesOf({ backlogs }: Sidecar): ReadonlyMap<string, Entry> {
  return new Map(
    Object.entries(backlogs).flatMap(([id, { items }]) =>
      Object.entries(items).map(([key, one]) => [`${id}/${key}`, one] as const),
    ),
  );
}

/** The issue of an item, by its `exportKey` and the path of its file in the sidecar's folder; null where it has none. */
export function entryOf({ backlogs }: Sidecar, file: string, key: string): Entry | null {
  const backlog = Object.values(backlogs).find((one) => one.file === file);
  return backlog?.items[refOf("", key).slice(1)] ?? null;
}

/** The sidecar with one more issue, or with other facts on one that it knows; null takes it out. */
export function withEntry(before: Sidecar, ref: string, one: Entry | null): Sidecar {
  const [id = "", key = ""] = ref.split("/");
  const backlog = before.backlogs[id] ?? { file: "", items: {} };
  const { [key]: _, ...others } = backlog.items;
  const items = one === null ? others : { ...others, [key]: one };
  return { ...before, backlogs: { ...before.backlogs, [id]: { ...backlog, items } } };
}
