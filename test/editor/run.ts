// The editor suite from the command line: tsx test/editor/run.ts [--host web] [--vsix FILE] [--verbose]. Ends with the counts.
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { runInEditor } from "./harness/runInEditor.ts";

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, "../..");
const { values } = parseArgs({
  options: {
    host: { type: "string", default: "node" },
    vsix: { type: "string" },
    verbose: { type: "boolean", default: false },
  },
});
const host = values.host === "web" ? "web" : "node";

try {
  const { passes, failures, pending } = await runInEditor({
    extension: values.vsix ? path.join(here, "harness", "bystander") : root,
    tests: path.join(root, "dist", "test", host === "web" ? "editor.browser.cjs" : "editor.cjs"),
    host,
    workspace: path.join(here, "fixture"),
    vsix: values.vsix,
    seconds: 300,
    verbose: values.verbose,
  });
  console.log(`${passes} passed, ${failures} failed, ${pending} skipped`);
  process.exitCode = failures > 0 || passes === 0 ? 1 : 0;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
