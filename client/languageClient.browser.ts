// Runs the bundled server as a web worker. It has no disk of its own: the files it asks for come through VS Code, which knows
// the file systems that are open. The only client file that knows workers.
import { type ExtensionContext, l10n, RelativePattern, Uri, workspace } from "vscode";
import { LanguageClient } from "vscode-languageclient/browser";
import {
  type ClientOptions,
  type FileStamp,
  filesRequest,
  type FilesParams,
  fileRequest,
  type FileParams,
  fixWorkspaceCommand,
  showPlacesCommand,
  splitStoryCommand,
  stampRequest,
} from "../server/protocol.ts";
import type { ClientFactory } from "./backlogServer.ts";

// TypeScript knows workers only in a library that contradicts the one for Node.
declare const Worker: new (address: string) => ConstructorParameters<typeof LanguageClient>[2];

export function browserClients(context: ExtensionContext): ClientFactory {
  const at = (...path: string[]) => Uri.joinPath(context.extensionUri, ...path).toString(true);
  const initializationOptions: ClientOptions = {
    storage: null,
    pages: at("docs", "rules"),
    ...(l10n.bundle === undefined ? {} : { sentences: l10n.bundle }),
    commands: [fixWorkspaceCommand, showPlacesCommand, splitStoryCommand],
    looks: true,
  };
  return (options) => {
    const worker = new Worker(at("dist", "web", "server.js"));
    const client = new LanguageClient("backlint", "Backlint", worker, { ...options, initializationOptions });
    client.onRequest(filesRequest, ({ folder, exclude }: FilesParams) => filesBelow(folder, exclude));
    client.onRequest(fileRequest, ({ uri }: FileParams) => textOf(uri));
    client.onRequest(stampRequest, ({ uri }: FileParams) => stampOf(Uri.parse(uri, true)));
    return client;
  };
}

async function filesBelow(folder: string, exclude: readonly string[]): Promise<readonly FileStamp[]> {
  const pattern = new RelativePattern(Uri.parse(folder, true), "**/*.{md,markdown}");
  const without = ["**/node_modules/**", "**/.git/**", ...exclude];
  const found = await workspace.findFiles(pattern, `{${without.join(",")}}`);
  const stamps = await Promise.all(found.map(stampOf));
  return stamps.flatMap((stamp) => stamp ?? []);
}

async function stampOf(uri: Uri): Promise<FileStamp | null> {
  try {
    const { size, mtime } = await workspace.fs.stat(uri);
    return { uri: uri.toString(), size, modified: mtime, changed: mtime };
  } catch {
    // It went in the meantime, or is not ours to see: in both cases there is no file.
    return null;
  }
}

async function textOf(uri: string): Promise<string | null> {
  try {
    return new TextDecoder().decode(await workspace.fs.readFile(Uri.parse(uri, true)));
  } catch {
    return null;
  }
}
