// Installs a real VS Code (server, workbench, extension host) into a cache folder, from the npm registry alone: no
// compiler, no install scripts. A second call finds it there. `tsx install.ts` prints where it is.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import * as pins from "./pins.ts";

export interface Editor {
  readonly dir: string;
  /** Node 24 or newer: it runs the server, and vsce. */
  readonly node: string;
  /** The server's entry file. */
  readonly server: string;
  /** The version of VS Code, "1.139.1". */
  readonly version: string;
}

/** Where editors, and other tools too big for node_modules, are kept. BACKLINT_CACHE names another place. */
export function cacheFolder(): string {
  return process.env["BACKLINT_CACHE"] ?? path.join(os.homedir(), ".cache", "backlint");
}

/** The cached editor, installed first where it is missing (332 MB on disk). Throws a sentence where it cannot be had. */
export function installEditor(say: (line: string) => void = console.error): Editor {
  const platform = `${process.platform}-${process.arch}`;
  const node = pins.nodes[platform];
  if (!node) throw new Error(`the test editor runs on ${Object.keys(pins.nodes).join(" and ")}, this is ${platform}`);
  const dir = path.join(
    cacheFolder(),
    `vscode-${pins.codeServer.version}-node-${node.version}-${platform}-${pins.recipe}`,
  );
  const proof = path.join(dir, "version.txt"); // written last, so a half installation is never taken for one
  if (!fs.existsSync(proof)) {
    say(`installing VS Code from the npm registry into ${dir} …`);
    const started = Date.now();
    const temporary = `${dir}.${process.pid}`;
    try {
      fs.rmSync(temporary, { recursive: true, force: true });
      fs.mkdirSync(temporary, { recursive: true });
      unpack(temporary, node);
      addDependencies(path.join(temporary, "vscode"));
      thinOut(path.join(temporary, "vscode"), platform);
      fs.writeFileSync(path.join(temporary, "version.txt"), versionOf(temporary));
      fs.rmSync(dir, { recursive: true, force: true });
      fs.renameSync(temporary, dir);
    } finally {
      fs.rmSync(temporary, { recursive: true, force: true });
    }
    say(`installed in ${Math.round((Date.now() - started) / 1000)} s`);
  }
  return { dir, ...partsOf(dir), version: fs.readFileSync(proof, "utf8") };
}

function partsOf(dir: string) {
  return { node: path.join(dir, "node"), server: path.join(dir, "vscode", "out", "server-main.js") };
}

/** The two big packages; code-server's own dependencies come along and are thrown away. */
function unpack(dir: string, node: (typeof pins.nodes)[string] & object): void {
  const download = path.join(dir, "download");
  fs.mkdirSync(download);
  fs.writeFileSync(path.join(download, "package.json"), JSON.stringify({ private: true }));
  const wanted = [pins.codeServer, node];
  const names = wanted.map(({ name, version }) => `${name}@${version}`);
  npm(download, "install", "--save-exact", "--engine-strict=false", ...names);
  const lock = JSON.parse(fs.readFileSync(path.join(download, "package-lock.json"), "utf8")).packages;
  for (const { name, integrity } of wanted) {
    const found = lock[`node_modules/${name}`]?.integrity;
    if (found !== integrity) throw new Error(`${name} is not the pinned one: its hash is ${found}`);
  }
  const modules = path.join(download, "node_modules");
  fs.renameSync(path.join(modules, pins.codeServer.name, "lib", "vscode"), path.join(dir, "vscode"));
  fs.renameSync(path.join(modules, node.name, "bin", "node"), path.join(dir, "node"));
  fs.rmSync(download, { recursive: true });
}

/** The server's own dependencies at the versions of its npm-shrinkwrap.json, and stand-ins for two native ones. */
function addDependencies(vscode: string): void {
  const file = path.join(vscode, "package.json");
  const manifest = JSON.parse(fs.readFileSync(file, "utf8"));
  for (const name of pins.droppedDependencies) delete manifest.dependencies[name];
  Object.assign(manifest.dependencies, pins.extraDependencies);
  fs.writeFileSync(file, JSON.stringify({ ...manifest, devDependencies: undefined, scripts: undefined }));
  npm(vscode, "install");
  for (const [name, code] of Object.entries(pins.standIns)) {
    const dir = path.join(vscode, "node_modules", name);
    fs.mkdirSync(dir, { recursive: true });
    fs.writeFileSync(path.join(dir, "package.json"), JSON.stringify({ name, version: "0.0.0", main: "index.js" }));
    fs.writeFileSync(path.join(dir, "index.js"), code);
  }
}

/** Removes what other platforms need, and built-in extensions that only slow the start. */
function thinOut(vscode: string, platform: string): void {
  const remove = (...parts: string[]) => fs.rmSync(path.join(vscode, ...parts), { recursive: true, force: true });
  for (const name of pins.droppedExtensions) remove("extensions", name);
  const pty = ["node_modules", "node-pty"];
  for (const part of ["third_party", "deps"]) remove(...pty, part);
  for (const dir of [
    ["node_modules", "@vscode", "ripgrep-universal", "bin"],
    [...pty, "prebuilds"],
  ]) {
    for (const entry of fs.readdirSync(path.join(vscode, ...dir))) if (entry !== platform) remove(...dir, entry);
  }
}

/** Starts it once: an editor that does not run is never kept. */
function versionOf(dir: string): string {
  const { node, server } = partsOf(dir);
  const run = spawnSync(node, [server, "--version"], { encoding: "utf8" });
  const version = run.stdout?.split("\n")[0]?.trim();
  if (run.status !== 0 || !version) throw new Error(`the installed editor does not start:\n${run.stdout}${run.stderr}`);
  return version;
}

/** Runs npm without install scripts; throws its error output. */
export function npm(cwd: string, ...args: string[]): void {
  const quiet = ["--ignore-scripts", "--omit=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  const run = spawnSync("npm", [...args, ...quiet], { cwd, stdio: ["ignore", "ignore", "pipe"], encoding: "utf8" });
  if (run.status !== 0) throw new Error(`npm ${args[0]} failed (${run.status ?? run.error}):\n${run.stderr}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(JSON.stringify(installEditor(), null, 2));
