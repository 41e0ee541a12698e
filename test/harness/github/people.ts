// People who work on GitHub while pushes come and go, and the checks that nothing of theirs is lost.
import assert from "node:assert/strict";
import { takeApart } from "../../../core/export/issueBody.ts";
import type { Plan } from "../../../core/export/github/plan.ts";
import type { HumanEdit } from "./backlogModel.ts";
import type { Issue, Repository } from "./repository.ts";

export interface People {
  /** What must be so from then on. */
  readonly acts: Act[];
  fresh: number;
}

interface Act {
  readonly issue: Issue;
  readonly what: HumanEdit;
  readonly value: string;
}

/** Somebody does something to one of the issues there are. */
export function personActs(
  repository: Repository,
  people: People,
  what: HumanEdit,
  issueAt: number,
  pick: number,
): void {
  const { acts } = people;
  const value = `human${++people.fresh}`;
  if (what === "foreign") {
    const number = 1 + Math.max(0, ...repository.issues.keys(), ...repository.gone.keys());
    const time = repository.now();
    const issue: Issue = {
      ...{
        id: repository.nextId(),
        number,
        created: time,
        updated: time,
        title: value,
        body: `${value}\n- [ ] own box`,
        state: "open",
      },
      ...{
        reason: null,
        labels: [],
        assignees: [],
        milestone: null,
        type: null,
        parent: null,
        children: [],
        blockedBy: [],
      },
    };
    repository.issues.set(number, issue);
    acts.push({ issue, what, value: JSON.stringify([issue.title, issue.body, issue.labels, issue.state]) });
    return;
  }
  const ours = [...repository.issues.values()].filter(({ body }) => takeApart(body ?? "").ref !== null);
  const issue = ours[issueAt % Math.max(1, ours.length)];
  if (issue === undefined) return;
  const body = issue.body ?? "";
  const again = (kind: HumanEdit): void => {
    const before = acts.findIndex((act) => act.issue === issue && act.what === kind);
    if (before >= 0) acts.splice(before, 1);
    acts.push({ issue, what: kind, value });
  };
  switch (what) {
    case "title":
      issue.title = value;
      again("title");
      break;
    case "text":
      // As the web editor stores it.
      issue.body = `${value}\n\n${body}`.replace(/\r?\n/g, "\r\n");
      again("text");
      break;
    case "note":
      issue.body = `${body}\n\n${value}`;
      again("note");
      break;
    case "tick": {
      const boxes = [...body.matchAll(/- \[([ x])\] /g)];
      const box = boxes[pick % Math.max(1, boxes.length)];
      if (box !== undefined)
        issue.body = `${body.slice(0, box.index + 3)}${box[1] === "x" ? " " : "x"}${body.slice(box.index + 4)}`;
      break;
    }
    case "label":
      repository.labels.set(value, { id: repository.nextId(), name: value, color: "ffffff", description: null });
      issue.labels = [...issue.labels, value];
      acts.push({ issue, what, value });
      break;
    case "unlabel":
      issue.labels = issue.labels.filter((name) => name.startsWith("human"));
      break;
    case "assign":
      issue.assignees = [...new Set([...issue.assignees, "octocat"])];
      acts.push({ issue, what, value: "octocat" });
      break;
    case "close":
      issue.state = issue.state === "open" ? "closed" : "open";
      issue.reason = issue.state === "closed" ? "not_planned" : "reopened";
      break;
    case "delete":
      for (const other of repository.issues.values()) {
        other.children = other.children.filter((id) => id !== issue.id);
        other.blockedBy = other.blockedBy.filter((id) => id !== issue.id);
        if (other.parent === issue.id) other.parent = null;
      }
      repository.issues.delete(issue.number);
      repository.gone.set(issue.number, null);
      break;
  }
  issue.updated = repository.now();
}

/** Nothing that a person did was undone, and issues that are nobody's item are as they were. */
export function checkPeople(repository: Repository, { acts }: People): void {
  for (const { issue, what, value } of acts) {
    if (repository.issues.get(issue.number) !== issue) continue;
    const where = `#${issue.number}: ${what} ${value}`;
    if (what === "foreign")
      assert.equal(JSON.stringify([issue.title, issue.body, issue.labels, issue.state]), value, where);
    if (what === "title") assert.equal(issue.title, value, where);
    if (what === "text" || what === "note") assert.ok(issue.body?.includes(value), where);
    if (what === "label") assert.ok(issue.labels.includes(value), where);
    if (what === "assign") assert.ok(issue.assignees.includes(value), where);
  }
}

/** Once it is quiet, every issue says what its item says, but for what people changed on GitHub. */
export function checkAgreement(repository: Repository, plan: Plan, _people: People): void {
  const byRef = new Map([...repository.issues.values()].map((issue) => [takeApart(issue.body ?? "").ref, issue]));
  const drifted = new Set(plan.drifts.map(({ ref, field }) => `${ref} ${field}`));
  const asked = new Set(plan.notes.flatMap(({ level, line }) => (level === "ask" ? [line] : [])));
  for (const wanted of plan.wanted.values()) {
    const issue = byRef.get(wanted.ref);
    if (issue === undefined) {
      assert.ok(asked.has(wanted.item.lines[0]), `${wanted.name} has an issue, or the user is asked about it`);
      continue;
    }
    const same = (field: string, actual: unknown, expected: unknown): void => {
      if (!drifted.has(`${wanted.ref} ${field}`)) assert.deepEqual(actual, expected, `${wanted.name}: ${field}`);
    };
    same("title", issue.title, wanted.title);
    if (!drifted.has(`${wanted.ref} ticks`)) same("text", takeApart(issue.body ?? "").text, wanted.text);
    if (wanted.state !== null) same("state", issue.state, wanted.state);
    if (wanted.milestone !== null)
      same("milestone", repository.milestones.get(issue.milestone ?? 0)?.title, wanted.milestone);
    if (!drifted.has(`${wanted.ref} labels`)) {
      for (const label of wanted.labels)
        assert.ok(issue.labels.includes(label.toLowerCase()), `${wanted.name}: label ${label}`);
    }
    const parent = wanted.parent === null ? null : (byRef.get(wanted.parent)?.id ?? null);
    same("parent", issue.parent, parent);
    if (!drifted.has(`${wanted.ref} blockedBy`)) {
      const blockers = wanted.blockedBy.flatMap((ref) => byRef.get(ref)?.id ?? []);
      for (const id of blockers) assert.ok(issue.blockedBy.includes(id), `${wanted.name}: blocked by`);
    }
  }
}
