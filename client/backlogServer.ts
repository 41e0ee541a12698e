// The language server as the features see it: a few questions, a state and one event. Which process or worker answers
// is languageClient.*.ts's business; when it dies, this file decides what happens and tells the user once.
import { commands, type Disposable, type Event, EventEmitter, l10n, type LogOutputChannel, window } from "vscode";
import {
  type BaseLanguageClient,
  CloseAction,
  type ErrorHandler,
  ErrorAction,
  type LanguageClientOptions,
  RevealOutputChannelOn,
  State,
} from "vscode-languageclient";
import {
  type AnswerOf,
  changedNotification,
  noAnswer,
  type ParamsOf,
  type Request,
  teachCommand,
  type TeachParams,
  visibleRequest,
  type VisibleParams,
} from "../server/protocol.ts";
import { type CrashPolicy, crashPolicy } from "./crashPolicy.ts";
import { speak } from "./platform/language.ts";
import { linesInSight, markdownDocuments, saveConfigurations } from "./platform/documents.ts";

/** `failed`: it crashed too often or did not start; only restart() helps. */
export type ServerState = "off" | "starting" | "running" | "failed";

export interface BacklogServer extends Disposable {
  readonly state: ServerState;
  /** The model or the state changed: ask again. */
  readonly onDidChange: Event<void>;
  /** What the server answers to one of Backlint's own requests; while none runs, and where it fails, `noAnswer` to it. */
  ask<Asked extends Request>(request: Asked, params: ParamsOf<Asked>): Promise<AnswerOf<Asked>>;
  /** Writes a lesson into the configuration; tells the user where that fails. */
  teach(lesson: TeachParams): Promise<void>;
  /** Each settles once the server runs, or has failed and the user was told: none rejects. */
  start(): Promise<void>;
  stop(): Promise<void>;
  restart(): Promise<void>;
}

/**
 * Makes a client that is not started yet and shows no messages of its own. Called anew for each start by hand: a failed
 * client cannot be reused.
 */
export type ClientFactory = (options: LanguageClientOptions) => BaseLanguageClient;

export function backlogServer(create: ClientFactory, log: LogOutputChannel, trace: LogOutputChannel): BacklogServer {
  const changed = new EventEmitter<void>();
  const policy = crashPolicy();
  let client: BaseLanguageClient | undefined;
  let state: ServerState = "off";

  const become = (next: ServerState) => {
    state = next;
    changed.fire();
  };
  const fail = (reason: string) => {
    log.error(reason);
    become("failed");
    void offerRestart(reason, log, () => restart());
  };

  async function start(): Promise<void> {
    if (client) return;
    become("starting");
    const current = create({
      documentSelector: markdownDocuments(),
      outputChannel: log,
      traceOutputChannel: trace,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      initializationFailedHandler: () => false,
      middleware: {
        async executeCommand(command, parameters, next) {
          const given = command === teachCommand ? await withReason(parameters) : parameters;
          if (given === null) return;
          await saveConfigurations();
          return next(command, given);
        },
      },
      errorHandler: errorHandler(() => current, policy, fail),
    });
    client = current;
    current.onNotification(changedNotification, () => changed.fire());
    current.onRequest(visibleRequest, ({ uri }: VisibleParams) => linesInSight(uri));
    current.onDidChangeState(({ newState }) => {
      if (newState === State.Running) become("running");
      else if (newState === State.Starting && state === "running") become("starting"); // after a crash
    });
    await current.start().catch((error: unknown) => {
      log.error(message(error));
      if (client === current && state !== "failed") fail(l10n.t("The language server did not start"));
    });
  }

  async function stop(): Promise<void> {
    const current = client;
    client = undefined;
    // A client that failed or hangs rejects here; its process is gone or will be killed with the connection.
    await current?.dispose().catch((error: unknown) => log.debug(`stopping: ${message(error)}`));
    become("off");
  }

  async function restart(): Promise<void> {
    log.info("restarting the language server");
    policy.forgive();
    await stop();
    await start();
  }

  return {
    get state() {
      return state;
    },
    onDidChange: changed.event,
    async ask(request, params) {
      if (!client || state !== "running") return noAnswer(speak)[request];
      return client.sendRequest<AnswerOf<typeof request>>(request, params).catch((error: unknown) => {
        if (state === "running") log.error(`${request}: ${message(error)}`);
        return noAnswer(speak)[request];
      });
    },
    async teach(lesson) {
      await commands.executeCommand(teachCommand, lesson).then(undefined, (error: unknown) => {
        log.error(`${teachCommand}: ${message(error)}`);
        void window.showErrorMessage(`Backlint: ${message(error)}.`);
      });
    },
    start,
    stop,
    restart,
    dispose() {
      void stop();
      changed.dispose();
    },
  };
}

/** Asks why a rule is switched off; null where the user thinks better of it. */
async function withReason(parameters: unknown[]): Promise<unknown[] | null> {
  const [taught] = parameters as TeachParams[];
  if (taught?.lesson.type !== "off") return parameters;
  const { rule } = taught.lesson;
  const reason = await window.showInputBox({
    title: l10n.t("Ignore {0} in this workspace", rule),
    prompt: l10n.t("Why? It is written beside the rule in .backlint.json; it may stay empty."),
  });
  return reason === undefined ? null : [{ ...taught, lesson: { type: "off", rule, reason } } satisfies TeachParams];
}

/** Restarts after a crash as long as the policy allows; never shows the library's own pop-ups. */
function errorHandler(
  client: () => BaseLanguageClient,
  policy: CrashPolicy,
  fail: (why: string) => void,
): ErrorHandler {
  return {
    error: () => ({ action: ErrorAction.Continue, handled: true }),
    closed() {
      // Dead before it could answer: start() reports that one, and another try would end the same way.
      if (client().state === State.Starting) return { action: CloseAction.DoNotRestart, handled: true };
      if (policy.died(Date.now())) return { action: CloseAction.Restart, handled: true };
      fail(l10n.t("The language server crashed five times within three minutes and was not started again"));
      return { action: CloseAction.DoNotRestart, handled: true };
    },
  };
}

async function offerRestart(reason: string, log: LogOutputChannel, restart: () => Promise<void>): Promise<void> {
  const answer = await window.showErrorMessage(`Backlint: ${reason}.`, l10n.t("Open Log"), l10n.t("Restart"));
  if (answer === l10n.t("Open Log")) log.show();
  if (answer === l10n.t("Restart")) await restart();
}

function message(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
