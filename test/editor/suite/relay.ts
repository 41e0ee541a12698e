// Lets the runner outside tell mocha's lines from VS Code's own log. Both travel the same way: extension host ->
// workbench log -> page. Under @vscode/test-electron nobody listens, and console output goes to the terminal as it is.

const original = console;
let relayed = false;

/** What the runner reads in a line after `@@RESULT `. */
export interface Counts {
  readonly passes: number;
  readonly failures: number;
  readonly pending: number;
}

/** Must run before mocha is loaded: mocha keeps the console that it finds. Without `on` everything stays as it is. */
export function relayConsole(on: boolean): void {
  relayed = on;
  if (!on) return;
  const write = (first: unknown = "", ...rest: unknown[]) => {
    const words = [...rest];
    const text =
      typeof first === "string"
        ? first.replace(/%[sdifjoO%]/g, (code) =>
            code === "%%" ? "%" : words.length > 0 ? textOf(words.shift()) : code,
          )
        : textOf(first);
    for (const line of [text, ...words.map(textOf)].join(" ").split("\n")) original.log(`@@LINE ${line}`);
  };
  // VS Code makes console.log itself read-only in the extension host: hence a new console.
  globalThis.console = Object.create(original, {
    log: { value: write, writable: true },
    info: { value: write, writable: true },
  });
}

/** Reports the counts to the runner outside, where there is one. */
export function report(counts: Counts): void {
  if (relayed) original.log(`@@RESULT ${JSON.stringify(counts)}`);
}

function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  return value instanceof Error ? (value.stack ?? value.message) : JSON.stringify(value);
}
