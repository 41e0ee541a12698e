// The test entry that VS Code loads (extensionTestsPath): the ordinary contract, so @vscode/test-electron takes it too.
import { relayConsole, report } from "./relay.ts";

/** Runs the suites; rejects when a test failed. */
export async function run(): Promise<void> {
  relayConsole();
  const { default: Mocha } = await import("mocha");
  const mocha = new Mocha({ ui: "bdd", color: false, reporter: "spec", timeout: 60_000 });
  mocha.suite.emit("pre-require", globalThis, "", mocha); // gives the files below their describe() and it()
  await import("./reading.suite.ts");
  await import("./views.suite.ts");
  await import("./language.suite.ts");
  await import("./teaching.suite.ts");
  await import("./split.suite.ts");
  await import("./lifecycle.suite.ts");
  const failures = await new Promise<number>((resolve) => {
    const runner = mocha.run(resolve);
    runner.once("end", () => {
      const { passes = 0, failures = 0, pending = 0 } = runner.stats ?? {};
      report({ passes, failures, pending });
    });
  });
  if (failures > 0) throw new Error(`${failures} tests failed`);
}
