// Export to GitHub from the terminal: the same plan, journal and sidecar as in the editor.
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { exportDocument } from "../core/export/exportDocument.ts";
import type { Outcome } from "../core/export/github/execute.ts";
import type { Leak } from "../core/export/github/outgoing.ts";
import { refOfStep } from "../core/export/github/operation.ts";
import type { Plan } from "../core/export/github/plan.ts";
import { type GitHubPort, nameOfTarget, type Target } from "../core/export/github/port.ts";
import { countsOf, countsText, durationText, isBlocked } from "../core/export/github/counts.ts";
import { preview } from "../core/export/github/preview.ts";
import { openPush, type Push, type PushInput } from "../core/export/github/push.ts";
import { sameTarget } from "../core/export/github/remoteUrl.ts";
import { parseSidecar } from "../core/export/github/sidecar.ts";
import { defaultPace } from "../core/export/github/talk.ts";
import { Trouble, troubleText } from "../core/export/github/trouble.ts";
import { idKey } from "../core/index/ids.ts";
import { positionsOf } from "../core/queries/positions.ts";
import { isBacklog } from "../core/queries/summary.ts";
import { english } from "../core/text/message.ts";
import { apiOf, octokitSend } from "../github/octokitPort.ts";
import { leaksIn } from "../github/secrets.ts";
import manifest from "../package.json" with { type: "json" };
import { type Parsed, wholeNumber } from "./arguments.ts";
import { findFiles, readSource } from "./files.ts";
import { type GitFacts, gitFacts } from "./gitFacts.ts";
import { openProject } from "./project.ts";
import { pushStore, sidecarFolder } from "./pushStore.ts";
import { tokenFor } from "./token.ts";
import { type Io, Unusable } from "./verb.ts";

/** Answers 0 where all is done or there is nothing to do, 1 where something is left, 2 (thrown) where nothing could begin. */
export async function exportToGitHub(parsed: Parsed, io: Io): Promise<number> {
  const paths = findFiles(parsed.paths, io.cwd).map((path) => resolve(io.cwd, path));
  const git = gitFacts(dirname(paths[0] ?? io.cwd));
  const own = dirname(paths[0] ?? io.cwd);
  const folder = sidecarFolder(own) ?? git?.root ?? (own.startsWith(io.cwd) ? io.cwd : own);
  const target = await targetOf(parsed, folder, git);
  const api = apiOf(target.host);
  if (api === null) throw new Unusable(`--host needs an https address, not ${target.host}`);
  const input = inputOf(parsed, io, { paths, folder, git, target });
  const store = pushStore(folder, target);
  const cancel = cancellation();
  const send = octokitSend({
    token: tokenFor(target.host),
    api,
    userAgent: `backlint/${manifest.version}`,
    log: () => {},
  });
  const port: GitHubPort = { ...cancel, send, now: () => Date.now(), unique: () => randomBytes(5).toString("hex") };
  const unlock = store.lock();
  try {
    const push = await openPush(port, store, input);
    const leaks = await leaksIn(push.plan);
    const stopped = parsed.flag("yes") ? reasonToStop(push.plan, leaks, parsed) : null;
    const outcome = parsed.flag("yes") && stopped === null ? await push.run(progressOn(io)) : null;
    io.out(parsed.text("format") === "json" ? json(push, leaks, outcome) : text(push, leaks, outcome, stopped, parsed));
    const left = push.plan.notes.some(({ level }) => level === "ask" || level === "block");
    const failed = outcome !== null && (outcome.trouble !== null || outcome.failures.length > 0);
    return stopped !== null || failed || left ? 1 : 0;
  } catch (error) {
    if (error instanceof Trouble) throw new Unusable(english(troubleText(error)));
    throw error;
  } finally {
    cancel.dispose();
    unlock();
  }
}

