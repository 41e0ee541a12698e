// Findings that are known and put up with, so that an old backlog can be linted for what is new. A finding is known again by
// its rule, its item and the words it marks: it may move and its message may count differently.
import * as z from "zod";
import type { ReportedFinding } from "../rules/run.ts";
import { type Message, say } from "../text/message.ts";
import { written } from "../text/span.ts";
import { decoded, folderOf } from "../text/uri.ts";
import type { KnownFindings } from "./config.ts";
import type { ParsedConfig } from "./parseConfig.ts";

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
export type Baseline = Pick<KnownFindings, "files">;

/** Where a configuration's baseline stands: its path counts from the configuration file. Null for a path that is none. */
export function baselineUri(config: string, path: string): string | null {
  const base = folderOf(config);
  const parts = path.replaceAll("\\", "/").split("/");
  if (base === "" || parts[0] === "" || /^[a-z]:$/i.test(parts[0] ?? "")) return null;
  const folders = base.slice(0, -1).split("/");
  const root = /^[a-z][\w+.-]*:\/\/[^/]*/i.exec(base)?.[0].split("/").length ?? 0;
  for (const part of parts) {
    if (part === "" || part === ".") continue;
    if (part !== "..") folders.push(encodeURIComponent(part));
    else if (folders.length > root) folders.pop();
    else return null;
  }
  return folders.join("/");
}

/** The configuration with the findings that its baseline knows; what is wrong with that file is told where it is named. */
export function withBaseline(parsed: ParsedConfig, uri: string | null, text: string | null): ParsedConfig {
  const { config, findings, baseline: named } = parsed;
  if (config === null || named === null) return parsed;
  const told = (message: ReportedFinding["message"]): ParsedConfig => ({
    ...parsed,
    findings: [
      ...findings,
      { rule: "invalid-config", severity: "error", item: null, at: named.at, message, fixes: [] },
    ],
  });
  if (uri === null) return told(say`Unexpected path \`${named.path}\`, expected one relative to this file`);
  if (text === null)
    return told(say`No file \`${named.path}\`; \`backlint lint --write-baseline ${named.path} .\` makes it`);
  const read = parseBaseline(text.replace(/^\ufeff/, ""));
  if ("problem" in read) return told(say`\`${named.path}\` cannot be used, ${read.problem}`);
  return { ...parsed, config: { ...config, baseline: { folder: folderOf(uri), files: read.files } } };
}

/** The findings of a document that a baseline does not know; the same list where it knows none of them. */
export function besidesKnown(
  known: KnownFindings | null,
  uri: string,
  findings: readonly ReportedFinding[],
): readonly ReportedFinding[] {
  if (known === null || !uri.startsWith(known.folder)) return findings;
  const entries = known.files.get(decoded(uri.slice(known.folder.length)));
  return entries === undefined ? findings : unknownTo(entries, findings).findings;
}

/** Reads a baseline's text; `problem` says in a sentence why it is none. */
export function parseBaseline(text: string): Baseline | { readonly problem: Message } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return { problem: say`it is no JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
  const read = schema.safeParse(json);
  if (read.success) return { files: new Map(Object.entries(read.data.files)) };
  const [issue] = read.error.issues;
  const what = issue?.message ?? say`unexpected content`;
  const where = issue?.path.map(String).join(".") ?? "";
  return { problem: where === "" ? say`it is no baseline: ${what}` : say`it is no baseline at ${where}: ${what}` };
}

/** The text of a baseline that holds just these findings, in a stable order, a line each. */
export function printBaseline(files: ReadonlyMap<string, readonly ReportedFinding[]>): string {
  return textOf(new Map([...files].map(([path, findings]) => [path, findings.map(entryOf)])));
}

/** The text of a baseline that knows these findings besides those that it knew. */
export function extendBaseline({ files }: Baseline, fresh: ReadonlyMap<string, readonly ReportedFinding[]>): string {
  const all = new Map<string, readonly Entry[]>(files);
  for (const [path, findings] of fresh) all.set(path, [...(all.get(path) ?? []), ...findings.map(entryOf)]);
  return textOf(all);
}

function textOf(files: ReadonlyMap<string, readonly Entry[]>): string {
  const byPath = [...files].filter(([, entries]) => entries.length > 0).sort(([a], [b]) => (a < b ? -1 : 1));
  const parts = byPath.map(([path, all]) => {
    const entries = new Map<string, Entry>();
    for (const entry of all) {
      const { rule, item, text } = entry;
      const key = keyOf(entry);
      const known = entries.get(key);
      const count = (entry.count ?? 1) + (known === undefined ? 0 : (known.count ?? 1));
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
    const key = keyOf(one);
    left.set(key, (left.get(key) ?? 0) + (one.count ?? 1));
  }
  const fresh = findings.filter((finding) => {
    const key = keyOf(entryOf(finding));
    const count = left.get(key) ?? 0;
    if (count > 0) left.set(key, count - 1);
    return count === 0;
  });
  return { findings: fresh, gone: [...left.values()].reduce((sum, count) => sum + count, 0) };
}

const keyOf = ({ rule, item, text }: Entry): string => JSON.stringify([rule, item, text]);

function entryOf({ rule, item, at }: ReportedFinding): Entry {
  const name = item === null ? null : (item.id?.value ?? item.title.value);
  return { rule, item: name, text: written(at).replace(/\s+/g, " ").trim() };
}
