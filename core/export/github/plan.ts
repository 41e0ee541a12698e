// The plan of a push: what the files want and what GitHub has, compared, as ordered steps with their reasons, and everything
// a person should know before they agree. Pure: the same files, sidecar and GitHub give the same plan.
import { type Message, say } from "../../text/message.ts";
import type { KnownTask } from "../taskItems.ts";
import { compare, type Drift, fieldWords, type Side } from "./compare.ts";
import { labelSteps, milestoneSteps } from "./groundwork.ts";
import { excesses } from "./limits.ts";
import { type Note, peopleNotes, placeNotes } from "./notes.ts";
import { isChange, type NewIssue, type Step } from "./operation.ts";
import { putTogether } from "../issueBody.ts";
import type { Target } from "./port.ts";
import { type Project, projectValues } from "./project.ts";
import type { Remote, RemoteIssue } from "./remote.ts";
import { type Base, entriesOf, type Entry, type ExportOptions, type Sidecar, withEntry } from "./sidecar.ts";
import type { Pace } from "./talk.ts";
import { type Placed, type Source, type Wanted, wantedOf } from "./wanted.ts";

export interface Plan {
  readonly target: Target;
  readonly sources: readonly Source[];
  readonly remote: Remote;
  readonly steps: readonly Step[];
  readonly wanted: ReadonlyMap<string, Wanted>;
  readonly drifts: readonly Drift[];
  readonly notes: readonly Note[];
  /** The sidecar with all that is known before the first step: issues that were found, fields that agree. */
  readonly sidecar: Sidecar;
  /** Requests, and the time that they take at the pace. */
  readonly requests: number;
  readonly minutes: number;
}

export interface PlanInput {
  readonly target: Target;
  readonly sources: readonly Source[];
  readonly placed: readonly Placed[];
  readonly sidecar: Sidecar;
  readonly options: ExportOptions;
  readonly remote: Remote;
  readonly pace: Pace;
  /** Only these items; null for all. */
  readonly only: ReadonlySet<string> | null;
  readonly decisions: Decisions;
}

/** What the user decided about things that a plan leaves alone otherwise, by "backlog/key". */
export interface Decisions {
  /** Which side wins where both changed. */
  readonly prefer: (ref: string) => Side | null;
  /** Whether an issue that was deleted or moved away is made anew. */
  readonly recreate: (ref: string) => boolean;
}

