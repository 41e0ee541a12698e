// The only mutable object of core: takes changes, hands out immutable snapshots. Reading is injected, so a whole-text reader
// and an incremental document serve alike.
import type { Config, RuleSetting } from "../config/config.ts";
import { buildFileIndex } from "../index/buildFileIndex.ts";
import { buildWorkspaceIndex } from "../index/buildWorkspaceIndex.ts";
import type { FileIndex } from "../index/fileIndex.ts";
import { buildShelf, type Shelf } from "../index/shelf.ts";
import type { Elsewhere, WorkspaceIndex } from "../index/workspaceIndex.ts";
import type { Reading } from "../model/reading.ts";
import type { Rule } from "../rules/rule.ts";
import { createRunner, type ReportedFinding, type Runner, type RunnerPorts } from "../rules/run.ts";
import { applyEdits, sortEdits, type TextEdit } from "../text/edit.ts";
import { inOneGo, type Slices } from "../text/slices.ts";
import type { Span } from "../text/span.ts";
import { configLookup, readsAlike } from "./configLookup.ts";

/** What is read: the document's text, how it came about, and what the configuration says about reading. */
export interface ReadRequest {
  readonly uri: string;
  readonly text: string;
  /** The edits that led from the previous text to this one; null when the text was replaced as a whole. */
  readonly edits: readonly TextEdit[] | null;
  readonly previous: Reading | null;
  readonly config: Config;
}

export interface WorkspacePorts extends RunnerPorts {
  /** Must not throw, whatever the text. */
  readonly read: (request: ReadRequest) => Reading;
  /** The same in slices; without it the reading of a document is one slice. */
  readonly readInSlices?: (request: ReadRequest) => Slices<Reading>;
  readonly rules: readonly Rule[];
}

export type DocumentChange =
  | { readonly type: "text"; readonly uri: string; readonly text: string; readonly version: number }
  /** Offsets count from the text before the change. Edits that overlap or lie outside are a caller's bug and are refused. */
  | { readonly type: "edits"; readonly uri: string; readonly edits: readonly TextEdit[]; readonly version: number };

export type Change =
  | DocumentChange
  | { readonly type: "remove"; readonly uri: string }
  /** Files that are not open: read elsewhere, or not known any more. What is open goes before what is on the shelf. */
  | { readonly type: "shelve"; readonly readings: readonly Reading[]; readonly gone: readonly string[] }
  /** What is known of all other files has changed; null where there are none. */
  | { readonly type: "elsewhere"; readonly elsewhere: Elsewhere | null }
  /** The configuration for every file below a folder (its URI with the closing slash); the nearest folder wins. Null takes it back. */
  | { readonly type: "config"; readonly folder: string; readonly config: Config | null }
  /** Rule settings that go before any file's: the editor's, or the command line's. */
  | { readonly type: "settings"; readonly rules: ReadonlyMap<string, RuleSetting> };

/** The workspace at one moment. Nothing in it changes; what is not asked for is not computed. */
export interface Snapshot {
  /** Grows by one with each change. */
  readonly revision: number;
  readonly index: WorkspaceIndex;
  file(uri: string): FileIndex | null;
  /** The version that the caller gave with the text; null for a file that is not here. */
  versionOf(uri: string): number | null;
  configOf(uri: string): Config;
  /** All findings of a file, in document order; none for a file that is not here. Computed once. */
  findings(uri: string): readonly ReportedFinding[];
  /** The same in slices. Whatever `findings` is asked meanwhile, the answers agree. */
  findingsInSlices(uri: string): Slices<readonly ReportedFinding[]>;
  /** Of them, those that rules over single items have about the items in a stretch of a file's text: long before the rest. */
  findingsAround(uri: string, span: Span): Slices<readonly ReportedFinding[]>;
  /**
   * What a file would be after edits of its text, which stays as it is: how a change is proved before it is offered. Null
   * for a file that is not here and for edits that overlap or lie outside.
   */
  preview(uri: string, edits: readonly TextEdit[]): FileIndex | null;
  /** The same with all that the rules would find in it. */
  foresee(
    uri: string,
    edits: readonly TextEdit[],
  ): { readonly file: FileIndex; readonly findings: readonly ReportedFinding[] } | null;
}

