// What the rules look at beyond their subject: that it is written down, and that it is all. Counts, never clocks.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { noHouse } from "../../../core/dialects/house.ts";
import { read } from "../../../core/dialects/reader.ts";
import { createWorkspace, rules, type Workspace } from "../../../core/index.ts";
import { seen } from "../../../core/rules/sees.ts";

const uri = "backlog.md";

function open(text: string): Workspace {
  const workspace = createWorkspace({
    rules,
    read: (request) => read(request, noHouse),
    onError: ({ rule, error }) => {
      throw new Error(`Rule ${rule} failed`, { cause: error });
    },
  });
  workspace.apply({ type: "text", uri, text, version: 1 });
  workspace.snapshot.findings(uri);
  return workspace;
}

function findingsOf({ snapshot }: Workspace): readonly string[] {
  const file = snapshot.file(uri);
  const at = (place: Parameters<NonNullable<typeof file>["spanOf"]>[0]) => {
    const span = file?.spanOf(place);
    return `${span?.start}-${span?.end}`;
  };
  return snapshot
    .findings(uri)
    .map(({ rule, severity, message, at: own, item, related, fixes }) =>
      JSON.stringify([
        at(own),
        rule,
        severity,
        message,
        item?.title.value ?? null,
        (related ?? []).map((one) => [at(one.at), one.message]),
        (fixes ?? []).map((fix) => [fix.title, fix.edits.map((edit) => [at(edit.at), edit.text])]),
      ]),
    );
}

describe("what rules see", () => {
  it("is written down for each rule that looks beyond its subject", () => {
    const beyond = rules.filter(
      (rule) => rule.scope === "file" || rule.scope === "workspace" || ("reads" in rule && rule.reads !== undefined),
    );
    assert.deepEqual(
      beyond.map(({ id }) => id).filter((id) => !seen.has(id)),
      [],
    );
    assert.deepEqual(
      [...seen.keys()].filter((id) => !beyond.some((rule) => rule.id === id)),
      [],
    );
  });

  const folder = new URL("../../../examples/", import.meta.url);
  for (const name of readdirSync(folder).filter((one) => one.endsWith(".md"))) {
    it(`is all they depend on while ${name} is typed in`, () => {
      const text = readFileSync(new URL(name, folder), "utf8").slice(0, 6000);
      const words = fc.constantFrom("x", " ", "1", "\n", "US-001", "|", "done", "- [x] a\n", "### B\n", "", "**", "8");
      const edit = fc.record({ at: fc.nat(text.length), length: fc.nat(3), text: words });
      fc.assert(
        fc.property(fc.array(edit, { minLength: 3, maxLength: 3 }), (edits) => {
          const workspace = open(text);
          for (const [index, { at, length, text: inserted }] of edits.entries()) {
            const size = workspace.snapshot.file(uri)?.text.length ?? 0;
            const start = Math.min(at, size);
            const one = { start, end: Math.min(size, start + length), text: inserted };
            workspace.apply({ type: "edits", uri, edits: [one], version: index + 2 });
            assert.deepEqual(findingsOf(workspace), findingsOf(open(workspace.snapshot.file(uri)?.text ?? "")));
          }
        }),
        { numRuns: Number(process.env["BACKLINT_RUNS"] ?? 3) },
      );
    }).timeout(60_000);
  }
});
