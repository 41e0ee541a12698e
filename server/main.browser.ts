// The server as a web worker: files come through the client, and the archive of those that are not open lives between the
// requests of this one thread.
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from "vscode-languageserver/browser";
import manifest from "../package.json" with { type: "json" };
import type { Language } from "../core/text/message.ts";
import type { ArchivePorts, Stamp } from "./archive/archive.ts";
import { openArchive } from "./archive/openArchive.ts";
import { createBreath } from "./breath.ts";
import type { Host } from "./host.ts";
import { fileRequest, filesRequest, stampRequest } from "./protocol.ts";
import { startServer } from "./server.ts";

// TypeScript knows a worker's own scope only in a library that contradicts the one for Node.
declare const self: ConstructorParameters<typeof BrowserMessageReader>[0];
declare const MessageChannel: new () => Record<"port1" | "port2", Port>;
interface Port {
  onmessage: (() => void) | null;
  postMessage(message: null): void;
  close(): void;
}

const { breathe, messages } = createBreath(turn);
const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self), {
  messageStrategy: messages,
});

/** A client that cannot answer, or is on its way out, has no file. */
async function ask<Answer>(request: string, params: object, nothing: Answer): Promise<Answer> {
  return connection.sendRequest<Answer>(request, params).catch(() => nothing);
}

/** Where the rules are explained: the worker itself does not know where it was loaded from. */
let pages: string | null = null;
/** The client has read them already. */
let sentences: Language["sentences"] | null = null;

const text = async (uri: string) =>
  (await ask<string | null>(fileRequest, { uri }, null))?.replace(/^\ufeff/, "") ?? null;

const files: Pick<ArchivePorts, "list" | "stat" | "read" | "load" | "store"> = {
  async *list(folder, exclude) {
    yield await ask<readonly Stamp[]>(filesRequest, { folder, exclude }, []);
  },
  stat: (uri) => ask<Stamp | null>(stampRequest, { uri }, null),
  read: text,
  // A page that is opened anew starts anew.
  load: async () => null,
  async store() {},
};

const host: Host = {
  read: text,
  uriOf(path, folder) {
    if (folder === null) return null;
    return new URL(path, folder.endsWith("/") ? folder : `${folder}/`).href;
  },
  page: (rule) => (pages === null ? null : `${pages}/${rule}.md`),
  sentences: async () => sentences,
  clock: () => performance.now(),
  breathe,
  archive: (_folders, _storage, language, events) =>
    openArchive({
      ...events,
      ...files,
      page: (rule) => host.page(rule),
      language,
      clock: () => performance.now(),
      build: `backlint ${manifest.version} web ${language.tag}`,
      breathe,
    }),
};

/** Timers wait at least 4 ms in a browser; a message to oneself waits for what is already there and no longer. */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

startServer(connection, host, (options) => {
  pages = options.pages ?? null;
  sentences = options.sentences ?? null;
});
