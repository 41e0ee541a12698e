// What each of GitHub's operations does to the double. Where GitHub's words are not documented (refusals of links, limits)
// they are assumptions: code under test must go by status and by reading back.
import { boardOperations } from "./boards.ts";
import type { Issue, Label, Milestone, Repository } from "./repository.ts";
import { issueShape, labelShape, milestoneShape, repositoryShape } from "./shapes.ts";

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

// biome-ignore lint/suspicious/noExplicitAny: bodies were checked against GitHub's document
type Body = any;

export interface Call {
  readonly operation: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: Body;
  readonly url: URL;
}

const documentation_url = "https://docs.github.com/rest";

export function refusal(status: number, message: string, errors?: readonly object[]): Answer {
  return { status, body: { message, ...(errors && { errors }), documentation_url, status: String(status) } };
}

function invalid(resource: string, field: string, code: string, message?: string): Answer {
  return refusal(422, "Validation Failed", [{ resource, field, code, ...(message && { message }) }]);
}

/** Does one operation. */
export function perform(repository: Repository, call: Call): Answer {
  const { parameters, operation } = call;
  const number = Number(parameters["issue_number"]);
  const issue = repository.issues.get(number);
  if (parameters["issue_number"] !== undefined && issue === undefined) return goneOr404(repository, number, call.url);
  const act = operations[operation];
  if (act === undefined) throw new Error(`the double does not play ${operation}`);
  return act(repository, call, issue as Issue);
}

function goneOr404(repository: Repository, number: number, url: URL): Answer {
  const target = repository.gone.get(number);
  if (target === undefined) return refusal(404, "Not Found");
  if (target === null) return refusal(410, "This issue was deleted");
  return {
    status: 301,
    body: { message: "Moved Permanently", url: target },
    headers: { location: new URL(target, url).href },
  };
}

export type Act = (repository: Repository, call: Call, issue: Issue) => Answer;

