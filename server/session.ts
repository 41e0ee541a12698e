// What every verb is given: the newest snapshot with all that has arrived, and the facts about both sides.
import type { Connection, InitializeParams, Position } from "vscode-languageserver";
import { houseOf } from "../core/dialects/house.ts";
import { read, workOf } from "../core/dialects/reader.ts";
import { createWorkspace, type FileIndex, rules, type Snapshot, type Workspace } from "../core/index.ts";
import { keysAt } from "../core/queries/abroad.ts";
import type { Names } from "../core/queries/navigation.ts";
import { isBacklog } from "../core/queries/summary.ts";
import type { ReportedFinding } from "../core/rules/run.ts";
import type { ClientFacts } from "./clientFacts.ts";
import { type ConfigReport, type Configurations, createConfigurations } from "./configurations.ts";
import { type ClosedFiles, type ClosedFilesMeans, createClosedFiles } from "./closedFiles.ts";
import { createDocuments, type Documents } from "./documents.ts";
import { offsetAt } from "./convert.ts";
import type { Guard, Log } from "./guard.ts";
import type { Host } from "./host.ts";
import { createSettings, type Settings } from "./settings.ts";

/** One document in one snapshot. */
export interface View {
  readonly uri: string;
  readonly file: FileIndex;
  readonly snapshot: Snapshot;
  /** For queries that follow names over all files. */
  readonly names: Names;
  /** Nothing for a document that is no backlog or that the configuration leaves out. */
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
  /** The workspace folders. */
  readonly roots: readonly string[];
  /** What lies in them and is not open. */
  readonly closed: ClosedFiles;
  /** What reading has cost so far. */
  readonly work: Readonly<Work>;
  /** A document as it is now; null when it is not open. Waits until its configuration is known. */
  view(uri: string): Promise<View | null>;
  /** The same, with every other file that contains the ID at a place. */
  viewAround(uri: string, position: Position): Promise<View | null>;
  /** Every open document that is a backlog. */
  backlogs(): Promise<readonly View[]>;
  /** Their files, or the one of a document. */
  backlogFiles(uri?: string): Promise<readonly FileIndex[]>;
}

/** What a session is made of. */
export interface SessionMeans extends Pick<Session, "connection" | "client" | "host" | "guard"> {
  readonly params: InitializeParams;
}

/** Who is told what. */
export interface SessionEvents extends Pick<ClosedFilesMeans, "fresh" | "stale" | "progress"> {
  /** What is wrong in configuration files. */
  complain(report: ConfigReport): void;
}

export function createSession(means: SessionMeans, events: SessionEvents): Session {
  const { connection, host, params } = means;
  const log: Log = connection.console;
  const work: Work = { parsed: 0, sectionsRead: 0 };
  const workspace = createWorkspace({
    read(request) {
      const reading = read(request, houseOf(request.config));
      const done = workOf(reading);
      work.parsed += done?.parsed ?? 0;
      work.sectionsRead += done?.chunks ?? 0;
      return reading;
    },
    rules,
    onError: ({ rule, uri, error }) =>
      log.error(`[${rule}] failed ${uri}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`),
  });
  const configurations = createConfigurations(workspace, host, events.complain);
  const documents = createDocuments(workspace);

  function viewOf(uri: string): View | null {
    const { snapshot } = workspace;
    const file = documents.versionOf(uri) === null ? null : snapshot.file(uri);
    if (file === null) return null;
    const names: Names = { workspace: snapshot.index, houseOf: (other) => houseOf(snapshot.configOf(other)) };
    const silent = () => !isBacklog(file) || !configurations.covers(uri);
    return { uri, file, snapshot, names, findings: () => (silent() ? [] : snapshot.findings(uri)) };
  }

  const roots = rootsOf(params);
  const { storage } = Object(params.initializationOptions) as { readonly storage?: unknown };
  const place = typeof storage === "string" && storage !== "" ? storage : null;
  const closed = createClosedFiles({
    ...events,
    workspace,
    open: roots.length === 0 ? null : (told) => host.archive(roots, place, told),
    fault: (message) => log.error(`[archive] ${message}`),
  });
  const flush = () => documents.flush((uri) => !configurations.isReady(uri));

  async function view(uri: string): Promise<View | null> {
    if (!configurations.isReady(uri)) await configurations.ready(uri);
    flush();
    return viewOf(uri);
  }

  return {
    ...means,
    workspace,
    closed,
    documents,
    configurations,
    settings: createSettings({
      connection,
      workspace,
      configurations,
      log,
      roots,
      uriOf: (path) => host.uriOf(path, roots[0] ?? null),
    }),
    log,
    roots,
    work,
    view,
    async viewAround(uri, position) {
      const there = await view(uri);
      const keys = there === null ? [] : keysAt(there.file, there.names.houseOf(uri), offsetAt(there.file, position));
      if (keys.length === 0) return there;
      await closed.fetch(keys);
      return view(uri);
    },
    async backlogFiles(uri) {
      const views = await this.backlogs();
      return views.filter((view) => uri === undefined || view.uri === uri).map(({ file }) => file);
    },
    async backlogs() {
      await Promise.all([...documents.uris].map((uri) => configurations.ready(uri)));
      flush();
      return [...documents.uris].flatMap((uri) => {
        const view = viewOf(uri);
        return view !== null && isBacklog(view.file) ? [view] : [];
      });
    },
  };
}

function rootsOf({ workspaceFolders, rootUri }: InitializeParams): readonly string[] {
  return workspaceFolders?.map(({ uri }) => uri) ?? (rootUri === null ? [] : [rootUri]);
}
