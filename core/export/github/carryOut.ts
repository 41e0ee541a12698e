// One step of a plan as requests. A write whose answer is missing is looked up before anything is repeated; a creation is
// looked for several times, for GitHub's lists lag behind.
import { type Message, say } from "../../text/message.ts";
import { takeApart } from "../issueBody.ts";
import { baseOfNew, type NewIssue, type Patch, seenDigest, type Step } from "./operation.ts";
import type { Plan } from "./plan.ts";
import { projectRoute, type ProjectValue } from "./project.ts";
import { blockersOf, parentOf, type RemoteIssue, remoteIssue } from "./remote.ts";
import type { Entry, Journal } from "./sidecar.ts";
import { type Parameters, silence, type Talk } from "./talk.ts";
import { Trouble } from "./trouble.ts";

export type Result =
  | { readonly type: "done" }
  | { readonly type: "made"; readonly entry: Entry }
  | { readonly type: "refused"; readonly why: Message | string }
  /** GitHub shows something else than the plan saw. */
  | { readonly type: "changed" };

export interface StepMeans {
  readonly plan: Plan;
  readonly talk: Talk;
  readonly entryOf: (ref: string) => Entry | undefined;
  /** Notes in the journal that a creation is about to be sent. */
  readonly intend: (intent: Journal["intent"]) => Promise<void>;
}

const issue = "/repos/{owner}/{repo}/issues/{issue_number}";
/** Seconds to wait before each look for an issue that may have been made. */
const looks = [0, 2, 4, 8, 16];
const lagging = say`waiting because GitHub's lists lag behind`;

