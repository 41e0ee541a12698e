// One language server under the bench: started over stdio, fed with edits, timed until the diagnostics of the newest version
// are there. Servers that push and servers that are pulled are both waited for.
import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout } from "node:timers/promises";

export interface Peer {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  readonly initializationOptions?: unknown;
  /** Answers to requests of the server that only its own editor knows. */
  readonly answers?: Readonly<Record<string, (params: Params, text: string) => unknown>>;
  /** Settings that it is told once it runs. */
  readonly settings?: unknown;
}

interface Params {
  readonly items?: readonly unknown[];
  readonly registrations?: readonly { readonly method: string }[];
  readonly uri?: string;
  readonly version?: number;
  readonly diagnostics?: readonly unknown[];
}

interface Message {
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: Params;
  readonly result?: {
    readonly capabilities?: { readonly diagnosticProvider?: unknown; readonly textDocumentSync?: unknown };
    readonly items?: readonly unknown[];
    readonly kind?: string;
    readonly resultId?: string;
  };
}

export interface Where {
  readonly line: number;
  readonly character: number;
}

export class Client {
  readonly name: string;
  /** How many diagnostics there were last. */
  found = 0;
  /** Milliseconds from opening to the first diagnostics, which need not be all. */
  first = Number.NaN;
  text = "";
  /** Milliseconds after which it counts as hung. */
  patience = 300_000;
  private readonly child: ChildProcess;
  private readonly peer: Peer;
  private readonly waiting = new Map<number, (message: Message) => void>();
  /** Who waits for pushed diagnostics, and of which version. */
  private readonly published = new Set<{ readonly version: number; resolve(): void }>();
  /** Rejects once the server is gone; nobody waits for one for ever. */
  private readonly gone: Promise<never>;
  private chunks: Buffer[] = [];
  private size = 0;
  private next = 1;
  private version = 1;
  private pulls = false;
  /** What the server called its last diagnostics. */
  private resultId: string | null = null;
  private openedAt = 0;
  private full = false;
  private readonly uri: string;

  constructor(peer: Peer, uri = "file:///bench/backlog.md") {
    this.name = peer.name;
    this.peer = peer;
    this.uri = uri;
    const [file, ...args] = peer.command;
    // As its own editor starts ours; other checkouts keep theirs elsewhere.
    const env = { ...process.env, NODE_COMPILE_CACHE: path.resolve("node_modules/.cache/backlint-compiled") };
    this.child = spawn(file, args, { stdio: ["pipe", "pipe", "ignore"], env });
    this.child.stdout?.on("data", (data: Buffer) => this.receive(data));
    this.child.stdin?.on("error", () => {});
    this.gone = new Promise((_, reject) => {
      this.child.once("error", (error) => reject(new Error(`${this.name}: ${error.message}`)));
      this.child.once("exit", (code) => reject(new Error(`${this.name} ended with ${code}`)));
    });
    this.gone.catch(() => {});
  }

  /** Answers the milliseconds until the server was ready to be told of documents. */
  async start(folder: string | null = null): Promise<number> {
    const from = performance.now();
    const { result } = await this.request("initialize", {
      processId: process.pid,
      rootUri: folder,
      workspaceFolders: folder === null ? null : [{ uri: folder, name: "bench" }],
      initializationOptions: this.peer.initializationOptions ?? {},
      capabilities: {
        textDocument: {
          diagnostic: { dynamicRegistration: true },
          publishDiagnostics: { versionSupport: true },
          hover: { contentFormat: ["markdown"] },
          synchronization: {},
        },
        workspace: {
          configuration: true,
          didChangeConfiguration: { dynamicRegistration: true },
          diagnostics: { refreshSupport: true },
        },
      },
    });
    const took = performance.now() - from;
    this.pulls = result?.capabilities?.diagnosticProvider !== undefined;
    const sync = result?.capabilities?.textDocumentSync as number | { change?: number } | undefined;
    this.full = (typeof sync === "object" ? sync.change : sync) === 1;
    this.send({ method: "initialized", params: {} });
    const { settings } = this.peer;
    if (settings !== undefined) {
      this.send({ method: "workspace/didChangeConfiguration", params: { settings } });
      // What it asks for now and registers then has to be through before anything is timed.
      await this.request("bench/nothing", {});
      await this.request("bench/nothing", {});
    }
    return took;
  }

  /** Answers the milliseconds until the document's diagnostics were there. */
  open(text: string): Promise<number> {
    this.text = text;
    this.openedAt = performance.now();
    return this.timed(() => {
      const textDocument = { uri: this.uri, languageId: "markdown", version: this.version, text };
      this.send({ method: "textDocument/didOpen", params: { textDocument } });
    });
  }

  /** Puts a text into the document and waits for the diagnostics of that version. */
  type(offset: number, typed: string): Promise<number> {
    return this.timed(() => this.change(offset, 0, typed));
  }

  /** The same without waiting. */
  change(offset: number, length: number, typed: string): void {
    const start = this.placeOf(offset);
    const end = length === 0 ? start : this.placeOf(offset + length);
    this.text = this.text.slice(0, offset) + typed + this.text.slice(offset + length);
    this.version++;
    const change = this.full ? { text: this.text } : { range: { start, end }, text: typed };
    const textDocument = { uri: this.uri, version: this.version };
    this.send({ method: "textDocument/didChange", params: { textDocument, contentChanges: [change] } });
  }

