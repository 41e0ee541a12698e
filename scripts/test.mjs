// npm test: installs what is missing, builds, and runs every check and test; the last line sums them all up.
//   npm test -- --fast            leaves out what needs an editor
//   npm test -- types grammar     runs only the steps with these names
import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { allowTypeScript, build, installDependencies, root } from "./prepare.mjs";

const { values, positionals } = parseArgs({ options: { fast: { type: "boolean" } }, allowPositionals: true });
const modules = (file) => path.join(root, "node_modules", file);

/** In the order of their cost; `editor` marks those that need a VS Code and Chromium. */
const steps = {
  types: { run: types },
  lint: { run: () => check(modules("@biomejs/biome/bin/biome"), "check", "--reporter=summary", ".") },
  pure: { run: () => check("esbuild.mjs", "--check-core") },
  grammar: { run: grammar },
  unit: { run: () => mocha("--reporter=dot", "--ignore=test/editor/**", "test/**/*.test.ts") },
  editor: { run: () => editor(), editor: true },
  web: { run: () => editor("--host", "web"), editor: true },
  screen: { run: screens, editor: true },
  package: { run: packaged, editor: true },
};

/** One check: passed or failed. */
async function check(program, ...args) {
  const { code } = await node(program, ...args);
  return code === 0 ? { passed: 1 } : { failed: 1 };
}

/** The pages of views see a browser, everything else sees none. */
async function types() {
  const tsc = modules("typescript/bin/tsc");
  const [all, pages] = [await check(tsc, "--noEmit"), await check(tsc, "--noEmit", "-p", "client/webview")];
  return { passed: (all.passed ?? 0) + (pages.passed ?? 0), failed: (all.failed ?? 0) + (pages.failed ?? 0) };
}

/** Mocha's own sums; a run that broke before it could sum up counts as one failure. */
async function mocha(...args) {
  const { code, output } = await node(modules("mocha/bin/mocha.js"), "--import=tsx", "--timeout=30000", ...args);
  const count = (word) => Number(new RegExp(`^\\s*(\\d+) ${word}`, "m").exec(output)?.[1] ?? 0);
  return { passed: count("passing"), failed: count("failing") || Math.sign(code), skipped: count("pending") };
}

/**
 * Each file in a workbench of its own. That is a large page in a browser, on machines that do other things too: a file that fails is
 * run once more in a new one, which is told, and what fails twice counts.
 */
async function screens() {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  const folder = "test/editor/ui";
  for (const name of readdirSync(path.join(root, folder)).filter((name) => name.endsWith(".ui.ts"))) {
    const run = () => mocha("--reporter=spec", `${folder}/${name}`);
    let result = await run();
    if (result.failed > 0) {
      console.log(`${name} failed and is run once more`);
      result = await run();
    }
    add(sum, result);
  }
  return sum;
}

/** One file of grammar tests counts as one test. */
async function grammar() {
  const grammars = ["markdown", "typescript"].flatMap((name) => ["-g", modules(`tm-grammars/grammars/${name}.json`)]);
  const { code, output } = await node(modules("vscode-tmgrammar-test/dist/unit.js"), ...grammars, "test/grammar/*.md");
  const count = (mark) => output.split("\n").filter((line) => line.startsWith(mark)).length;
  return { passed: count("✓"), failed: count("✖") || Math.sign(code) };
}

/** The suite inside a real VS Code; its runner ends with the counts. */
async function editor(...args) {
  const { code, output } = await node("--import=tsx", "test/editor/run.ts", ...args);
  const [, passed, failed, skipped] = /^(\d+) passed, (\d+) failed, (\d+) skipped$/m.exec(output) ?? [];
  return { passed: Number(passed ?? 0), failed: Number(failed ?? 0) || Math.sign(code), skipped: Number(skipped ?? 0) };
}

/** The same suite once more, on the packaged extension installed as a user would. */
async function packaged() {
  const { code, output } = await node("scripts/package.mjs");
  const file = /^(\S+\.vsix): /m.exec(output)?.[1];
  if (code !== 0 || !file) return { failed: 1 };
  const { passed, failed, skipped } = await editor("--vsix", file);
  return { passed: passed + 1, failed, skipped };
}

/** Runs a Node program, showing what it prints line by line; answers its exit code and its output without colours. */
async function node(...args) {
  const env = { ...process.env, ...(process.stdout.isTTY ? { FORCE_COLOR: "1" } : { NO_COLOR: "1" }) };
  const child = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"], env });
  const lines = [];
  for (const input of [child.stdout, child.stderr]) {
    createInterface({ input }).on("line", (line) => {
      if (line.startsWith("grammar not found for")) return; // languages of code fences, which no grammar test is about
      console.log(line);
      lines.push(line.replace(/\u001b\[[\d;]*m/g, ""));
    });
  }
  const code = await new Promise((resolve) => child.once("close", (status) => resolve(status ?? 1)));
  return { code, output: lines.join("\n") };
}

function add(sum, result) {
  for (const key of Object.keys(sum)) sum[key] += result[key] ?? 0;
}

/** The steps asked for. */
function chosen() {
  const unknown = positionals.filter((name) => !(name in steps));
  if (unknown.length > 0) {
    console.error(`no step ${unknown.join(", ")}; there are ${Object.keys(steps).join(", ")}`);
    process.exit(2);
  }
  const wanted = Object.entries(steps).filter(([name]) => positionals.length === 0 || positionals.includes(name));
  return wanted.filter(([, step]) => !(values.fast && step.editor));
}

/** A sentence when this machine cannot have the editor or Chromium; both are installed where they are missing. */
async function editorTrouble() {
  await allowTypeScript();
  const { installEditor } = await import("../test/editor/harness/install.ts");
  const { chromium } = await import("../test/editor/harness/chromium.ts");
  try {
    installEditor(console.log);
    chromium(console.log);
    return undefined;
  } catch (error) {
    return error.message;
  }
}

const plan = chosen();
installDependencies();
build();
const trouble = plan.some(([, step]) => step.editor) ? await editorTrouble() : undefined;
const sum = { passed: 0, failed: 0, skipped: 0 };
for (const [name, step] of plan) {
  console.log(`\n── ${name} ${"─".repeat(60 - name.length)}`);
  const started = Date.now();
  let result;
  if (step.editor && trouble) {
    console.log(`left out: ${trouble}`);
    result = process.env.CI ? { failed: 1 } : { skipped: 1 }; // nobody reads a skip in CI
  } else result = await step.run();
  add(sum, result);
  console.log(
    `${name}: ${result.failed ? `${result.failed} failed` : "good"}, ${((Date.now() - started) / 1000).toFixed(1)} s`,
  );
}
const skipped = sum.skipped > 0 ? `, ${sum.skipped} skipped` : "";
console.log(`\n${sum.passed} passed, ${sum.failed} failed${skipped}`);
process.exitCode = sum.failed > 0 || sum.passed === 0 ? 1 : 0;
