// Typing, opening and asking in one document: all servers by turns, so that a busy machine slows all of them alike.
import { setTimeout } from "node:timers/promises";
import { backlogOf, type Shape, shapes } from "./backlog.ts";
import { Client, type Peer } from "./client.ts";
import { quantile, type Rows, type Size, sizes } from "./rows.ts";

const typed = "as a user I want ";
const warmup = 5;
/** Milliseconds of typing in one document after which the figures so far have to do, and the fewest keys that make one. */
const budget = 60_000;
const fewest = 5;
/** Milliseconds that a server has for a key or a question once the document is open; one that needs longer is asked no more. */
const patience = 60_000;
/** The same for opening it: 10 MB take their time. */
const opening = 120_000;

/** Clients of all peers with the same document open. Some hang now and then as they start: a second start has to do. */
async function opened(peers: readonly Peer[], text: string, note: (client: Client, took: number) => void) {
  const clients: Client[] = [];
  for (const peer of peers) {
    for (let tries = 2; tries > 0; tries--) {
      const client = new Client(peer);
      try {
        client.patience = opening;
        await client.start();
        note(client, await client.open(text));
        client.patience = patience;
        clients.push(client);
        break;
      } catch (error) {
        console.log(`${error instanceof Error ? error.message : String(error)} when it opens the document`);
        client.close();
      }
    }
  }
  return clients;
}

/** Runs for those who still answer; who does not is named in a row of its own and left out from then on. */
async function ofAnswering(
  clients: Set<Client>,
  [part, what, size]: readonly [string, string, string],
  rows: Rows,
  run: (client: Client) => Promise<void>,
): Promise<void> {
  for (const client of clients) {
    try {
      await run(client);
    } catch {
      clients.delete(client);
      rows.add(part, `${what}, no answer within s`, client.name, size, client.patience / 1_000);
    }
  }
}

/** From starting a server to its answer to `initialize`. */
export async function starts(peers: readonly Peer[], rows: Rows): Promise<void> {
  const took = new Map<string, number[]>(peers.map(({ name }) => [name, []]));
  for (let round = 0; round < 7; round++) {
    for (const peer of peers) {
      const client = new Client(peer);
      took.get(peer.name)?.push(await client.start());
      await client.leave();
    }
  }
  for (const [name, own] of took) rows.add("start", "initialize p50", name, "", quantile(own, 0.5));
}

/** Opening as each one's own editor does, by turns: ours says what is in sight, here the first lines. The better of two. */
export async function inSight(peers: readonly Peer[], size: Size, rows: Rows): Promise<void> {
  const best = new Map<string, number>();
  for (let round = 0; round < 2; round++) {
    for (const peer of peers) {
      const sees = peer.name === "backlint" ? { initializationOptions: { looks: true } } : {};
      const [client] = await opened([{ ...peer, ...sees }], backlogOf(sizes[size]), () => {});
      if (client === undefined) continue;
      best.set(peer.name, Math.min(client.first, best.get(peer.name) ?? Number.POSITIVE_INFINITY));
      client.close();
    }
  }
  for (const [name, first] of best) rows.add("open", "first diagnostics", name, size, first);
}

/** Opening, keys in the middle and at random places, memory. */
export async function keystrokes(peers: readonly Peer[], size: Size, edits: number, rows: Rows): Promise<void> {
  const text = backlogOf(sizes[size]);
  const clients = await opened(peers, text, (client, opening) => {
    rows.add("open", "complete", client.name, size, opening);
    rows.add("open", "diagnostics", client.name, size, client.found);
  });
  try {
    for (const at of ["middle", "random"] as const) {
      const walls = new Map<string, number[]>(clients.map(({ name }) => [name, []]));
      let seed = 1;
      for (let edit = 0; edit < warmup + edits; edit++) {
        seed = (seed * 48271) % 2147483647;
        const offset = at === "middle" ? (text.length >> 1) + edit : seed % text.length;
        for (const client of clients) {
          const wall = await client.type(offset, typed[edit % typed.length] ?? "x");
          if (edit >= warmup) walls.get(client.name)?.push(wall);
        }
      }
      for (const [name, own] of walls) {
        rows.add("keystroke", `${at} p50`, name, size, quantile(own, 0.5));
        rows.add("keystroke", `${at} p95`, name, size, quantile(own, 0.95));
      }
    }
    for (const client of clients) rows.add("memory", "resident MB after edits", client.name, size, client.memory());
  } finally {
    for (const client of clients) client.close();
  }
}

/** Keys at random places of backlogs of one shape. */
export async function dialects(peers: readonly Peer[], edits: number, rows: Rows): Promise<void> {
  for (const shape of shapes) {
    const text = backlogOf(sizes["1 MB"], shape satisfies Shape);
    const clients = await opened(peers, text, () => {});
    try {
      const walls = new Map<string, number[]>(clients.map(({ name }) => [name, []]));
      const answering = new Set(clients);
      let seed = 7;
      const begun = performance.now();
      for (let edit = 0; edit < warmup + edits; edit++) {
        if (edit >= warmup + fewest && performance.now() - begun > budget) break;
        seed = (seed * 48271) % 2147483647;
        await ofAnswering(answering, ["dialects", shape, "1 MB"], rows, async (client) => {
          const wall = await client.type(100 + (seed % (text.length - 100)), typed[edit % typed.length] ?? "x");
          if (edit >= warmup) walls.get(client.name)?.push(wall);
        });
      }
      for (const [name, own] of walls) {
        rows.add("dialects", `${shape} p50`, name, "1 MB", quantile(own, 0.5));
        rows.add("dialects", `${shape} p95`, name, "1 MB", quantile(own, 0.95));
      }
    } finally {
      for (const client of clients) client.close();
    }
  }
}

