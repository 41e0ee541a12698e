// An editor as the server sees one: opens, edits and saves documents over stdio and waits for what comes back, never for a clock.
import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { WireRange } from "../../server/protocol.ts";
import { initializing } from "./editorCapabilities.ts";
import { type Diagnostic, describeAll, positionAt, type WorkspaceEdit } from "./wireText.ts";
import { type Message, readMessages, writeMessage } from "./wire.ts";

export interface Published {
  readonly uri: string;
  readonly version?: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** Null when it holds, else what is still missing, in words. */
export type Condition = (editor: FakeEditor) => string | null;

export interface EditorOptions {
  /** What to start; the first word is the program. */
  readonly command: readonly string[];
  readonly cwd?: string;
  /** The first workspace folder's URI. */
  readonly folder?: string;
  readonly moreFolders?: readonly string[];
  /** Whether it asks for diagnostics itself. */
  readonly pull?: boolean;
  readonly appliesEdits?: boolean;
  /** Where the server may keep something; in the folder unless given. */
  readonly storage?: string;
  /** Commands of its own that lenses may call. */
  readonly commands?: readonly string[];
  /** The lines in sight of its document, where it tells of them. */
  readonly sight?: WireRange | null;
  /** Milliseconds that an answer may take. */
  readonly patience?: number;
  /** The language of its user interface. */
  readonly locale?: string;
  /** Answers workspace/configuration, by section. */
  readonly settings?: Record<string, unknown>;
}

/** A hang is a failure with a log, not a test that never ends. Milliseconds. */
const usualPatience = 20_000;
/** Other checkouts keep what their programs compile to elsewhere. */
const compiled = fileURLToPath(new URL("../../node_modules/.cache/backlint-compiled", import.meta.url));

export class FakeEditor {
  readonly published: Published[] = [];
  readonly notifications: Message[] = [];
  /** Methods of the requests that the server made. */
  readonly asked: string[] = [];
  /** Edits that the server asked for itself; this editor says that it made them, unless it is told that its files are locked. */
  readonly applied: WorkspaceEdit[] = [];
  isLocked = false;
  readonly log: string[] = [];
  capabilities: Record<string, unknown> = {};
  private readonly documents = new Map<string, { text: string; version: number }>();
  private readonly waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  private readonly watchers = new Set<() => void>();
  private nextId = 1;
  private settings: Record<string, unknown>;
  private ended: string | null = null;
  private readonly exited: Promise<number | null>;

  private constructor(
    private readonly server: ChildProcess,
    private readonly options: EditorOptions,
  ) {
    this.settings = options.settings ?? {};
    if (server.stdout === null || server.stdin === null) throw new Error("the server has no pipes");
    readMessages(
      server.stdout,
      (message) => this.receive(message),
      (reason) => this.end(reason),
    );
    server.stderr?.on("data", (data: Buffer) => this.log.push(`stderr ${data.toString("utf8").trim()}`));
    server.stdin.on("error", (error) => this.end(`standard input closed: ${error.message}`));
    server.on("error", (error) => this.end(`it could not be started: ${error.message}`));
    this.exited = new Promise((resolve) =>
      server.on("exit", (code) => {
        this.end(`the server ended with ${code}`);
        resolve(code);
      }),
    );
  }

  static async start(options: EditorOptions): Promise<FakeEditor> {
    const [program, ...args] = options.command;
    const env = { NODE_COMPILE_CACHE: compiled, ...process.env };
    const server = spawn(program ?? "", args, { cwd: options.cwd, env, stdio: ["pipe", "pipe", "pipe"] });
    const editor = new FakeEditor(server, options);
    const answer = await editor.request("initialize", initializing(options)).catch((error: unknown) => {
      // A test that fails must not leave a process behind that keeps the whole run waiting.
      server.kill("SIGKILL");
      throw error;
    });
    editor.capabilities = (answer as { capabilities: Record<string, unknown> }).capabilities;
    editor.notify("initialized", {});
    return editor;
  }

  textOf(uri: string): string {
    return this.document(uri).text;
  }

  versionOf(uri: string): number {
    return this.document(uri).version;
  }

  open(uri: string, text: string, languageId = "markdown"): void {
    this.documents.set(uri, { text, version: 1 });
    this.notify("textDocument/didOpen", { textDocument: { uri, languageId, version: 1, text } });
  }

  /** Replaces the only occurrence of `from` by `to` and sends just that change. */
  edit(uri: string, from: string, to: string): void {
    const { text } = this.document(uri);
    const at = text.indexOf(from);
    if (at < 0 || text.indexOf(from, at + 1) >= 0)
      throw new Error(`${JSON.stringify(from)} does not stand exactly once in ${uri}`);
    this.change(uri, [{ start: at, end: at + from.length, text: to }]);
  }

  /** Several changes in one notification; each is given in offsets of the text that the one before it left. */
  change(
    uri: string,
    changes: readonly { readonly start: number; readonly end: number; readonly text: string }[],
  ): void {
    const document = this.document(uri);
    const contentChanges = changes.map(({ start, end, text }) => {
      const range = { start: positionAt(document.text, start), end: positionAt(document.text, end) };
      document.text = document.text.slice(0, start) + text + document.text.slice(end);
      return { range, text };
    });
    document.version++;
    this.notify("textDocument/didChange", { textDocument: { uri, version: document.version }, contentChanges });
  }

  save(uri: string): void {
    this.notify("textDocument/didSave", { textDocument: { uri } });
  }

  close(uri: string): void {
    this.documents.delete(uri);
    this.notify("textDocument/didClose", { textDocument: { uri } });
  }