export function createSteps({ plan, talk, entryOf, intend }: StepMeans): { carryOut(step: Step): Promise<Result> } {
  const milestones = new Map(plan.remote.milestones);
  const done: Result = { type: "done" };

  async function carryOut(step: Step): Promise<Result> {
    if (step.type === "label") {
      const parameters = { name: step.name, color: step.color };
      return repeat("POST /repos/{owner}/{repo}/labels", parameters, async () => {
        return (await talk.read("GET /repos/{owner}/{repo}/labels/{name}", { name: step.name }, [404])).status === 200;
      });
    }
    if (step.type === "milestone") return makeMilestone(step.title, step.due);
    if (step.type === "create") return create(step.ref, step.issue);
    const entry = entryOf(step.ref);
    if (entry === undefined) return { type: "refused", why: say`its issue was not made` };
    const own = { issue_number: entry.number };
    switch (step.type) {
      case "update":
        return update(entry.number, step.seen, step.patch);
      case "close":
        return repeat(`PATCH ${issue}`, { ...own, state: "closed", state_reason: "completed" });
      case "add-labels":
        return repeat(`POST ${issue}/labels`, { ...own, labels: step.names });
      case "remove-label":
        return repeat(`DELETE ${issue}/labels/{name}`, { ...own, name: step.name }, async () => {
          return !(await read(entry.number)).labels.some((name) => name.toLowerCase() === step.name.toLowerCase());
        });
      case "assign":
        return repeat(`POST ${issue}/assignees`, { ...own, assignees: step.names });
      case "unassign":
        return repeat(`DELETE ${issue}/assignees`, { ...own, assignees: [step.name] });
      case "project":
        return putOnBoard(entry, step.values);
      case "parent": {
        const parent = entryOf(step.parent);
        if (parent === undefined) return { type: "refused", why: say`the issue it belongs to was not made` };
        const replace = step.replace ? { replace_parent: true } : {};
        const parameters = { issue_number: parent.number, sub_issue_id: entry.id, ...replace };
        return repeat(
          `POST ${issue}/sub_issues`,
          parameters,
          async () => (await parentOf(talk, entry.number)) === parent.number,
          true,
        );
      }
      case "unparent": {
        const parent = step.parent.startsWith("#") ? Number(step.parent.slice(1)) : entryOf(step.parent)?.number;
        if (parent === undefined) return done;
        const parameters = { issue_number: parent, sub_issue_id: entry.id };
        return repeat(
          `DELETE ${issue}/sub_issue`,
          parameters,
          async () => (await parentOf(talk, entry.number)) !== parent,
        );
      }
      case "block":
      case "unblock": {
        const other = entryOf(step.by);
        if (other === undefined) return { type: "refused", why: say`the issue it waits for was not made` };
        const blocked = async () => (await blockersOf(talk, entry.number)).includes(other.id);
        const route = `${issue}/dependencies/blocked_by`;
        if (step.type === "block") return repeat(`POST ${route}`, { ...own, issue_id: other.id }, blocked);
        return repeat(`DELETE ${route}/{issue_id}`, { ...own, issue_id: other.id }, async () => !(await blocked()));
      }
    }
  }

  /** For writes that change nothing the second time. `holds` tells whether what is wanted is so already. */
  async function repeat(
    route: string,
    parameters: Parameters,
    holds?: () => Promise<boolean>,
    heavy = false,
  ): Promise<Result> {
    for (let tries = 0; ; tries++) {
      const written = await talk.write(route, parameters, heavy);
      if (written.type === "done") return done;
      if (holds !== undefined && (await holds())) return done;
      if (written.type === "refused") return { type: "refused", why: written.why };
      if (tries >= 3) throw unanswered();
      await talk.port.wait(1000 * 2 ** tries, silence);
    }
  }

  /** Putting an issue on a board twice leaves it there once. */
  async function putOnBoard(entry: Entry, values: readonly ProjectValue[]): Promise<Result> {
    const { project } = plan.remote;
    if (project === null) return { type: "refused", why: say`the project cannot be read` };
    const { path, parameters } = projectRoute(project);
    for (let tries = 0; ; tries++) {
      const put = await talk.write(`POST ${path}/items`, { ...parameters, type: "Issue", id: entry.id });
      if (put.type === "refused") return { type: "refused", why: put.why };
      const item = put.type === "done" ? (put.data as { id: number }).id : null;
      const fields = values.map(({ id, value }) => ({ id, value }));
      if (item !== null && fields.length === 0) return done;
      if (item !== null) return repeat(`PATCH ${path}/items/{item_id}`, { ...parameters, item_id: item, fields });
      if (tries >= 3) throw unanswered();
      await talk.port.wait(1000 * 2 ** tries, silence);
    }
  }

  async function makeMilestone(title: string, due: string | null): Promise<Result> {
    const parameters = { title, ...(due === null ? {} : { due_on: `${due}T12:00:00Z` }) };
    const result = await repeat("POST /repos/{owner}/{repo}/milestones", parameters, async () => {
      return (await findMilestone(title)) !== null;
    });
    const number = result.type === "done" ? await findMilestone(title) : null;
    if (number !== null) milestones.set(title, number);
    return result;
  }

  async function findMilestone(title: string): Promise<number | null> {
    const listed = (await talk.all("GET /repos/{owner}/{repo}/milestones", { state: "all" })) as readonly {
      title: string;
      number: number;
    }[];
    return listed.find((one) => one.title === title)?.number ?? null;
  }

  /** A milestone's number as a member of a request; nothing where it could not be made. */
  function milestoneMember(title: string | null | undefined): { milestone?: number | null } {
    if (title === undefined) return {};
    const number = title === null ? null : milestones.get(title);
    return number === undefined ? {} : { milestone: number };
  }

  async function create(ref: string, sent: NewIssue): Promise<Result> {
    const { title, body, labels, assignees, type } = sent;
    const parameters = {
      ...{ title, body, labels, assignees },
      ...(sent.milestone === null ? {} : milestoneMember(sent.milestone)),
      ...(type === null ? {} : { type }),
    };
    for (let tries = 0; tries < 2; tries++) {
      await intend({ ref });
      const written = await talk.write("POST /repos/{owner}/{repo}/issues", parameters, true).catch(async (error) => {
        // Whatever keeps a write back, or refuses it, leaves nothing behind to look for.
        if (error instanceof Trouble) await intend(null);
        throw error;
      });
      if (written.type === "refused") return { type: "refused", why: written.why };
      const made = written.type === "done" ? remoteIssue(written.data) : await findIssue(talk, ref);
      if (made !== null)
        return {
          type: "made",
          entry: { number: made.number, id: made.id, base: baseOfNew(sent, made, plan.remote.project !== null) },
        };
    }
    throw unanswered();
  }

  async function read(number: number): Promise<RemoteIssue> {
    return remoteIssue((await talk.read(`GET ${issue}`, { issue_number: number })).data);
  }

  async function update(number: number, seen: string, patch: Patch): Promise<Result> {
    const { milestone, state, ...plain } = patch;
    const reason = state === undefined ? {} : { state, state_reason: state === "closed" ? "completed" : "reopened" };
    const parameters = { issue_number: number, ...plain, ...reason, ...milestoneMember(milestone) };
    for (let tries = 0; ; tries++) {
      const now = await read(number);
      if (seenDigest(now) !== seen) return tries > 0 && shows(now, patch) ? done : { type: "changed" };
      const written = await talk.write(`PATCH ${issue}`, parameters);
      if (written.type === "done") return done;
      if (written.type === "refused") return { type: "refused", why: written.why };
      if (tries >= 3) throw unanswered();
    }
  }

  return { carryOut };
}

/**
 * The issue of an item, looked for until GitHub's lists must have it, about half a minute; null where there is none. However
 * old the wish: a request that waited for GitHub's limits left long after it was intended.
 */
export async function findIssue(talk: Talk, ref: string): Promise<RemoteIssue | null> {
  const parameters = { state: "all", sort: "created", direction: "desc", per_page: 100 };
  for (const seconds of looks) {
    if (seconds > 0) await talk.port.wait(seconds * 1000, lagging);
    const { data } = await talk.read("GET /repos/{owner}/{repo}/issues", parameters);
    const found = (Array.isArray(data) ? data : []).map(remoteIssue).filter(({ body }) => takeApart(body).ref === ref);
    const [first] = found.sort((a, b) => a.number - b.number);
    if (first !== undefined) return first;
  }
  return null;
}

function shows(now: RemoteIssue, patch: Patch): boolean {
  return Object.entries(patch).every(([field, value]) => now[field as keyof Patch] === value);
}

function unanswered(): Trouble {
  return new Trouble(
    "unsure",
    say`GitHub does not answer, and it is not known whether the last step was carried out`,
    say`Push again in a few minutes: what was sent is looked up first, so nothing is made twice`,
  );
}