async function targetOf(parsed: Parsed, folder: string, git: GitFacts | null): Promise<Target> {
  const host = parsed.text("host")?.replace(/\/+$/, "");
  const given = parsed.text("repo");
  if (given !== null) {
    const [, owner, repo] = /^([\w.-]+)\/([\w.-]+)$/.exec(given) ?? [];
    if (owner === undefined || repo === undefined) throw new Unusable(`--repo needs OWNER/NAME, not ${given}`);
    return { host: host ?? "https://github.com", owner, repo };
  }
  const nowhere: Target = { host: "", owner: "", repo: "" };
  const text = await pushStore(folder, nowhere).readSidecar();
  const sidecar = text === null ? null : parseSidecar(text);
  // A file of the checkout must not send the token to another server: only the flag names one.
  if (sidecar?.type === "ok" && sidecar.value.target.host === (host ?? "https://github.com"))
    return sidecar.value.target;
  const [remote, ...others] = (git?.remotes ?? []).filter((one) => one.host === (host ?? "https://github.com"));
  if (remote === undefined)
    throw new Unusable("no remote of this checkout is on GitHub; name the repository with --repo OWNER/NAME");
  if (others.length > 0) {
    const names = [remote, ...others].map(nameOfTarget).join(", ");
    throw new Unusable(`several remotes are on GitHub (${names}); name the repository with --repo OWNER/NAME`);
  }
  return remote;
}

interface Places {
  readonly paths: readonly string[];
  readonly folder: string;
  readonly git: GitFacts | null;
  readonly target: Target;
}

function inputOf(parsed: Parsed, io: Io, { paths, folder, git, target }: Places): PushInput {
  const sources = paths.map((path) => readSource(path, io.cwd));
  const project = openProject(sources, { cwd: io.cwd, config: parsed.text("config"), rules: [] });
  const { index } = project.workspace.snapshot;
  const backlogs = sources.flatMap(({ path, uri }) => {
    const file = project.workspace.snapshot.file(uri);
    return file !== null && isBacklog(file) ? [{ path, file }] : [];
  });
  if (backlogs.length === 0) throw new Unusable("no backlog is in these files");
  const origin = git?.remotes[0] ?? null;
  const page =
    origin !== null && sameTarget(origin, target) && git?.pushed != null
      ? `${target.host}/${nameOfTarget(target)}/blob/${git.pushed}`
      : null;
  const files = backlogs.map(({ path, file }) => ({
    document: exportDocument(file, index, positionsOf(file)),
    path: relative(folder, path).split(sep).join("/"),
    page:
      page === null
        ? null
        : `${page}/${encodeURI(
            relative(git?.root ?? folder, path)
              .split(sep)
              .join("/"),
          )}`,
  }));
  const tasks = parsed.text("tasks") as "list" | "sub-issues" | "none" | null;
  const seconds = wholeNumber(parsed, "seconds");
  const prefer = parsed.text("prefer") as "file" | "github" | null;
  return {
    files,
    target,
    origin: origin === null ? "" : `${new URL(origin.host).host}/${nameOfTarget(origin)}`.toLowerCase(),
    options: tasks === null ? {} : { tasks },
    pace: seconds === null ? defaultPace : { heavy: seconds * 1000, light: Math.min(1000, seconds * 1000) },
    only: onlyOf(parsed.all("only"), files),
    decisions: { prefer: () => prefer, recreate: () => parsed.flag("recreate") },
    exists: (path) => existsSync(join(folder, path)),
  };
}

function onlyOf(wanted: readonly string[], files: PushInput["files"]): PushInput["only"] {
  if (wanted.length === 0) return null;
  const only = new Map<string, Set<string>>();
  for (const id of wanted) {
    const { key } = idKey(id);
    const found = files.flatMap(({ document }) =>
      document.items.flatMap((item) => (item.id !== null && idKey(item.id).key === key ? [{ document, item }] : [])),
    );
    if (found.length === 0) throw new Unusable(`no item ${id} is in these files`);
    for (const { document, item } of found)
      only.set(document.uri, new Set([...(only.get(document.uri) ?? []), item.key]));
  }
  return only;
}

