// The trees of the activity bar over the protocol, on samples in several shapes, and how little they send of a large backlog.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import type { ItemTarget, TreeQuery, TreeSubject, WireRow } from "../../server/protocol.ts";
import { startEditor } from "../harness/bundle.ts";
import type { FakeEditor } from "../harness/fakeEditor.ts";
import { root } from "../harness/sources.ts";

const uriOf = (name: string) => `file:///plans/${name}.md`;
const samples = ["checklist", "key-value", "sprint-tables", "stories-and-sprints"];

describe("trees over the protocol", function () {
  this.timeout(30_000);
  let editor: FakeEditor;
  beforeEach(async () => {
    editor = await startEditor();
  });
  afterEach(async () => {
    assert.equal(await editor.stop(), 0);
  });

  const open = (name: string) => {
    const text = readFileSync(path.join(root, "examples", `${name}.md`), "utf8");
    editor.open(uriOf(name), text);
    return text;
  };
  const rows = (query: TreeQuery, of: TreeSubject | null = null) =>
    editor.request("backlint/tree", { ...query, of }) as Promise<WireRow[]>;
  const pathTo = async (query: TreeQuery, uri: string, key: string) => {
    const found = await editor.request("backlint/treePath", { ...query, item: { uri, key } });
    return (found as WireRow[]).map(({ label }) => label);
  };

  for (const name of samples) {
    it(`lead from the top to every item of ${name}, grouped and as it is nested`, async () => {
      open(name);
      for (const query of [{ tree: "backlog" }, { tree: "backlog", by: "status" }] as const) {
        const seen = new Set<string>();
        const walk = async (of: TreeSubject | null, above: readonly string[]): Promise<void> => {
          for (const row of await rows(query, of)) {
            const here = [...above, row.label];
            if (row.subject.type === "item" && !seen.has(row.subject.key)) {
              seen.add(row.subject.key);
              assert.deepEqual(await pathTo(query, row.subject.uri, row.subject.key), here);
              const { uri, range } = row.place ?? assert.fail("an item stands nowhere");
              const at = (await editor.request("backlint/itemAt", { uri, position: range.start })) as ItemTarget | null;
              assert.deepEqual(at, { uri, key: row.subject.key, range });
            }
            if (row.children > 0) await walk(row.subject, here);
          }
        };
        await walk(null, []);
        assert.ok(seen.size > 3, `${seen.size} items`);
      }
    });
  }

  it("show in each file's sprints what is planned and what is not", async () => {
    for (const name of samples) open(name);
    const files = await rows({ tree: "sprints" });
    assert.ok(files.every(({ kind }) => kind === "file"));
    const file = files.find(({ label }) => label === "stories-and-sprints.md") ?? assert.fail("no such file");
    const [first] = await rows({ tree: "sprints" }, file.subject);
    assert.equal(`${first?.label} | ${first?.detail}`, "Sprint 1: Boarding | 21 / 20 pts, over by 1 · 0/3 done");
    const below = await rows({ tree: "sprints" }, first?.subject);
    assert.ok(
      below.some(({ kind, detail }) => kind === "role" && / h/.test(detail)),
      JSON.stringify(below),
    );
    assert.ok(below.some(({ subject }) => subject.type === "item"));
  });

  it("show what an item waits for, and what a tooltip says of it", async () => {
    open("sprint-tables");
    const focus = { uri: uriOf("sprint-tables"), key: "S0-OPS-02" };
    const [item] = await rows({ tree: "dependencies", focus });
    assert.match(item?.label ?? "", /^S0-OPS-02 /);
    const [needs] = await rows({ tree: "dependencies", focus }, item?.subject);
    assert.equal(needs?.label, "Blocked by");
    const [needed] = await rows({ tree: "dependencies", focus }, needs?.subject);
    assert.equal(needed?.id, "S0-OPS-01");
    const card = await editor.request("backlint/treeCard", { subject: needed?.subject });
    assert.match(String(card), /^\*\*S0\\?-OPS\\?-01 /);
  });

  it("send little, however much there is", async () => {
    const stories = Array.from(
      { length: 1000 },
      (_, order) =>
        `### US-${String(order + 1).padStart(4, "0")}: Ferry number ${order + 1}\n\n**Story Points:** ${(order % 8) + 1}\n**Status:** ${["To Do", "Done"][order % 2]}\n`,
    );
    const epics = Array.from({ length: 10 }, (_, order) =>
      [`## Epic ${order + 1}: Route ${order + 1}`, "", ...stories.slice(order * 100, order * 100 + 100)].join("\n"),
    );
    editor.open(uriOf("large"), `# Ferries\n\n${epics.join("\n")}`);
    const sizes: Record<string, number> = {};
    for (const query of [{ tree: "backlog" }, { tree: "backlog", by: "status" }, { tree: "sprints" }] as const) {
      for (let of: TreeSubject | null = null; ; ) {
        const level: WireRow[] = await rows(query, of);
        const next = level.find(({ children }) => children > 0);
        sizes[`${JSON.stringify(query)} below ${of?.type ?? "nothing"}`] = JSON.stringify(level).length;
        if (next === undefined) break;
        of = next.subject;
      }
    }
    for (const [what, size] of Object.entries(sizes)) assert.ok(size < 40_000, `${what}: ${size} bytes`);
    assert.deepEqual(await pathTo({ tree: "backlog", by: "status" }, uriOf("large"), "US-1000"), [
      "Done",
      "US-0802 … US-1000",
      "US-1000 Ferry number 1000",
    ]);
  });
});
