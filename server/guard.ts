// Wraps every handler: a request that fails is logged and answered with the verb's empty value, never with a pop-up.
import { type CancellationToken, ErrorCodes, LSPErrorCodes, ResponseError } from "vscode-languageserver";

export interface Log {
  error(message: string): void;
  warn(message: string): void;
  info(message: string): void;
}

/** What took longest so far, by verb, in milliseconds; shown by the status command. */
export interface Timings {
  readonly slowest: ReadonlyMap<string, number>;
}

export interface Guard extends Timings {
  /** For requests: answers `fallback` when the handler throws, RequestCancelled when nobody waits any more. */
  request<P, R>(
    verb: string,
    fallback: R,
    handler: (params: P, token: CancellationToken) => R | Promise<R>,
  ): (params: P, token: CancellationToken) => Promise<R>;
  /** For notifications and work of our own: logs what is thrown. */
  notification<P>(verb: string, handler: (params: P) => void | Promise<void>): (params: P) => void;
}

/** Operations longer than this are logged, in milliseconds. */
const slow = 50;

/** `clock` answers milliseconds. */
export function createGuard(log: Log, clock: () => number): Guard {
  const slowest = new Map<string, number>();
  const settle = (verb: string, params: unknown, from: number) => {
    const took = clock() - from;
    if (took > (slowest.get(verb) ?? 0)) slowest.set(verb, took);
    if (took > slow) log.info(`[${verb}] ${took.toFixed(0)} ms${about(params)}`);
  };
  const fail = (verb: string, params: unknown, error: unknown) => {
    log.error(
      `[${verb}] failed${about(params)}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
  };
  return {
    slowest,
    request: (verb, fallback, handler) => async (params, token) => {
      if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, "cancelled");
      const from = clock();
      try {
        return await Promise.race([handler(params, token), cancelled(token)]);
      } catch (error) {
        if (error instanceof ResponseError && meantForClient(error.code)) throw error;
        fail(verb, params, error);
        return fallback;
      } finally {
        settle(verb, params, from);
      }
    },
    notification: (verb, handler) => (params) => {
      const from = clock();
      // Called at once, not on the next turn: changes must be taken in the order they came.
      void (async () => handler(params))()
        .catch((error: unknown) => fail(verb, params, error))
        .finally(() => settle(verb, params, from));
    },
  };
}

/** Never settles unless the request is taken back: nobody waits then, and what was begun may end for others' sake. */
function cancelled(token: CancellationToken): Promise<never> {
  return new Promise((_, reject) => {
    token.onCancellationRequested(() => reject(new ResponseError(LSPErrorCodes.RequestCancelled, "cancelled")));
  });
}

/** Answers that a handler throws on purpose: cancelled, out of date, not possible here. */
function meantForClient(code: number): boolean {
  return (
    code === LSPErrorCodes.RequestCancelled ||
    code === LSPErrorCodes.ContentModified ||
    code === LSPErrorCodes.RequestFailed ||
    code === ErrorCodes.InvalidParams
  );
}

function about(params: unknown): string {
  const document = (params as { textDocument?: { uri?: unknown; version?: unknown } } | null | undefined)?.textDocument;
  if (typeof document?.uri !== "string") return "";
  return ` ${document.uri}${typeof document.version === "number" ? ` v${document.version}` : ""}`;
}
