// What one typed character costs, in counts: one stretch parsed, one section read, and only the rules whose input changed.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Counters } from "../../server/protocol.ts";
import { startEditor } from "../harness/bundle.ts";
import type { FakeEditor } from "../harness/fakeEditor.ts";
import { shop } from "../harness/samples.ts";

const seeds = fileURLToPath(new URL("../../../shared/corpus/seeds/", import.meta.url));

describe("the cost of a keystroke", function () {
  this.timeout(60_000);
  let editor: FakeEditor;
  before(async () => {
    editor = await startEditor({ pull: true });
  });
  after(async () => {
    assert.equal(await editor.stop(), 0);
  });

  /** Types one character after `before` and answers what that cost. */
  const typeAfter = async (uri: string, before: string) => {
    const counters = () => editor.request("backlint/counters", {}) as Promise<Counters>;
    await editor.pull(uri);
    const from = await counters();
    const at = editor.textOf(uri).indexOf(before) + before.length;
    editor.change(uri, [{ start: at, end: at, text: "x" }]);
    await editor.pull(uri);
    const to = await counters();
    const checks = Object.entries(to.checks).map(([rule, count]) => ({ rule, runs: count - (from.checks[rule] ?? 0) }));
    return { parsed: to.parsed - from.parsed, sections: to.sectionsRead - from.sectionsRead, checks };
  };

  it("is one section and the rules of its item in a small backlog", async () => {
    const uri = "file:///plans/shop.md";
    editor.open(uri, shop);
    const { parsed, sections, checks } = await typeAfter(uri, "Mail the rec");
    assert.equal(parsed, 1);
    assert.equal(sections, 1);
    assertLocal(checks);
  });

  it("is one section and the rules of its item in the largest founding document", async function () {
    if (!existsSync(seeds)) {
      console.log("      passed over: the founding documents are not beside this checkout");
      this.skip();
    }
    const [largest] = readdirSync(seeds)
      .map((name) => seeds + name)
      .sort((a, b) => statSync(b).size - statSync(a).size);
    const uri = "file:///plans/founding.md";
    const text = readFileSync(largest ?? "", "utf8");
    editor.open(uri, text);
    const line = text.slice(text.indexOf("- ", text.length >> 2)).split("\n", 1)[0] ?? "";
    const { parsed, sections, checks } = await typeAfter(uri, text.slice(0, text.indexOf(line)) + line);
    assert.equal(parsed, 1);
    assert.equal(sections, 1);
    assertLocal(checks);
  });

  it("runs nothing again when the text is what it was", async () => {
    const uri = "file:///plans/shop.md";
    editor.open(uri, shop);
    await editor.pull(uri);
    const before = (await editor.request("backlint/counters", {})) as Counters;
    editor.change(uri, []);
    await editor.pull(uri);
    assert.deepEqual(await editor.request("backlint/counters", {}), before);
  });
});

/** Each rule ran for the changed item at most, and for the few items that it names and that look back at it. */
function assertLocal(checks: readonly { readonly rule: string; readonly runs: number }[]): void {
  for (const { rule, runs } of checks) assert.ok(runs <= 3, `${rule} ran ${runs} times`);
  const most = checks.filter(({ runs }) => runs <= 1).length;
  assert.ok(most >= 0.9 * checks.length, `${checks.length - most} of ${checks.length} rules ran more than once`);
}
