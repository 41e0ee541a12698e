// Runs the bundled server as a Node process of its own, talking over Node's IPC. The only client file that knows Node.
import type { ExtensionContext } from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import type { ClientFactory } from "./backlogServer.ts";

/** Clients for `dist/server.cjs` beside this bundle; started in the debugger, the server listens on 6009. */
export function nodeClients(context: ExtensionContext): ClientFactory {
  const module = context.asAbsolutePath("dist/server.cjs");
  const run = { module, transport: TransportKind.ipc };
  const debug = { ...run, options: { execArgv: ["--nolazy", "--inspect=6009"] } };
  return (options) => new LanguageClient("backlint", "Backlint", { run, debug }, options);
}
