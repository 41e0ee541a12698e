// The steps of a push as plain data, and what they leave behind once they are done.
import type { Message } from "../../text/message.ts";
import { textDigest, tickDigest, ticksOf, takeApart } from "../issueBody.ts";
import { digest } from "../digest.ts";
import type { ProjectValue } from "./project.ts";
import type { RemoteIssue } from "./remote.ts";
import type { Base } from "./sidecar.ts";

/** What a creation sends. Labels, milestone and people are names here; numbers are found when it is sent. */
export interface NewIssue {
  readonly title: string;
  readonly body: string;
  readonly labels: readonly string[];
  readonly assignees: readonly string[];
  readonly milestone: string | null;
  readonly type: string | null;
}

/** Fields that one PATCH replaces. Labels and people are not among them: it would take away those of others. */
export interface Patch {
  readonly title?: string;
  readonly body?: string;
  readonly milestone?: string | null;
  readonly type?: string | null;
  readonly state?: "open" | "closed";
}

export type Operation =
  | { readonly type: "label"; readonly name: string; readonly color: string }
  | { readonly type: "milestone"; readonly title: string; readonly due: string | null }
  | { readonly type: "create"; readonly ref: string; readonly issue: NewIssue }
  /** `seen` is what the plan saw: where GitHub shows anything else by then, the run stops. */
  | {
      readonly type: "update";
      readonly ref: string;
      readonly seen: string;
      readonly patch: Patch;
      readonly settles: Base;
    }
  | { readonly type: "add-labels" | "assign"; readonly ref: string; readonly names: readonly string[] }
  | { readonly type: "remove-label" | "unassign"; readonly ref: string; readonly name: string }
  | { readonly type: "parent"; readonly ref: string; readonly parent: string; readonly replace: boolean }
  | { readonly type: "unparent"; readonly ref: string; readonly parent: string }
  | { readonly type: "block" | "unblock"; readonly ref: string; readonly by: string }
  | { readonly type: "project"; readonly ref: string; readonly values: readonly ProjectValue[] }
  | { readonly type: "close"; readonly ref: string };

/** A step with the words that the preview shows for it. */
export type Step = Operation & { readonly reason: Message };

/** The issue that a step is about; null for labels and milestones, which are the repository's. */
export function refOfStep(step: Operation): string | null {
  return step.type === "label" || step.type === "milestone" ? null : step.ref;
}

/** Whether a step changes fields of an issue that is there already. */
export function isChange({ type }: Operation): boolean {
  return ["update", "add-labels", "remove-label", "assign", "unassign"].includes(type);
}

/** A fingerprint of everything that a PATCH could overwrite. */
export function seenDigest({ title, body, state, milestone, type }: RemoteIssue): string {
  return digest(JSON.stringify([title, body.replace(/\r\n?/g, "\n"), state, milestone, type]));
}

/** The part of a base that a body settles. */
export function bodyBase(body: string): Base {
  const { text } = takeApart(body);
  const ticked = [...ticksOf(text)].flatMap(([key, checked]) => (checked ? [tickDigest(key)] : []));
  return { text: textDigest(text), ticked };
}

/** What both sides agree on after a step. */
export function settled(base: Base, step: Operation): Base {
  switch (step.type) {
    case "update":
      return { ...base, ...step.settles };
    case "add-labels":
      return { ...base, labels: [...(base.labels ?? []), ...step.names] };
    case "remove-label":
      return { ...base, labels: (base.labels ?? []).filter((name) => name.toLowerCase() !== step.name.toLowerCase()) };
    case "assign":
      return { ...base, assignees: [...(base.assignees ?? []), ...step.names] };
    case "unassign":
      return {
        ...base,
        assignees: (base.assignees ?? []).filter((name) => name.toLowerCase() !== step.name.toLowerCase()),
      };
    case "parent":
      return { ...base, parent: step.parent };
    case "unparent":
      return { ...base, parent: null };
    case "block":
      return { ...base, blockedBy: [...(base.blockedBy ?? []), step.by] };
    case "unblock":
      return { ...base, blockedBy: (base.blockedBy ?? []).filter((ref) => ref !== step.by) };
    case "project":
      return { ...base, project: "done" };
    case "close":
      return { ...base, state: "closed" };
    default:
      return base;
  }
}

/** What both sides agree on right after a creation, as GitHub answered it. */
export function baseOfNew(sent: NewIssue, made: RemoteIssue, onBoard: boolean): Base {
  const lower = new Set(made.labels.map((name) => name.toLowerCase()));
  const people = new Set(made.assignees.map((name) => name.toLowerCase()));
  return {
    title: made.title,
    ...bodyBase(made.body),
    state: made.state,
    milestone: made.milestone,
    type: made.type,
    labels: sent.labels.filter((name) => lower.has(name.toLowerCase())),
    assignees: sent.assignees.filter((name) => people.has(name.toLowerCase())),
    parent: null,
    blockedBy: [],
    ...(onBoard ? { project: "pending" as const } : {}),
  };
}
