// Runs a test entry inside a real VS Code's extension host and relays mocha's lines and counts.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Counts } from "../suite/relay.ts";
import { startServer } from "./server.ts";
import { startWebServer } from "./webServer.ts";
import { openWorkbench } from "./workbench.ts";

export interface Run {
  /** Folder of the extension under development; with `vsix`, that of an empty one, for VS Code wants some. */
  readonly extension: string;
  /** The bundled test entry. */
  readonly tests: string;
  /** Copied, so that nothing the tests write stays. */
  readonly workspace: string;
  readonly vsix?: string | undefined;
  /** Where extensions run: in Node on a server, or in a web worker with no server at all. */
  readonly host: "node" | "web";
  readonly seconds: number;
  /** Shows VS Code's own log too. */
  readonly verbose: boolean;
}

/** Prints mocha's lines as they come; rejects with a sentence, and leaves a screenshot, when no result arrives. */
export async function runInEditor(run: Run): Promise<Counts> {
  const place = run.host === "web" ? await onTheWeb(run) : await onAServer(run);
  let counts: Counts | undefined;
  let end: (outcome: number | string) => void = () => {};
  const ended = new Promise<number | string>((resolve) => {
    end = resolve;
  });
  const timer = setTimeout(() => end(`no result after ${run.seconds} s`), run.seconds * 1000);
  const onLog = (type: string, args: unknown[]) => {
    const { kind, text } = parse(args);
    if (kind === "RESULT") counts = JSON.parse(text) as Counts;
    else if (kind === "LINE") console.log(text);
    else if (run.verbose) console.log(`  (${type}) ${text}`);
  };
  const workbench = await openWorkbench(place.address, { onLog, onExit: end });
  try {
    if (run.verbose) {
      workbench.page.on("console", (message) => console.log(`  (page ${message.type()}) ${message.text()}`));
      workbench.page.on("pageerror", (error) => console.log(`  (page error) ${error.stack}`));
    }
    workbench.page.on("crash", () => end("the page crashed"));
    workbench.browser.on("disconnected", () => end("the browser went away"));
    const outcome = await ended;
    const picture = path.join(os.tmpdir(), "backlint-tests-failed.png");
    if (typeof outcome === "string" || !counts) {
      await workbench.page.screenshot({ path: picture }).catch(() => {});
      const why = typeof outcome === "string" ? outcome : `the run ended with ${outcome} before mocha reported`;
      throw new Error(`${why}; see ${picture}\n${place.log()}`);
    }
    if (workbench.outside.length > 0) console.log(`asked for outside this machine: ${workbench.outside.join(" ")}`);
    return counts;
  } finally {
    clearTimeout(timer);
    await workbench.close().catch(() => {});
    await place.stop();
  }
}

/** A workbench with a fresh copy of the workspace, so that nothing the tests write stays. */
interface Place {
  readonly address: string;
  /** The end of the server's log. */
  log(): string;
  stop(): Promise<void>;
}

async function onAServer(run: Run): Promise<Place> {
  const work = fs.mkdtempSync(path.join(os.tmpdir(), "backlint-tests-"));
  fs.cpSync(run.workspace, work, { recursive: true });
  const env = { BACKLINT_RELAY: "1", BACKLINT_PACKAGED: run.vsix ? "1" : "0" };
  const server = await startServer({ driver: true, vsix: run.vsix, env });
  const payload = [
    ["extensionDevelopmentPath", server.remote(run.extension)],
    ["extensionTestsPath", server.remote(run.tests)],
  ] as const;
  return {
    address: server.address(work, payload),
    log: () => server.log(),
    async stop() {
      await server.stop();
      fs.rmSync(work, { recursive: true, force: true });
    },
  };
}

async function onTheWeb(run: Run): Promise<Place> {
  const files = fs
    .readdirSync(run.workspace, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  const server = await startWebServer({
    extension: run.extension,
    tests: run.tests,
    files: Object.fromEntries(
      files.map((file) => [
        path.relative(run.workspace, file).split(path.sep).join("/"),
        fs.readFileSync(file, "utf8"),
      ]),
    ),
  });
  return { ...server, log: () => "" };
}

/** What the log service hands over is console-style: a format with %c colours, then words. */
function parse(args: unknown[]): { kind: "RESULT" | "LINE" | "OTHER"; text: string } {
  const words = args.map((word) => (typeof word === "string" ? word : JSON.stringify(word)));
  const format = words.shift() ?? "";
  const head = format.replace(/%([csdoO])/g, (_, code) => {
    const word = words.shift() ?? "";
    return code === "c" ? "" : word;
  });
  const text = [head, ...words].join(" ");
  const marked = /@@(RESULT|LINE) ([\s\S]*)/.exec(text);
  return marked ? { kind: marked[1] as "RESULT" | "LINE", text: marked[2] ?? "" } : { kind: "OTHER", text };
}
