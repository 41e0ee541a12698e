// Runs the bundled server as a Node process of its own, talking over Node's IPC. The only client file that knows Node.
import { join } from "node:path";
import type { ExtensionContext } from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import { fixWorkspaceCommand, type ClientOptions, showPlacesCommand, splitStoryCommand } from "../server/protocol.ts";
import type { ClientFactory } from "./backlogServer.ts";

/** Writes errors to the log alone: what the user needs to know, backlogServer.ts says once and in words. */
class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}

/** Clients for `dist/server.cjs` beside this bundle; started in the debugger, the server listens on 6009. */
export function nodeClients(context: ExtensionContext): ClientFactory {
  const module = context.asAbsolutePath("dist/server.cjs");
  // Where what the server's program is compiled to is kept from start to start.
  const kept = process.env["NODE_COMPILE_CACHE"] ?? join(context.globalStorageUri.fsPath, "compiled");
  const env = { NODE_COMPILE_CACHE: kept };
  // Inside Electron a running server may set no flags of V8, and without this one it cannot give memory back.
  const execArgv = ["--expose-gc"];
  const run = { module, transport: TransportKind.ipc, options: { env, execArgv } };
  const debug = { ...run, options: { env, execArgv: [...execArgv, "--nolazy", "--inspect=6009"] } };
  // Where the server keeps what it knows of the workspace's files; without a workspace it finds a place itself.
  const initializationOptions: ClientOptions = {
    storage: context.storageUri?.fsPath ?? null,
    commands: [fixWorkspaceCommand, showPlacesCommand, splitStoryCommand],
    looks: true,
  };
  return (options) => new QuietClient("backlint", "Backlint", { run, debug }, { ...options, initializationOptions });
}
