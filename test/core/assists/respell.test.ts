// IDs are written and numbered anew wherever they are named, in every file; dependencies stay what they are.
import assert from "node:assert/strict";
import { dependencyTable } from "../../../core/assists/dependencyTable.ts";
import { respell } from "../../../core/assists/respell.ts";
import { applyEdits, sortEdits } from "../../../core/text/edit.ts";
import { english, isMessage } from "../../../core/text/message.ts";
import { ownExamples } from "../corpusFiles.ts";
import { opened } from "./converting.ts";
import { applied, opened as openedText, risen, uri } from "./repairing.ts";

const home = "file:///plan/a.md";
const other = "file:///plan/b.md";
const stories = `# Ferry

### US001: Pay by card
**Depends on:** US003

### US003: Log in
**Priority:** High

### US002: Refund
**Depends on:** US001, US003

US002 comes last; see [US003](#us003).
`;
const plan = "# Bugs\n\nUS003 comes first.\n\n### BUG-1: Cents are lost\n**Depends on:** US002\n";

function respelt(choice: string, files: ReadonlyMap<string, string>): ReadonlyMap<string, string> | string {
  const snapshot = opened(files);
  const file = snapshot.file(home);
  assert.ok(file);
  const [item = null] = file.items;
  const proposal = respell.write({ snapshot, file, item, finding: null }, choice);
  if (isMessage(proposal)) return english(proposal);
  return new Map(
    [...files].map(([name, text]) => {
      const there = snapshot.file(name);
      const edits = proposal.edits
        .filter(({ at }) => at.anchor.uri === name)
        .map((edit) => ({ start: 0, end: 0, ...there?.spanOf(edit.at), text: edit.text }));
      const sorted = sortEdits(edits, text.length);
      assert.equal(sorted.type, "sorted");
      return [name, applyEdits(text, sorted.type === "sorted" ? sorted.edits : [])];
    }),
  );
}

function offers(text: string): readonly string[] {
  const snapshot = opened(new Map([[home, text]]));
  const file = snapshot.file(home);
  assert.ok(file);
  return respell
    .offers({ snapshot, file, item: file.items[0] ?? null, finding: null })
    .map(({ title }) => english(title));
}

describe("IDs of a family", () => {
  const files = new Map([
    [home, stories],
    [other, plan],
  ]);

  it("are offered another spelling where they have no hyphen, and numbers in order where they have none", () => {
    assert.deepEqual(offers(stories), [
      "Write `US001` as `US-001` everywhere, and all like it",
      "Number all 3 like `US001` in the order of the text",
    ]);
    assert.deepEqual(
      offers(
        stories.replace(/US0/g, "US-0").replace("US-003: Log", "US-002: Log").replace("US-002: Ref", "US-003: Ref"),
      ),
      [],
    );
  });

  it("get a hyphen in every file, in sentences too, but not in addresses", () => {
    const changed = respelt("spell", files);
    assert.ok(typeof changed !== "string", String(changed));
    assert.equal(changed.get(home), stories.replace(/US0/g, "US-0"));
    assert.equal(changed.get(other), plan.replace(/US0/g, "US-0"));
  });

  it("are numbered in the order of the text with all references", () => {
    const changed = respelt("number", files);
    assert.ok(typeof changed !== "string", String(changed));
    const swapped = (text: string) => text.replace(/US00[23]/g, (id) => (id === "US002" ? "US003" : "US002"));
    assert.equal(changed.get(home), swapped(stories));
    assert.equal(changed.get(other), swapped(plan));
  });

  it("stay as they are where a range would mean others", () => {
    const ranged = `${stories}
### BUG-1: Cents are lost
**Depends on:** US001 to US002
`;
    assert.match(String(respelt("number", new Map([[home, ranged]]))), /name its items one by one first/);
  });

  it("stay as they are where another file has an ID that one would get", () => {
    const taken = new Map([
      [home, stories.replace(/US003/g, "US009")],
      [other, "### US003: Elsewhere\n**Priority:** High\n"],
    ]);
    assert.match(String(respelt("number", taken)), /`US003` is already the ID of “Elsewhere”/);
  });
});

describe("a table of dependencies", () => {
  for (const { name, text } of ownExamples) {
    it(`agrees with the items of ${name}, or is not written`, () => {
      const { snapshot } = openedText(text);
      const file = snapshot.file(uri);
      assert.ok(file);
      const subject = { snapshot, file, item: file.items[0] ?? null, finding: null };
      if (dependencyTable.offers(subject).length === 0) return;
      const proposal = dependencyTable.write(subject, "table");
      if (isMessage(proposal)) return;
      const next = applied(snapshot, proposal.edits);
      assert.ok(next);
      assert.equal(risen(snapshot.findings(uri), next.findings(uri)), null);
    });
  }
});
