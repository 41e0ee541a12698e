// A stateful double of GitHub's issues interface. Every request and every answer is checked against GitHub's own OpenAPI
// document; what does not fit stands in `violations`, which every test expects to be empty. It answers a `fetch` of its own, or
// over loopback (listen). Time is the test's.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { matchOf, requestErrors, responseErrors } from "./openApi.ts";
import { type Answer, perform, refusal } from "./operations.ts";
import { createRepository, type Repository } from "./repository.ts";

/** `lost`, `502after`: it is done, and the answer does not arrive. `502before`, `timeout`: it is not done. */
export type Fault = "lost" | "502after" | "502before" | "timeout" | "secondary" | "primary";

export interface Exchange {
  readonly method: string;
  readonly path: string;
  readonly operation: string | null;
  readonly body: unknown;
  /** "lost" where no answer was given. */
  readonly status: number | "lost";
}

export interface GitHubDouble {
  readonly repository: Repository;
  readonly violations: string[];
  readonly exchanges: Exchange[];
  /** Asked before each request: the fault to play, if any. It may change the repository, or throw as a crash would. */
  onRequest: (operation: string, method: string) => Fault | null;
  /** Replaces every answer, for tests of refusals. */
  refuse: ((pathname: string, method: string) => Answer | null) | null;
  /** Creations allowed in a minute and in an hour of the test's time. */
  limits: { perMinute: number; perHour: number };
  readonly fetch: typeof fetch;
  /** Serves on loopback, also under /api/v3; answers the address. */
  listen(): Promise<string>;
  close(): Promise<void>;
  /** Writes seen so far. */
  writes(): readonly Exchange[];
}

export const token = "ghp_double0000000000000000000000000000000";

const creations = new Set(["issues/create", "issues/add-sub-issue", "issues/add-blocked-by-dependency"]);

export function gitHubDouble(now: () => number, owner = "acme", name = "shop"): GitHubDouble {
  let base = "http://127.0.0.1:1";
  const repository = createRepository({ owner, name, now, base: () => base });
  const created: number[] = [];
  const server = createServer(async (incoming, outgoing) => {
    let body = "";
    for await (const part of incoming) body += part;
    try {
      const headers = new Headers(
        Object.entries(incoming.headers).flatMap(([key, value]) =>
          typeof value === "string" ? [[key, value]] : [],
        ) as [string, string][],
      );
      const url = new URL(incoming.url ?? "/", base);
      const answer = answerTo(incoming.method ?? "GET", url, headers, body === "" ? undefined : body);
      outgoing.writeHead(answer.status, headersOf(answer));
      outgoing.end(answer.body === undefined ? "" : JSON.stringify(answer.body));
    } catch {
      outgoing.destroy();
    }
  });

  function answerTo(method: string, url: URL, headers: Headers, text: string | undefined): Answer {
    const pathname = url.pathname
      .replace(/^\/api\/v3/, "")
      .replace(/^\/repositories\/1(?=\/|$)/, `/repos/${repository.owner}/${repository.name}`);
    const body = text === undefined ? undefined : JSON.parse(text);
    const match = matchOf(method, decodeURI(pathname));
    const operation = match?.operation.id ?? null;
    const record = (answer: Answer | "lost"): void => {
      double.exchanges.push({
        method,
        path: pathname,
        operation,
        body,
        status: answer === "lost" ? "lost" : answer.status,
      });
    };
    const told = (answer: Answer): Answer => {
      record(answer);
      return answer;
    };
    const fault = double.onRequest(operation ?? "", method);
    if (headers.get("authorization")?.split(" ")[1] !== token) return told(refusal(401, "Bad credentials"));
    const refused = double.refuse?.(pathname, method) ?? null;
    if (refused !== null) return told(refused);
    if (match === null) {
      double.violations.push(`no such operation: ${method} ${pathname}`);
      return told(refusal(404, "Not Found"));
    }
    const missing = /sub_issue|\/parent$/.test(pathname)
      ? "sub-issues"
      : /dependencies/.test(pathname)
        ? "dependencies"
        : "types";
    if (missing !== "types" && repository.off.has(missing)) return told(refusal(404, "Not Found"));
    const [, , ownerAsked = "", nameAsked = ""] = pathname.split("/");
    if (
      pathname.startsWith("/repos/") &&
      `${ownerAsked}/${nameAsked}`.toLowerCase() !== `${repository.owner}/${repository.name}`
    ) {
      return told(refusal(404, "Not Found"));
    }
    const query = Object.fromEntries(url.searchParams);
    const errors = requestErrors(match, query, body);
    if (errors.length > 0) {
      double.violations.push(`request ${method} ${pathname}: ${errors.join(" | ")}`);
      return told(refusal(422, errors.join(" | ")));
    }
    if (fault === "502before") return told({ status: 502, body: { message: "Server Error" } });
    if (fault === "timeout") {
      record("lost");
      throw new TypeError("fetch failed");
    }
    const limited = limitedBy(match.operation.id, fault);
    if (limited !== null) return told(limited);
    const { parameters } = match;
    const answer = perform(repository, { operation: match.operation.id, parameters, query, body, url });
    const wrong =
      answer.status === 301 && operation !== "issues/get" ? [] : responseErrors(match, answer.status, answer.body);
    if (wrong.length > 0)
      double.violations.push(`response ${answer.status} ${method} ${pathname}: ${wrong.join(" | ")}`);
    if (fault === "lost") {
      record("lost");
      throw new TypeError("fetch failed");
    }
    return told(fault === "502after" ? { status: 502, body: { message: "Server Error" } } : answer);
  }

  function limitedBy(operation: string, fault: Fault | null): Answer | null {
    if (fault === "primary") {
      const reset = String(Math.ceil(now() / 1000) + 120);
      const headers = { "x-ratelimit-remaining": "0", "x-ratelimit-reset": reset };
      return { ...refusal(403, "API rate limit exceeded for user ID 1."), headers };
    }
    const within = (time: number) => created.filter((at) => now() - at < time).length;
    const over = within(60_000) >= double.limits.perMinute || within(3_600_000) >= double.limits.perHour;
    if (fault === "secondary" || (creations.has(operation) && over)) {
      const headers: Record<string, string> = fault === "secondary" ? { "retry-after": "60" } : {};
      return {
        ...refusal(403, "You have exceeded a secondary rate limit. Please wait a few minutes before you try again."),
        headers,
      };
    }
    if (creations.has(operation)) created.push(now());
    return null;
  }

  const double: GitHubDouble = {
    repository,
    violations: [],
    exchanges: [],
    onRequest: () => null,
    refuse: null,
    limits: { perMinute: 80, perHour: 500 },
    async fetch(input, init) {
      const url = new URL(String(input));
      const answer = answerTo(init?.method ?? "GET", url, new Headers(init?.headers), init?.body?.toString());
      if (answer.status === 301 && init?.redirect !== "manual") {
        const target = answer.headers?.["location"] ?? "";
        return double.fetch(target, init);
      }
      const empty = answer.status === 204 || answer.status === 304;
      return new Response(empty ? null : JSON.stringify(answer.body), {
        status: answer.status,
        headers: headersOf(answer),
      });
    },
    async listen() {
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      return base;
    },
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
    writes: () => double.exchanges.filter(({ method }) => method !== "GET"),
  };
  return double;
}

function headersOf(answer: Answer): Record<string, string> {
  return { "content-type": "application/json; charset=utf-8", "x-github-request-id": "D:1", ...answer.headers };
}