/** Ctrl-C stops at the next safe place; waiting ends at once. */
function cancellation(): Pick<GitHubPort, "wait" | "cancelled"> & { dispose(): void } {
  const controller = new AbortController();
  const stop = (): void => controller.abort();
  process.once("SIGINT", stop);
  return {
    cancelled: () => controller.signal.aborted,
    wait: (milliseconds) =>
      new Promise((done) => {
        if (controller.signal.aborted) return done();
        const timer = setTimeout(done, milliseconds);
        controller.signal.addEventListener("abort", () => {
          clearTimeout(timer);
          done();
        });
      }),
    dispose: () => void process.off("SIGINT", stop),
  };
}

function reasonToStop(plan: Plan, leaks: readonly Leak[], parsed: Parsed): string | null {
  if (isBlocked(plan)) return "Nothing was sent: something must be mended first.";
  if (leaks.length > 0 && !parsed.flag("allow-secrets"))
    return "Nothing was sent: something looks secret. Take it out, or add --allow-secrets.";
  return null;
}

function progressOn(io: Io): Parameters<Push["run"]>[0] {
  return ({ done, total, minutesLeft }) => {
    if (done % 10 === 0) io.err(`backlint: ${done} of ${total} done, ${english(durationText(minutesLeft))} left\n`);
  };
}

function text(
  { plan }: Push,
  leaks: readonly Leak[],
  outcome: Outcome | null,
  stopped: string | null,
  parsed: Parsed,
): string {
  if (outcome === null) {
    const next = plan.steps.length === 0 || parsed.flag("yes") ? "" : "\nNothing was sent. Add --yes to do it.\n";
    return `${preview(plan, leaks, english)}${stopped === null ? next : `\n${stopped}\n`}`;
  }
  const { done, total, failures, trouble, doubles } = outcome;
  const name = nameOfTarget(plan.target);
  return [
    total === 0 ? `${name} is as the file says.` : `${done} of ${total} steps done in ${name}.`,
    ...failures.map(
      ({ step, why }) => `Refused: ${step.type} ${plan.wanted.get(refOfStep(step) ?? "")?.name ?? ""}: ${english(why)}`,
    ),
    ...doubles.map(({ number, kept }) => `#${number} and #${kept} stand for one item: close #${number}`),
    ...plan.notes.filter(({ level }) => level === "ask").map((note) => `Left alone: ${english(note.text)}`),
    ...(trouble === null ? [] : [`${english(troubleText(trouble))}.`]),
    "",
  ].join("\n");
}

function json({ plan, resumes }: Push, leaks: readonly Leak[], outcome: Outcome | null): string {
  const issues =
    outcome === null
      ? []
      : Object.values(outcome.sidecar.backlogs).flatMap(({ file, items }) =>
          Object.entries(items).map(([key, { number }]) => ({ file, key: decodeURIComponent(key), number })),
        );
  const report = {
    version: 1,
    target: plan.target,
    resumes,
    summary: english(countsText(countsOf(plan))),
    counts: countsOf(plan),
    requests: plan.requests,
    minutes: plan.minutes,
    steps: plan.steps.map((step) => ({ ...step, reason: english(step.reason) })),
    notes: plan.notes.map((note) => ({ ...note, text: english(note.text) })),
    drift: plan.drifts.map(({ ref, ...rest }) => ({ item: plan.wanted.get(ref)?.name ?? ref, ...rest })),
    leaks: leaks.map(({ name, what }) => ({ name, what: english(what) })),
    outcome: outcome && {
      done: outcome.done,
      total: outcome.total,
      failures: outcome.failures.map(({ step, why }) => ({
        step: { ...step, reason: english(step.reason) },
        why: english(why),
      })),
      trouble: outcome.trouble && {
        kind: outcome.trouble.kind,
        message: outcome.trouble.message,
        next: english(outcome.trouble.next),
      },
      issues,
    },
  };
  return `${JSON.stringify(report)}\n`;
}