const operations: Readonly<Record<string, Act>> = {
  ...boardOperations,
  "repos/get": (repository) => ({ status: 200, body: repositoryShape(repository) }),
  "issues/list-for-repo"(repository, { query, url }) {
    const state = query["state"] ?? "open";
    const seen = [...repository.issues.values()]
      .filter(({ created }) => repository.now() - created >= repository.listLag)
      .filter((issue) => state === "all" || issue.state === state)
      .sort((a, b) => (a.created - b.created || a.number - b.number) * (query["direction"] === "asc" ? 1 : -1));
    return page(seen, (issue) => issueShape(repository, issue), query, url);
  },
  "issues/create"(repository, { body }) {
    const now = repository.now();
    const number = 1 + Math.max(0, ...repository.issues.keys(), ...repository.gone.keys());
    const made: Issue = {
      ...{
        id: repository.nextId(),
        number,
        created: now,
        updated: now,
        title: "",
        body: null,
        state: "open",
        reason: null,
      },
      ...{ labels: [], assignees: [], milestone: null, type: null, parent: null, children: [], blockedBy: [] },
    };
    const refused = change(repository, made, body);
    if (refused !== null) return refused;
    repository.issues.set(number, made);
    return { status: 201, body: issueShape(repository, made) };
  },
  "issues/get": (repository, _call, issue) => ({ status: 200, body: issueShape(repository, issue) }),
  "issues/update": (repository, { body }, issue) =>
    change(repository, issue, body ?? {}) ?? { status: 200, body: issueShape(repository, issue) },
  "issues/check-user-can-be-assigned": (repository, { parameters }) =>
    repository.users.includes((parameters["assignee"] ?? "").toLowerCase())
      ? { status: 204 }
      : refusal(404, "Not Found"),
  "issues/list-labels-for-repo": (repository, { query, url }) =>
    page([...repository.labels.values()], (label) => labelShape(repository, label), query, url),
  "issues/get-label"(repository, { parameters }) {
    const label = repository.labels.get(keyOf(parameters["name"]));
    return label === undefined ? refusal(404, "Not Found") : { status: 200, body: labelShape(repository, label) };
  },
  "issues/create-label"(repository, { body }) {
    const key = keyOf(body.name);
    if (repository.labels.has(key)) return invalid("Label", "name", "already_exists");
    if (!/^[0-9a-f]{6}$/i.test(body.color ?? "ededed")) return invalid("Label", "color", "invalid");
    if ([...body.name].length > 50)
      return invalid("Label", "name", "custom", "name is too long (maximum is 50 characters)");
    if ((body.description ?? "").length > 100)
      return invalid("Label", "description", "custom", "description is too long");
    const label = labelFor(repository, body.name, body.color, body.description);
    return { status: 201, body: labelShape(repository, label) };
  },
  "issues/update-label"(repository, { parameters, body }) {
    const label = repository.labels.get(keyOf(parameters["name"]));
    if (label === undefined) return refusal(404, "Not Found");
    Object.assign(label, body);
    return { status: 200, body: labelShape(repository, label) };
  },
  "issues/delete-label"(repository, { parameters }) {
    const key = keyOf(parameters["name"]);
    for (const issue of repository.issues.values()) issue.labels = issue.labels.filter((label) => label !== key);
    return repository.labels.delete(key) ? { status: 204 } : refusal(404, "Not Found");
  },
  "issues/add-labels"(repository, { body }, issue) {
    const names: readonly string[] = body.labels;
    for (const name of names) labelFor(repository, name);
    touch(repository, issue).labels = [...new Set([...issue.labels, ...names.map(keyOf)])];
    const shown = issue.labels.flatMap((key) => repository.labels.get(key) ?? []);
    return { status: 200, body: shown.map((label) => labelShape(repository, label)) };
  },
  "issues/remove-label"(repository, { parameters }, issue) {
    const key = keyOf(parameters["name"]);
    if (!issue.labels.includes(key)) return refusal(404, "Label does not exist");
    touch(repository, issue).labels = issue.labels.filter((label) => label !== key);
    const shown = issue.labels.flatMap((name) => repository.labels.get(name) ?? []);
    return { status: 200, body: shown.map((label) => labelShape(repository, label)) };
  },
  "issues/add-assignees"(repository, { body }, issue) {
    const known = (body.assignees as readonly string[]).filter((login) =>
      repository.users.includes(login.toLowerCase()),
    );
    touch(repository, issue).assignees = [...new Set([...issue.assignees, ...known])];
    return { status: 201, body: issueShape(repository, issue) };
  },
  "issues/remove-assignees"(repository, { body }, issue) {
    touch(repository, issue).assignees = issue.assignees.filter((login) => !body.assignees.includes(login));
    return { status: 200, body: issueShape(repository, issue) };
  },
  "issues/list-milestones": (repository, { query, url }) =>
    page(
      [...repository.milestones.values()].filter(
        ({ state }) => (query["state"] ?? "open") === "all" || state === "open",
      ),
      (milestone) => milestoneShape(repository, milestone),
      query,
      url,
    ),
  "issues/create-milestone"(repository, { body }) {
    if ([...repository.milestones.values()].some(({ title }) => title === body.title)) {
      return invalid("Milestone", "title", "already_exists");
    }
    const { title, state = "open", description = null, due_on: dueOn = null } = body;
    const facts = { id: repository.nextId(), number: repository.milestones.size + 1, time: repository.now() };
    const made: Milestone = { ...facts, title, state, description, dueOn };
    repository.milestones.set(made.number, made);
    return { status: 201, body: milestoneShape(repository, made) };
  },
  "issues/list-sub-issues": (repository, { query, url }, issue) => issuesPage(repository, issue.children, query, url),
  "issues/get-parent"(repository, _call, issue) {
    const parent = issue.parent === null ? undefined : repository.byId(issue.parent);
    return parent === undefined ? refusal(404, "Not Found") : { status: 200, body: issueShape(repository, parent) };
  },
  "issues/add-sub-issue"(repository, { body }, issue) {
    const child = repository.byId(body.sub_issue_id);
    const refused = (why: string) =>
      refusal(422, `An error occurred while adding the sub-issue to the parent issue. ${why}`);
    if (child === undefined) return refusal(404, "The provided sub-issue does not exist");
    if (child.parent !== null && body.replace_parent !== true) return refused("Sub issue may only have one parent");
    if (issue.children.length >= 100) return refused("Parent cannot have more than 100 sub-issues");
    if (depthOf(repository, issue) >= 8) return refused("Cannot have more than 8 layers of sub-issues");
    const before = child.parent === null ? undefined : repository.byId(child.parent);
    if (before !== undefined) touch(repository, before).children = before.children.filter((id) => id !== child.id);
    touch(repository, child).parent = issue.id;
    touch(repository, issue).children.push(child.id);
    return { status: 201, body: issueShape(repository, issue) };
  },
  "issues/remove-sub-issue"(repository, { body }, issue) {
    const child = repository.byId(body.sub_issue_id);
    if (child === undefined || child.parent !== issue.id) return refusal(404, "Not Found");
    touch(repository, child).parent = null;
    touch(repository, issue).children = issue.children.filter((id) => id !== child.id);
    return { status: 200, body: issueShape(repository, issue) };
  },
  "issues/list-dependencies-blocked-by": (repository, { query, url }, issue) =>
    issuesPage(repository, issue.blockedBy, query, url),
  "issues/add-blocked-by-dependency"(repository, { body }, issue) {
    const target = repository.byId(body.issue_id);
    if (target === undefined) return refusal(404, "Not Found");
    if (target === issue) return invalid("Issue", "target", "custom", "cannot block itself");
    if (issue.blockedBy.includes(target.id))
      return refusal(422, "Validation failed: Target issue has already been taken");
    if (issue.blockedBy.length >= 50) return refusal(422, "Validation failed: too many dependencies");
    touch(repository, issue).blockedBy.push(target.id);
    return { status: 201, body: issueShape(repository, issue) };
  },
  "issues/remove-dependency-blocked-by"(repository, { parameters }, issue) {
    const id = Number(parameters["issue_id"]);
    if (!issue.blockedBy.includes(id)) return refusal(404, "Not Found");
    touch(repository, issue).blockedBy = issue.blockedBy.filter((one) => one !== id);
    return { status: 200, body: issueShape(repository, issue) };
  },
  "repos/list-issue-types": (repository) =>
    repository.off.has("types") ? refusal(404, "Not Found") : { status: 200, body: repository.types },
};

