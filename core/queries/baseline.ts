// Findings that are known and put up with, so that an old backlog can be linted for what is new. A finding is known again by
// its rule, its item and the words it marks: it may move and its message may count differently.
import * as z from "zod";
import type { ReportedFinding } from "../rules/run.ts";
import { written } from "../text/span.ts";

const entry = z.strictObject({
  rule: z.string(),
  /** The item's ID or title; null outside items. */
  item: z.string().nullable(),
  /** What the finding marks, blanks as one space. */
  text: z.string(),
  /** So many alike; 1 unless it is said. */
  count: z.number().int().positive().optional(),
});

const schema = z.strictObject({ version: z.literal(1), files: z.record(z.string(), z.array(entry)) });

type Entry = z.infer<typeof entry>;

/** Known findings by file, under the paths that whoever keeps the baseline gives them. */
export interface Baseline {
  readonly files: ReadonlyMap<string, readonly Entry[]>;
}

/** Reads a baseline's text; `problem` says in a sentence why it is none. */
export function parseBaseline(text: string): Baseline | { readonly problem: string } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return { problem: `it is no JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
  const read = schema.safeParse(json);
  if (read.success) return { files: new Map(Object.entries(read.data.files)) };
  const [issue] = read.error.issues;
  const where = issue === undefined || issue.path.length === 0 ? "" : ` at ${issue.path.map(String).join(".")}`;
  return { problem: `it is no baseline${where}: ${issue?.message ?? "unexpected content"}` };
}

/** The text of a baseline that holds just these findings, in a stable order, a line each. */
export function printBaseline(files: ReadonlyMap<string, readonly ReportedFinding[]>): string {
  const byPath = [...files].filter(([, findings]) => findings.length > 0).sort(([a], [b]) => (a < b ? -1 : 1));
  const parts = byPath.map(([path, findings]) => {
    const entries = new Map<string, Entry>();
    for (const finding of findings) {
      const key = keyOf(finding);
      const { rule, item, text } = entryOf(finding);
      const count = (entries.get(key)?.count ?? (entries.has(key) ? 1 : 0)) + 1;
      entries.set(key, count === 1 ? { rule, item, text } : { rule, item, text, count });
    }
    const lines = [...entries.values()].map((one) => `      ${JSON.stringify(one)}`);
    return `    ${JSON.stringify(path)}: [\n${lines.join(",\n")}\n    ]`;
  });
  return `{\n  "version": 1,\n  "files": {${parts.length === 0 ? "" : `\n${parts.join(",\n")}\n  `}}\n}\n`;
}

/** The findings of a file that its baseline does not know, and how many of the known ones are gone. */
export function unknownTo(
  known: readonly Entry[],
  findings: readonly ReportedFinding[],
): { readonly findings: readonly ReportedFinding[]; readonly gone: number } {
  const left = new Map<string, number>();
  for (const one of known) {
    const key = JSON.stringify([one.rule, one.item, one.text]);
    left.set(key, (left.get(key) ?? 0) + (one.count ?? 1));
  }
  const fresh = findings.filter((finding) => {
    const key = keyOf(finding);
    const count = left.get(key) ?? 0;
    if (count > 0) left.set(key, count - 1);
    return count === 0;
  });
  return { findings: fresh, gone: [...left.values()].reduce((sum, count) => sum + count, 0) };
}

function keyOf(finding: ReportedFinding): string {
  const { rule, item, text } = entryOf(finding);
  return JSON.stringify([rule, item, text]);
}

function entryOf({ rule, item, at }: ReportedFinding): Entry {
  const name = item === null ? null : (item.id?.value ?? item.title.value);
  return { rule, item: name, text: written(at).replace(/\s+/g, " ").trim() };
}
