// Opens the examples in the VS Code of this machine: a window of its own, with an empty profile and no other
// extension, so that nothing of the user's is touched or in the way.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";

const windows = process.platform === "win32";

/** The `code` program: on PATH, else where the installers put it. None where no window of its could open. */
export function localEditor(): string | undefined {
  if (process.platform === "linux" && !process.env["DISPLAY"] && !process.env["WAYLAND_DISPLAY"]) return undefined;
  const folders = (process.env["PATH"] ?? "").split(path.delimiter);
  const onPath = folders
    .filter((folder) => !/remote-cli|^\/mnt\//.test(folder)) // those open windows on another machine, or outside WSL
    .map((folder) => path.join(folder, windows ? "code.cmd" : "code"));
  const installed = [
    "/Applications/Visual Studio Code.app/Contents/Resources/app/bin/code",
    path.join(os.homedir(), "Applications/Visual Studio Code.app/Contents/Resources/app/bin/code"),
    path.join(process.env["LOCALAPPDATA"] ?? "/", "Programs/Microsoft VS Code/bin/code.cmd"),
  ];
  return [...onPath, ...installed].find((file) => existsSync(file));
}

/** Resolves when the window is closed, or after Ctrl+C, which closes it. */
export async function openLocally(root: string, example: string, code: string): Promise<void> {
  const profile = mkdtempSync(path.join(os.tmpdir(), "backlint-code-"));
  mkdirSync(path.join(profile, "User"));
  const settings = {
    "workbench.startupEditor": "none",
    "telemetry.telemetryLevel": "off",
    "security.workspace.trust.enabled": false,
  };
  writeFileSync(path.join(profile, "User", "settings.json"), JSON.stringify(settings));
  const args = [
    ...[
      `--extensionDevelopmentPath=${root}`,
      "--user-data-dir",
      profile,
      "--extensions-dir",
      path.join(profile, "extensions"),
    ],
    ...["--new-window", "--wait", "--skip-release-notes", path.dirname(example), example],
  ];
  console.log("opening examples/ in VS Code; Ctrl+C or closing the window ends this");
  const child = spawn(windows ? `"${code}"` : code, args, { stdio: "inherit", shell: windows });
  const close = () => {
    endEditor(profile);
    child.kill();
  };
  process.once("SIGINT", close);
  process.once("SIGTERM", close);
  const status = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", resolve);
  });
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  if (status) throw new Error(`${code} ended with ${status}`);
}

/** `code` hands over to a process of its own; VS Code writes that one's id into the profile. */
function endEditor(profile: string): void {
  try {
    process.kill(Number(readFileSync(path.join(profile, "code.lock"), "utf8")));
  } catch {
    // Not started yet, or closed already.
  }
}
