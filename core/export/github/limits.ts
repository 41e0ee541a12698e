// What GitHub would refuse, found before anything is sent.
import { type Message, say } from "../../text/message.ts";
import { putTogether } from "../issueBody.ts";
import type { RemoteIssue } from "./remote.ts";
import type { Wanted } from "./wanted.ts";

export const limits = {
  title: 256,
  body: 65_536,
  label: 50,
  labels: 100,
  assignees: 10,
  children: 100,
  levels: 8,
  blockers: 50,
};

export interface Excess {
  readonly wanted: Wanted;
  readonly text: Message;
}

/** `issueOf` answers the issue that an item has already. */
export function excesses(all: readonly Wanted[], issueOf: (ref: string) => RemoteIssue | null): readonly Excess[] {
  const byRef = new Map(all.map((wanted) => [wanted.ref, wanted]));
  const children = new Map<string, number>();
  for (const { parent } of all) if (parent !== null) children.set(parent, (children.get(parent) ?? 0) + 1);
  return all.flatMap((wanted): Excess[] => {
    const found: Message[] = [];
    const check = (what: Message, amount: number, most: number): void => {
      if (amount > most) found.push(say`${what}: ${amount}, and GitHub takes ${most}`);
    };
    const length = (text: string): number => [...text].length;
    check(say`its title is too long in characters`, length(wanted.title), limits.title);
    check(
      say`its text is too long in characters`,
      length(putTogether(wanted.text, wanted.source, wanted.ref, "")),
      limits.body,
    );
    for (const label of wanted.labels)
      check(say`its label ${label} is too long in characters`, length(label), limits.label);
    check(say`it has too many labels`, wanted.labels.length, limits.labels);
    check(say`it has too many assignees`, wanted.assignees.length, limits.assignees);
    check(say`it waits for too many items`, wanted.blockedBy.length, limits.blockers);
    check(say`it is nested too deep in levels`, depthOf(wanted, byRef), limits.levels);
    const own = children.get(wanted.ref) ?? 0;
    // Closed ones count, and so do those that are there already and not ours.
    check(say`too many items belong to it`, Math.max(own, issueOf(wanted.ref)?.children ?? 0), limits.children);
    return found.map((text) => ({ wanted, text }));
  });
}

function depthOf(wanted: Wanted, byRef: ReadonlyMap<string, Wanted>): number {
  let depth = 1;
  const seen = new Set([wanted.ref]);
  for (let at = wanted.parent; at !== null && !seen.has(at); at = byRef.get(at)?.parent ?? null) {
    seen.add(at);
    depth++;
  }
  return depth;
}
