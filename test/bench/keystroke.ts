// From one typed character to the new diagnostics, for ourselves, the floor and the peers by turns in one run. Writes
// docs/performance/keystroke.json and .svg. Figures are for people; tests count work and never look at a clock.
import { mkdirSync, writeFileSync } from "node:fs";
import { arch, cpus } from "node:os";
import { backlogOf } from "./backlog.ts";
import { Client, type Cost } from "./client.ts";
import { peers } from "./peers.ts";
import { plot } from "./plot.ts";

export interface Row {
  readonly server: string;
  readonly size: number;
  readonly at: "middle" | "random";
  readonly p50: number;
  readonly p95: number;
  readonly cpu: number;
  readonly open: number;
  readonly memory: number;
}

const large = process.argv.includes("--large");
const edits = Number(process.argv.find((one) => one.startsWith("--edits="))?.slice(8) ?? 40);
const sizes = large ? [80_000, 1_000_000, 10_000_000] : [80_000, 1_000_000];
const warmup = 8;
const { found, missing } = peers();
for (const reason of missing) console.log(`not measured: ${reason}`);

const rows: Row[] = [];
for (const size of sizes) {
  const text = backlogOf(size);
  const clients = found.map((peer) => new Client(peer));
  try {
    const opened = new Map<string, Cost>();
    for (const client of clients) opened.set(client.name, await client.open(text));
    for (const at of ["middle", "random"] as const) {
      const costs = new Map<string, Cost[]>(clients.map(({ name }) => [name, []]));
      let seed = 1;
      for (let edit = 0; edit < warmup + edits; edit++) {
        seed = (seed * 48271) % 2147483647;
        const offset = at === "middle" ? (text.length >> 1) + edit : seed % text.length;
        for (const client of clients) {
          const cost = await client.type(offset, "as a user I want "[edit % 17] ?? "x");
          if (edit >= warmup) costs.get(client.name)?.push(cost);
        }
      }
      for (const client of clients) {
        const own = costs.get(client.name) ?? [];
        const walls = own.map(({ wall }) => wall).sort((a, b) => a - b);
        const row: Row = {
          server: client.name,
          size,
          at,
          p50: rounded(walls[walls.length >> 1]),
          p95: rounded(walls[Math.floor(walls.length * 0.95)]),
          cpu: rounded(own.reduce((sum, { cpu }) => sum + cpu, 0) / own.length),
          open: rounded(opened.get(client.name)?.wall),
          memory: rounded(client.memory()),
        };
        rows.push(row);
        console.log(JSON.stringify(row));
      }
    }
  } finally {
    for (const client of clients) client.close();
  }
}
mkdirSync("docs/performance", { recursive: true });
const machine = { node: process.version, arch: arch(), cores: cpus().length };
writeFileSync("docs/performance/keystroke.json", `${JSON.stringify({ machine, edits, missing, rows }, null, 2)}\n`);
writeFileSync("docs/performance/keystroke.svg", plot(rows));

function rounded(value: number | undefined): number {
  return Math.round((value ?? Number.NaN) * 100) / 100;
}
