// The test entry for the web worker host: the same suites, with mocha's build for browsers.
import type Mocha from "mocha";
import { relayConsole } from "./relay.ts";
import { runSuites } from "./runSuites.ts";

/** Runs the suites; rejects when a test failed. */
export async function run(): Promise<void> {
  // Assertions that fail ask the process how their output looks.
  Object.assign(globalThis, { process: { platform: "browser", env: {}, stderr: {} } });
  relayConsole(true);
  // It wants a page around it and leaves its class behind as a global.
  const page = globalThis as unknown as { location: object; Mocha: new (options: Mocha.MochaOptions) => Mocha };
  await import("mocha/mocha.js" as string);
  await runSuites(new page.Mocha({ ui: "bdd", color: false, reporter: "spec", timeout: 60_000 }));
}
