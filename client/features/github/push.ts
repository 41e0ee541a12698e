// A push from the editor: repository, sign-in, preview, confirmation, progress, and what came of it. Loaded when it is asked for.
import {
  commands,
  env,
  type ExtensionContext,
  l10n,
  type LogOutputChannel,
  ProgressLocation,
  Uri,
  window,
} from "vscode";
import type { ExportDocument } from "../../../core/export/document.ts";
import { countsOf, countsText, durationText, isBlocked } from "../../../core/export/github/counts.ts";
import type { Outcome, Progress } from "../../../core/export/github/execute.ts";
import { refOfStep } from "../../../core/export/github/operation.ts";
import type { Leak } from "../../../core/export/github/outgoing.ts";
import type { Plan } from "../../../core/export/github/plan.ts";
import { nameOfTarget, type Target } from "../../../core/export/github/port.ts";
import { preview } from "../../../core/export/github/preview.ts";
import { openPush, type Push, type PushInput } from "../../../core/export/github/push.ts";
import { parseSidecar } from "../../../core/export/github/sidecar.ts";
import { Trouble, troubleText } from "../../../core/export/github/trouble.ts";
import { english, say } from "../../../core/text/message.ts";
import { octokitSend } from "../../../github/octokitPort.ts";
import { leaksIn } from "../../../github/secrets.ts";
import { exportRequest } from "../../../server/protocol.ts";
import type { BacklogServer } from "../../backlogServer.ts";
import { speak } from "../../platform/language.ts";
import { githubSettings } from "../../platform/settings.ts";
import { decide } from "./conflicts.ts";
import { cancellablePort } from "./cancellable.ts";
import type { DriftView } from "./drift.ts";
import { folderOf } from "./folder.ts";
import { checkoutOf, chooseTarget } from "./place.ts";
import type { PreviewView } from "./preview.ts";
import { accessTo } from "./session.ts";
import { pushStore, read, sidecarUri } from "./store.ts";

export interface PushServices {
  readonly context: ExtensionContext;
  readonly log: LogOutputChannel;
  readonly server: BacklogServer;
  readonly preview: PreviewView;
  readonly drift: DriftView;
}

export interface Wish {
  readonly files: readonly Uri[];
  /** IDs of the only items to push, by their file's URI; null for all. */
  readonly only: ReadonlyMap<string, ReadonlySet<string>> | null;
  /** Only to look: GitHub's side is compared and nothing is sent. */
  readonly compareOnly: boolean;
}

/** Repositories that are being pushed to from this window. */
const running = new Set<string>();

/** Answers whether GitHub and the files agree on all that was asked for. */
export async function push(services: PushServices, wish: Wish): Promise<boolean> {
  const [file] = wish.files;
  if (file === undefined) return false;
  services.preview.dismiss();
  const folder = folderOf(file);
  const checkout = await checkoutOf(file);
  const text = await read(sidecarUri(folder));
  const sidecar = text === null ? null : parseSidecar(text);
  const target = await chooseTarget(file, checkout, sidecar?.type === "ok" ? sidecar.value : null);
  if (target === undefined) return false;
  const name = nameOfTarget(target);
  if (running.has(`${target.host}/${name}`)) {
    void window.showInformationMessage(l10n.t("Backlint: a push to {0} is running already.", name));
    return false;
  }
  running.add(`${target.host}/${name}`);
  try {
    const documents = await services.server.ask(exportRequest, { uris: wish.files.map(String) });
    if (documents.length === 0) {
      void window.showInformationMessage(l10n.t("Backlint: no backlog is in the file, so there is nothing to push."));
      return false;
    }
    const board = sidecar?.type === "ok" && sidecar.value.options?.project !== undefined;
    const { tasks, seconds } = githubSettings(file);
    const files = documents.map((document) => {
      const uri = Uri.parse(document.uri, true);
      const path = uri.path.startsWith(`${folder.path}/`) ? uri.path.slice(folder.path.length + 1) : uri.path;
      return { document, path, page: checkout.page(target, uri) };
    });
    const gone = await missing(
      folder,
      sidecar?.type === "ok" ? Object.values(sidecar.value.backlogs).map((one) => one.file) : [],
    );
    const input: PushInput = {
      files,
      target,
      origin: checkout.origin,
      options: tasks === null ? {} : { tasks },
      pace: { heavy: seconds * 1000, light: Math.min(1000, seconds * 1000) },
      only: wish.only === null ? null : keysOf(documents, wish.only),
      decisions: { prefer: () => null, recreate: () => false },
      exists: (path) => !gone.has(path),
    };
    return await withTarget(services, { target, folder, input, compareOnly: wish.compareOnly, board });
  } finally {
    running.delete(`${target.host}/${name}`);
  }
}

