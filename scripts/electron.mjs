// npm run test:electron: the editor suite in a desktop VS Code, which @vscode/test-electron downloads. For machines that
// reach its download site; npm test does without. VSCODE_VERSION names another version than the newest, "1.91.0",
// VSCODE_EXECUTABLE one that is installed already.
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { createRequire } from "node:module";
import { allowTypeScript, build, installDependencies, root } from "./prepare.mjs";

const runner = "2.5.2"; // the newest that runs on Node 20

installDependencies();
build();
await allowTypeScript();
const { cacheFolder, npm } = await import("../test/editor/harness/install.ts");

const folder = path.join(cacheFolder(), `test-electron-${runner}`);
if (!existsSync(path.join(folder, "node_modules"))) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, "package.json"), JSON.stringify({ private: true }));
  npm(folder, "install", `@vscode/test-electron@${runner}`);
}
const { runTests } = createRequire(path.join(folder, "package.json"))("@vscode/test-electron");

const workspace = mkdtempSync(path.join(os.tmpdir(), "backlint-electron-"));
cpSync(path.join(root, "test/editor/fixture"), workspace, { recursive: true });
try {
  await runTests({
    version: process.env.VSCODE_VERSION ?? "stable",
    vscodeExecutablePath: process.env.VSCODE_EXECUTABLE,
    extensionDevelopmentPath: root,
    extensionTestsPath: path.join(root, "dist/test/editor.cjs"),
    launchArgs: [workspace, "--disable-extensions", "--disable-workspace-trust"],
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  rmSync(workspace, { recursive: true, force: true, maxRetries: 5 });
}
