// A plan as a document for people: what would be sent where, word for word, what it costs, and what cannot be taken back.
import { english, joined, type Message, say } from "../../text/message.ts";
import { unifiedDiff } from "../../text/unifiedDiff.ts";
import type { Drift } from "./compare.ts";
import { lockName } from "./lock.ts";
import type { Note } from "./notes.ts";
import { refOfStep, type Step } from "./operation.ts";
import type { Leak } from "./outgoing.ts";
import type { Plan } from "./plan.ts";
import { nameOfTarget } from "./port.ts";
import type { Wanted } from "./wanted.ts";

export interface Counts {
  readonly create: number;
  readonly update: number;
  readonly link: number;
  readonly close: number;
  readonly labels: number;
  readonly milestones: number;
  /** Issues that are as their items say. */
  readonly same: number;
}

export function countsOf({ steps, wanted, remote }: Plan): Counts {
  const number = (...types: readonly Step["type"][]): number => steps.filter(({ type }) => types.includes(type)).length;
  const changing = new Set(steps.flatMap((step) => refOfStep(step) ?? []));
  const updated = new Set(steps.flatMap((step) => (isChange(step) ? [refOfStep(step)] : [])));
  return {
    create: number("create"),
    update: updated.size,
    link: number("parent", "unparent", "block", "unblock"),
    close: number("close"),
    labels: number("label"),
    milestones: number("milestone"),
    same: [...wanted.keys()].filter((ref) => !changing.has(ref) && remote.byRef.has(ref)).length,
  };
}

/** "12 issues to create, 3 issues to change, 14 links between issues"; "nothing to do". */
export function countsText(counts: Counts): Message {
  const { create, update, link, close, labels, milestones } = counts;
  const parts: readonly (readonly [number, Message])[] = [
    [create, create === 1 ? say`${create} issue to create` : say`${create} issues to create`],
    [update, update === 1 ? say`${update} issue to change` : say`${update} issues to change`],
    [close, close === 1 ? say`${close} issue to close` : say`${close} issues to close`],
    [link, link === 1 ? say`${link} link between issues` : say`${link} links between issues`],
    [labels, labels === 1 ? say`${labels} label to make` : say`${labels} labels to make`],
    [milestones, milestones === 1 ? say`${milestones} milestone to make` : say`${milestones} milestones to make`],
  ];
  const said = parts.flatMap(([number, words]) => (number === 0 ? [] : [words]));
  return said.length === 0 ? say`nothing to do` : joined(said, ", ");
}

export function durationText(minutes: number): Message {
  if (minutes < 1) return say`about ${Math.max(5, Math.ceil((minutes * 60) / 5) * 5)} seconds`;
  const whole = Math.round(minutes);
  return whole === 1 ? say`about ${whole} minute` : say`about ${whole} minutes`;
}

/** Whether anything keeps the plan from being carried out. */
export const isBlocked = ({ notes }: Plan): boolean => notes.some(({ level }) => level === "block");