interface Errand {
  readonly target: Target;
  readonly folder: Uri;
  readonly input: PushInput;
  readonly compareOnly: boolean;
  /** Whether new issues go onto a project's board. */
  readonly board: boolean;
}

async function withTarget(services: PushServices, errand: Errand, renew = false): Promise<boolean> {
  const { target, folder, input } = errand;
  const { log, context } = services;
  const name = nameOfTarget(target);
  try {
    const access = await accessTo(target.host, errand.board ? "board" : "issues", renew);
    const send = octokitSend({
      ...access,
      userAgent: `backlint/${context.extension.packageJSON.version}`,
      log: (line) => log.debug(`[github] ${line}`),
    });
    const storage = context.storageUri ?? context.globalStorageUri;
    const opened = await reading(name, send, (port) => openPush(port, pushStore(folder, storage, target), input));
    services.drift.show(opened.plan);
    if (errand.compareOnly) return await compared(services, opened.plan);
    const decisions = await decide(opened.plan);
    const chosen =
      decisions === null
        ? opened
        : await reading(name, send, (port) =>
            openPush(port, pushStore(folder, storage, target), { ...input, decisions }),
          );
    return await confirmAndRun(services, chosen, send, name);
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    return await told(services, error, () => withTarget(services, errand, true));
  }
}

function reading<T>(
  name: string,
  send: ReturnType<typeof octokitSend>,
  work: (port: ReturnType<typeof cancellablePort>) => Promise<T>,
): Promise<T> {
  return Promise.resolve(
    window.withProgress(
      { location: ProgressLocation.Notification, title: l10n.t("Reading {0}", name), cancellable: true },
      (progress, token) => work(cancellablePort(send, token, (why) => progress.report({ message: speak(why) }))),
    ),
  );
}

async function compared({ preview: view }: PushServices, plan: Plan): Promise<boolean> {
  const name = nameOfTarget(plan.target);
  if (plan.steps.length === 0 && plan.drifts.length === 0) {
    void window.showInformationMessage(l10n.t("Backlint: {0} is as the file says.", name));
    return true;
  }
  await view.show(l10n.t("Compared with {0}", name), preview(plan, [], speak));
  return false;
}

async function confirmAndRun(
  { log, preview: view, drift }: PushServices,
  opened: Push,
  send: ReturnType<typeof octokitSend>,
  name: string,
): Promise<boolean> {
  const { plan } = opened;
  const leaks = await leaksIn(plan);
  if (plan.steps.length === 0 && !plan.notes.some(({ level }) => level === "ask" || level === "block")) {
    await opened.run(() => {}); // the sidecar takes note of what agrees
    void window.showInformationMessage(l10n.t("Backlint: {0} is as the file says.", name));
    return true;
  }
  await view.show(l10n.t("Push to {0}", name), preview(plan, leaks, speak));
  if (isBlocked(plan)) {
    void window.showWarningMessage(
      l10n.t("Backlint: something must be mended before anything can be sent. The preview says what."),
    );
    return false;
  }
  if (plan.steps.length === 0) return false;
  const counts = speak(countsText(countsOf(plan)));
  const what = `${counts.charAt(0).toUpperCase()}${counts.slice(1)}, ${speak(durationText(plan.minutes))}.`;
  const question = opened.resumes
    ? l10n.t("Go on with the push to {0}? {1}", name, what)
    : l10n.t("Push to {0}? {1}", name, what);
  if (!(await view.confirm(question))) return false;
  if (leaks.length > 0 && !(await allowed(leaks))) return false;
  const outcome = await window.withProgress(
    { location: ProgressLocation.Notification, title: l10n.t("Pushing to {0}", name), cancellable: true },
    (progress, token) => {
      let before = 0;
      const tell = (now: Progress): void => {
        const increment = (100 * (now.done - before)) / now.total;
        before = now.done;
        progress.report({ increment, message: progressText(now, plan) });
      };
      return opened.run(
        tell,
        cancellablePort(send, token, (why) => progress.report({ message: speak(why) })),
      );
    },
  );
  log.info(`[github] ${outcome.done} of ${outcome.total} steps done in ${name}`);
  drift.settle(outcome.sidecar);
  report(log, outcome, plan, name);
  return outcome.done === outcome.total;
}

