// One item beside its issue: what the file would send, what GitHub has that the file has not, and where both moved.
import { joined, type Message, say } from "../../text/message.ts";
import { kindWords } from "../../index/naming.ts";
import { putTogether, takeApart, textDigest, tickDigest, ticksOf, withTicks } from "../issueBody.ts";
import { verdictOf, mergeSets } from "./merge.ts";
import { bodyBase, type Patch, seenDigest, type Step } from "./operation.ts";
import type { RemoteIssue } from "./remote.ts";
import type { Base } from "./sidecar.ts";
import type { Wanted } from "./wanted.ts";

export type Side = "file" | "github";

/** A field that differs and is left as it is: GitHub changed it, or both did. */
export interface Drift {
  readonly ref: string;
  readonly field:
    | "title"
    | "text"
    | "ticks"
    | "state"
    | "milestone"
    | "type"
    | "labels"
    | "assignees"
    | "parent"
    | "blockedBy";
  readonly verdict: "pull" | "conflict";
  /** What each side has; null for nothing, empty where the members say it. */
  readonly file: string | null;
  readonly github: string | null;
  /** Of ticks, labels and assignees: what GitHub has now for each that differs. */
  readonly members: readonly { readonly name: string; readonly present: boolean }[];
}

export interface Comparison {
  readonly steps: readonly Step[];
  readonly drifts: readonly Drift[];
  /** What both sides agree on already. */
  readonly agreed: Base;
}

export interface CompareMeans {
  readonly base: Base;
  /** How to settle a conflict in this item; null leaves it alone. */
  readonly prefer: Side | null;
  /** The issue's parent and blockers as the sidecar names them; others as "#12". */
  readonly parent: string | null | undefined;
  readonly blockedBy: readonly string[] | undefined;
  /** Whether an item is an issue by the time links are made. */
  readonly linkable: (ref: string) => boolean;
}

export function compare(wanted: Wanted, issue: RemoteIssue, means: CompareMeans): Comparison {
  const { ref } = wanted;
  const drifts: Drift[] = [];
  const patch: { -readonly [K in keyof Patch]: Patch[K] } = {};
  const settles: Base = {};
  const agreed: Base = { ...means.base };
  const reasons: Message[] = [];

  function scalar<K extends "title" | "state" | "milestone" | "type">(
    field: K,
    file: Base[K] & Patch[K],
    github: Base[K],
  ): void {
    const found = verdictOf<unknown>(means.base[field], file, github);
    if (found === "same") {
      agreed[field] = github;
      return;
    }
    if (found === "push" || (found === "conflict" && means.prefer === "file")) {
      patch[field] = file;
      settles[field] = file;
      reasons.push(words[field]);
      return;
    }
    drifts.push({
      ref,
      field,
      verdict: found,
      file: file ?? null,
      github: github ?? null,
      members: [],
    });
  }

  scalar("title", wanted.title, issue.title);
  const body = mergedBody(wanted, issue, means);
  if (body.pushes) {
    patch.body = putTogether(body.text, wanted.source, ref, body.tail);
    Object.assign(settles, body.settles);
    reasons.push(body.why);
  }
  drifts.push(...body.drifts);
  Object.assign(agreed, body.agreed);
  if (wanted.state !== null) scalar("state", wanted.state, issue.state);
  if (wanted.milestone !== null || means.base.milestone !== undefined)
    scalar("milestone", wanted.milestone, issue.milestone);
  if (wanted.type !== null || means.base.type !== undefined) scalar("type", wanted.type, issue.type);

  const steps: Step[] = [];
  if (Object.keys(patch).length > 0) {
    steps.push({ type: "update", ref, seen: seenDigest(issue), patch, settles, reason: joined(reasons, ", ") });
  }
  const labels = mergeSets(means.base.labels, wanted.labels, issue.labels);
  agreed.labels = [...labels.agreed];
  if (labels.add.length > 0) steps.push({ type: "add-labels", ref, names: labels.add, reason: say`new in the file` });
  for (const name of labels.remove) steps.push({ type: "remove-label", ref, name, reason: say`gone from the file` });
  drifts.push(...membersDrift(ref, "labels", labels.added, labels.removed));
  const people = mergeSets(means.base.assignees, wanted.assignees, issue.assignees);
  agreed.assignees = [...people.agreed];
  if (people.add.length > 0) steps.push({ type: "assign", ref, names: people.add, reason: say`new in the file` });
  for (const name of people.remove) steps.push({ type: "unassign", ref, name, reason: say`gone from the file` });
  drifts.push(...membersDrift(ref, "assignees", people.added, people.removed));
  compareLinks(wanted, means, { steps, drifts, agreed });
  return { steps, drifts, agreed };
}

const words = {
  title: say`the title changed in the file`,
  state: say`the status changed in the file`,
  milestone: say`the sprint changed in the file`,
  type: say`the kind changed in the file`,
};

/** What people call the fields. */
export const fieldWords: Readonly<Record<Drift["field"], Message>> = {
  title: say`title`,
  text: say`text`,
  ticks: say`boxes`,
  state: say`status`,
  milestone: say`milestone`,
  type: say`type`,
  labels: say`labels`,
  assignees: say`people`,
  parent: say`parent`,
  blockedBy: say`dependencies`,
};

interface MergedBody {
  readonly text: string;
  readonly tail: string;
  readonly pushes: boolean;
  readonly why: Message;
  readonly settles: Base;
  readonly agreed: Base;
  readonly drifts: readonly Drift[];
}

