// The token of a run: from the environment, else from GitHub's own command line. It is handed on and kept nowhere.
import { spawnSync } from "node:child_process";
import { Unusable } from "./verb.ts";

/** `host` is a web address. A token for github.com is never sent to another server. Throws `Unusable` where there is none. */
export function tokenFor(host: string, env: NodeJS.ProcessEnv = process.env): string {
  const { hostname, origin } = new URL(host);
  const here = env["GITHUB_SERVER_URL"] ?? "https://github.com";
  const names =
    new URL(here).origin === origin ? ["GITHUB_TOKEN", "GH_TOKEN"] : ["GITHUB_ENTERPRISE_TOKEN", "GH_ENTERPRISE_TOKEN"];
  for (const name of names) {
    const token = env[name]?.trim();
    if (token) return token;
  }
  const { status, stdout } = spawnSync("gh", ["auth", "token", "--hostname", hostname], {
    encoding: "utf8",
    windowsHide: true,
  });
  const token = status === 0 ? stdout.trim() : "";
  if (token !== "") return token;
  throw new Unusable(`no token for ${hostname}: set ${names[0]}, or sign in with gh auth login --hostname ${hostname}`);
}
