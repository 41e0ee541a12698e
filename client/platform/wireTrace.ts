// The trace channel: `backlint.trace.server` alone decides, whatever the log level. (The library would also want the
// channel at level Trace, which no user finds.) It writes into the one output channel.
import { EventEmitter, LogLevel, type LogOutputChannel } from "vscode";
import { isTracing, onSettingChanged } from "./settings.ts";

/** `log` as the language client sees it for tracing. Disposing it leaves `log` alone. */
export function traceInto(log: LogOutputChannel): LogOutputChannel {
  const level = () => (isTracing() ? LogLevel.Trace : LogLevel.Off);
  const changed = new EventEmitter<LogLevel>();
  const setting = onSettingChanged("trace.server", () => changed.fire(level()));
  return Object.create(log, {
    logLevel: { get: level },
    onDidChangeLogLevel: { value: changed.event },
    trace: { value: (message: string) => log.info(`[wire] ${message}`) },
    dispose: {
      value: () => {
        setting.dispose();
        changed.dispose();
      },
    },
  }) as LogOutputChannel;
}