export interface Workspace {
  readonly snapshot: Snapshot;
  readonly runner: Runner;
  apply(change: Change): Snapshot;
  /**
   * The same in slices, for a large text, or an edit that may concern all of one. The workspace changes with the last slice;
   * null, and no change, when the document or its configuration was changed otherwise meanwhile. Nothing is lost by
   * stopping: the change can be applied later, or another in its place.
   */
  applyInSlices(change: DocumentChange): Slices<Snapshot | null>;
}

interface Open {
  readonly file: FileIndex;
  /** What `file` was built from: the reader takes over from it by identity. */
  readonly reading: Reading;
  /** The last reading with many more or fewer items: what an edit swept away may be back with the next. */
  readonly aside: Reading | null;
  readonly version: number;
  /** The configuration it was read with. */
  readonly config: Config;
}

export function createWorkspace(ports: WorkspacePorts): Workspace {
  const runner = createRunner(ports.rules, ports);
  let files: ReadonlyMap<string, Open> = new Map();
  let shelf = buildShelf(new Map());
  let elsewhere: Elsewhere | null = null;
  let configs: ReadonlyMap<string, Config> = new Map();
  let settings: ReadonlyMap<string, RuleSetting> = new Map();
  let configOf = configLookup(configs, settings);
  let snapshot = snapshotOf(0, files, shelf, elsewhere, configOf, { runner, read: ports.read });

  function* readFile(
    uri: string,
    text: () => string,
    version: number,
    edits: readonly TextEdit[] | null,
  ): Slices<Open> {
    const config = configOf(uri);
    const open = files.get(uri);
    // What was read under other words for fields is no ground to build on.
    const previous = open !== undefined && readsAlike(open.config, config) ? open.reading : null;
    const request: ReadRequest = {
      uri,
      // A document of a million characters is put together for those who ask for it, not for each key.
      get text() {
        return text();
      },
      edits,
      previous,
      config,
    };
    const reading = ports.readInSlices ? yield* ports.readInSlices(request) : ports.read(request);
    if (open === undefined || open.reading.items.length !== reading.items.length) yield;
    const isSwept = open !== undefined && isAnother(open.reading, reading);
    const aside = isSwept ? open.reading : (open?.aside ?? null);
    const ground = isSwept && open.aside && !isAnother(open.aside, reading) ? open.aside : open?.reading;
    return { file: buildFileIndex(reading, ground ?? null), reading, aside, version, config };
  }

  function put(uri: string, open: Open | null): void {
    const next = new Map(files);
    if (open === null) next.delete(uri);
    else next.set(uri, open);
    files = next;
  }

  /** After a change of configuration: the files whose reading depends on what changed are read again. */
  function reconfigure(): void {
    configOf = configLookup(configs, settings);
    const next = new Map(files);
    for (const [uri, open] of files) {
      const config = configOf(uri);
      const same = readsAlike(open.config, config);
      next.set(uri, same ? { ...open, config } : inOneGo(readFile(uri, () => open.file.text, open.version, null)));
    }
    files = next;
  }

  function shelve(readings: readonly Reading[], gone: readonly string[]): void {
    const next = new Map(shelf.files);
    for (const uri of gone) next.delete(uri);
    for (const reading of readings) next.set(reading.uri, buildFileIndex(reading));
    shelf = buildShelf(next);
  }

  function* applyInSlices(change: DocumentChange): Slices<Snapshot | null> {
    const { uri, version } = change;
    const [before, beforeConfig] = [files.get(uri), configOf(uri)];
    let read: Open;
    if (change.type === "text") read = yield* readFile(uri, () => change.text, version, null);
    else {
      const file = before?.file ?? null;
      const sorted = sortEdits(change.edits, file === null ? 0 : lengthOf(file));
      if (sorted.type !== "sorted") return snapshot;
      read = yield* readFile(uri, () => applyEdits(file?.text ?? "", sorted.edits), version, sorted.edits);
    }
    if (files.get(uri) !== before || configOf(uri) !== beforeConfig) return null;
    put(uri, read);
    return commit();
  }

  function commit(): Snapshot {
    snapshot = snapshotOf(snapshot.revision + 1, files, shelf, elsewhere, configOf, { runner, read: ports.read });
    return snapshot;
  }

  function apply(change: Change): Snapshot {
    switch (change.type) {
      case "text":
      case "edits":
        return inOneGo(applyInSlices(change)) ?? snapshot;
      case "remove":
        put(change.uri, null);
        break;
      case "shelve":
        shelve(change.readings, change.gone);
        break;
      case "elsewhere":
        elsewhere = change.elsewhere;
        break;
      case "config": {
        const next = new Map(configs);
        if (change.config === null) next.delete(change.folder);
        else next.set(change.folder, change.config);
        configs = next;
        reconfigure();
        break;
      }
      case "settings":
        settings = change.rules;
        reconfigure();
        break;
    }
    return commit();
  }

  return {
    get snapshot() {
      return snapshot;
    },
    runner,
    apply,
    applyInSlices,
  };
}

