// What the archive knows of each file, and how that is written down for the next start. What was written by another build,
// or is damaged, is as good as nothing.
import type { Diagnostic } from "vscode-languageserver";
import { hashOf } from "../../core/text/hash.ts";
import type { Stamp } from "./archive.ts";

/** What reading a file under a certain configuration has shown. */
export interface Known {
  /** Of the configuration. */
  readonly config: string;
  readonly items: number;
  readonly sprints: number;
  /** IDs that it refers to and does not define. */
  readonly foreign: readonly string[];
  readonly verdict: Verdict | null;
}

/** What the rules found, as long as nothing that it rests on is another. */
export interface Verdict {
  /** Of the file, its configuration and every file that it is related to. */
  readonly signature: string;
  readonly found: number;
  readonly diagnostics: readonly Diagnostic[];
}

export interface Entry {
  readonly stamp: Stamp;
  /** Of its text; null while nobody has read it. */
  hash: string | null;
  readonly mayHoldItems: boolean;
  /** Between blanks. */
  readonly keys: string;
  /** Null while nobody has read it. */
  known: Known | null;
}

export type Entries = Map<string, Entry>;

/** Two texts: one is needed at every start, the other only by those who want findings. */
export interface Written {
  readonly files: string;
  readonly findings: string;
}

type Row = readonly [
  uri: string,
  size: number,
  modified: number,
  changed: number,
  hash: string | null,
  may: 0 | 1,
  keys: string,
  known: KnownRow | null,
];
type KnownRow = readonly [config: string, items: number, sprints: number, foreign: string];
type FindingRow = readonly [
  uri: string,
  hash: string | null,
  config: string,
  signature: string,
  found: number,
  diagnostics: readonly Diagnostic[],
];

export function writeEntries(entries: Entries, build: string): Written {
  const rows: Row[] = [];
  const findings: FindingRow[] = [];
  for (const { stamp, hash, mayHoldItems, keys, known } of entries.values()) {
    const row: KnownRow | null = known && [known.config, known.items, known.sprints, known.foreign.join(" ")];
    const { uri, size, modified, changed } = stamp;
    rows.push([uri, size, modified, changed, hash, mayHoldItems ? 1 : 0, keys, row]);
    const verdict = known?.verdict;
    if (known && verdict)
      findings.push([uri, hash, known.config, verdict.signature, verdict.found, verdict.diagnostics]);
  }
  return { files: sealed(rows, build), findings: sealed(findings, build) };
}

/** Empty where the text is not what this build wrote. */
export function readEntries(text: string | null, build: string): Entries {
  const entries: Entries = new Map();
  for (const [uri, size, modified, changed, hash, may, keys, row] of opened<Row>(text, build)) {
    const known = row && { config: row[0], items: row[1], sprints: row[2], foreign: words(row[3]), verdict: null };
    entries.set(uri, { stamp: { uri, size, modified, changed }, hash, mayHoldItems: may === 1, keys, known });
  }
  return entries;
}

/** Puts findings back where the file and its configuration are still the same. */
export function readFindings(text: string | null, build: string, entries: Entries): void {
  for (const [uri, hash, config, signature, found, diagnostics] of opened<FindingRow>(text, build)) {
    const entry = entries.get(uri);
    if (!entry?.known || entry.known.verdict || entry.hash !== hash || entry.known.config !== config) continue;
    entry.known = { ...entry.known, verdict: { signature, found, diagnostics } };
  }
}

/** Words between blanks. */
export const words = (text: string): readonly string[] => (text === "" ? [] : text.split(" "));

function sealed(rows: readonly unknown[], build: string): string {
  const body = JSON.stringify(rows);
  return `${build} ${hashOf(body)}\n${body}`;
}

/** The seal proves that the rows are ours, whole and of this build, so their form needs no further proof. */
function opened<One>(text: string | null, build: string): readonly One[] {
  const end = text?.indexOf("\n") ?? -1;
  if (text === null || end < 0) return [];
  const body = text.slice(end + 1);
  return text.slice(0, end) === `${build} ${hashOf(body)}` ? (JSON.parse(body) as readonly One[]) : [];
}
