// What people changed on GitHub, written into the file: the smallest edits, and what has no place named.
import assert from "node:assert/strict";
import { takeOver } from "../../../core/assists/takeOver.ts";
import { houseOf } from "../../../core/dialects/house.ts";
import { read } from "../../../core/dialects/reader.ts";
import { takeOverOf } from "../../../core/export/takeOver.ts";
import { buildFileIndex, noConfig } from "../../../core/index.ts";
import { applyEdits, sortEdits } from "../../../core/text/edit.ts";
import type { Issue } from "../../harness/github/repository.ts";
import { changed, shop } from "../../harness/github/samples.ts";
import { createWorld } from "../../harness/github/world.ts";
import { english } from "../../../core/text/message.ts";

/** The file after a push, what people did to the issue of US-001, and taking it over; and what a push does then. */
async function takenOver(
  text: string,
  act: (issue: Issue) => void,
): Promise<{ after: string; refused: readonly string[]; steps: number }> {
  const world = createWorld();
  const machine = world.machine();
  await machine.push({ "backlog.md": text });
  const issue = world.double.repository.issues.get(2);
  assert.ok(issue);
  act(issue);
  const plan = await machine.plan({ "backlog.md": text });
  const changes = [...plan.wanted.values()].flatMap(
    ({ ref, item }) =>
      takeOverOf(
        item,
        plan.drifts.filter((drift) => drift.ref === ref),
      ) ?? [],
  );
  const file = buildFileIndex(
    read({ uri: "file:///backlog.md", text, edits: null, previous: null }, houseOf(noConfig)),
  );
  const { edits, refused } = takeOver(file, changes);
  const sorted = sortEdits(
    edits.map((edit) => ({ ...file.spanOf(edit.at), text: edit.text })),
    text.length,
  );
  assert.equal(sorted.type, "sorted");
  const after = sorted.type === "sorted" ? applyEdits(text, sorted.edits) : text;
  const next = await machine.plan({ "backlog.md": after });
  assert.deepEqual(world.double.violations, []);
  return { after, refused: refused.map(english), steps: next.steps.length + next.drifts.length };
}

describe("taking over from GitHub", () => {
  it("ticks and clears boxes", async () => {
    const { after, steps } = await takenOver(shop, (issue) => {
      issue.body = changed(
        changed(issue.body ?? "", "[x] a second", "[ ] a second"),
        "[ ] Write the page",
        "[x] Write the page",
      );
    });
    assert.equal(
      after,
      changed(changed(shop, "- [x] a second", "- [ ] a second"), "- [ ] Write the page", "- [x] Write the page"),
    );
    assert.equal(steps, 0);
  });

  it("writes status, title, labels and people where the item has them", async () => {
    const { after, steps } = await takenOver(shop, (issue) => {
      issue.state = "closed";
      issue.title = "US-001: Rent a bike";
      issue.labels = ["web", "epic"];
      issue.assignees = ["octocat", "ada"];
    });
    let expected = changed(shop, "**Status:** To do", "**Status:** Done");
    expected = changed(expected, "Book a bike\n", "Rent a bike\n");
    expected = changed(expected, "**Labels:** area::api, web", "**Labels:** web, epic");
    expected = changed(expected, "**Owner:** @ada", "**Owner:** @ada, @octocat");
    assert.equal(after, expected);
    // The owners are part of the text as well: that one line goes back with the next push.
    assert.ok(steps <= 1);
  });

  it("names what the file has no place for", async () => {
    const text = changed(shop, "- [ ] POST /bookings answers 201", "- POST /bookings answers 201");
    const { after, refused } = await takenOver(text, (issue) => {
      issue.body = changed(issue.body ?? "", "[ ] POST", "[x] POST");
    });
    assert.equal(after, text);
    assert.deepEqual(refused, ["US-001: a line on GitHub has a box and the file's has none"]);
  });
});
