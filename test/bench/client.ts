// One language server over stdio and a client just large enough to type in one document and wait for its diagnostics.
import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";

export interface Peer {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  readonly initializationOptions?: unknown;
  /** Answers to requests of the server that only its own editor knows. */
  readonly answers?: Readonly<Record<string, (params: Params) => unknown>>;
}

type Params = { readonly text?: string; readonly items?: readonly unknown[] };
type Message = {
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: Params & {
    readonly uri?: string;
    readonly version?: number;
    readonly diagnostics?: readonly unknown[];
  };
  readonly result?: {
    readonly capabilities?: { readonly diagnosticProvider?: unknown; readonly textDocumentSync?: unknown };
  };
};

export interface Cost {
  /** Milliseconds until the diagnostics were there. */
  readonly wall: number;
  /** Milliseconds of the server's process; NaN where the system does not tell. */
  readonly cpu: number;
}

export class Client {
  readonly name: string;
  private readonly child: ChildProcess;
  private readonly peer: Peer;
  private readonly waiting = new Map<number, (message: Message) => void>();
  private published: ((version: number | undefined) => void) | null = null;
  private buffer = Buffer.alloc(0);
  private next = 1;
  private version = 1;
  private text = "";
  private pulls = false;
  private full = false;
  private readonly uri = "file:///bench/backlog.md";

  constructor(peer: Peer) {
    this.name = peer.name;
    this.peer = peer;
    const [file, ...args] = peer.command;
    this.child = spawn(file, args, { stdio: ["pipe", "pipe", "ignore"] });
    this.child.stdout?.on("data", (data: Buffer) => this.receive(data));
  }

  async open(text: string): Promise<Cost> {
    const { result } = await this.request("initialize", {
      processId: process.pid,
      rootUri: null,
      initializationOptions: this.peer.initializationOptions ?? {},
      capabilities: {
        textDocument: { diagnostic: {}, publishDiagnostics: { versionSupport: true }, synchronization: {} },
        workspace: { configuration: true },
      },
    });
    this.pulls = result?.capabilities?.diagnosticProvider !== undefined;
    const sync = result?.capabilities?.textDocumentSync as number | { change?: number } | undefined;
    this.full = (typeof sync === "object" ? sync.change : sync) === 1;
    this.send({ method: "initialized", params: {} });
    const settings = this.peer.answers?.["workspace/configuration"]?.({ items: [null] }) as
      | readonly unknown[]
      | undefined;
    if (settings !== undefined)
      this.send({ method: "workspace/didChangeConfiguration", params: { settings: { markdown: settings[0] } } });
    this.text = text;
    return this.measured(() => {
      this.send({
        method: "textDocument/didOpen",
        params: { textDocument: { uri: this.uri, languageId: "markdown", version: this.version, text } },
      });
    });
  }

  /** Types one character and waits for the diagnostics of that version. */
  type(offset: number, character: string): Promise<Cost> {
    const before = this.text.slice(0, offset);
    const line = before.split("\n").length - 1;
    const column = offset - (before.lastIndexOf("\n") + 1);
    this.text = before + character + this.text.slice(offset);
    this.version++;
    const at = { line, character: column };
    const change = this.full ? { text: this.text } : { range: { start: at, end: at }, text: character };
    return this.measured(() => {
      this.send({
        method: "textDocument/didChange",
        params: { textDocument: { uri: this.uri, version: this.version }, contentChanges: [change] },
      });
    });
  }

  /** Resident memory in megabytes. */
  memory(): number {
    const pages = Number(this.proc("statm")?.split(" ")[1]);
    return (pages * 4096) / 1e6;
  }

  close(): void {
    this.child.kill();
  }

  private async measured(act: () => void): Promise<Cost> {
    const [start, cpu] = [performance.now(), this.cpu()];
    const wanted = this.version;
    const pushed = new Promise<void>((resolve) => {
      this.published = (version) => {
        if (version === undefined || version === wanted) resolve();
      };
    });
    act();
    if (this.pulls) await this.request("textDocument/diagnostic", { textDocument: { uri: this.uri } });
    else await pushed;
    return { wall: performance.now() - start, cpu: this.cpu() - cpu };
  }

  /** Ticks of the kernel are 10 ms, and children are left out: only sums over many keystrokes mean something. */
  private cpu(): number {
    const fields = this.proc("stat")?.split(") ")[1]?.split(" ");
    return fields === undefined ? Number.NaN : (Number(fields[11]) + Number(fields[12])) * 10;
  }

  private proc(name: string): string | null {
    try {
      return readFileSync(`/proc/${this.child.pid}/${name}`, "utf8");
    } catch {
      return null;
    }
  }

  private request(method: string, params: unknown): Promise<Message> {
    const id = this.next++;
    const answered = new Promise<Message>((resolve) => this.waiting.set(id, resolve));
    this.send({ id, method, params });
    return answered;
  }

  private send(message: object): void {
    const body = Buffer.from(JSON.stringify({ jsonrpc: "2.0", ...message }));
    this.child.stdin?.write(`Content-Length: ${body.length}\r\n\r\n`);
    this.child.stdin?.write(body);
  }

  private receive(data: Buffer): void {
    this.buffer = Buffer.concat([this.buffer, data]);
    for (;;) {
      const head = this.buffer.indexOf("\r\n\r\n");
      const length = Number(/Content-Length: (\d+)/i.exec(this.buffer.toString("latin1", 0, Math.max(0, head)))?.[1]);
      if (head < 0 || this.buffer.length < head + 4 + length) return;
      const body = this.buffer.toString("utf8", head + 4, head + 4 + length);
      this.buffer = this.buffer.subarray(head + 4 + length);
      this.handle(JSON.parse(body) as Message);
    }
  }

  private handle(message: Message): void {
    const { id, method, params } = message;
    if (method === "textDocument/publishDiagnostics") this.published?.(params?.version);
    else if (method !== undefined && id !== undefined) {
      const answer = this.peer.answers?.[method]?.(params ?? {});
      const settings = method === "workspace/configuration" ? (params?.items ?? []).map(() => null) : null;
      this.send({ id, result: answer ?? settings });
    } else if (typeof id === "number") {
      this.waiting.get(id)?.(message);
      this.waiting.delete(id);
    }
  }
}
