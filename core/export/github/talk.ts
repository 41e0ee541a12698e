// How the export talks to GitHub: one request in flight, paced; refusals for too many requests are waited out; reads are
// repeated, writes never: what became of a write without an answer is for the caller to look up.
import { type Message, say } from "../../text/message.ts";
import { type Answer, type GitHubPort, nameOfTarget, type Target } from "./port.ts";
import { cancelled, messageOf, Trouble, troubleOf } from "./trouble.ts";

/** What became of a write. `unknown`: it may or may not have been carried out. */
export type Written =
  | { readonly type: "done"; readonly data: unknown }
  | { readonly type: "refused"; readonly status: number; readonly why: string }
  | { readonly type: "unknown" };

export interface Talk {
  readonly port: GitHubPort;
  readonly target: Target;
  /** Answers 2xx and the statuses in `accept`; anything else ends the run. */
  read(route: string, parameters?: Parameters, accept?: readonly number[]): Promise<Answer>;
  /** All pages of a list. */
  all(route: string, parameters?: Parameters): Promise<readonly unknown[]>;
  /** `heavy`: it creates something that GitHub counts, an issue or a link. */
  write(route: string, parameters: Parameters, heavy?: boolean): Promise<Written>;
  /** Asked right before each write leaves, after all waiting; throws to keep it back. */
  guard: () => Promise<void>;
}

export type Parameters = Readonly<Record<string, unknown>>;

/** Milliseconds from one write to the next. */
export interface Pace {
  /** After what GitHub counts as content: users measured 20 a minute. */
  readonly heavy: number;
  readonly light: number;
}

export const defaultPace: Pace = { heavy: 3000, light: 1000 };

const politeness = say`waiting to stay within GitHub's limits`;
export const silence = say`waiting because GitHub did not answer`;
const patience = 8;

export function createTalk(port: GitHubPort, target: Target, pace: Pace): Talk {
  let free = 0;
  const repository = { owner: target.owner, repo: target.repo };

  async function pause(milliseconds: number, why: Message): Promise<void> {
    if (milliseconds > 0) await port.wait(milliseconds, why);
    if (port.cancelled()) throw cancelled();
  }

  /** Sends until GitHub no longer says "too many requests": a request that was refused so was not carried out. */
  async function send(route: string, parameters: Parameters, guard?: () => Promise<void>): Promise<Answer> {
    for (let tries = 0; ; tries++) {
      await guard?.();
      const own = route.includes("{owner}") ? repository : {};
      const answer = await port.send(route, { ...own, ...parameters });
      const milliseconds = limitOf(answer, port.now(), tries);
      if (milliseconds === null) return answer;
      if (tries >= patience) {
        throw new Trouble(
          "limit",
          say`GitHub keeps refusing because of its limits`,
          say`Push again in an hour: it goes on where it stopped`,
        );
      }
      await pause(milliseconds, say`waiting ${Math.ceil(milliseconds / 1000)} s because GitHub asks to`);
    }
  }

  async function read(route: string, parameters: Parameters = {}, accept: readonly number[] = []): Promise<Answer> {
    for (let tries = 0; ; tries++) {
      if (port.cancelled()) throw cancelled();
      const answer = await send(route, parameters);
      if ((answer.status >= 200 && answer.status < 300) || accept.includes(answer.status)) return answer;
      const passing = answer.status === 0 || answer.status >= 500;
      if (!passing || tries >= 3) throw troubleOf(answer, nameOfTarget(target));
      await pause(1000 * 2 ** tries, silence);
    }
  }

  const talk: Talk = {
    port,
    target,
    guard: async () => {},
    read,
    async all(route, parameters = {}) {
      const found: unknown[] = [];
      for (let page = 1; ; page++) {
        const { data, headers } = await read(route, { ...parameters, per_page: 100, page });
        if (Array.isArray(data)) found.push(...data);
        if (!/rel="next"/.test(headers["link"] ?? "")) return found;
      }
    },
    async write(route, parameters, heavy = false) {
      await pause(free - port.now(), politeness);
      const answer = await send(route, parameters, () => talk.guard());
      free = port.now() + (heavy ? pace.heavy : pace.light);
      if (answer.status >= 200 && answer.status < 300) return { type: "done", data: answer.data };
      if (answer.status === 0 || answer.status >= 500) return { type: "unknown" };
      if (answer.status === 401 || answer.status === 403) throw troubleOf(answer, nameOfTarget(target));
      return { type: "refused", status: answer.status, why: messageOf(answer.data) };
    },
  };
  return talk;
}

/** How long GitHub wants to be left alone; null where the answer says nothing of the kind. */
function limitOf({ status, data, headers }: Answer, now: number, tries: number): number | null {
  if (status !== 403 && status !== 429) return null;
  const after = Number(headers["retry-after"]);
  if (headers["retry-after"] !== undefined && Number.isFinite(after)) return Math.max(1, after) * 1000;
  const reset = Number(headers["x-ratelimit-reset"]) * 1000;
  if (headers["x-ratelimit-remaining"] === "0" && Number.isFinite(reset)) return Math.max(1000, reset - now);
  const limited = status === 429 || /rate limit|too quickly|abuse/i.test(messageOf(data));
  return limited ? 60_000 * 2 ** Math.min(tries, 4) : null;
}
