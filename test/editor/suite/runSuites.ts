// The suites that run in every host, and the report of how they went.
import type Mocha from "mocha";
import { report } from "./relay.ts";

/** Runs the suites and what `more` adds to them; rejects when a test failed. */
export async function runSuites(mocha: Mocha, more: () => Promise<void> = async () => {}): Promise<void> {
  mocha.suite.emit("pre-require", globalThis, "", mocha); // gives the files below their describe() and it()
  await import("./reading.suite.ts");
  await import("./views.suite.ts");
  await import("./language.suite.ts");
  await import("./proofs.suite.ts");
  await import("./split.suite.ts");
  await import("./teaching.suite.ts");
  await import("./lifecycle.suite.ts");
  await more();
  const failures = await new Promise<number>((resolve) => {
    const runner = mocha.run(resolve);
    runner.once("end", () => {
      const { passes = 0, failures = 0, pending = 0 } = runner.stats ?? {};
      report({ passes, failures, pending });
    });
  });
  if (failures > 0) throw new Error(`${failures} tests failed`);
}
