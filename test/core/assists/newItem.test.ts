// A new item looks like its neighbours, has the next ID, and says nothing of their work.
import assert from "node:assert/strict";
import { kindsIn, newItem } from "../../../core/assists/newItem.ts";
import { ownExamples } from "../corpusFiles.ts";
import { applied, opened, risen, uri } from "./repairing.ts";
import { english, isMessage } from "../../../core/text/message.ts";

function added(text: string, title: string, after: string | null = null): string {
  const { snapshot } = opened(text);
  const file = snapshot.file(uri);
  assert.ok(file);
  const [kind = "story"] = kindsIn(file);
  const behind = file.items.find(({ id }) => id?.value === after) ?? null;
  const proposal = newItem(snapshot, file, { kind, title, id: null, after: behind });
  return isMessage(proposal) ? english(proposal) : (proposal.edits[0]?.text ?? proposal.creates[0]?.text ?? "");
}

const headings = `### US-1: Pay by card
**Points:** 5
**Labels:** \`pay\`
**Depends on:** US-2
**Description:** The provider's page is shown.

**Acceptance Criteria:**
- [x] A declined card shows "Declined"
- [ ] A mail is sent

**Tasks:**
1. Call the provider

### US-2: See the basket
**Points:** 3
`;

describe("a new item", () => {
  it("has its neighbour's fields and none of its work", () => {
    assert.equal(
      added(headings, "Ring the bell", "US-1").trimStart(),
      "### US-3: Ring the bell\n**Points:** ?\n**Labels:** `pay`\n**Depends on:** None\n**Description:** TBD\n\n**Acceptance Criteria:**\n- [ ] TBD: how is it seen that this is done?",
    );
  });

  it("is a row of a table", () => {
    const table =
      "| ID | Task | Points | Done when |\n| --- | --- | --- | --- |\n| T-1 | Weigh anchor | 3 | It hangs |\n| T-2 | Set sail | 2 | It is up; it is full |\n";
    assert.equal(added(table, "Drop anchor"), "\n| T-3 | Drop anchor | ? | TBD: how is it seen that this is done? |");
  });

  it("is not written with a title that would be read as something else", () => {
    assert.match(added(headings, "a | b"), /cannot hold the signs/);
    assert.match(added(headings, "  "), /needs a title/);
  });

  for (const { name, text } of ownExamples) {
    it(`fits into ${name} without a finding of its own but what is left open`, () => {
      const { snapshot } = opened(text);
      const file = snapshot.file(uri);
      assert.ok(file);
      for (const kind of kindsIn(file)) {
        const proposal = newItem(snapshot, file, { kind, title: "Ring the bell at noon", id: null, after: null });
        if (isMessage(proposal)) assert.fail(english(proposal));
        if (proposal.creates.length > 0) continue;
        const next = applied(snapshot, proposal.edits);
        assert.ok(next);
        assert.equal(risen(snapshot.findings(uri), next.findings(uri), ["placeholder-text", "unplanned-item"]), null);
      }
    });
  }
});