  /** Milliseconds until the diagnostics of the newest version are there, and the request's own answer. */
  async timed(act: () => void): Promise<number> {
    const from = performance.now();
    act();
    if (this.pulls) {
      // As VS Code does: a server may then say that nothing has changed.
      const known = this.resultId === null ? {} : { previousResultId: this.resultId };
      const { result } = await this.request("textDocument/diagnostic", { textDocument: { uri: this.uri }, ...known });
      this.resultId = result?.resultId ?? null;
      if (result?.kind !== "unchanged") this.note(result?.items?.length ?? 0);
    } else {
      const { version } = this;
      await this.inTime(new Promise<void>((resolve) => this.published.add({ version, resolve })));
    }
    return performance.now() - from;
  }

  /** Milliseconds until a request about a place is answered, and whether there was anything in the answer. */
  async ask(method: string, offset: number): Promise<{ readonly took: number; readonly empty: boolean }> {
    const position = this.placeOf(offset);
    const from = performance.now();
    const { result } = await this.request(method, { textDocument: { uri: this.uri }, position });
    const listed = Array.isArray(result) ? result : result?.items;
    const empty = result === null || result === undefined || listed?.length === 0;
    return { took: performance.now() - from, empty };
  }

  /** Resident memory in megabytes. */
  memory(): number {
    try {
      return (Number(readFileSync(`/proc/${this.child.pid}/statm`, "utf8").split(" ")[1]) * 4096) / 1e6;
    } catch {
      return Number.NaN;
    }
  }

  request(method: string, params: unknown): Promise<Message> {
    const id = this.next++;
    const answered = new Promise<Message>((resolve) => this.waiting.set(id, resolve));
    this.send({ id, method, params });
    return this.inTime(answered);
  }

  /** Fails where the server dies or keeps somebody waiting too long. */
  private async inTime<Answer>(answer: Promise<Answer>): Promise<Answer> {
    const timer = new AbortController();
    const late = setTimeout(this.patience, null, { signal: timer.signal }).then(() => {
      throw new Error(`${this.name} does not answer`);
    });
    late.catch(() => {});
    try {
      return await Promise.race([answer, this.gone, late]);
    } finally {
      timer.abort();
    }
  }

  /** Takes leave as an editor does, so that what is kept for the next start is written. Who stays is ended. */
  async leave(): Promise<void> {
    await this.request("shutdown", undefined);
    this.send({ method: "exit" });
    await Promise.race([this.gone.catch(() => {}), setTimeout(5_000)]);
    this.close();
  }

  close(): void {
    this.child.kill();
  }

  placeOf(offset: number): Where {
    let line = 0;
    let start = 0;
    for (let at = this.text.indexOf("\n"); at >= 0 && at < offset; at = this.text.indexOf("\n", at + 1)) {
      line++;
      start = at + 1;
    }
    return { line, character: offset - start };
  }

  private note(found: number): void {
    this.found = found;
    if (found > 0 && Number.isNaN(this.first)) this.first = performance.now() - this.openedAt;
  }

  private send(message: object): void {
    const body = Buffer.from(JSON.stringify({ jsonrpc: "2.0", ...message }));
    this.child.stdin?.write(`Content-Length: ${body.length}\r\n\r\n`);
    this.child.stdin?.write(body);
  }

  private receive(data: Buffer): void {
    this.chunks.push(data);
    this.size += data.length;
    for (;;) {
      const first = this.chunks[0] ?? Buffer.alloc(0);
      const head = first.indexOf("\r\n\r\n");
      if (head < 0 && this.chunks.length > 1) {
        this.chunks = [Buffer.concat(this.chunks)];
        continue;
      }
      const length = Number(/Content-Length: (\d+)/i.exec(first.toString("latin1", 0, Math.max(0, head)))?.[1]);
      if (head < 0 || this.size < head + 4 + length) return;
      const all = this.chunks.length > 1 ? Buffer.concat(this.chunks) : first;
      const rest = all.subarray(head + 4 + length);
      this.chunks = rest.length > 0 ? [rest] : [];
      this.size = rest.length;
      this.handle(JSON.parse(all.toString("utf8", head + 4, head + 4 + length)) as Message);
    }
  }

  private handle(message: Message): void {
    const { id, method, params } = message;
    if (method === "textDocument/publishDiagnostics") {
      if (params?.uri === this.uri) this.note(params.diagnostics?.length ?? 0);
      for (const one of this.published) {
        if (params?.version !== undefined && params.version < one.version) continue;
        this.published.delete(one);
        one.resolve();
      }
    } else if (method !== undefined && id !== undefined) {
      if (method === "client/registerCapability")
        this.pulls ||= params?.registrations?.some((one) => one.method === "textDocument/diagnostic") === true;
      const answer = this.peer.answers?.[method]?.(params ?? {}, this.text);
      const settings = method === "workspace/configuration" ? (params?.items ?? []).map(() => null) : null;
      this.send({ id, result: answer ?? settings });
    } else if (typeof id === "number") {
      this.waiting.get(id)?.(message);
      this.waiting.delete(id);
    }
  }
}
