// A workbench with no server behind it, as vscode.dev and github.dev have it: static files, extensions in the web worker
// host, a workspace that exists in memory alone.
import fs from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { installEditor } from "./install.ts";
import { quietSettings } from "./quiet.ts";

export interface WebServer {
  readonly address: string;
  stop(): Promise<void>;
}

export interface WebWorkspace {
  /** The extension's folder. */
  readonly extension: string;
  /** The bundled test entry, within the extension's folder; none where a person looks. */
  readonly tests?: string;
  /** The files of the workspace, by their path in it. */
  readonly files: Readonly<Record<string, string>>;
}

const here = import.meta.dirname;
const types: Readonly<Record<string, string>> = {
  ".js": "text/javascript",
  ".cjs": "text/javascript",
  ".mjs": "text/javascript",
  ".html": "text/html",
  ".css": "text/css",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".wasm": "application/wasm",
  ".ttf": "font/ttf",
  ".md": "text/markdown",
};

/**
 * The cached editor is built to be served by its own server. Two places of its workbench say so and are changed in the copy
 * that is served: that the page always connects back, and that the user's settings lie there.
 */
const patches: readonly (readonly [RegExp, string])[] = [
  [/remoteAuthority:location\.host/, "remoteAuthority:void 0"],
  [/\.with\(\{scheme:[\w$]+\.vscodeRemote\}\),"User"\)/, '.with({scheme:"vscode-userdata"}),"User")'],
];

export async function startWebServer(workspace: WebWorkspace): Promise<WebServer> {
  const vscode = path.join(installEditor().dir, "vscode");
  const out = (file: string) => fs.readFileSync(path.join(vscode, "out/vs/code/browser/workbench", file), "utf8");
  const workbench = patches.reduce((text, [from, to]) => {
    if (!from.test(text)) throw new Error(`workbench.js does not hold ${from}: look at the editor's version again`);
    return text.replace(from, to);
  }, out("workbench.js"));
  const template = out("workbench.html");
  const folders: readonly (readonly [string, string])[] = [
    ["/static/", vscode],
    ["/extension/", workspace.extension],
    ["/memory/", path.join(here, "memoryFiles")],
  ];

  const server = http.createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const send = (type: string, body: string | Buffer) => {
      response.writeHead(200, { "Content-Type": type, "Cache-Control": "no-store" });
      response.end(body);
    };
    if (pathname === "/") return send("text/html", pageOf(template, authorityOf(server), workspace));
    if (pathname === "/workspace.json") return send("application/json", JSON.stringify(workspace.files));
    if (pathname === "/static/out/vs/code/browser/workbench/workbench.js") return send("text/javascript", workbench);
    for (const [prefix, folder] of folders) {
      const file = path.join(folder, decodeURIComponent(pathname.slice(prefix.length)));
      const inside = pathname.startsWith(prefix) && file.startsWith(folder + path.sep);
      if (inside && fs.statSync(file, { throwIfNoEntry: false })?.isFile())
        return send(types[path.extname(file)] ?? "application/octet-stream", fs.readFileSync(file));
    }
    response.writeHead(404);
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    address: `http://${authorityOf(server)}/`,
    stop() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      return closed;
    },
  };
}

const authorityOf = (server: http.Server): string => `127.0.0.1:${(server.address() as AddressInfo).port}`;

function pageOf(template: string, authority: string, { extension, tests }: WebWorkspace): string {
  const at = (place: string) => ({ scheme: "http", authority, path: place });
  const entry = tests && `/extension/${path.relative(extension, tests).split(path.sep).join("/")}`;
  const configuration = {
    folderUri: { scheme: "memory", authority: "", path: "/" },
    additionalBuiltinExtensions: [at("/memory")],
    developmentOptions: {
      enableSmokeTestDriver: tests !== undefined,
      extensions: [at("/extension")],
      ...(entry === undefined ? {} : { extensionTestsPath: at(entry) }),
    },
    enableWorkspaceTrust: false,
    userDataPath: "/",
    isEnabledFileDownloads: true,
    isEnabledFileUploads: true,
    isEnabledCoderGettingStarted: false,
    _wrapWebWorkerExtHostInIframe: false,
    configurationDefaults: quietSettings,
    webviewEndpoint: `http://${authority}/static/out/vs/workbench/contrib/webview/browser/pre`,
    callbackRoute: "/callback",
    productConfiguration: {
      enableTelemetry: false,
      extensionsGallery: {},
      extensionEnabledApiProposals: { "backlint-tests.memory-files": ["fileSearchProvider"] },
    },
  };
  const values: Readonly<Record<string, string>> = {
    WORKBENCH_WEB_CONFIGURATION: JSON.stringify(configuration),
    WORKBENCH_WEB_BASE_URL: "/static",
    WORKBENCH_NLS_FALLBACK_URL: "/static/out/nls.messages.js",
    WORKBENCH_SCRIPT_NONCE: "n",
    BASE: ".",
    VS_BASE: ".",
  };
  const escaped = (text: string) => text.replace(/&/g, "&amp;").replace(/"/g, "&quot;");
  return template
    .replace(/<script type="module" src="\{\{WORKBENCH_NLS_URL\}\}"><\/script>/, "")
    .replace(/\{\{([^}]+)\}\}/g, (_, name: string) => escaped(values[name] ?? ""));
}