export function preview(plan: Plan, leaks: readonly Leak[]): string {
  const { steps, target } = plan;
  const counts = countsOf(plan);
  const name = nameOfTarget(target);
  const parts = [
    `# Push to ${name}`,
    `**${capital(english(countsText(counts)))}**${counts.same > 0 ? `; ${counted(counts.same, "issue")} as the file says` : ""}. Nothing has been sent yet.`,
    steps.length === 0
      ? ""
      : `It goes to <${target.host}/${name}>, takes ${counted(plan.requests, "request")} and ${english(durationText(plan.minutes))} at the pace that GitHub allows, and can be stopped and taken up again at any time.`,
    notesSection("Must be mended first", plan.notes, "block"),
    leaksSection(leaks),
    notesSection("Left alone until you decide", plan.notes, "ask"),
    notesSection("Worth knowing", plan.notes, "warn", "info"),
    consequences(plan),
    groundwork(steps),
    section(
      "New issues",
      steps.flatMap((step) => (step.type === "create" ? [newIssue(step, plan)] : [])),
    ),
    section("Changed issues", changedIssues(plan)),
    section("Links", links(plan)),
    section("On the project's board", boards(plan)),
    driftSection(plan),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function section(heading: string, parts: readonly string[]): string {
  return parts.length === 0 ? "" : `## ${heading}\n\n${parts.join("\n\n")}`;
}

function notesSection(heading: string, notes: readonly Note[], ...levels: readonly Note["level"][]): string {
  const lines = notes
    .filter(({ level }) => levels.includes(level))
    .map(
      ({ text, file, line }) =>
        `- ${quiet(text)}.${file === null ? "" : ` (${quiet(file)}${line === null ? "" : `, line ${line}`})`}`,
    );
  return lines.length === 0 ? "" : `## ${heading}\n\n${lines.join("\n")}`;
}

function leaksSection(leaks: readonly Leak[]): string {
  const lines = leaks.map(({ name, what }) => `- ${quiet(name)}: ${quiet(what)}`);
  return lines.length === 0
    ? ""
    : `## Looks secret\n\nNothing is sent until you say that these may be read by everyone who can read the issues.\n\n${lines.join("\n")}`;
}

function consequences({ steps, wanted }: Plan): string {
  if (steps.length === 0) return "";
  const assigned = new Map<string, number>();
  const mentioned = new Set<string>();
  for (const step of steps) {
    const names = step.type === "create" ? step.issue.assignees : step.type === "assign" ? step.names : [];
    for (const login of names) assigned.set(login, (assigned.get(login) ?? 0) + 1);
    if (step.type === "create" || step.type === "update") {
      for (const who of wanted.get(step.ref)?.mentions ?? []) mentioned.add(who);
    }
  }
  const lines = [
    steps.some(({ type }) => type === "create")
      ? "Issues cannot be deleted by most people, only closed, and everyone who watches the repository is told of each."
      : "",
    assigned.size > 0
      ? `Assigned, and told at once: ${[...assigned].map(([login, number]) => `${login} (${counted(number, "issue")})`).join(", ")}.`
      : "Nobody is assigned.",
    mentioned.size > 0 ? `Named in the texts, and not told: ${[...mentioned].join(", ")}.` : "Nobody is mentioned.",
    `The label \`${lockName}\` is there while the push runs, so that two never run at once.`,
  ];
  return `## What cannot be taken back\n\n${lines
    .filter((line) => line !== "")
    .map((line) => `- ${line}`)
    .join("\n")}`;
}

function groundwork(steps: readonly Step[]): string {
  const lines = steps.flatMap((step) => {
    if (step.type === "label") return [`- Label \`${code(step.name)}\`, colour #${step.color}: ${step.reason}`];
    if (step.type === "milestone")
      return [
        `- Milestone \`${code(step.title)}\`${step.due === null ? ", no due date" : `, due ${step.due}`}: ${step.reason}`,
      ];
    return [];
  });
  return lines.length === 0 ? "" : `## New labels and milestones\n\n${lines.join("\n")}`;
}

function newIssue({ ref, issue }: Extract<Step, { type: "create" }>, { wanted, steps }: Plan): string {
  const one = wanted.get(ref);
  const facts = [
    issue.type === null ? "" : `type ${quiet(issue.type)}`,
    ...issue.labels.map((label) => `label \`${code(label)}\``),
    issue.milestone === null ? "" : `milestone ${quiet(issue.milestone)}`,
    ...issue.assignees.map((login) => `assigned to ${login}`),
    one?.parent ? `below ${quiet(nameOf(wanted, one.parent))}` : "",
    steps.some((step) => step.type === "close" && step.ref === ref) ? "closed at the end" : "",
  ].filter((fact) => fact !== "");
  const head = `### ${quiet(issue.title)}`;
  return [head, facts.length > 0 ? capital(facts.join(", ")) : "", fenced("md", issue.body)]
    .filter((part) => part !== "")
    .join("\n\n");
}

function changedIssues({ steps, wanted, remote, sidecar }: Plan): readonly string[] {
  const refs = [...new Set(steps.flatMap((step) => (isChange(step) ? [refOfStep(step) ?? ""] : [])))];
  return refs.map((ref) => {
    const [backlog = "", key = ""] = ref.split("/");
    const issue = remote.byNumber.get(sidecar.backlogs[backlog]?.items[key]?.number ?? 0);
    const lines = steps.flatMap((step) => (isChange(step) && refOfStep(step) === ref ? changeLines(step) : []));
    const update = steps.find((step) => step.type === "update" && step.ref === ref);
    const body = update?.type === "update" ? update.patch.body : undefined;
    const diff =
      body === undefined
        ? ""
        : unifiedDiff("issue", issue?.body.replace(/\r\n/g, "\n") ?? "", body)
            .split("\n")
            .slice(2)
            .join("\n")
            .trimEnd();
    const head = `### #${issue?.number ?? "?"} ${quiet(nameOf(wanted, ref))}`;
    return [head, lines.join("\n"), diff === "" ? "" : fenced("diff", diff)].filter((part) => part !== "").join("\n\n");
  });
}

function isChange({ type }: Step): boolean {
  return ["update", "add-labels", "remove-label", "assign", "unassign"].includes(type);
}

function changeLines(step: Step): readonly string[] {
  switch (step.type) {
    case "update":
      return [
        `- ${capital(step.reason)}`,
        ...Object.entries(step.patch).flatMap(([field, value]) =>
          field === "body" ? [] : [`- ${field}: ${quiet(String(value ?? "none"))}`],
        ),
      ];
    case "add-labels":
      return [`- labels added: ${step.names.map((name) => `\`${code(name)}\``).join(", ")}`];
    case "remove-label":
      return [`- label removed: \`${code(step.name)}\``];
    case "assign":
      return [`- assigned: ${step.names.join(", ")}`];
    case "unassign":
      return [`- no longer assigned: ${step.name}`];
    default:
      return [];
  }
}

