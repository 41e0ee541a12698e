// One push at a time into a repository: a label that exists while somebody pushes. GitHub makes a label only once, whoever
// asks first, and has nothing else of the kind. Who crashed leaves it; after a quarter of an hour it counts for nothing.
import { say } from "../../text/message.ts";
import { nameOfTarget } from "./port.ts";
import type { Talk } from "./talk.ts";
import { Trouble } from "./trouble.ts";

export const lockName = "backlint-push-lock";
const stale = 15 * 60_000;
const renewal = 4 * 60_000;
const label = "/repos/{owner}/{repo}/labels/{name}";

export interface Lock {
  /** Makes sure that it is still ours, and keeps it from ageing. Throws `Trouble` where somebody took it. */
  hold(): Promise<void>;
  /** Answers whether it is gone; one that is left ages. */
  release(): Promise<boolean>;
  /** Lets it end by itself in a minute: what was made last may not show in GitHub's lists yet. */
  expire(): Promise<void>;
}

/** Takes the lock, or throws `Trouble`. `mine` names whoever asks: a lock that says so is taken over. */
export async function takeLock(talk: Talk, mine: string): Promise<Lock> {
  const { port, target } = talk;
  const text = (since = port.now()): string => `Backlint pushes here, since ${new Date(since).toISOString()} (${mine})`;
  const holder = async (): Promise<{ readonly text: string; readonly ours: boolean } | null> => {
    const { status, data } = await talk.read(`GET ${label}`, { name: lockName }, [404]);
    if (status === 404) return null;
    const said = String((data as { description?: unknown } | null)?.description ?? "");
    return { text: said, ours: said.includes(`(${mine})`) };
  };
  let checked = port.now();

  for (let tries = 0; ; tries++) {
    const parameters = { name: lockName, color: "ededed", description: text() };
    const made = await talk.write("POST /repos/{owner}/{repo}/labels", parameters);
    if (made.type === "done") break;
    const now = await holder();
    if (now?.ours === true) break;
    const age = now === null ? 0 : port.now() - Date.parse(/since (\S+)/.exec(now.text)?.[1] ?? "");
    if (tries > 4 || (now !== null && age < stale)) throw taken(now?.text ?? "");
    if (now !== null) await talk.write(`DELETE ${label}`, { name: lockName });
  }

  return {
    async hold() {
      if (port.now() - checked < renewal) return;
      const now = await holder();
      if (now?.ours !== true) throw taken(now?.text ?? "");
      await port.send(`PATCH ${label}`, {
        owner: target.owner,
        repo: target.repo,
        name: lockName,
        description: text(),
      });
      checked = port.now();
    },
    async expire() {
      const description = text(port.now() - stale + 60_000);
      await port.send(`PATCH ${label}`, { owner: target.owner, repo: target.repo, name: lockName, description });
    },
    async release() {
      for (let tries = 0; tries < 3; tries++) {
        const { status } = await port.send(`DELETE ${label}`, {
          owner: target.owner,
          repo: target.repo,
          name: lockName,
        });
        if (status === 204 || status === 404) return true;
      }
      return false;
    },
  };

  function taken(said: string): Trouble {
    const since = /since (\S+)/.exec(said)?.[1];
    const name = nameOfTarget(target);
    const what =
      since === undefined
        ? say`Somebody else is pushing to ${name}`
        : say`Somebody else is pushing to ${name}, since ${since}`;
    const next = say`Push again when it is done; a lock that was left behind ends after 15 minutes, or when you delete the label ${lockName}`;
    return new Trouble("locked", what, next);
  }
}
