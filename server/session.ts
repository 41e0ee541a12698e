// What every verb is given: the newest snapshot with all that has arrived, and the facts about both sides.
import type { Connection, InitializeParams, Position } from "vscode-languageserver";
import { houseOf } from "../core/dialects/house.ts";
import { read, readInSlices, workOf } from "../core/dialects/reader.ts";
import { createWorkspace, type FileIndex, rules, type Snapshot, type Workspace } from "../core/index.ts";
import { leadsAt } from "../core/queries/abroad.ts";
import type { Names } from "../core/queries/navigation.ts";
import { isBacklog } from "../core/queries/summary.ts";
import type { Reading } from "../core/model/reading.ts";
import type { ReportedFinding } from "../core/rules/run.ts";
import type { Language, Speak } from "../core/text/message.ts";
import { type ClientFacts, rootsOf } from "./clientFacts.ts";
import { type ConfigReport, type Configurations, createConfigurations } from "./configurations.ts";
import { type ClosedFiles, type ClosedFilesMeans, createClosedFiles } from "./closedFiles.ts";
import { createDocuments, type Documents } from "./documents.ts";
import { offsetAt, spanAt } from "./convert.ts";
import { visibleRequest, type WireRange } from "./protocol.ts";
import type { Guard, Log } from "./guard.ts";
import type { Host } from "./host.ts";
import { createIssues, type Issues } from "./issues.ts";
import { createIntake } from "./intake.ts";
import { createSettings, type Settings } from "./settings.ts";
import { inTurns } from "./turns.ts";

/** One document in one snapshot. */
export interface View {
  readonly uri: string;
  readonly file: FileIndex;
  readonly snapshot: Snapshot;
  /** For queries that follow names over all files. */
  readonly names: Names;
  /** A document that is no backlog or that the configuration leaves out: nothing is found in it. */
  readonly silent: boolean;
  findings(): readonly ReportedFinding[];
}

interface Work {
  parsed: number;
  sectionsRead: number;
}

export interface Session {
  readonly connection: Connection;
  readonly client: ClientFacts;
  readonly host: Host;
  readonly workspace: Workspace;
  readonly documents: Documents;
  readonly configurations: Configurations;
  readonly settings: Settings;
  readonly guard: Guard;
  readonly log: Log;
  /** Puts messages into the words of the reader's language. */
  readonly speak: Speak;
  /** The workspace folders, as they are now. */
  readonly roots: readonly string[];
  /** Takes note of folders that came and went. */
  moveRoots(added: readonly string[], removed: readonly string[]): void;
  /** What its items are on GitHub. */
  readonly issues: Issues;
  /** What lies in them and is not open. */
  readonly closed: ClosedFiles;
  /** What reading has cost so far. */
  readonly work: Readonly<Work>;
  /** A document as it is now; null when it is not open. Waits until its configuration is known. */
  view(uri: string): Promise<View | null>;
  /** The same, its findings being known. */
  judged(uri: string): Promise<View | null>;
  /** The same, with what single items in sight have to be told: long before all findings are known. */
  glimpsed(uri: string): Promise<{ readonly view: View; readonly findings: readonly ReportedFinding[] } | null>;
  /** The same as `view`, with all open documents and every other file that contains the ID, label or owner at a place. */
  viewAround(uri: string, position: Position): Promise<View | null>;
  /** Every open document that is a backlog. */
  backlogs(): Promise<readonly View[]>;
  /** Their files, or the one of a document. */
  backlogFiles(uri?: string): Promise<readonly FileIndex[]>;
}

/** What a session is made of. */
export interface SessionMeans extends Pick<Session, "connection" | "client" | "host" | "guard" | "speak"> {
  readonly params: InitializeParams;
  readonly language: Language;
}

/** Who is told what. */
export interface SessionEvents extends Pick<ClosedFilesMeans, "fresh" | "stale" | "progress"> {
  /** Changes of this file are to be told. */
  watch(uri: string): void;
  /** What is wrong in configuration files. */
  complain(report: ConfigReport): void;
}