function snapshotOf(
  revision: number,
  files: ReadonlyMap<string, Open>,
  shelf: Shelf,
  elsewhere: Elsewhere | null,
  configOf: (uri: string) => Config,
  { runner, read }: Pick<WorkspacePorts, "read"> & { readonly runner: Runner },
): Snapshot {
  const index = buildWorkspaceIndex(new Map([...files].map(([uri, open]) => [uri, open.file])), shelf, elsewhere);
  const found = new Map<string, readonly ReportedFinding[]>();
  function* findingsInSlices(uri: string): Slices<readonly ReportedFinding[]> {
    const file = index.files.get(uri);
    if (file === undefined) return [];
    const findings = found.get(uri) ?? (yield* runner.runInSlices(file, index, configOf(uri)));
    found.set(uri, findings);
    return findings;
  }
  function preview(uri: string, edits: readonly TextEdit[]): FileIndex | null {
    const open = files.get(uri);
    const sorted = open === undefined ? null : sortEdits(edits, lengthOf(open.file));
    if (open === undefined || sorted?.type !== "sorted") return null;
    const text = applyEdits(open.file.text, sorted.edits);
    const config = configOf(uri);
    return buildFileIndex(read({ uri, text, edits: sorted.edits, previous: open.reading, config }), open.reading);
  }
  return {
    revision,
    index,
    file: (uri) => index.files.get(uri) ?? null,
    versionOf: (uri) => files.get(uri)?.version ?? null,
    configOf,
    findings: (uri) => inOneGo(findingsInSlices(uri)),
    findingsInSlices,
    *findingsAround(uri, { start, end }) {
      const file = index.files.get(uri);
      const items = file?.items.filter((item) => {
        const own = file.spanOf(item.at);
        return own.start <= end && start <= own.end;
      });
      return file && items ? yield* runner.runOver(items, file, index, configOf(uri)) : [];
    },
    preview,
    foresee(uri, edits) {
      const file = preview(uri, edits);
      if (file === null) return null;
      const all = new Map([...files].map(([one, open]) => [one, one === uri ? file : open.file]));
      return { file, findings: runner.run(file, buildWorkspaceIndex(all, shelf, elsewhere), configOf(uri)) };
    },
  };
}

/** With so many more or fewer items a reading shares too little with the one before. */
const many = 64;

function isAnother(a: Reading, b: Reading): boolean {
  return Math.abs(a.items.length - b.items.length) > many;
}

/** The length of a file's own text, without putting it together. */
export function lengthOf(file: FileIndex): number {
  if (file.original !== null) return file.original.length;
  const last = file.chunks.at(-1);
  return last === undefined ? 0 : last.start + last.anchor.text.length;
}
