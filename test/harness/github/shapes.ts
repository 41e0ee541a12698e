// GitHub's answers in GitHub's shape: what the double keeps, told as the REST interface tells it.
import type { Issue, Label, Milestone, Repository } from "./repository.ts";

export const iso = (time: number): string => new Date(time).toISOString().replace(/\.\d+Z/, "Z");

export function userShape(base: string, login: string): object {
  const url = `${base}/users/${login}`;
  const links = Object.fromEntries(
    "avatar html followers subscriptions organizations repos received_events"
      .split(" ")
      .map((name) => [`${name}_url`, url]),
  );
  const templates = {
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    events_url: `${url}/events{/privacy}`,
  };
  return {
    login,
    id: 1,
    node_id: "U_1",
    gravatar_id: "",
    url,
    ...links,
    ...templates,
    type: "User",
    site_admin: false,
  };
}

export function labelShape({ url }: Repository, label: Label): object {
  const { id, name, color, description } = label;
  return {
    id,
    node_id: `LA_${id}`,
    url: `${url}/labels/${encodeURIComponent(name)}`,
    name,
    color,
    default: false,
    description,
  };
}

export function milestoneShape(repository: Repository, milestone: Milestone): object {
  const { base, url, issues } = repository;
  const { id, number, title, state, description, dueOn, time } = milestone;
  const own = [...issues.values()].filter((issue) => issue.milestone === number);
  const open = own.filter((issue) => issue.state === "open").length;
  return {
    url: `${url}/milestones/${number}`,
    html_url: `${url}/milestone/${number}`,
    labels_url: `${url}/milestones/${number}/labels`,
    id,
    node_id: `MI_${id}`,
    number,
    title,
    description,
    creator: userShape(base, "octocat"),
    open_issues: open,
    closed_issues: own.length - open,
    state,
    created_at: iso(time),
    updated_at: iso(time),
    due_on: dueOn,
    closed_at: null,
  };
}

export function issueShape(repository: Repository, issue: Issue): object {
  const { base, url, off } = repository;
  const own = `${url}/issues/${issue.number}`;
  const parent = issue.parent === null ? undefined : repository.byId(issue.parent);
  return {
    id: issue.id,
    node_id: `I_${issue.id}`,
    url: own,
    repository_url: url,
    labels_url: `${own}/labels{/name}`,
    comments_url: `${own}/comments`,
    events_url: `${own}/events`,
    html_url: `${base}/${repository.owner}/${repository.name}/issues/${issue.number}`,
    number: issue.number,
    state: issue.state,
    state_reason: issue.reason,
    title: issue.title,
    body: issue.body,
    user: userShape(base, "octocat"),
    labels: issue.labels
      .flatMap((key) => repository.labels.get(key) ?? [])
      .map((label) => labelShape(repository, label)),
    assignee: issue.assignees[0] === undefined ? null : userShape(base, issue.assignees[0]),
    assignees: issue.assignees.map((login) => userShape(base, login)),
    milestone: issue.milestone === null ? null : milestoneOf(repository, issue.milestone),
    locked: false,
    active_lock_reason: null,
    comments: 0,
    closed_at: issue.state === "closed" ? iso(issue.updated) : null,
    created_at: iso(issue.created),
    updated_at: iso(issue.updated),
    author_association: "OWNER",
    type: repository.types.find(({ name }) => name === issue.type) ?? null,
    ...(off.has("sub-issues")
      ? {}
      : {
          sub_issues_summary: subIssues(repository, issue),
          parent_issue_url: parent === undefined ? null : `${url}/issues/${parent.number}`,
        }),
    ...(off.has("dependencies") ? {} : { issue_dependencies_summary: dependencies(repository, issue) }),
  };
}

function milestoneOf(repository: Repository, number: number): object | null {
  const milestone = repository.milestones.get(number);
  return milestone === undefined ? null : milestoneShape(repository, milestone);
}

function subIssues(repository: Repository, issue: Issue): object {
  const children = issue.children.flatMap((id) => repository.byId(id) ?? []);
  const completed = children.filter(({ state }) => state === "closed").length;
  const percent_completed = children.length === 0 ? 0 : Math.round((100 * completed) / children.length);
  return { total: children.length, completed, percent_completed };
}

function dependencies(repository: Repository, issue: Issue): object {
  const open = (ids: readonly number[]) => ids.filter((id) => repository.byId(id)?.state === "open").length;
  const blocking = [...repository.issues.values()].flatMap((other) =>
    other.blockedBy.includes(issue.id) ? [other.id] : [],
  );
  return {
    blocked_by: open(issue.blockedBy),
    total_blocked_by: issue.blockedBy.length,
    blocking: open(blocking),
    total_blocking: blocking.length,
  };
}

export function repositoryShape(repository: Repository): object {
  const { url, base, owner, name, rights } = repository;
  const link = Object.fromEntries(
    `archive assignees blobs branches collaborators comments commits compare contents contributors deployments downloads
    events forks git_commits git_refs git_tags hooks issue_comment issue_events issues keys labels languages merges
    milestones notifications pulls releases stargazers statuses subscribers subscription tags teams trees html clone git ssh svn mirror`
      .split(/\s+/)
      .map((word) => [`${word}_url`, url]),
  );
  const counts = Object.fromEntries(
    `forks forks_count open_issues open_issues_count size stargazers_count watchers watchers_count network_count subscribers_count`
      .split(" ")
      .map((word) => [word, 0]),
  );
  const time = iso(0);
  return {
    ...link,
    ...counts,
    url,
    id: repository.id,
    node_id: `R_${repository.id}`,
    name,
    full_name: `${owner}/${name}`,
    owner: userShape(base, owner),
    private: repository.isPrivate,
    fork: repository.fork,
    description: null,
    default_branch: "main",
    has_issues: repository.hasIssues,
    has_projects: true,
    has_wiki: false,
    has_pages: false,
    has_discussions: false,
    homepage: null,
    language: null,
    archived: repository.archived,
    disabled: false,
    license: null,
    pushed_at: time,
    created_at: time,
    updated_at: time,
    permissions: { admin: false, push: rights === "push", pull: true },
  };
}
