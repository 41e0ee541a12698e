// What trees, board, graph, capacity and preview cost on a large backlog, over the bundled server: bytes of each answer, and the
// server's CPU time for it after a key. Linux tells the CPU time of a process.
//   npx tsx test/bench/views.ts [--items=4000] [--rounds=20]
import { readFileSync } from "node:fs";
import { drawing } from "../../client/webview/layout.ts";
import type { DependencyGraph, TreeQuery, TreeSubject, WireRow } from "../../server/protocol.ts";
import { startEditor } from "../harness/bundle.ts";
import { planOf } from "./backlog.ts";

const given = (name: string, otherwise: number) =>
  Number(process.argv.find((one) => one.startsWith(`--${name}=`))?.split("=")[1] ?? otherwise);
const items = given("items", 4_000);
const rounds = given("rounds", 20);
const uri = "file:///plans/large.md";
const text = planOf(items);
const last = { uri, key: `US-${items}` };
/** An item that needs another. */
const waiting = { uri, key: `US-${items - (items % 3)}` };

const editor = await startEditor({ pull: true, patience: 300_000 });
editor.open(uri, text);
await editor.request("backlint/status", { uri });

/** Rows below the first row of each level, `depth` levels down. */
async function below(query: TreeQuery, depth: number): Promise<TreeSubject | null> {
  let of: TreeSubject | null = null;
  for (let level = 0; level < depth; level++) {
    const rows = (await editor.request("backlint/tree", { ...query, of })) as WireRow[];
    of = rows.find(({ children }) => children > 0)?.subject ?? of;
  }
  return of;
}
const epics: TreeQuery = { tree: "backlog" };
const states: TreeQuery = { tree: "backlog", by: "status" };
const sprints: TreeQuery = { tree: "sprints" };
const tree = (query: TreeQuery, of: TreeSubject | null) => ["backlint/tree", { ...query, of }] as const;
const asked: Readonly<Record<string, readonly [string, object]>> = {
  "nothing (the key alone)": ["backlint/status", { uri }],
  "Backlog: epics": tree(epics, null),
  "Backlog: items of an epic": tree(epics, await below(epics, 1)),
  "Backlog: by status": tree(states, null),
  "Backlog: ranges of a status": tree(states, await below(states, 1)),
  "Backlog: a range of a hundred": tree(states, await below(states, 2)),
  "Backlog: a search": tree({ ...epics, search: "number 39" }, null),
  "Backlog: path to the item at the caret": ["backlint/treePath", { ...states, item: last }],
  "Sprints: all": tree(sprints, null),
  "Sprints: items of one": tree(sprints, await below(sprints, 1)),
  "Dependencies: of an item": tree({ tree: "dependencies", focus: waiting }, null),
  "Board by status": ["backlint/board", { by: "status", first: 50, columns: 8 }],
  "Board by sprint": ["backlint/board", { by: "sprint", first: 50, columns: 8 }],
  "Graph, as groups": ["backlint/graph", { limit: 150 }],
  "Graph around an item": ["backlint/graph", { limit: 150, focus: waiting }],
  Capacity: ["backlint/capacity", {}],
  "Preview's badges": ["backlint/badges", { uri }],
};

/** Of the server, in milliseconds. */
function cpu(): number {
  const stat = readFileSync(`/proc/${editor["server"].pid}/stat`, "utf8")
    .replace(/^.*\) /s, "")
    .split(" ");
  return (Number(stat[11]) + Number(stat[12])) * 10;
}

console.log(`${items} items, ${Math.round(text.length / 1000)} KB`);
const middle = text.indexOf("Ferry number", text.length >> 1);
let key = 0;
let alone = 0;
for (const [what, [method, params]] of Object.entries(asked)) {
  const answer = await editor.request(method, params);
  const from = cpu();
  for (let round = 0; round < rounds; round++) {
    // Another letter in a title: what rests on it is worked out anew.
    editor.change(uri, [{ start: middle, end: middle + 1, text: "FG"[key++ % 2] ?? "F" }]);
    await editor.request(method, params);
  }
  const each = (cpu() - from) / rounds;
  if (what.startsWith("nothing")) alone = each;
  const bytes = (JSON.stringify(answer).length / 1000).toFixed(1);
  const cost = what.startsWith("nothing") ? each : Math.max(0, each - alone);
  console.log(`${what.padEnd(42)} ${bytes.padStart(8)} KB ${cost.toFixed(1).padStart(8)} ms`);
}
const graph = (await editor.request("backlint/graph", { limit: 150 })) as DependencyGraph;
const before = process.cpuUsage();
const { boxes, arrows } = drawing(graph, false);
const { user, system } = process.cpuUsage(before);
console.log(
  `laid out in the page: ${boxes.length} boxes, ${arrows.length} arrows, ${((user + system) / 1000).toFixed(0)} ms`,
);
await editor.stop();
