// Which repository a remote of a git checkout means.
import type { Target } from "./port.ts";

const forms = [
  /^(?:https?|git):\/\/(?:[^@/\s]+@)?([^/\s]+)\/([^/\s]+)\/([^/\s]+?)(?:\.git)?\/?$/i,
  /^ssh:\/\/(?:[^@/\s]+@)?([^/:\s]+)(?::\d+)?\/([^/\s]+)\/([^/\s]+?)(?:\.git)?\/?$/i,
  /^(?:[^@/\s]+@)?([^/:\s]+):([^/\s]+)\/([^/\s]+?)(?:\.git)?\/?$/,
];

/** The repository behind a remote's address; null where it names none. Credentials in it are dropped. */
export function targetOfRemote(url: string): Target | null {
  for (const form of forms) {
    const [, host = "", owner = "", repo = ""] = form.exec(url.trim()) ?? [];
    // GitHub answers ssh on port 443 under a name of its own.
    if (host !== "")
      return { host: `https://${host.toLowerCase().replace(/^ssh\.github\.com$/, "github.com")}`, owner, repo };
  }
  return null;
}

/** Two spellings of one place. */
export function sameTarget(a: Target, b: Target): boolean {
  const name = ({ host, owner, repo }: Target): string => `${host}/${owner}/${repo}`.toLowerCase();
  return name(a) === name(b);
}
