// The bench: `npm run bench` measures everything, `npm run bench -- keystroke files` some of it; `--large` adds 10 MB and
// 10,000 keys, `--edits=N` says how many keys. Writes docs/performance/bench.json and .svg, and prints what was promised
// beside what was measured. Figures are for people; tests count work and never look at a clock.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { arch, cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { backlogOf } from "./backlog.ts";
import { Client } from "./client.ts";
import { bursts, dialects, flips, keystrokes, memory, questions } from "./editing.ts";
import { files } from "./files.ts";
import { goals, listed } from "./goals.ts";
import { lint } from "./lint.ts";
import { peers } from "./peers.ts";
import { plot } from "./plot.ts";
import { createRows, type Row, sizes } from "./rows.ts";

const report = "docs/performance/bench.json";
const asked = process.argv.slice(2).filter((one) => !one.startsWith("--"));
const large = process.argv.includes("--large");
const edits = Number(process.argv.find((one) => one.startsWith("--edits="))?.slice(8) ?? 40);
const { found, missing } = peers();
for (const reason of missing) console.log(`not measured: ${reason}`);
const [own] = found;
if (own === undefined) throw new Error("nothing to measure");
const rows = createRows();

const parts: Readonly<Record<string, () => Promise<void>>> = {
  async keystroke() {
    await keystrokes(found, "80 KB", edits, rows);
    await keystrokes(found, "1 MB", edits, rows);
    if (large) await keystrokes([own], "10 MB", 20, rows);
  },
  dialects: () =>
    dialects(
      found.filter(({ name }) => name === "backlint" || name === "rumdl"),
      edits,
      rows,
    ),
  burst: () => bursts(found, rows),
  flip: () =>
    flips(
      found.filter(({ name }) => name !== "library floor"),
      rows,
    ),
  requests: () => questions(found, rows),
  warm,
  memory: () =>
    memory(
      found.filter(({ name }) => name !== "rumdl"),
      large ? 10_000 : 500,
      rows,
    ),
  async files() {
    await files(own, 1_000, rows);
    await files(own, 10_000, rows);
  },
  lint: async () => lint(rows, large),
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
      await client.request("shutdown", undefined);
      client.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const unknown = asked.filter((name) => !Object.hasOwn(parts, name));
if (unknown.length > 0) throw new Error(`no part ${unknown.join(", ")}; there are ${Object.keys(parts).join(", ")}`);
const load = loadavg()[0] ?? 0;
for (const [name, measure] of Object.entries(parts)) if (asked.length === 0 || asked.includes(name)) await measure();

// Parts that were not asked for stay as they were measured last.
const before = existsSync(report) ? (JSON.parse(readFileSync(report, "utf8")) as { rows: readonly Row[] }).rows : [];
const measured = new Set(rows.all.map(({ part, what, server, size }) => [part, what, server, size].join()));
const kept = before.filter(({ part, what, server, size }) => !measured.has([part, what, server, size].join()));
const all = [...kept, ...rows.all];
const joined = {
  ...rows,
  all,
  value: (part: string, what: string, server: string, size: string) =>
    all.find((row) => row.part === part && row.what === what && row.server === server && row.size === size)?.value ??
    Number.NaN,
};
mkdirSync("docs/performance", { recursive: true });
const machine = { node: process.version, arch: arch(), cores: cpus().length, load };
writeFileSync(report, `${JSON.stringify({ machine, edits, missing, rows: all }, null, 1)}\n`);
writeFileSync(report.replace(".json", ".svg"), plot(all));
console.log(`\n${listed(goals(joined))}`);