export function createSession(means: SessionMeans, events: SessionEvents): Session {
  const { connection, host, language, params } = means;
  const log: Log = connection.console;
  const work: Work = { parsed: 0, sectionsRead: 0 };
  const counted = (reading: Reading): Reading => {
    const done = workOf(reading);
    work.parsed += done?.parsed ?? 0;
    work.sectionsRead += done?.chunks ?? 0;
    return reading;
  };
  const workspace = createWorkspace({
    read: (request) => counted(read(request, houseOf(request.config))),
    *readInSlices(request) {
      return counted(yield* readInSlices(request, houseOf(request.config)));
    },
    rules,
    onError: ({ rule, uri, error }) =>
      log.error(`[${rule}] failed ${uri}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`),
  });
  const configurations = createConfigurations(workspace, host, events.complain, events.watch);
  const documents = createDocuments(workspace);

  function viewOf(uri: string): View | null {
    const { snapshot } = workspace;
    const file = documents.versionOf(uri) === null ? null : snapshot.file(uri);
    if (file === null) return null;
    const names: Names = { workspace: snapshot.index, houseOf: (other) => houseOf(snapshot.configOf(other)) };
    const silent = !isBacklog(file) || !configurations.covers(uri);
    return { uri, file, snapshot, names, silent, findings: () => (silent ? [] : snapshot.findings(uri)) };
  }

  const roots = rootsOf(params);
  const { storage } = Object(params.initializationOptions) as { readonly storage?: unknown };
  const place = typeof storage === "string" && storage !== "" ? storage : null;
  const closed = createClosedFiles({
    ...events,
    workspace,
    open: roots.length === 0 ? null : (told) => host.archive(roots, place, language, told),
    fault: (message) => log.error(`[archive] ${message}`),
  });
  // Others may refer to what came late; alone, a document was judged with all that it has.
  const late = () => {
    if ([...documents.uris].length > 1) events.fresh();
  };
  const intake = createIntake(workspace, documents, configurations, host, late);

  async function view(uri: string): Promise<View | null> {
    await intake.settle(uri);
    return viewOf(uri);
  }

  /** One run of the rules over a file at a time, and each to its end: the next one goes on from there. */
  const judging = new Map<string, { readonly snapshot: Snapshot; readonly done: Promise<unknown> }>();

  async function judged(uri: string): Promise<View | null> {
    for (;;) {
      const there = await view(uri);
      if (there === null || there.silent) return there;
      const { snapshot } = there;
      let run = judging.get(uri);
      if (run === undefined) {
        const done = inTurns(snapshot.findingsInSlices(uri), host, () => false).finally(() => judging.delete(uri));
        run = { snapshot, done };
        judging.set(uri, run);
      }
      await run.done;
      const isNewest = workspace.snapshot.file(uri) === there.file && documents.begin(uri) === null;
      if (run.snapshot === snapshot && isNewest) return there;
    }
  }

  async function glimpsed(uri: string) {
    const there = await view(uri);
    if (there === null || there.silent) return null;
    const range = await connection.sendRequest<WireRange | null>(visibleRequest, { uri }).catch(() => null);
    const span = spanAt(there.file, range ?? opening);
    const found = await inTurns(there.snapshot.findingsAround(uri, span), host, () => false);
    return found && { view: there, findings: found.value };
  }

  return {
    ...means,
    workspace,
    closed,
    issues: createIssues(roots, host),
    documents,
    configurations,
    settings: createSettings({
      connection,
      workspace,
      configurations,
      log,
      speak: means.speak,
      roots,
      uriOf: (path) => host.uriOf(path, roots[0] ?? null),
    }),
    log,
    roots,
    moveRoots(added, removed) {
      roots.splice(0, roots.length, ...roots.filter((root) => !removed.includes(root)), ...added);
    },
    work,
    view,
    judged,
    glimpsed,
    async viewAround(uri, position) {
      await Promise.all([...documents.uris].map((one) => intake.settle(one)));
      const there = await view(uri);
      if (there === null) return null;
      const { key, word } = leadsAt(there.names, there.file, offsetAt(there.file, position));
      if (key === null && word === null) return there;
      if (key !== null) await closed.fetch([key]);
      if (word !== null) await closed.fetchContaining([word]);
      return view(uri);
    },
    async backlogFiles(uri) {
      const views = await this.backlogs();
      return views.filter((view) => uri === undefined || view.uri === uri).map(({ file }) => file);
    },
    async backlogs() {
      await Promise.all([...documents.uris].map((uri) => intake.settle(uri)));
      return [...documents.uris].flatMap((uri) => {
        const view = viewOf(uri);
        return view !== null && isBacklog(view.file) ? [view] : [];
      });
    },
  };
}

/** What is in sight of a document that is only just opened. */
const opening: WireRange = { start: { line: 0, character: 0 }, end: { line: 100, character: 0 } };
