// Diagnostics that are kept from before an edit are those that would be made now: same lines, same columns.
import assert from "node:assert/strict";
import fc from "fast-check";
import { houseOf } from "../../core/dialects/house.ts";
import { read } from "../../core/dialects/reader.ts";
import { createWorkspace, type Snapshot, type Workspace } from "../../core/index.ts";
import { rules } from "../../core/rules/index.ts";
import { diagnosticsOf } from "../../server/convert.ts";
import { dangling, misspelt } from "../harness/samples.ts";
import { english } from "../../core/text/message.ts";

const uri = "file:///backlog.md";

function open(text: string): Workspace {
  const workspace = createWorkspace({ rules, read: (request) => read(request, houseOf(request.config)) });
  workspace.apply({ type: "text", uri, text, version: 1 });
  return workspace;
}

function shown(snapshot: Snapshot): unknown {
  const file = snapshot.file(uri);
  assert.ok(file);
  return diagnosticsOf(file, snapshot.findings(uri), {
    workspace: snapshot.index,
    page: (rule) => rule,
    related: true,
    speak: english,
  });
}

describe("diagnostics after edits", () => {
  it("stand where the findings of the text stand, in repaired text too", () => {
    const twice = `${dangling}\n### US-101: Enter the card again\n\n**Dependencies:** US-999\n`;
    const starts = [
      twice,
      misspelt,
      `\ufeff${twice}`,
      twice.replaceAll("card", "card â€“ paid"),
      "US-1 ".concat(twice),
    ];
    const texts = fc.constantFrom("x", "\n", "\n\n", "â€“", "–", "US-999", "### ", "\r\n", "");
    const edit = fc.record({ at: fc.nat(), length: fc.nat(4), text: texts });
    fc.assert(
      fc.property(fc.constantFrom(...starts), fc.array(edit, { minLength: 1, maxLength: 8 }), (start, edits) => {
        const workspace = open(start);
        shown(workspace.snapshot);
        for (const [index, { at, length, text }] of edits.entries()) {
          const size = workspace.snapshot.file(uri)?.text.length ?? 0;
          const from = size === 0 ? 0 : at % size;
          const one = { start: from, end: Math.min(size, from + length), text };
          const snapshot = workspace.apply({ type: "edits", uri, edits: [one], version: index + 2 });
          assert.deepEqual(shown(snapshot), shown(open(snapshot.file(uri)?.text ?? "").snapshot));
        }
      }),
      { numRuns: 60 },
    );
  }).timeout(60_000);
});