  configure(settings: Record<string, unknown>): void {
    this.settings = settings;
    this.notify("workspace/didChangeConfiguration", { settings });
  }

  notify(method: string, params: unknown): void {
    this.write({ method, params });
  }

  request(method: string, params: unknown): Promise<unknown> {
    const id = this.nextId++;
    return this.inTime(
      new Promise((resolve, reject) => {
        if (this.ended !== null) return reject(new Error(this.ended));
        this.waiting.set(id, { resolve, reject });
        this.write({ id, method, params });
      }),
      () => `no answer to ${method}`,
    );
  }

  /** Takes the newest request back. */
  takeBack(): void {
    this.notify("$/cancelRequest", { id: this.nextId - 1 });
  }

  /** Asks for a document's diagnostics the way a pulling editor does. */
  pull(uri: string, previousResultId?: string): Promise<{ kind: string; resultId?: string; items?: Diagnostic[] }> {
    return this.request("textDocument/diagnostic", {
      textDocument: { uri },
      ...(previousResultId === undefined ? {} : { previousResultId }),
    }) as never;
  }

  /** Asks for the diagnostics of all that is not open, in parts. The answer may stay out for ever. */
  pullWorkspace(previousResultIds: readonly { readonly uri: string; readonly value: string }[] = []): void {
    this.request("workspace/diagnostic", { previousResultIds, partialResultToken: "workspace" }).catch(() => {});
  }

  /** What was last reported of a file that is not open, or null. */
  reportOf(uri: string): { kind: string; resultId?: string; items?: Diagnostic[] } | null {
    const parts = this.notifications.flatMap(({ params }) => {
      return (params as { value?: { items?: { uri: string }[] } } | undefined)?.value?.items ?? [];
    });
    return (parts.findLast((part) => part.uri === uri) ?? null) as never;
  }

  /** Waits until the condition holds; fails with the message log. */
  async until(condition: Condition): Promise<void> {
    await this.inTime(
      new Promise<void>((resolve, reject) => {
        const look = () => {
          if (condition(this) === null) resolve();
          else if (this.ended !== null) reject(new Error(this.ended));
          else return;
          this.watchers.delete(look);
        };
        this.watchers.add(look);
        look();
      }),
      () => condition(this) ?? "",
    );
  }

  /** The newest list published for a document, or null. */
  lastFor(uri: string): Published | null {
    return this.published.findLast((list) => list.uri === uri) ?? null;
  }

  /** Shuts the server down as an editor does. Answers its exit status. */
  async stop(): Promise<number | null> {
    if (this.ended === null) {
      await this.request("shutdown", undefined);
      this.notify("exit", undefined);
    }
    return this.inTime(this.exited, () => "the server did not end");
  }

  private document(uri: string): { text: string; version: number } {
    const document = this.documents.get(uri);
    if (document === undefined) throw new Error(`${uri} is not open`);
    return document;
  }

  private write(message: Omit<Message, "jsonrpc">): void {
    this.log.push(`-> ${JSON.stringify(message)}`.slice(0, 2_000));
    if (this.server.stdin !== null) writeMessage(this.server.stdin, message);
  }

  private receive(message: Message): void {
    this.log.push(`<- ${JSON.stringify(message)}`.slice(0, 2_000));
    if (message.method === undefined) {
      const waiter = this.waiting.get(Number(message.id));
      this.waiting.delete(Number(message.id));
      if (message.error === undefined) waiter?.resolve(message.result);
      else waiter?.reject(new Error(`${message.error.code} ${message.error.message}`));
    } else if (message.id !== undefined) {
      this.asked.push(message.method);
      this.write({ id: message.id, result: this.answer(message) });
    } else {
      this.notifications.push(message);
      if (message.method === "textDocument/publishDiagnostics") this.published.push(message.params as Published);
    }
    for (const look of [...this.watchers]) look();
  }

  private answer(message: Message): unknown {
    if (message.method === "workspace/applyEdit")
      return { applied: this.applied.push((message.params as { edit: WorkspaceEdit }).edit) > 0 && !this.isLocked };
    if (message.method !== "workspace/configuration") return this.options.sight ?? null;
    const { items } = message.params as { items: { section: string }[] };
    return items.map(({ section }) => this.settings[section] ?? null);
  }

  private end(reason: string): void {
    this.ended ??= reason;
    for (const { reject } of this.waiting.values()) reject(new Error(`${this.ended}\n${this.tail()}`));
    this.waiting.clear();
    for (const look of [...this.watchers]) look();
  }

  /** The newest messages: the older ones seldom tell why. */
  private tail(): string {
    return this.log
      .slice(-40)
      .map((line) => line.slice(0, 500))
      .join("\n");
  }

  private inTime<T>(work: Promise<T>, missing: () => string): Promise<T> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.server.kill("SIGKILL");
        reject(new Error(`${missing()}\n${this.tail()}`));
      }, this.options.patience ?? usualPatience);
      work.then(resolve, reject).finally(() => clearTimeout(timer));
    });
  }
}

/** Holds when the newest list for the document is of its present version and its `code: text` pairs are these, in order of place. */
export function diagnosticsAre(uri: string, expected: readonly string[]): Condition {
  return (editor) => {
    const list = editor.lastFor(uri);
    if (list === null) return `nothing published for ${uri}`;
    if (list.version !== undefined && list.version !== editor.versionOf(uri))
      return `version ${list.version}, expected ${editor.versionOf(uri)}`;
    const actual = describeAll(list.diagnostics, editor.textOf(uri));
    return JSON.stringify(actual) === JSON.stringify(expected)
      ? null
      : `diagnostics ${JSON.stringify(actual)}, expected ${JSON.stringify(expected)}`;
  };
}
