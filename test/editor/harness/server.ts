// Starts the cached VS Code server on loopback, in a folder of its own that is gone when it stops.
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { type Editor, installEditor } from "./install.ts";
import { installGerman } from "./languagePack.ts";
import { quietSettings } from "./quiet.ts";

export interface ServerOptions {
  /** User settings on top of the quiet ones. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Lets the page name extensions and tests to load, and report to us; it hides notification toasts. */
  readonly driver?: boolean;
  /** A packaged extension to install first, as a user would. */
  readonly vsix?: string | undefined;
  /** Seen by the extension host and the language server too. */
  readonly env?: Readonly<Record<string, string>>;
  /** Folders of unpacked extensions to be found among the installed ones. */
  readonly installed?: string | readonly string[];
  /** Whether the editor and with it every extension speaks German. */
  readonly german?: boolean;
  /** As another editor had it: VS Code keeps what belongs to a workspace by it. */
  readonly port?: string;
  /** A built-in extension that is not there, because another takes its place. */
  readonly without?: string;
  /** The folder of an editor that ran before, with all that it kept; it stays when this one stops too. */
  readonly home?: string;
}

export interface EditorServer {
  readonly editor: Editor;
  /** "127.0.0.1:port" */
  readonly authority: string;
  /** The workbench on `folder`; `payload` is VS Code's own list of start-up wishes. */
  address(folder: string, payload?: readonly (readonly [string, string])[]): string;
  /** How the workbench names a file of this machine. */
  remote(file: string): string;
  /** The end of what the server logged. */
  log(): string;
  stop(): Promise<void>;
  /** Ends everything at once, as a power cut would. */
  kill(): void;
}

export async function startServer(options: ServerOptions = {}): Promise<EditorServer> {
  const editor = installEditor();
  const home = options.home ?? fs.mkdtempSync(path.join(os.tmpdir(), "backlint-editor-"));
  const env = { ...environment(home), ...options.env };
  prepare(home, editor, env, options);
  const token = randomBytes(16).toString("hex");
  const switches = ["--accept-server-license-terms", "--server-data-dir", home, "--disable-telemetry"];
  const args = [
    ...[editor.server, "--host", "127.0.0.1", "--port", options.port ?? "0", "--connection-token", token, ...switches],
    ...["--telemetry-level", "off", "--disable-workspace-trust", "--disable-update-check", "--disable-experiments"],
    ...["--disable-getting-started-override", ...(options.driver ? ["--enable-smoke-test-driver"] : [])],
    ...(options.german ? ["--locale", "de"] : []),
    ...(options.without === undefined ? [] : ["--builtin-extensions-dir", builtInBut(options.without, editor, home)]),
  ];
  // A process group of its own: stopping it ends the extension hosts and language servers too.
  const child = spawn(editor.node, args, { cwd: home, env, stdio: ["ignore", "pipe", "pipe"], detached: true });
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (data) => lines.push(String(data)));
  const lastResort = () => {
    signalGroup(child, "SIGKILL");
    if (options.home === undefined) fs.rmSync(home, { recursive: true, force: true });
  };
  process.once("exit", lastResort);
  const authority = `127.0.0.1:${await portOf(child, lines)}`;
  return {
    editor,
    authority,
    address: (folder, payload = []) => {
      const wishes = JSON.stringify([...payload, ["skipWelcome", "true"], ["skipReleaseNotes", "true"]]);
      return `http://${authority}/?${new URLSearchParams({ tkn: token, folder: path.resolve(folder), payload: wishes })}`;
    },
    remote: (file) => `vscode-remote://${authority}${path.resolve(file)}`,
    log: () => lines.join("").slice(-4000),
    async stop() {
      await endGroup(child);
      process.off("exit", lastResort);
      if (options.home === undefined) fs.rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    },
    kill: () => signalGroup(child, "SIGKILL"),
  };
}

/** Ours without what would make the editor think it runs inside another one, and without a marketplace. */
function environment(home: string): NodeJS.ProcessEnv {
  const foreign = /^(VSCODE_|ELECTRON_|CODE_SERVER_|NODE_OPTIONS$|npm_)/;
  const kept = Object.entries(process.env).filter(([name]) => !foreign.test(name));
  return { ...Object.fromEntries(kept), HOME: home, EXTENSIONS_GALLERY: "{}" };
}

function prepare(home: string, editor: Editor, env: NodeJS.ProcessEnv, options: ServerOptions): void {
  const user = path.join(home, "data", "User");
  fs.mkdirSync(user, { recursive: true });
  fs.writeFileSync(path.join(user, "settings.json"), JSON.stringify({ ...quietSettings, ...options.settings }));
  if (options.german) installGerman(path.join(home, "data"));
  const installed = typeof options.installed === "string" ? [options.installed] : (options.installed ?? []);
  for (const folder of installed) {
    const { publisher, name, version } = JSON.parse(fs.readFileSync(path.join(folder, "package.json"), "utf8"));
    const link = path.join(home, "extensions", `${publisher}.${name}-${version}`);
    fs.mkdirSync(path.dirname(link), { recursive: true });
    if (!fs.existsSync(link)) fs.symlinkSync(path.resolve(folder), link);
  }
  if (options.vsix) {
    const switches = ["--server-data-dir", home, "--accept-server-license-terms", "--disable-telemetry", "--force"];
    const args = [editor.server, ...switches, "--install-extension", path.resolve(options.vsix)];
    const run = spawnSync(editor.node, args, { cwd: home, env, encoding: "utf8" });
    if (run.status !== 0) throw new Error(`${options.vsix} could not be installed:\n${run.stdout}${run.stderr}`);
  }
}

/** A folder of links to the built-in extensions but one. */
function builtInBut(name: string, editor: Editor, home: string): string {
  const folder = path.join(home, "built-in");
  const all = path.resolve(editor.server, "../../extensions");
  fs.mkdirSync(folder, { recursive: true });
  for (const entry of fs.readdirSync(all)) {
    const link = path.join(folder, entry);
    if (entry !== name && !fs.existsSync(link)) fs.symlinkSync(path.join(all, entry), link);
  }
  return folder;
}

function portOf(child: ChildProcess, lines: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => give("it did not start within 60 s"), 60_000);
    const give = (result: number | string) => {
      clearTimeout(timer);
      child.stdout?.off("data", look);
      child.off("exit", gone);
      if (typeof result === "number") resolve(result);
      else reject(new Error(`VS Code's server: ${result}\n${lines.join("")}`));
    };
    const look = () => {
      const port = /Extension host agent listening on (\d+)/.exec(lines.join(""))?.[1];
      if (port) give(Number(port));
    };
    const gone = (code: number | null) => give(`it ended with ${code}`);
    child.stdout?.on("data", look);
    child.once("exit", gone);
  });
}

async function endGroup(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const gone = new Promise((resolve) => child.once("exit", resolve));
    signalGroup(child, "SIGTERM");
    const timer = setTimeout(() => signalGroup(child, "SIGKILL"), 3000);
    await gone;
    clearTimeout(timer);
  }
  signalGroup(child, "SIGKILL"); // hosts that outlived it
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (child.pid) process.kill(-child.pid, signal);
  } catch {
    // The group is gone already.
  }
}
