// A plan as a document for people: what would be sent where, word for word, what it costs, and what cannot be taken back.
import { joined, type Message, say, type Speak } from "../../text/message.ts";
import { unifiedDiff } from "../../text/unifiedDiff.ts";
import { type Drift, fieldWords } from "./compare.ts";
import { countsOf, countsText, durationText } from "./counts.ts";
import { lockName } from "./lock.ts";
import type { Note } from "./notes.ts";
import { isChange, type Patch, refOfStep, type Step } from "./operation.ts";
import type { Leak } from "./outgoing.ts";
import type { Plan } from "./plan.ts";
import { nameOfTarget } from "./port.ts";
import type { Wanted } from "./wanted.ts";

/** Markdown, in the language of `speak`; what is sent stands in it as it is sent. */
export function preview(plan: Plan, leaks: readonly Leak[], speak: Speak): string {
  const { steps, target } = plan;
  const name = nameOfTarget(target);
  const section = (heading: Message, parts: readonly string[]): string =>
    parts.length === 0 ? "" : `## ${speak(heading)}\n\n${parts.join("\n\n")}`;
  const list = (heading: Message, lines: readonly Message[]): string =>
    section(heading, lines.length === 0 ? [] : [lines.map((line) => `- ${speak(line)}`).join("\n")]);
  const notes = (heading: Message, ...levels: readonly Note["level"][]): string =>
    list(
      heading,
      plan.notes.filter(({ level }) => levels.includes(level)).map((note) => noteLine(note, speak)),
    );
  const parts = [
    `# ${speak(say`Push to ${name}`)}`,
    summary(plan, speak),
    steps.length === 0
      ? ""
      : speak(
          say`It goes to <${`${target.host}/${name}`}>, takes ${requestsText(plan.requests)} and ${durationText(plan.minutes)} at the pace that GitHub allows, and can be stopped and taken up again at any time.`,
        ),
    notes(say`Must be mended first`, "block"),
    section(say`Looks secret`, leaksParts(leaks, speak)),
    notes(say`Left alone until you decide`, "ask"),
    notes(say`Worth knowing`, "warn", "info"),
    list(say`What cannot be taken back`, consequences(plan)),
    list(say`New labels and milestones`, groundwork(steps)),
    section(
      say`New issues`,
      steps.flatMap((step) => (step.type === "create" ? [newIssue(step, plan, speak)] : [])),
    ),
    section(say`Changed issues`, changedIssues(plan, speak)),
    list(say`Links`, links(plan)),
    section(say`On the project's board`, boards(plan, speak)),
    list(
      say`Different on GitHub, and left as it is`,
      plan.drifts.map((drift) => say`${quiet(nameOf(plan.wanted, drift.ref))}: ${driftText(drift, plan.wanted)}`),
    ),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function summary(plan: Plan, speak: Speak): string {
  const counts = countsOf(plan);
  const same =
    counts.same === 0
      ? ""
      : `; ${speak(counts.same === 1 ? say`${counts.same} issue as the file says` : say`${counts.same} issues as the file says`)}`;
  return `**${capital(speak(countsText(counts)))}**${same}. ${speak(say`Nothing has been sent yet.`)}`;
}

function requestsText(requests: number): Message {
  return requests === 1 ? say`${requests} request` : say`${requests} requests`;
}

/** The sentence and where it belongs. */
function noteLine({ text, file, line }: Note, speak: Speak): Message {
  const sentence = `${quiet(speak(text))}.`;
  if (file === null) return joined([sentence], "");
  return line === null ? say`${sentence} (${quiet(file)})` : say`${sentence} (${quiet(file)}, line ${line})`;
}

function leaksParts(leaks: readonly Leak[], speak: Speak): readonly string[] {
  if (leaks.length === 0) return [];
  return [
    speak(say`Nothing is sent until you say that these may be read by everyone who can read the issues.`),
    leaks.map(({ name, what }) => `- ${quiet(name)}: ${quiet(speak(what))}`).join("\n"),
  ];
}

function consequences({ steps, wanted }: Plan): readonly Message[] {
  if (steps.length === 0) return [];
  const assigned = new Map<string, number>();
  const mentioned = new Set<string>();
  for (const step of steps) {
    const names = step.type === "create" ? step.issue.assignees : step.type === "assign" ? step.names : [];
    for (const login of names) assigned.set(login, (assigned.get(login) ?? 0) + 1);
    if (step.type === "create" || step.type === "update") {
      for (const who of wanted.get(step.ref)?.mentions ?? []) mentioned.add(who);
    }
  }
  const people = [...assigned].map(([login, number]) =>
    number === 1 ? say`${login} (${number} issue)` : say`${login} (${number} issues)`,
  );
  return [
    ...(steps.some(({ type }) => type === "create")
      ? [
          say`Issues cannot be deleted by most people, only closed, and everyone who watches the repository is told of each.`,
        ]
      : []),
    people.length > 0 ? say`Assigned, and told at once: ${joined(people, ", ")}.` : say`Nobody is assigned.`,
    mentioned.size > 0
      ? say`Named in the texts, and not told: ${[...mentioned].join(", ")}.`
      : say`Nobody is mentioned.`,
    say`The label \`${lockName}\` is there while the push runs, so that two never run at once.`,
  ];
}

function groundwork(steps: readonly Step[]): readonly Message[] {
  return steps.flatMap((step) => {
    if (step.type === "label") return [say`Label \`${code(step.name)}\`, colour #${step.color}: ${step.reason}`];
    if (step.type !== "milestone") return [];
    return step.due === null
      ? [say`Milestone \`${code(step.title)}\`, no due date: ${step.reason}`]
      : [say`Milestone \`${code(step.title)}\`, due ${step.due}: ${step.reason}`];
  });
}

function newIssue({ ref, issue }: Extract<Step, { type: "create" }>, { wanted, steps }: Plan, speak: Speak): string {
  const parent = wanted.get(ref)?.parent ?? null;
  const facts = [
    ...(issue.type === null ? [] : [say`type ${quiet(issue.type)}`]),
    ...issue.labels.map((label) => say`label \`${code(label)}\``),
    ...(issue.milestone === null ? [] : [say`milestone ${quiet(issue.milestone)}`]),
    ...issue.assignees.map((login) => say`assigned to ${login}`),
    ...(parent === null ? [] : [say`below ${quiet(nameOf(wanted, parent))}`]),
    ...(steps.some((step) => step.type === "close" && step.ref === ref) ? [say`closed at the end`] : []),
  ];
  return [`### ${quiet(issue.title)}`, capital(speak(joined(facts, ", "))), fenced("md", issue.body)]
    .filter((part) => part !== "")
    .join("\n\n");
}

function changedIssues({ steps, wanted, remote, sidecar }: Plan, speak: Speak): readonly string[] {
  const refs = [...new Set(steps.flatMap((step) => (isChange(step) ? [refOfStep(step) ?? ""] : [])))];
  return refs.map((ref) => {
    const [backlog = "", key = ""] = ref.split("/");
    const issue = remote.byNumber.get(sidecar.backlogs[backlog]?.items[key]?.number ?? 0);
    const lines = steps.flatMap((step) =>
      isChange(step) && refOfStep(step) === ref ? changeLines(step, wanted, speak) : [],
    );
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
    return [head, lines.map((line) => `- ${line}`).join("\n"), diff === "" ? "" : fenced("diff", diff)]
      .filter((part) => part !== "")
      .join("\n\n");
  });
}

function changeLines(step: Step, wanted: ReadonlyMap<string, Wanted>, speak: Speak): readonly string[] {
  switch (step.type) {
    case "update": {
      const { title, state, milestone, type } = step.patch;
      const values = Object.entries({ title, state, milestone, type }) as [
        keyof Patch & Drift["field"],
        string | null | undefined,
      ][];
      return [
        capital(speak(step.reason)),
        ...values.flatMap(([field, value]) =>
          value === undefined ? [] : [speak(say`${fieldWords[field]}: ${shown(valueWord(field, value, wanted))}`)],
        ),
      ];
    }
    case "add-labels":
      return [speak(say`labels added: ${step.names.map((name) => `\`${code(name)}\``).join(", ")}`)];
    case "remove-label":
      return [speak(say`label removed: \`${code(step.name)}\``)];
    case "assign":
      return [speak(say`assigned: ${step.names.join(", ")}`)];
    case "unassign":
      return [speak(say`no longer assigned: ${step.name}`)];
    default:
      return [];
  }
}