const keyOf = (name: string | undefined): string => decodeURIComponent(name ?? "").toLowerCase();

function touch(repository: Repository, issue: Issue): Issue {
  issue.updated = repository.now();
  return issue;
}

function depthOf(repository: Repository, issue: Issue): number {
  const parent = issue.parent === null ? undefined : repository.byId(issue.parent);
  return parent === undefined ? 1 : 1 + depthOf(repository, parent);
}

function labelFor(repository: Repository, name: string, color = "ededed", description: string | null = null): Label {
  const key = name.toLowerCase();
  const label = repository.labels.get(key) ?? { id: repository.nextId(), name, color, description };
  repository.labels.set(key, label);
  return label;
}

/** Create and update share this; answers the refusal, or null when the issue was changed. */
function change(repository: Repository, issue: Issue, body: Body): Answer | null {
  const labels: readonly string[] = body.labels ?? [];
  if (body.title !== undefined && body.title.trim() === "") return invalid("Issue", "title", "missing_field");
  if ([...(body.title ?? "")].length > 256)
    return invalid("Issue", "title", "custom", "title is too long (maximum is 256 characters)");
  if ([...(body.body ?? "")].length > 65536)
    return invalid("Issue", "body", "custom", "body is too long (maximum is 65536 characters)");
  if (typeof body.milestone === "number" && !repository.milestones.has(body.milestone))
    return invalid("Issue", "milestone", "invalid");
  for (const login of body.assignees ?? [])
    if (!repository.users.includes(login)) return invalid("Issue", "assignees", "invalid");
  if (typeof body.type === "string" && !repository.types.some(({ name }) => name === body.type))
    return invalid("Issue", "type", "invalid");
  for (const name of labels) if (name === "" || [...name].length > 50) return invalid("Label", "name", "invalid");
  if (body.title !== undefined) issue.title = body.title;
  if (body.body !== undefined) issue.body = body.body;
  if (body.state !== undefined) {
    issue.state = body.state;
    issue.reason = body.state_reason ?? (body.state === "closed" ? "completed" : null);
  }
  if (repository.rights === "push") {
    // Without push access GitHub drops these in silence.
    for (const name of labels) labelFor(repository, name);
    if (body.labels !== undefined) issue.labels = [...new Set(labels.map(keyOf))];
    if (body.milestone !== undefined) issue.milestone = body.milestone;
    if (body.assignees !== undefined) issue.assignees = [...body.assignees];
    if (body.type !== undefined) issue.type = body.type;
  }
  touch(repository, issue);
  return null;
}

function issuesPage(repository: Repository, ids: readonly number[], query: Call["query"], url: URL): Answer {
  const issues = ids.flatMap((id) => repository.byId(id) ?? []);
  return page(issues, (issue) => issueShape(repository, issue), query, url);
}

/** One page, with links in the form that GitHub itself uses. */
function page<T>(all: readonly T[], shape: (one: T) => object, query: Call["query"], url: URL): Answer {
  const size = Math.min(Number(query["per_page"] ?? 30), 100);
  const number = Number(query["page"] ?? 1);
  const last = Math.max(1, Math.ceil(all.length / size));
  const to = (target: number, rel: string): string => {
    const address = new URL(url);
    address.pathname = address.pathname.replace(/\/repos\/[^/]+\/[^/]+/, "/repositories/1");
    address.searchParams.set("page", String(target));
    return `<${address.href}>; rel="${rel}"`;
  };
  const links = number < last ? [to(number + 1, "next"), to(last, "last")] : [];
  const body = all.slice((number - 1) * size, number * size).map(shape);
  return { status: 200, body, headers: links.length > 0 ? { link: links.join(", ") } : {} };
}
