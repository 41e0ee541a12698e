// Finds Chromium, and installs Debian's package where it is missing and we may.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** The path of a Chromium: CHROMIUM= names one, else PATH is searched, else apt installs it. Throws a sentence. */
export function chromium(say: (line: string) => void = console.error): string {
  const found = find();
  if (found) return found;
  const install = installer();
  if (!install) {
    throw new Error("Chromium is missing: install it (Debian: apt-get install chromium) or name one in CHROMIUM=");
  }
  say(`installing Chromium: ${install.join(" ")} …`);
  const run = spawnSync(install[0] ?? "sh", install.slice(1), {
    stdio: ["ignore", "pipe", "pipe"],
    encoding: "utf8",
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
  const installed = find();
  if (!installed) {
    throw new Error(
      `Chromium could not be installed (${install.join(" ")}):\n${(run.stdout + run.stderr).slice(-2000)}`,
    );
  }
  return installed;
}

function find(): string | undefined {
  const named = process.env["CHROMIUM"];
  if (named) {
    if (!existsSync(named)) throw new Error(`CHROMIUM=${named} does not exist`);
    return named;
  }
  const folders = (process.env["PATH"] ?? "").split(path.delimiter);
  return folders.flatMap((folder) => names.map((name) => path.join(folder, name))).find((file) => existsSync(file));
}

/** The command that installs it without asking anything, or undefined where there is none. */
function installer(): string[] | undefined {
  if (spawnSync("apt-get", ["--version"]).status !== 0) return undefined;
  const command = ["sh", "-c", "apt-get update && apt-get install -y --no-install-recommends chromium"];
  if (process.getuid?.() === 0) return command;
  return spawnSync("sudo", ["-n", "true"]).status === 0 ? ["sudo", "-n", ...command] : undefined;
}
