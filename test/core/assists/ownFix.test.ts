// A rule's own fix is made only where reading its result shows what it promises.
import assert from "node:assert/strict";
import { ownFix } from "../../../core/assists/ownFix.ts";
import { english, isMessage } from "../../../core/text/message.ts";
import { applied, opened, uri } from "./repairing.ts";

/** What each fix of a rule's findings makes of a text, or why it is not made, by title. */
function results(text: string, rule: string): Record<string, string> {
  const { snapshot } = opened(text);
  const file = snapshot.file(uri);
  assert.ok(file);
  const made: Record<string, string> = {};
  for (const finding of snapshot.findings(uri).filter((one) => one.rule === rule)) {
    const subject = { snapshot, file, item: finding.item, finding };
    for (const { title, choice } of ownFix.offers(subject)) {
      const proposal = ownFix.write(subject, choice);
      made[english(title)] = isMessage(proposal)
        ? english(proposal)
        : (applied(snapshot, proposal.edits)?.file(uri)?.text ?? "");
    }
  }
  return made;
}

describe("a fix that needs a click", () => {
  it("takes the total along when an estimate is added", () => {
    const stories = (last: string, total: number) =>
      `**Total Story Points:** ${total}\n\n${["5", "3", "5", "8"]
        .map(
          (points, index) => `### US-00${index + 1}: Pay in way ${index}\n**Priority:** High\n**Points:** ${points}\n`,
        )
        .join("\n")}\n### US-005: Pay later\n**Priority:** High\n${last}`;
    assert.deepEqual(results(stories("", 21), "missing-estimate"), {
      "Add an estimate": stories("**Points:** 8\n", 29),
    });
  });

  it("is not made where it leads to another finding", () => {
    const rows = ["5", "5", "5", "5", ""].map(
      (points, index) => `| US-${index + 1} | Pay in way ${index} | ${points} |\n`,
    );
    const text = `## Sprint 1\n\n**Capacity:** 20 story points\n\n| ID | Story | Points |\n| --- | --- | --- |\n${rows.join("")}`;
    assert.match(
      results(text, "missing-estimate")["Add an estimate"] ?? "",
      /^Add an estimate by hand, if it is meant: it leads to “Unexpected 25 /,
    );
  });

  it("takes items out of a fence with the marks of code in them", () => {
    const items =
      "ID: US-1\nTitle: Pay\nAcceptance Criteria:\n- The status is `paid`\n\nID: US-2\nTitle: Refund\nPriority: High\n";
    assert.deepEqual(results(`\`\`\`\n${items}\`\`\`\n`, "document-structure"), {
      "Take the items out of the fence": items,
    });
  });
});