function links({ steps, wanted }: Plan): readonly Message[] {
  return steps.flatMap((step) => {
    const name = quiet(nameOf(wanted, refOfStep(step) ?? ""));
    if (step.type === "parent") return [say`${name} goes below ${quiet(nameOf(wanted, step.parent))}`];
    if (step.type === "unparent") return [say`${name} no longer stands below ${quiet(nameOf(wanted, step.parent))}`];
    if (step.type === "block") return [say`${name} is blocked by ${quiet(nameOf(wanted, step.by))}`];
    if (step.type === "unblock") return [say`${name} is no longer blocked by ${quiet(nameOf(wanted, step.by))}`];
    return [];
  });
}

function boards({ steps, wanted, remote }: Plan, speak: Speak): readonly string[] {
  const lines = steps.flatMap((step) => {
    if (step.type !== "project") return [];
    const values = step.values.map(({ name, shown }) => `${quiet(name)} ${quiet(shown)}`);
    return [`- ${quiet(nameOf(wanted, step.ref))}${values.length === 0 ? "" : `: ${values.join(", ")}`}`];
  });
  const { owner = "", number = 0 } = remote.project ?? {};
  return lines.length === 0
    ? []
    : [
        speak(say`Put once into project ${`${quiet(owner)}/${number}`}; after that the board is yours.`),
        lines.join("\n"),
      ];
}

