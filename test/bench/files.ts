// Many files: how long until references into any of them are answered, against reading them and looking at their lines.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { fileOf } from "./backlog.ts";
import { Client, type Peer } from "./client.ts";
import type { Rows } from "./rows.ts";

export async function files(peer: Peer, count: number, rows: Rows): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "backlint-bench-"));
  const size = `${count.toLocaleString("en")} files`;
  try {
    for (let number = 1; number <= count; number++) {
      const below = join(folder, `part-${Math.ceil(number / 100)}`);
      mkdirSync(below, { recursive: true });
      writeFileSync(join(below, `task-${number}.md`), fileOf(number));
    }
    // Twice by turns, the better one of each: the first look at new files is the file system's.
    const floors: { read: number; lines: number }[] = [];
    const starts: { cold: number; cached: number }[] = [];
    for (let round = 0; round < 2; round++) {
      floors.push(floor(folder));
      rmSync(join(folder, ".storage"), { recursive: true, force: true });
      const cold = await indexed(peer, folder, count);
      starts.push({ cold, cached: await indexed(peer, folder, count) });
    }
    const best = (values: readonly number[]) => Math.min(...values);
    rows.add("files", "read all", "floor", size, best(floors.map(({ read }) => read)));
    rows.add("files", "look at all lines", "floor", size, best(floors.map(({ lines }) => lines)));
    rows.add("files", "cold index", "backlint", size, best(starts.map(({ cold }) => cold)));
    rows.add("files", "cached start", "backlint", size, best(starts.map(({ cached }) => cached)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function floor(folder: string): { read: number; lines: number } {
  const from = performance.now();
  const texts: string[] = [];
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    const file = join(folder, name);
    if (name.endsWith(".md") && statSync(file).isFile()) texts.push(readFileSync(file, "utf8"));
  }
  const read = performance.now() - from;
  let lines = 0;
  for (const text of texts) for (const line of text.split("\n")) if (/^(?:#{1,6} |[-*] |\|)/.test(line)) lines++;
  return { read, lines: lines > 0 ? performance.now() - from - read : Number.NaN };
}

/** From the server's being ready to a definition in the last of the files. */
async function indexed(peer: Peer, folder: string, count: number): Promise<number> {
  const options = { storage: join(folder, ".storage") };
  const client = new Client({ ...peer, initializationOptions: options }, pathToFileURL(join(folder, "new.md")).href);
  try {
    await client.start(pathToFileURL(folder).href);
    const from = performance.now();
    client.text = `---\nid: task-${count + 1}\ntitle: Ask\nstatus: To Do\ndependencies: [task-${count}]\n---\n\n# Ask\n`;
    void client.open(client.text);
    const { empty } = await client.ask("textDocument/definition", client.text.indexOf(`task-${count}]`) + 2);
    if (empty) throw new Error("the definition in another file was not found");
    const took = performance.now() - from;
    await client.leave();
    return took;
  } finally {
    client.close();
  }
}
