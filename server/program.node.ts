// The server's program for Node, over stdio or Node's IPC, and the archive's for its thread: both are one bundle that
// main.node.ts loads. Standard output belongs to the protocol.
import { existsSync, statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { isAbsolute, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { runInNewContext } from "node:vm";
import type { MessagePort, Worker } from "node:worker_threads";
import { archiveIn, serveArchive } from "./archive/thread.ts";
import manifest from "../package.json" with { type: "json" };
import { createBreath } from "./breath.ts";
import type { Host } from "./host.ts";
import { createRest } from "./rest.ts";

const pages = join(__dirname, "..", "docs", "rules");

/** Told of each message, once an editor is served. */
let arrived = () => {};
const { breathe, messages } = createBreath(
  () => new Promise((resolve) => setImmediate(resolve)),
  () => arrived(),
);

const machine = {
  async read(uri) {
    if (!uri.startsWith("file:")) return null;
    try {
      const text = await readFile(fileURLToPath(uri), "utf8");
      return text.replace(/^\ufeff/, "");
    } catch {
      // Missing, a directory, not ours to read: in each case there is no text.
      return null;
    }
  },
  uriOf(path, folder) {
    const base = folder?.startsWith("file:") ? fileURLToPath(folder) : null;
    return base === null && !isAbsolute(path) ? null : pathToFileURL(resolve(base ?? "", path)).href;
  },
  page: remembered((rule) => {
    const file = join(pages, `${rule}.md`);
    return existsSync(file) ? pathToFileURL(file).href : null;
  }),
  async sentences(tag) {
    try {
      return JSON.parse(await readFile(join(__dirname, "..", "l10n", `bundle.l10n.${tag}.json`), "utf8"));
    } catch {
      return null;
    }
  },
  clock: () => performance.now(),
  breathe,
} satisfies Partial<Host>;

function remembered<Answer>(ask: (name: string) => Answer): (name: string) => Answer {
  const known = new Map<string, Answer>();
  return (name) => {
    let answer = known.get(name);
    if (answer === undefined) known.set(name, (answer = ask(name)));
    return answer;
  };
}

/** The same program as a thread of itself. */
export async function keepArchive(port: MessagePort): Promise<void> {
  const [{ openArchive }, { nodeFiles, nodeStore }] = await Promise.all([
    import("./archive/openArchive.ts"),
    import("./archive/nodeFiles.ts"),
  ]);
  const { size, mtimeMs } = statSync(__filename);
  serveArchive(port, ({ folders, storage, language }, events) =>
    openArchive({
      ...events,
      ...nodeFiles(),
      ...nodeStore(storage, folders),
      page: machine.page,
      language,
      clock: machine.clock,
      build: `backlint ${manifest.version} ${size.toString(36)} ${Math.round(mtimeMs).toString(36)} ${language.tag}`,
      breathe,
    }),
  );
  // After the first listener: only from then on messages are let through.
  port.on("message", resting());
}

/**
 * Serves an editor. `thread` is to keep the archive and loads its program meanwhile. It needs no word of the protocol, so what
 * speaks it is loaded here.
 */
export async function serve(thread: Worker): Promise<void> {
  const [{ createConnection, ProposedFeatures }, { startServer }] = await Promise.all([
    import("vscode-languageserver/node"),
    import("./server.ts"),
  ]);
  const connection = createConnection(ProposedFeatures.all, { messageStrategy: messages });

  // The last resort: one thing that failed must not take down everything else that is open.
  for (const event of ["uncaughtException", "unhandledRejection"] as const) {
    process.on(event, (error: unknown) => {
      // Nobody listens any more: saying so would fail in the same way, for ever.
      if (isGone(error)) process.exit(1);
      connection.console.error(`[${event}] ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    });
  }
  process.once("disconnect", () => process.exit(1));

  function isGone(error: unknown): boolean {
    const code = (error as { readonly code?: unknown } | null | undefined)?.code;
    return code === "EPIPE" || code === "ERR_STREAM_DESTROYED" || code === "ERR_IPC_CHANNEL_CLOSED";
  }

  arrived = resting();
  startServer(connection, {
    ...machine,
    expectArchive(expected) {
      if (!expected) void thread.terminate();
    },
    archive: (folders, storage, language, events) => archiveIn(thread, { folders, storage, language }, events),
  });
}

/** Where V8 may be told to collect: by a flag that main.node.ts sets, or that the client starts the server with. */
function resting(): () => void {
  const collect = globalThis.gc ?? (runInNewContext("globalThis.gc") as typeof globalThis.gc);
  if (collect === undefined) return () => {};
  return createRest({ collect, used: () => process.memoryUsage().heapUsed }, (milliseconds, act) => {
    const timer = setTimeout(act, milliseconds).unref();
    return () => void timer.refresh();
  });
}