/** What GitHub has that the file has not, in a few words of Markdown. */
export function driftText({ field, verdict, github, members }: Drift, wanted: ReadonlyMap<string, Wanted>): Message {
  const both = verdict === "conflict";
  switch (field) {
    case "text":
      return both ? say`its text was changed, and the file changed too` : say`its text was changed`;
    case "ticks": {
      const names = (present: boolean): string =>
        members
          .filter((one) => one.present === present)
          .map(({ name }) => `\`${code(name.split("\u0000")[0] ?? "")}\``)
          .join(", ");
      const [ticked, cleared] = [names(true), names(false)];
      return joined([...(ticked ? [say`ticked ${ticked}`] : []), ...(cleared ? [say`cleared ${cleared}`] : [])], "; ");
    }
    case "labels":
    case "assignees": {
      const news = members.map(({ name, present }) =>
        present ? say`with ${quiet(name)}` : say`without ${quiet(name)}`,
      );
      return say`${fieldWords[field]} ${joined(news, ", ")}`;
    }
    case "blockedBy":
      return say`a dependency was removed`;
    default: {
      if (github === null)
        return both
          ? say`${fieldWords[field]} is empty there, and the file changed too`
          : say`${fieldWords[field]} is empty there`;
      const now = shown(valueWord(field, github, wanted));
      return both
        ? say`${fieldWords[field]} is “${now}”, and the file changed too`
        : say`${fieldWords[field]} is “${now}”`;
    }
  }
}

/** What one side has in a field, in words; null is nothing. */
export function valueWord(
  field: Drift["field"],
  value: string | null,
  wanted: ReadonlyMap<string, Wanted>,
): string | Message {
  if (value === null) return say`nothing`;
  if (field === "state") return value === "closed" ? say`closed` : say`open`;
  return field === "parent" ? nameOf(wanted, value) : value;
}

const nameOf = (wanted: ReadonlyMap<string, Wanted>, ref: string): string =>
  wanted.get(ref)?.name ?? decodeURIComponent(ref.slice(ref.indexOf("/") + 1));

function fenced(language: string, text: string): string {
  const longest = Math.max(3, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}

const shown = (value: string | Message): string | Message => (typeof value === "string" ? quiet(value) : value);

/** The author's words as words: no markup, no link, no HTML in a document that is shown. */
function quiet(text: string): string {
  return text.replace(/[\\`*_{}[\]<>()#+!|~&]/g, "\\$&").replace(/\s+/g, " ");
}

const code = (text: string): string => text.replace(/`/g, "'");
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
