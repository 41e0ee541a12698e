// Machines that push to one double in one virtual time: what happens next is decided by a seed, so every order of requests
// can be had again. No socket, no timer.
import { buildWorkspaceIndex } from "../../../core/index/buildWorkspaceIndex.ts";
import { houseOf } from "../../../core/dialects/house.ts";
import { read } from "../../../core/dialects/reader.ts";
import { exportDocument } from "../../../core/export/exportDocument.ts";
import type { Outcome } from "../../../core/export/github/execute.ts";
import type { Plan } from "../../../core/export/github/plan.ts";
import type { GitHubPort } from "../../../core/export/github/port.ts";
import type { PushInput, Store } from "../../../core/export/github/push.ts";
import { openPush } from "../../../core/export/github/push.ts";
import { defaultPace } from "../../../core/export/github/talk.ts";
import { Trouble } from "../../../core/export/github/trouble.ts";
import { buildFileIndex, noConfig } from "../../../core/index.ts";
import { positionsOf } from "../../../core/queries/positions.ts";
import { octokitSend } from "../../../github/octokitPort.ts";
import { type GitHubDouble, gitHubDouble, token } from "./gitHubDouble.ts";

/** Ends a machine's run where it stands: nothing that it would have done afterwards happens. */
export class Crash extends Error {}

export interface World {
  readonly double: GitHubDouble;
  now(): number;
  pass(milliseconds: number): void;
  /** Everything that any port logged. */
  readonly log: string[];
  machine(): Machine;
  /** Runs until all are done, their requests in an order that `seed` decides. */
  together<T>(seed: number, runs: readonly (() => Promise<T>)[]): Promise<T[]>;
}

export interface Machine {
  sidecar: string | null;
  journal: string | null;
  cancelled: boolean;
  /** Called before each request and each save of the journal, with a count; throws Crash, or changes the world. */
  onRequest: (count: number, route: string) => void;
  onSave: (count: number) => void;
  onAnswer: (count: number, route: string) => void;
  push(files: Readonly<Record<string, string>>, change?: Partial<PushInput>): Promise<Pushed>;
  plan(files: Readonly<Record<string, string>>, change?: Partial<PushInput>): Promise<Plan>;
}

export type Pushed =
  | { readonly type: "ran"; readonly plan: Plan; readonly outcome: Outcome }
  | { readonly type: "trouble"; readonly trouble: Trouble }
  | { readonly type: "crashed" };

interface Parked {
  readonly at: number;
  readonly go: () => void;
}

export function createWorld(): World {
  let time = Date.UTC(2026, 0, 5);
  let uniques = 0;
  const parked: Parked[] = [];
  let sharing = 0;
  const log: string[] = [];
  const double = gitHubDouble(() => time);

  /** Alone, time jumps; among others, a machine waits for its turn. */
  async function until(at: number): Promise<void> {
    if (sharing < 2) time = Math.max(time, at);
    else await new Promise<void>((go) => parked.push({ at, go }));
  }

  async function together<T>(seed: number, runs: readonly (() => Promise<T>)[]): Promise<T[]> {
    let state = seed | 1;
    const chance = (): number => {
      state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) ^ 0x9e3779b9;
      return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32;
    };
    sharing = runs.length;
    const results = runs.map((run) => run().finally(() => void sharing--));
    let pending = true;
    const all = Promise.all(results).finally(() => {
      pending = false;
    });
    while (pending) {
      await new Promise((resolve) => setImmediate(resolve));
      if (parked.length === 0 || parked.length < sharing) continue;
      const soon = Math.min(...parked.map(({ at }) => at)) + 2000;
      const ready = parked.filter(({ at }) => at <= soon);
      const next = ready[Math.floor(chance() * ready.length)];
      if (next === undefined) continue;
      parked.splice(parked.indexOf(next), 1);
      time = Math.max(time, next.at);
      next.go();
    }
    return all;
  }

  function machine(): Machine {
    let requests = 0;
    let saves = 0;
    const send = octokitSend({
      token,
      api: double.repository.base,
      userAgent: "backlint-test",
      log: (line) => log.push(line),
      fetch: double.fetch,
    });
    const port: GitHubPort = {
      async send(route, parameters) {
        await until(time + 200);
        own.onRequest(++requests, route);
        const answer = await send(route, parameters);
        own.onAnswer(requests, route);
        return answer;
      },
      wait: (milliseconds) => until(time + milliseconds),
      now: () => time,
      cancelled: () => own.cancelled,
      unique: () => `unique${++uniques}`,
    };
    const store: Store = {
      readSidecar: async () => own.sidecar,
      readJournal: async () => own.journal,
      async writeSidecar(text) {
        own.sidecar = text;
      },
      async writeJournal(text) {
        own.onSave(++saves);
        own.journal = text;
      },
      async dropJournal() {
        own.journal = null;
      },
    };
    const own: Machine = {
      sidecar: null,
      journal: null,
      cancelled: false,
      onRequest: () => {},
      onSave: () => {},
      onAnswer: () => {},
      async plan(files, change) {
        return (await openPush(port, store, inputOf(files, change))).plan;
      },
      async push(files, change) {
        requests = 0;
        saves = 0;
        try {
          const push = await openPush(port, store, inputOf(files, change));
          return { type: "ran", plan: push.plan, outcome: await push.run(() => {}) };
        } catch (error) {
          if (error instanceof Crash) return { type: "crashed" };
          if (error instanceof Trouble) return { type: "trouble", trouble: error };
          throw error;
        }
      },
    };
    return own;
  }

  return {
    double,
    log,
    now: () => time,
    pass: (milliseconds) => void (time += milliseconds),
    machine,
    together,
  };
}

/** What an adapter hands over for these files, read as the server reads them. */
export function inputOf(files: Readonly<Record<string, string>>, change: Partial<PushInput> = {}): PushInput {
  const indexes = new Map(
    Object.entries(files).map(([path, text]) => {
      const uri = `file:///${path}`;
      const reading = read({ uri, text, edits: null, previous: null }, houseOf(noConfig));
      return [uri, buildFileIndex(reading)] as const;
    }),
  );
  const workspace = buildWorkspaceIndex(indexes);
  return {
    files: [...indexes].map(([uri, file]) => ({
      document: exportDocument(file, workspace, positionsOf(file)),
      path: uri.slice("file:///".length),
      page: null,
    })),
    target: { host: "https://github.com", owner: "acme", repo: "shop" },
    origin: "github.com/acme/shop",
    options: {},
    pace: defaultPace,
    only: null,
    decisions: { prefer: () => null, recreate: () => false },
    exists: (path) => path in files,
    ...change,
  };
}
