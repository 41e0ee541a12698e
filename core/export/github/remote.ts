// GitHub's side of a plan: the repository, what its server can do, and every issue that matters, as read at one moment.
import { takeApart } from "../issueBody.ts";
import { nameOfTarget } from "./port.ts";
import { lookAtProject, type Project } from "./project.ts";
import type { Entry } from "./sidecar.ts";
import type { Talk } from "./talk.ts";
import { archived, issuesOff, noPush, renamed } from "./trouble.ts";

export interface RemoteIssue {
  readonly number: number;
  readonly id: number;
  readonly title: string;
  readonly body: string;
  readonly state: "open" | "closed";
  readonly reason: string | null;
  readonly labels: readonly string[];
  readonly assignees: readonly string[];
  readonly milestone: string | null;
  readonly type: string | null;
  /** The parent's number; undefined where the server does not say. */
  readonly parent: number | null | undefined;
  readonly children: number;
  /** Database IDs of the issues that block it; undefined where that was not read. */
  readonly blockedBy: readonly number[] | undefined;
}

export interface Remote {
  readonly name: string;
  readonly id: number;
  readonly isPrivate: boolean;
  readonly fork: boolean;
  readonly can: { readonly subIssues: boolean; readonly dependencies: boolean };
  /** Names of the issue types there are. */
  readonly types: readonly string[];
  readonly labels: readonly string[];
  readonly milestones: ReadonlyMap<string, number>;
  readonly byNumber: ReadonlyMap<number, RemoteIssue>;
  /** Issues by what their marker names; of several with one marker the oldest. */
  readonly byRef: ReadonlyMap<string, RemoteIssue>;
  /** Further issues with a marker that an older one has. */
  readonly doubles: readonly { readonly ref: string; readonly number: number; readonly kept: number }[];
  /** Issues that the sidecar knows and that are not in the repository any more. */
  readonly gone: ReadonlyMap<string, "deleted" | "transferred">;
  /** Of the people asked for, those who can be assigned, by lower-case login. */
  readonly assignable: ReadonlySet<string>;
  /** The board for new issues; null where none is asked for, or it cannot be read. */
  readonly project: Project | null;
}

/** What a plan wants to know. */
export interface Interest {
  readonly entries: ReadonlyMap<string, Entry>;
  /** Keys of the files that are to be pushed. */
  readonly backlogs: ReadonlySet<string>;
  readonly logins: readonly string[];
  readonly project: string | null;
}

const issues = "GET /repos/{owner}/{repo}/issues";
const issue = "GET /repos/{owner}/{repo}/issues/{issue_number}";

/** Reads GitHub's side. Throws `Trouble` where nothing can be pushed there. */
export async function look(talk: Talk, interest: Interest): Promise<Remote> {
  const repository = await lookAtRepository(talk);
  const labels = (await talk.all("GET /repos/{owner}/{repo}/labels")).map(nameOf);
  const listed = await talk.all("GET /repos/{owner}/{repo}/milestones", { state: "all" });
  const types = await talk.read("GET /repos/{owner}/{repo}/issue-types", {}, [404]);
  const found = await listIssues(talk, "asc");
  const byNumber = new Map(found.map((one) => [one.number, one]));
  const gone = new Map<string, "deleted" | "transferred">();
  for (const [ref, { number }] of interest.entries) {
    if (byNumber.has(number)) continue;
    const { status, data } = await talk.read(issue, { issue_number: number }, [301, 404, 410]);
    const one = status === 200 ? remoteIssue(data) : null;
    if (one !== null && one.number === number) byNumber.set(number, one);
    else gone.set(ref, status === 200 || status === 301 ? "transferred" : "deleted");
  }
  const { byRef, doubles } = markersIn([...byNumber.values()]);
  const can = await abilities(talk, [...byNumber.values()]);
  const known = [...byRef].map(([ref, one]) => [ref, one.number] as const);
  const listedBefore = [...interest.entries].map(([ref, one]) => [ref, one.number] as const);
  const ours = [...known, ...listedBefore].flatMap(([ref, one]) =>
    interest.backlogs.has(ref.slice(0, ref.indexOf("/"))) ? [one] : [],
  );
  for (const at of new Set(ours)) {
    const one = byNumber.get(at);
    if (one !== undefined) byNumber.set(at, await withLinks(talk, one, can));
  }
  const refreshed = new Map([...byRef].map(([ref, one]) => [ref, byNumber.get(one.number) ?? one]));
  return {
    ...repository,
    can,
    types: Array.isArray(types.data) ? types.data.map(nameOf) : [],
    labels,
    milestones: new Map(listed.map((one) => [text(one, "title") ?? "", number(one, "number")])),
    byNumber,
    byRef: refreshed,
    doubles,
    gone,
    assignable: await assignableOf(talk, interest.logins),
    project: interest.project === null ? null : await lookAtProject(talk, interest.project),
  };
}

/** Every issue of the repository, pull requests left out. */
export async function listIssues(talk: Talk, direction: "asc" | "desc"): Promise<readonly RemoteIssue[]> {
  const listed = await talk.all(issues, { state: "all", sort: "created", direction });
  return listed.flatMap((one) => (member(one, "pull_request") === undefined ? [remoteIssue(one)] : []));
}

