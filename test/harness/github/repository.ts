// What the double keeps of a repository.
import type { BoardItem } from "./boards.ts";

export interface Issue {
  readonly id: number;
  readonly number: number;
  readonly created: number;
  updated: number;
  title: string;
  body: string | null;
  state: "open" | "closed";
  reason: string | null;
  /** Keys of the repository's labels. */
  labels: string[];
  assignees: string[];
  milestone: number | null;
  type: string | null;
  parent: number | null;
  children: number[];
  blockedBy: number[];
}

export interface Label {
  readonly id: number;
  name: string;
  color: string;
  description: string | null;
}

export interface Milestone {
  readonly id: number;
  readonly number: number;
  readonly time: number;
  title: string;
  state: string;
  description: string | null;
  dueOn: string | null;
}

export interface Repository {
  readonly base: string;
  readonly owner: string;
  name: string;
  readonly id: number;
  readonly url: string;
  readonly issues: Map<number, Issue>;
  readonly labels: Map<string, Label>;
  readonly milestones: Map<number, Milestone>;
  readonly types: readonly {
    readonly id: number;
    readonly node_id: string;
    readonly name: string;
    readonly description: null;
  }[];
  users: readonly string[];
  rights: "push" | "pull";
  archived: boolean;
  hasIssues: boolean;
  isPrivate: boolean;
  fork: boolean;
  /** What is on the project's board. */
  readonly board: BoardItem[];
  /** Issues that were taken away, with the repository they went to or null. */
  readonly gone: Map<number, string | null>;
  /** Features that an older server lacks. */
  readonly off: Set<"sub-issues" | "dependencies" | "types">;
  /** Milliseconds before a new issue shows in lists. */
  listLag: number;
  byId(id: number): Issue | undefined;
  nextId(): number;
  now(): number;
}

export function createRepository(
  facts: Pick<Repository, "owner" | "name" | "now"> & { base: () => string },
): Repository {
  let sequence = 1000;
  const issues = new Map<number, Issue>();
  const ids = new Map<number, Issue>();
  return {
    owner: facts.owner,
    name: facts.name,
    now: facts.now,
    id: 1,
    get base() {
      return facts.base();
    },
    get url() {
      return `${facts.base()}/repos/${this.owner}/${this.name}`;
    },
    issues,
    labels: new Map(),
    milestones: new Map(),
    types: ["Task", "Bug", "Feature"].map((name, at) => ({ id: at + 1, node_id: `IT_${at}`, name, description: null })),
    users: ["octocat", "ada"],
    rights: "push",
    archived: false,
    hasIssues: true,
    isPrivate: true,
    fork: false,
    board: [],
    gone: new Map(),
    off: new Set(),
    listLag: 0,
    byId(id) {
      const known = ids.get(id);
      if (known !== undefined && issues.get(known.number) === known) return known;
      ids.clear();
      for (const issue of issues.values()) ids.set(issue.id, issue);
      return ids.get(id);
    },
    nextId: () => ++sequence,
  };
}
