// What the export needs of the world: requests, time, a way to stop. Adapters and tests bring their own.

import type { Message } from "../../text/message.ts";

export interface Answer {
  /** 0: no answer came, so nobody knows whether the request was carried out. */
  readonly status: number;
  readonly data: unknown;
  readonly headers: Readonly<Record<string, string | undefined>>;
}

export interface GitHubPort {
  /**
   * Sends one request, once: "POST /repos/{owner}/{repo}/issues" with its parameters. Whatever comes of it is the answer; it
   * rejects only where the run itself has to end.
   */
  send(route: string, parameters: Readonly<Record<string, unknown>>): Promise<Answer>;
  /** Waits, or returns early once the run is cancelled. `why` is for people: "waiting 60 s because GitHub asks to". */
  wait(milliseconds: number, why: Message): Promise<void>;
  /** Milliseconds since 1970. */
  now(): number;
  cancelled(): boolean;
  /** A few letters and digits that nobody else has. */
  unique(): string;
}

/** Where a push goes. */
export interface Target {
  /** The web address: "https://github.com". */
  readonly host: string;
  readonly owner: string;
  readonly repo: string;
}

export const nameOfTarget = ({ owner, repo }: Target): string => `${owner}/${repo}`;
