// What every verb is given: the newest snapshot with all that has arrived, and the facts about both sides.
import type { Connection, InitializeParams } from "vscode-languageserver";
import { houseOf } from "../core/dialects/house.ts";
import { read, workOf } from "../core/dialects/reader.ts";
import { createWorkspace, type FileIndex, rules, type Snapshot, type Workspace } from "../core/index.ts";
import type { Names } from "../core/queries/navigation.ts";
import { isBacklog } from "../core/queries/summary.ts";
import type { ReportedFinding } from "../core/rules/run.ts";
import type { ClientFacts } from "./clientFacts.ts";
import { type ConfigReport, type Configurations, createConfigurations } from "./configurations.ts";
import { createDocuments, type Documents } from "./documents.ts";
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
  /** What reading has cost so far. */
  readonly work: Readonly<Work>;
  /** A document as it is now; null when it is not open. Waits until its configuration is known. */
  view(uri: string): Promise<View | null>;
  /** Every known document that is a backlog. */
  backlogs(): Promise<readonly View[]>;
  /** Their files, or the one of a document. */
  backlogFiles(uri?: string): Promise<readonly FileIndex[]>;
}

/** What a session is made of. */
export interface SessionMeans extends Pick<Session, "connection" | "client" | "host" | "guard"> {
  readonly params: InitializeParams;
}

/** `complain` is told what is wrong in configuration files. */
export function createSession(means: SessionMeans, complain: (report: ConfigReport) => void): Session {
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
  const configurations = createConfigurations(workspace, host, complain);
  const documents = createDocuments(workspace);

  function viewOf(uri: string): View | null {
    const { snapshot } = workspace;
    const file = snapshot.file(uri);
    if (file === null) return null;
    const names: Names = { workspace: snapshot.index, houseOf: (other) => houseOf(snapshot.configOf(other)) };
    const silent = () => !isBacklog(file) || !configurations.covers(uri);
    return { uri, file, snapshot, names, findings: () => (silent() ? [] : snapshot.findings(uri)) };
  }

  const roots = rootsOf(params);
  const flush = () => documents.flush((uri) => !configurations.isReady(uri));

  return {
    ...means,
    workspace,
    documents,
    configurations,
    settings: createSettings({
      connection,
      workspace,
      configurations,
      log,
      uriOf: (path) => host.uriOf(path, roots[0] ?? null),
    }),
    log,
    roots,
    work,
    async view(uri) {
      if (!configurations.isReady(uri)) await configurations.ready(uri);
      flush();
      return viewOf(uri);
    },
    async backlogFiles(uri) {
      const views = await this.backlogs();
      return views.filter((view) => uri === undefined || view.uri === uri).map(({ file }) => file);
    },
    async backlogs() {
      await Promise.all([...documents.uris].map((uri) => configurations.ready(uri)));
      flush();
      return [...workspace.snapshot.index.files.keys()].flatMap((uri) => {
        const view = viewOf(uri);
        return view !== null && isBacklog(view.file) ? [view] : [];
      });
    },
  };
}

function rootsOf({ workspaceFolders, rootUri }: InitializeParams): readonly string[] {
  return workspaceFolders?.map(({ uri }) => uri) ?? (rootUri === null ? [] : [rootUri]);
}
