// GitHub's interface through Octokit: one request, one answer, nothing repeated by itself. What adapters of the export share.
import { Octokit } from "@octokit/core";
import type { Answer, GitHubPort } from "../core/export/github/port.ts";

export interface OctokitFacts {
  /** Never written anywhere; Octokit takes it out of its own errors. */
  readonly token: string;
  /** "https://api.github.com", or that of another server. */
  readonly api: string;
  readonly userAgent: string;
  /** Told of each exchange: the route and the status, nothing that was sent. */
  readonly log: (line: string) => void;
  readonly fetch?: typeof fetch;
}

const silent = { debug() {}, info() {}, warn() {}, error() {} };
/** Milliseconds after which a request counts as unanswered. */
const patience = 30_000;

export function octokitSend({ token, api, userAgent, log, fetch: own }: OctokitFacts): GitHubPort["send"] {
  const octokit = new Octokit({ auth: token, baseUrl: api, userAgent, log: silent });
  return async (route, parameters) => {
    const answer = await ask(octokit, route, parameters, own);
    log(`${route} ${answer.status === 0 ? "no answer" : answer.status}`);
    return answer;
  };
}

async function ask(
  octokit: Octokit,
  route: string,
  parameters: object,
  own: typeof fetch | undefined,
): Promise<Answer> {
  // A redirected write would arrive as a read.
  const redirect: "follow" | "manual" = route.startsWith("GET ") ? "follow" : "manual";
  const request = { ...(own && { fetch: own }), redirect, signal: AbortSignal.timeout(patience) };
  const headers = { "x-github-api-version": "2022-11-28" };
  try {
    const { status, data, headers: told } = await octokit.request(route, { ...parameters, headers, request });
    return { status, data, headers: textsOf(told) };
  } catch (error) {
    const response = (error as { response?: { status: number; data: unknown; headers: object } }).response;
    if (response === undefined) return { status: 0, data: null, headers: {} };
    return { status: response.status, data: response.data, headers: textsOf(response.headers) };
  }
}

function textsOf(headers: object): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, value === undefined ? undefined : String(value)]),
  );
}

/**
 * Where a server's interface is: api.github.com, api.SUBDOMAIN.ghe.com, or HOST/api/v3. `host` is a web address; null for
 * one that is none.
 */
export function apiOf(host: string): string | null {
  if (!URL.canParse(host)) return null;
  const { protocol, hostname, host: authority } = new URL(host);
  if (protocol !== "https:" && hostname !== "127.0.0.1" && hostname !== "localhost") return null;
  if (hostname === "github.com" || hostname === "www.github.com") return "https://api.github.com";
  if (hostname.endsWith(".ghe.com")) return `https://api.${authority}`;
  return `${protocol}//${authority}/api/v3`;
}
