// The test entry that a VS Code with Node loads (extensionTestsPath): the ordinary contract, so @vscode/test-electron takes it too.
import { relayConsole } from "./relay.ts";
import { runSuites } from "./runSuites.ts";

/** Runs the suites; rejects when a test failed. */
export async function run(): Promise<void> {
  relayConsole(process.env["BACKLINT_RELAY"] === "1");
  const { default: Mocha } = await import("mocha");
  await runSuites(new Mocha({ ui: "bdd", color: false, reporter: "spec", timeout: 60_000 }), async () => {
    // Documents from the disk, and processes: there is neither in a browser.
    await import("./convert.suite.ts");
    await import("./founding.suite.ts");
    await import("./crash.suite.ts");
  });
}