/** Text as one field, each box as another: of two sides that differ on a box, one must have ticked or cleared it. */
function mergedBody(wanted: Wanted, issue: RemoteIssue, { base, prefer }: CompareMeans): MergedBody {
  const { ref } = wanted;
  const remote = takeApart(issue.body);
  const found = verdictOf(base.text, textDigest(wanted.text), textDigest(remote.text));
  const pushesText = found === "push" || (found === "conflict" && prefer === "file");
  const ticked = new Set(base.ticked);
  const [file, github] = [ticksOf(wanted.text), ticksOf(remote.text)];
  const result = new Map<string, boolean>();
  const pulled: { name: string; present: boolean }[] = [];
  let pushedTicks = 0;
  for (const [key, here] of file) {
    const there = github.get(key);
    const then = ticked.has(tickDigest(key));
    if (there === undefined || there === here || here !== then) {
      if (there !== undefined && there !== here) pushedTicks += 1;
      result.set(key, here);
    } else {
      pulled.push({ name: key, present: there });
      result.set(key, there);
    }
  }
  const text = withTicks(pushesText ? wanted.text : remote.text, result);
  const unmarked = remote.ref !== ref;
  const pushes = pushesText || pushedTicks > 0 || unmarked;
  const pending = new Set(pulled.map(({ name }) => tickDigest(name)));
  // A box that GitHub changed and the file has not taken over stays as both knew it.
  const settledTicks = (ticks: readonly string[]): string[] => [
    ...ticks.filter((one) => !pending.has(one)),
    ...[...pending].filter((one) => ticked.has(one)),
  ];
  const after = bodyBase(text);
  const now = bodyBase(remote.text);
  const textSettled: Base = pushesText || found === "same" ? { text: after.text ?? "" } : {};
  const drift = (verdict: Drift["verdict"]): Drift => ({
    ref,
    field: "text",
    verdict,
    file: wanted.text,
    github: remote.text,
    members: [],
  });
  return {
    text,
    tail: remote.tail,
    pushes,
    why: pushesText
      ? say`the text changed in the file`
      : pushedTicks > 0
        ? say`boxes were ticked in the file`
        : say`the marker that identifies it is missing`,
    settles: { ...textSettled, ticked: settledTicks(after.ticked ?? []) },
    agreed: {
      ...(found === "same" ? { text: now.text ?? "" } : {}),
      ...(pushedTicks === 0 && base.ticked !== undefined ? { ticked: settledTicks(now.ticked ?? []) } : {}),
      ...(base.ticked === undefined && pulled.length + pushedTicks === 0 ? { ticked: now.ticked ?? [] } : {}),
    },
    drifts: [
      ...((found === "pull" || found === "conflict") && !pushesText ? [drift(found)] : []),
      ...(pulled.length > 0
        ? [{ ...drift("pull"), field: "ticks" as const, file: "", github: "", members: pulled }]
        : []),
    ],
  };
}

function membersDrift(
  ref: string,
  field: "labels" | "assignees",
  added: readonly string[],
  removed: readonly string[],
): readonly Drift[] {
  if (added.length + removed.length === 0) return [];
  const members = [
    ...added.map((name) => ({ name, present: true })),
    ...removed.map((name) => ({ name, present: false })),
  ];
  return [{ ref, field, verdict: "pull", file: "", github: "", members }];
}

interface Collected {
  readonly steps: Step[];
  readonly drifts: Drift[];
  readonly agreed: Base;
}

function compareLinks(wanted: Wanted, means: CompareMeans, { steps, drifts, agreed }: Collected): void {
  const { ref, item } = wanted;
  const parent = wanted.parent !== null && means.linkable(wanted.parent) ? wanted.parent : null;
  if (means.parent !== undefined) {
    // An issue that is nobody's child can be given a parent even where nobody knows what was before.
    const then = means.base.parent === undefined && means.parent === null ? null : means.base.parent;
    const found = wanted.parent !== parent ? "same" : verdictOf(then, parent, means.parent);
    if (found === "same" && parent === means.parent) agreed.parent = parent;
    else if (found === "push" || (found === "conflict" && means.prefer === "file")) {
      if (parent !== null)
        steps.push({
          type: "parent",
          ref,
          parent,
          replace: means.parent !== null,
          reason: say`${kindWords[item.kind]} of it in the file`,
        });
      else if (means.parent !== null)
        steps.push({ type: "unparent", ref, parent: means.parent, reason: say`no longer below it in the file` });
    } else if (found !== "same" && !(parent === null && means.base.parent === undefined)) {
      drifts.push({
        ref,
        field: "parent",
        verdict: found,
        file: parent,
        github: means.parent,
        members: [],
      });
    }
  }
  if (means.blockedBy === undefined) return;
  const blockers = mergeSets(means.base.blockedBy, wanted.blockedBy, means.blockedBy);
  agreed.blockedBy = [...blockers.agreed];
  for (const by of blockers.add)
    if (means.linkable(by)) steps.push({ type: "block", ref, by, reason: say`it waits for it in the file` });
  for (const by of blockers.remove)
    steps.push({ type: "unblock", ref, by, reason: say`it no longer waits for it in the file` });
  if (blockers.removed.length > 0) {
    const members = blockers.removed.map((name) => ({ name, present: false }));
    drifts.push({ ref, field: "blockedBy", verdict: "pull", file: "", github: "", members });
  }
}