export function markersIn(found: readonly RemoteIssue[]): Pick<Remote, "byRef" | "doubles"> {
  const byRef = new Map<string, RemoteIssue>();
  const doubles: { ref: string; number: number; kept: number }[] = [];
  for (const one of [...found].sort((a, b) => a.number - b.number)) {
    const { ref } = takeApart(one.body);
    if (ref === null) continue;
    const first = byRef.get(ref);
    if (first === undefined) byRef.set(ref, one);
    else doubles.push({ ref, number: one.number, kept: first.number });
  }
  return { byRef, doubles };
}

async function lookAtRepository(talk: Talk): Promise<Pick<Remote, "name" | "id" | "isPrivate" | "fork">> {
  const wanted = nameOfTarget(talk.target);
  const { data } = await talk.read("GET /repos/{owner}/{repo}");
  const name = text(data, "full_name") ?? wanted;
  if (name.toLowerCase() !== wanted.toLowerCase()) throw renamed(wanted, name);
  if (member(data, "archived") === true) throw archived(wanted);
  if (member(data, "has_issues") === false) throw issuesOff(wanted);
  if (member(member(data, "permissions"), "push") === false) throw noPush(wanted);
  return {
    name,
    id: number(data, "id"),
    isPrivate: member(data, "private") === true,
    fork: member(data, "fork") === true,
  };
}

/** Older servers lack links. An issue tells what its server can do; without one, asking for its links does. */
async function abilities(talk: Talk, found: readonly RemoteIssue[]): Promise<Remote["can"]> {
  const [first] = found;
  if (first === undefined) return { subIssues: true, dependencies: true };
  const can = async (path: string): Promise<boolean> => {
    const route = `GET /repos/{owner}/{repo}/issues/{issue_number}/${path}`;
    return (await talk.read(route, { issue_number: first.number, per_page: 1 }, [404])).status === 200;
  };
  return { subIssues: await can("sub_issues"), dependencies: await can("dependencies/blocked_by") };
}

async function withLinks(talk: Talk, one: RemoteIssue, can: Remote["can"]): Promise<RemoteIssue> {
  const issue_number = one.number;
  const parent = one.parent === undefined && can.subIssues ? await parentOf(talk, issue_number) : one.parent;
  const unread = one.blockedBy === undefined && can.dependencies;
  return { ...one, parent, blockedBy: unread ? await blockersOf(talk, issue_number) : one.blockedBy };
}

/** The number of an issue's parent, or null. */
export async function parentOf(talk: Talk, issue_number: number): Promise<number | null> {
  const route = "GET /repos/{owner}/{repo}/issues/{issue_number}/parent";
  const { status, data } = await talk.read(route, { issue_number }, [404]);
  return status === 200 ? number(data, "number") : null;
}

/** The database IDs of what blocks an issue. */
export async function blockersOf(talk: Talk, issue_number: number): Promise<readonly number[]> {
  const route = "GET /repos/{owner}/{repo}/issues/{issue_number}/dependencies/blocked_by";
  return (await talk.all(route, { issue_number })).map((one) => number(one, "id"));
}

async function assignableOf(talk: Talk, logins: readonly string[]): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const assignee of logins) {
    const { status } = await talk.read("GET /repos/{owner}/{repo}/assignees/{assignee}", { assignee }, [404]);
    if (status === 204) found.add(assignee.toLowerCase());
  }
  return found;
}

/** An issue as the interface tells it; members that are missing count as empty. */
export function remoteIssue(data: unknown): RemoteIssue {
  const parent = member(data, "parent_issue_url");
  const blockers = member(member(data, "issue_dependencies_summary"), "total_blocked_by");
  return {
    number: number(data, "number"),
    id: number(data, "id"),
    title: text(data, "title") ?? "",
    body: text(data, "body") ?? "",
    state: member(data, "state") === "closed" ? "closed" : "open",
    reason: text(data, "state_reason"),
    labels: list(data, "labels").map((label) => (typeof label === "string" ? label : nameOf(label))),
    assignees: list(data, "assignees").map((user) => text(user, "login") ?? ""),
    milestone: text(member(data, "milestone"), "title"),
    type: text(member(data, "type"), "name"),
    parent:
      typeof parent === "string" ? Number(/\/issues\/(\d+)$/.exec(parent)?.[1]) : parent === null ? null : undefined,
    children: number(member(data, "sub_issues_summary"), "total"),
    blockedBy: blockers === 0 ? [] : undefined,
  };
}

function member(data: unknown, name: string): unknown {
  return typeof data === "object" && data !== null ? (data as Record<string, unknown>)[name] : undefined;
}

function text(data: unknown, name: string): string | null {
  const value = member(data, name);
  return typeof value === "string" ? value : null;
}

function number(data: unknown, name: string): number {
  const value = member(data, name);
  return typeof value === "number" ? value : 0;
}

function list(data: unknown, name: string): readonly unknown[] {
  const value = member(data, name);
  return Array.isArray(value) ? value : [];
}

const nameOf = (data: unknown): string => text(data, "name") ?? "";
