// Makes a checkout ready to run, with nothing but Node: dependencies as package-lock.json has them, then the bundles.
// Plain JavaScript without imports from node_modules, for it runs before they are there.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");

const windows = process.platform === "win32";

/** Runs a program in the checkout and gives its exit code; `npm` and the programs of node_modules go by their name. */
export function run(command, args, { quiet = false } = {}) {
  const local = path.join(root, "node_modules", ".bin", windows ? `${command}.cmd` : command);
  const program = existsSync(local) ? local : command;
  const stdio = quiet ? ["ignore", "ignore", "inherit"] : ["ignore", "inherit", "inherit"];
  const { status, error } = spawnSync(program, args, { cwd: root, stdio, shell: windows });
  if (error) console.error(`${command}: ${error.message}`);
  return status ?? 1;
}

/** Installs dependencies where they are missing or the lock file has changed. Exits when that fails. */
export function installDependencies() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19))
    stop(`Node 20.19 or newer is needed, this is ${process.versions.node}`);
  if (isInstalled()) return;
  console.log("installing dependencies (npm ci) …");
  if (run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], { quiet: true }) !== 0) stop("npm ci failed");
}

/** Builds dist/. Exits when that fails: what the bundler found is already on screen. */
export function build(...options) {
  if (run(process.execPath, ["esbuild.mjs", ...options]) !== 0) stop("the build failed");
}

/** Lets this process import the project's TypeScript. Only after installDependencies(). */
export async function allowTypeScript() {
  const { register } = await import("tsx/esm/api");
  register();
}

/** npm keeps its own account of what it installed: every package of the lock file must be there in that version. */
function isInstalled() {
  const packages = (file) => JSON.parse(readFileSync(path.join(root, file), "utf8")).packages;
  if (!existsSync(path.join(root, "node_modules", ".package-lock.json"))) return false;
  const installed = packages("node_modules/.package-lock.json");
  return Object.entries(packages("package-lock.json"))
    .filter(([name, { optional }]) => name !== "" && !optional)
    .every(([name, { version }]) => installed[name]?.version === version);
}

function stop(reason) {
  console.error(reason);
  process.exit(1);
}
