// The bench: `npm run bench` measures everything, `npm run bench -- keystroke files` some of it; `--large` adds 10 MB and
// 10,000 keys, which have names of their own too (lint-10MB, keystroke-10MB, memory-10000), `--edits=N` says how many keys. After
// each part docs/performance/bench.json and .svg are written, at the end what was promised is printed beside what was measured.
// Figures are for people; tests count work and never look at a clock.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { arch, cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { backlogOf } from "./backlog.ts";
import { Client } from "./client.ts";
import { bursts, dialects, flips, inSight, keystrokes, memory, questions, starts } from "./editing.ts";
import { files } from "./files.ts";
import { goals, listed } from "./goals.ts";
import { lint } from "./lint.ts";
import { peers } from "./peers.ts";
import { plot } from "./plot.ts";
import { createRows, type Row, type Rows, sizes } from "./rows.ts";

const report = "docs/performance/bench.json";
const asked = process.argv.slice(2).filter((one) => !one.startsWith("--"));
const large = process.argv.includes("--large");
const edits = Number(process.argv.find((one) => one.startsWith("--edits="))?.slice(8) ?? 40);
// What is shipped is measured, not what is debugged.
execFileSync(process.execPath, ["esbuild.mjs", "--production"], { stdio: "inherit" });
const { found, missing } = peers();
for (const reason of missing) console.log(`not measured: ${reason}`);
const [own] = found;
if (own === undefined) throw new Error("nothing to measure");
const rows = createRows();
const named = (...names: readonly string[]) => found.filter(({ name }) => names.includes(name));

/** In the order in which they run. */
const parts: Readonly<Record<string, () => void | Promise<void>>> = {
  start: () => starts(found, rows),
  async keystroke() {
    await keystrokes(found, "80 KB", edits, rows);
    await keystrokes(found, "1 MB", edits, rows);
  },
  sight: () => inSight(named("backlint", "rumdl", "VS Code Markdown"), "1 MB", rows),
  dialects: () => dialects(named("backlint", "rumdl"), edits, rows),
  burst: () => bursts(found, rows),
  flip: () => flips(named("backlint", "rumdl", "VS Code Markdown"), rows),
  requests: () => questions(found, rows),
  warm,
  memory: () => memory(named("backlint", "library floor", "VS Code Markdown"), 500, rows),
  async files() {
    await files(own, 1_000, rows);
    await files(own, 10_000, rows);
  },
  lint: () => lint(rows, "1 MB"),
};

/** Only with --large, or by name. */
const largeParts: typeof parts = {
  "lint-10MB": () => lint(rows, "10 MB"),
  "keystroke-10MB": () => keystrokes([own], "10 MB", Math.min(edits, 20), rows),
  "memory-10000": () => memory(named("backlint", "VS Code Markdown"), 10_000, rows),
};

/** Opening a document that was judged before, in a workspace that keeps what it knows. */
async function warm(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "backlint-bench-"));
  const text = backlogOf(sizes["1 MB"]);
  writeFileSync(join(folder, "backlog.md"), text);
  const peer = {
    ...own,
    name: "backlint",
    command: own?.command ?? ["node"],
    initializationOptions: { storage: join(folder, ".storage") },
  } as const;
  try {
    for (const round of ["first", "again"]) {
      const client = new Client(peer, pathToFileURL(join(folder, "backlog.md")).href);
      await client.start(pathToFileURL(folder).href);
      if (round === "first") await client.request("workspace/diagnostic", { previousResultIds: [] });
      else rows.add("open", "complete, known from before", "backlint", "1 MB", await client.open(text));
      await client.leave();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const all = { ...parts, ...largeParts };
const unknown = asked.filter((name) => !Object.hasOwn(all, name));
if (unknown.length > 0) throw new Error(`no part ${unknown.join(", ")}; there are ${Object.keys(all).join(", ")}`);
const load = loadavg()[0] ?? 0;
// Parts that were not asked for stay as they were measured last.
const before = existsSync(report) ? (JSON.parse(readFileSync(report, "utf8")) as { rows: readonly Row[] }).rows : [];
const wanted = asked.length > 0 ? asked : Object.keys(large ? all : parts);
const failed: string[] = [];
for (const [index, name] of wanted.entries()) {
  const from = performance.now();
  console.log(`\n${index + 1} of ${wanted.length}: ${name}`);
  try {
    await all[name]?.();
  } catch (error) {
    failed.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    console.log(`failed: ${failed.at(-1)}`);
  }
  console.log(`${Math.round((performance.now() - from) / 1000)} s`);
  write(joined());
}
console.log(`\n${listed(goals(joined()))}`);
for (const reason of failed) console.log(`failed: ${reason}`);
// Servers that hung keep nobody waiting.
process.exit(failed.length > 0 ? 1 : 0);

/** What was measured now, and what was measured before and not now. */
function joined(): Rows {
  const names = ({ part, what, server, size }: Row): string => [part, what, server, size].join();
  const measured = new Set(rows.all.map(names));
  return createRows([...before.filter((row) => !measured.has(names(row))), ...rows.all]);
}

function write({ all: together }: Rows): void {
  mkdirSync("docs/performance", { recursive: true });
  const machine = { node: process.version, arch: arch(), cores: cpus().length, load };
  writeFileSync(report, `${JSON.stringify({ machine, edits, missing, rows: together }, null, 1)}\n`);
  writeFileSync(report.replace(".json", ".svg"), plot(together));
}