function links({ steps, wanted }: Plan): readonly string[] {
  const lines = steps.flatMap((step) => {
    const name = quiet(nameOf(wanted, refOfStep(step) ?? ""));
    if (step.type === "parent") return [`- ${name} goes below ${quiet(nameOf(wanted, step.parent))}`];
    if (step.type === "unparent") return [`- ${name} no longer stands below ${quiet(nameOf(wanted, step.parent))}`];
    if (step.type === "block") return [`- ${name} is blocked by ${quiet(nameOf(wanted, step.by))}`];
    if (step.type === "unblock") return [`- ${name} is no longer blocked by ${quiet(nameOf(wanted, step.by))}`];
    return [];
  });
  return lines.length === 0 ? [] : [lines.join("\n")];
}

function boards({ steps, wanted, remote }: Plan): readonly string[] {
  const lines = steps.flatMap((step) => {
    if (step.type !== "project") return [];
    const values = step.values.map(({ name, shown }) => `${quiet(name)} ${quiet(shown)}`);
    return [`- ${quiet(nameOf(wanted, step.ref))}${values.length === 0 ? "" : `: ${values.join(", ")}`}`];
  });
  const { owner = "", number = 0 } = remote.project ?? {};
  return lines.length === 0
    ? []
    : [`Put once into project ${quiet(owner)}/${number}; after that the board is yours.`, lines.join("\n")];
}

function driftSection({ drifts, wanted }: Plan): string {
  const lines = drifts.map((drift) => `- ${quiet(nameOf(wanted, drift.ref))}: ${driftText(drift)}`);
  return lines.length === 0 ? "" : `## Different on GitHub, and left as it is\n\n${lines.join("\n")}`;
}

/** What GitHub has that the file has not, in a few words. */
export function driftText({ field, verdict, github, members }: Drift): string {
  const both = verdict === "conflict" ? ", and the file changed too" : "";
  switch (field) {
    case "text":
      return `its text was changed${both}`;
    case "ticks": {
      const names = (present: boolean): string =>
        members
          .filter((one) => one.present === present)
          .map(({ name }) => `“${quiet(name.split("\u0000")[0] ?? "")}”`)
          .join(", ");
      return [names(true) && `ticked ${names(true)}`, names(false) && `cleared ${names(false)}`]
        .filter(Boolean)
        .join("; ");
    }
    case "labels":
    case "assignees":
      return `${field} ${quiet(github)}`;
    case "blockedBy":
      return "a dependency was removed";
    default:
      return `${field} is “${quiet(github)}”${both}`;
  }
}

const nameOf = (wanted: ReadonlyMap<string, Wanted>, ref: string): string =>
  wanted.get(ref)?.name ?? decodeURIComponent(ref.slice(ref.indexOf("/") + 1));

function fenced(language: string, text: string): string {
  const longest = Math.max(3, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}

/** The author's words as words: no markup, no link, no HTML in a document that is shown. */
function quiet(text: string): string {
  return text.replace(/[\\`*_{}[\]<>()#+!|~&]/g, "\\$&").replace(/\s+/g, " ");
}

const code = (text: string): string => text.replace(/`/g, "'");
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const counted = (amount: number, word: string): string => `${amount} ${word}${amount === 1 ? "" : "s"}`;