/** Ten keys at 80 ms: from the last key to the diagnostics of all of them. */
export async function bursts(peers: readonly Peer[], rows: Rows): Promise<void> {
  const text = backlogOf(sizes["1 MB"]);
  const clients = await opened(peers, text, () => {});
  try {
    for (const client of clients) {
      const took: number[] = [];
      for (let round = 0; round < 5; round++) {
        const from = (text.length >> 1) + round * 20;
        const keys: Promise<number>[] = [];
        for (let key = 0; key < 9; key++) {
          keys.push(client.type(from + key, typed[key] ?? "x"));
          await setTimeout(80);
        }
        took.push(await client.type(from + 9, "x"));
        await Promise.allSettled(keys);
      }
      rows.add("burst", "last key to diagnostics", client.name, "1 MB", quantile(took, 0.5));
    }
  } finally {
    for (const client of clients) client.close();
  }
}

/** A fence opened at the top and closed again; how long another request waits meanwhile. */
export async function flips(peers: readonly Peer[], rows: Rows): Promise<void> {
  const text = backlogOf(sizes["1 MB"]);
  const clients = await opened(peers, text, () => {});
  try {
    for (const client of clients) {
      for (const [what, change] of [
        ["fence opened", () => client.change(8, 0, "```\n")],
        ["fence removed", () => client.change(8, 4, "")],
      ] as const) {
        const done = client.timed(change);
        let longest = 0;
        let running = true;
        const probe = (async () => {
          while (running) {
            const from = performance.now();
            await client.request("bench/nothing", {});
            longest = Math.max(longest, performance.now() - from);
            await setTimeout(5);
          }
        })();
        rows.add("flip", `${what}, all diagnostics`, client.name, "1 MB", await done);
        running = false;
        await probe;
        rows.add("flip", `${what}, longest wait of others`, client.name, "1 MB", longest);
      }
    }
  } finally {
    for (const client of clients) client.close();
  }
}

const requests = ["hover", "definition", "completion", "documentSymbol", "foldingRange"].map(
  (verb) => `textDocument/${verb}`,
);

/** A request right after a key. */
export async function questions(peers: readonly Peer[], rows: Rows): Promise<void> {
  const text = backlogOf(sizes["1 MB"]);
  const clients = await opened(peers, text, () => {});
  try {
    for (const method of requests) {
      const name = method.slice(method.indexOf("/") + 1);
      const asked = new Set(clients.filter((client) => client.name !== "library floor"));
      await ofAnswering(asked, ["requests", name, "1 MB"], rows, async (client) => {
        const took: number[] = [];
        let answered = 0;
        for (let round = 0; round < 8; round++) {
          const caret = client.text.indexOf("**Dependencies:** US-", client.text.length >> 1) + 19;
          client.change(client.text.indexOf("As a buyer", caret) + 4, 0, "x");
          const { took: one, empty } = await client.ask(method, caret);
          if (round > 1) took.push(one);
          if (!empty) answered++;
        }
        // What it still works on would slow down whoever is asked next.
        await client.timed(() => {});
        rows.add("requests", `${name} after a key`, client.name, "1 MB", quantile(took, 0.5));
        rows.add("requests", `${name}, answers that hold something`, client.name, "1 MB", answered);
      });
    }
  } finally {
    for (const client of clients) client.close();
  }
}

/** Milliseconds after the last message after which a server has put away what it wants to. */
const rest = 12_000;

/** Memory at rest, while somebody types, and at rest after many keys. */
export async function memory(peers: readonly Peer[], keys: number, rows: Rows): Promise<void> {
  const text = backlogOf(sizes["1 MB"]);
  const clients = await opened(peers, text, () => {});
  try {
    for (const client of clients) await client.type(text.length >> 1, "x");
    await setTimeout(rest);
    for (const client of clients) rows.add("memory", "resident MB at rest", client.name, "1 MB", client.memory());
    for (const client of clients.filter(({ name }) => name === "backlint")) {
      for (let key = 0; key < keys; key++) {
        const middle = client.text.length >> 1;
        if (key % 2 === 0) client.change(middle, 0, "x");
        else client.change(middle, 1, "");
        if (key % 20 === 19) await client.timed(() => {});
      }
      rows.add("memory", `resident MB while typing ${keys} keys`, client.name, "1 MB", client.memory());
      await setTimeout(rest);
      rows.add("memory", `resident MB after ${keys} keys`, client.name, "1 MB", client.memory());
    }
  } finally {
    for (const client of clients) client.close();
  }
}