export function plan(input: PlanInput): Plan {
  const { remote, options, target } = input;
  const all = wantedOf(input.placed, options, remote);
  const wanted = new Map(all.map((one) => [one.ref, one]));
  const notes: Note[] = [];
  const drifts: Drift[] = [];
  const steps: Step[] = [];
  const creates: Step[] = [];
  const closes: Step[] = [];
  const boards: Step[] = [];
  let { sidecar } = input;
  const entries = entriesOf(sidecar);
  const note = (level: Note["level"], text: Message, about: Wanted | null = null): void => {
    notes.push({ level, file: about?.file ?? null, line: about?.item.lines[0] ?? null, text });
  };

  const issueOf = (ref: string): RemoteIssue | null => {
    const entry = entries.get(ref);
    if (entry !== undefined && !remote.gone.has(ref)) return remote.byNumber.get(entry.number) ?? null;
    return remote.byRef.get(ref) ?? null;
  };
  const refs = new Map<number, string>();
  for (const ref of new Set([...entries.keys(), ...wanted.keys()])) {
    const number = issueOf(ref)?.number;
    if (number !== undefined) refs.set(number, ref);
  }
  const byId = new Map([...remote.byNumber.values()].map((issue) => [issue.id, issue.number]));
  const refOfNumber = (number: number): string => refs.get(number) ?? `#${number}`;
  const chosen = all.filter(({ ref }) => input.only === null || input.only.has(ref));
  const willBe = new Set(
    chosen.flatMap(({ ref }) => (remote.gone.has(ref) && !input.decisions.recreate(ref) ? [] : [ref])),
  );
  const linkable = (ref: string): boolean => willBe.has(ref) || issueOf(ref) !== null;

  for (const one of chosen) {
    const entry = entries.get(one.ref);
    const issue = issueOf(one.ref);
    const gone = remote.gone.get(one.ref);
    if (issue === null && gone !== undefined && !input.decisions.recreate(one.ref)) {
      const known = `#${entry?.number}`;
      const what =
        gone === "deleted"
          ? say`${one.name} was issue ${known}, which was deleted or is hidden from you; decide whether it is made anew`
          : say`${one.name} was issue ${known}, which was moved to another repository; decide whether it is made anew`;
      note("ask", what, one);
      continue;
    }
    if (issue === null) {
      creates.push({ type: "create", ref: one.ref, issue: newIssue(one), reason: say`not on GitHub yet` });
      if (remote.project !== null) boards.push(onBoard(one, remote.project));
      if (one.state === "closed") closes.push({ type: "close", ref: one.ref, reason: say`done in the file` });
      linksOfNew(one, linkable, steps);
      const title = [...remote.byNumber.values()].find((other) => other.title === one.title && !refs.has(other.number));
      if (title !== undefined) {
        const marker = `<!-- backlint: ${one.ref} -->`;
        note(
          "warn",
          say`#${title.number} has the title of ${one.name} and is not touched; if it is the same, put ${marker} at the end of its text first`,
          one,
        );
      }
      continue;
    }
    if (entry?.base.project === "pending" && remote.project !== null) boards.push(onBoard(one, remote.project));
    const base: Base = gone === undefined ? (entry?.base ?? {}) : {};
    const compared = compare(one, issue, {
      base,
      prefer: input.decisions.prefer(one.ref),
      parent: issue.parent === undefined ? undefined : issue.parent === null ? null : refOfNumber(issue.parent),
      blockedBy: issue.blockedBy?.map((id) => refOfNumber(byId.get(id) ?? 0)),
      linkable,
    });
    steps.push(...compared.steps);
    drifts.push(...compared.drifts);
    const known: Entry = { number: issue.number, id: issue.id, base: compared.agreed };
    sidecar = withEntry(sidecar, one.ref, known);
  }

  for (const excess of excesses(chosen, issueOf))
    note("block", say`${excess.wanted.name}: ${excess.text}`, excess.wanted);
  for (const drift of drifts) {
    if (drift.verdict !== "conflict") continue;
    note(
      "ask",
      say`${wanted.get(drift.ref)?.name ?? drift.ref}: its ${fieldWords[drift.field]} changed in the file and on GitHub; neither is touched until you decide`,
      wanted.get(drift.ref) ?? null,
    );
  }
  for (const [ref, { number }] of entries) {
    const file = sidecar.backlogs[ref.split("/")[0] ?? ""]?.file ?? null;
    const pushed = input.sources.some((source) => source.file === file);
    if (
      !wanted.has(ref) &&
      pushed &&
      !remote.gone.has(ref) &&
      input.only === null &&
      remote.byNumber.get(number)?.state === "open"
    ) {
      notes.push({
        level: "info",
        file,
        line: null,
        text: say`#${number} belongs to an item that is no longer in the file; close it on GitHub if it is done with`,
      });
    }
  }
  for (const { ref, number, kept } of remote.doubles) {
    if (wanted.has(ref))
      note(
        "warn",
        say`#${kept} and #${number} both carry the marker of ${wanted.get(ref)?.name ?? ref}; #${kept} is kept in step, close #${number} or remove its marker`,
      );
  }
  for (const { document, file } of input.sources) {
    for (const { line, title, reason } of document.leftOut)
      notes.push({ level: "warn", file, line, text: say`${title} is left out: ${reason}` });
  }
  notes.push(...peopleNotes(chosen, options, remote), ...placeNotes(remote, target, input.sidecar, options));
  const groundwork = [
    ...labelSteps(chosen, [...creates, ...steps], remote, note),
    ...milestoneSteps(chosen, [...creates, ...steps], remote),
  ];
  const ordered = [
    ...groundwork,
    ...creates,
    ...steps.filter(isChange),
    ...steps.filter((step) => step.type === "parent" || step.type === "unparent"),
    ...steps.filter((step) => step.type === "block" || step.type === "unblock"),
    ...boards,
    ...closes,
  ];
  const { requests, minutes } = cost(ordered, input.pace);
  return { target, sources: input.sources, remote, steps: ordered, wanted, drifts, notes, sidecar, requests, minutes };
}

/** Tasks that were exported before, for `itemsOf`: from the sidecar, and where that is lost, from the markers on GitHub. */
export function knownTasks(sidecar: Sidecar, remote: Remote): (prefix: string) => readonly KnownTask[] {
  const titles = new Map<string, string>();
  for (const [ref, issue] of remote.byRef) titles.set(ref, issue.title);
  for (const [ref, { base }] of entriesOf(sidecar)) if (base.title !== undefined) titles.set(ref, base.title);
  return (prefix) =>
    [...titles].flatMap(([ref, title]) =>
      ref.startsWith(prefix) ? [{ key: decodeURIComponent(ref.slice(ref.indexOf("/") + 1)), title }] : [],
    );
}

function onBoard(one: Wanted, project: Project): Step {
  return { type: "project", ref: one.ref, values: projectValues(one.item, project), reason: say`new on GitHub` };
}

function newIssue(one: Wanted): NewIssue {
  const { title, labels, assignees, milestone, type } = one;
  return { title, body: putTogether(one.text, one.source, one.ref, ""), labels, assignees, milestone, type };
}

function linksOfNew(one: Wanted, linkable: (ref: string) => boolean, steps: Step[]): void {
  const { ref, parent, blockedBy } = one;
  if (parent !== null && linkable(parent))
    steps.push({ type: "parent", ref, parent, replace: false, reason: say`it belongs to it in the file` });
  for (const by of blockedBy)
    if (linkable(by)) steps.push({ type: "block", ref, by, reason: say`it waits for it in the file` });
}

function cost(steps: readonly Step[], pace: Pace): { requests: number; minutes: number } {
  if (steps.length === 0) return { requests: 0, minutes: 0 };
  const heavy = steps.filter(({ type }) => type === "create" || type === "parent").length;
  const reads = steps.filter(({ type }) => type === "update" || type === "close").length;
  const milliseconds = heavy * pace.heavy + (steps.length - heavy) * pace.light + (steps.length + reads) * 400;
  return { requests: steps.length + reads + 4, minutes: milliseconds / 60_000 };
}