function progressText({ done, total, step, minutesLeft }: Progress, plan: Plan): string {
  const subject = plan.wanted.get(refOfStep(step) ?? "")?.name ?? "";
  const isLink = step.type === "parent" || step.type === "block";
  const what = step.type === "create" ? say`: making ${subject}` : isLink ? say`: linking ${subject}` : `: ${subject}`;
  return speak(say`${done} of ${total}${subject === "" ? "" : what} · ${durationText(minutesLeft)} left`);
}

async function allowed(leaks: readonly Leak[]): Promise<boolean> {
  const first = leaks.slice(0, 5).map(({ name, what }) => `${name}: ${speak(what)}`);
  const detail = [...first, ...(leaks.length > 5 ? [l10n.t("and {0} more", leaks.length - 5)] : [])].join("\n");
  const answer = await window.showWarningMessage(
    l10n.t("Something in these texts looks secret. Send it all the same?"),
    { modal: true, detail },
    l10n.t("Send It"),
  );
  return answer === l10n.t("Send It");
}

function report(log: LogOutputChannel, outcome: Outcome, plan: Plan, name: string): void {
  const { done, total, failures, trouble, doubles } = outcome;
  for (const { step, why } of failures)
    log.warn(`[github] refused: ${step.type} ${plan.wanted.get(refOfStep(step) ?? "")?.name ?? ""}: ${english(why)}`);
  for (const { number, kept } of doubles)
    log.warn(`[github] #${number} and #${kept} stand for one item: close #${number}`);
  if (trouble === null) {
    const steps = l10n.t("Backlint: {0} of {1} steps done in {2}.", done, total, name);
    const refused = failures.length > 0 ? l10n.t("GitHub refused {0}; the log says why.", failures.length) : "";
    void offer([steps, refused].filter(Boolean).join(" "), plan);
  } else if (trouble.kind === "cancelled")
    void window.showInformationMessage(
      l10n.t("Backlint: stopped, {0} of {1} steps done. Push again at any time: it goes on from there.", done, total),
    );
  else
    void window.showErrorMessage(
      l10n.t("Backlint: {0}. {1} of {2} steps are done.", speak(troubleText(trouble)), done, total),
    );
}

async function offer(text: string, { target }: Plan): Promise<void> {
  const answer = await window.showInformationMessage(text, l10n.t("Open Issues"));
  if (answer === l10n.t("Open Issues"))
    await env.openExternal(Uri.parse(`${target.host}/${nameOfTarget(target)}/issues`));
}

/** One sentence and the button that helps. */
async function told({ log }: PushServices, trouble: Trouble, again: () => Promise<boolean>): Promise<boolean> {
  log.warn(`[github] ${trouble.kind}: ${trouble.message}`);
  if (trouble.kind === "cancelled") return false;
  const button = trouble.kind === "token" || trouble.kind === "sso" ? l10n.t("Sign In Again") : l10n.t("Open Log");
  const answer = await window.showErrorMessage(`Backlint: ${speak(troubleText(trouble))}.`, button);
  if (answer === l10n.t("Sign In Again")) return again();
  if (answer === l10n.t("Open Log")) await commands.executeCommand("backlint.showOutput");
  return false;
}

/** Of files that the sidecar names, those that are not there any more. */
async function missing(folder: Uri, files: readonly string[]): Promise<ReadonlySet<string>> {
  const there = await Promise.all(files.map(async (file) => [file, await read(Uri.joinPath(folder, file))] as const));
  return new Set(there.flatMap(([file, text]) => (text === null ? [file] : [])));
}

function keysOf(
  documents: readonly ExportDocument[],
  only: ReadonlyMap<string, ReadonlySet<string>>,
): PushInput["only"] {
  return new Map(
    documents.map(({ uri, items }) => {
      const ids = only.get(uri);
      return [uri, new Set(items.flatMap(({ id, key }) => (id !== null && ids?.has(id) ? [key] : [])))];
    }),
  );
}
