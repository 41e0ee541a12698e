// Splits in every family the reader knows: what the text becomes, and that nothing is lost on the way.
import assert from "node:assert/strict";
import fc from "fast-check";
import { splitsOf } from "../../../core/assists/split/split.ts";
import type { Proposal } from "../../../core/assists/assist.ts";
import { isGroup } from "../../../core/index/ids.ts";
import type { Item } from "../../../core/model/item.ts";
import type { ReportedFinding, Snapshot } from "../../../core/index.ts";
import { corpus, ownExamples, skipWithout } from "../corpusFiles.ts";
import { applied, editedLines, opened, risen, uri } from "./repairing.ts";
import { english, isMessage } from "../../../core/text/message.ts";

/** A text, the splits of one of its items, and what the text becomes. */
function splitting(text: string, id: string) {
  const { snapshot } = opened(text);
  const file = snapshot.file(uri);
  const item = file?.items.find((one) => one.id?.value === id);
  assert.ok(file && item, `${id} is read`);
  const found = splitsOf(snapshot, file, item);
  if (isMessage(found)) assert.fail(english(found));
  const result = (by = ""): Snapshot => {
    const proposal = found.find(({ title }) => english(title).includes(by));
    const next = applied(snapshot, proposal?.edits ?? []);
    assert.ok(proposal && next, `there is a split ${by}`);
    return next;
  };
  return { proposals: found, result, text: (by = "") => result(by).file(uri)?.text ?? "" };
}

const shop = `# Shop

### US-1: Payments
**Story Points:** 13
**Priority:** High
**Labels:** \`web\`, \`pay\`
**Dependencies:** None

As a buyer, I want to pay by card, voucher and invoice so that I can choose.

**Acceptance Criteria:**
- [ ] A declined card shows "Declined"
- [ ] A used voucher is refused with 409
- [ ] An invoice is mailed within 60 s

**Tasks:**
1. Call the card provider (8 hrs) - Backend
2. Store vouchers (6 hrs) - Backend
3. Print the invoice (4 hrs) - Backend

### US-2: Receipts
**Story Points:** 5
**Dependencies:** US-1 (voucher)

### US-3: Reports
**Story Points:** 3
**Dependencies:** US-1

## Sprint 1
**Capacity:** 20 story points

1. **US-1: Payments** (13 pts) - Backend
   - Call the card provider (8 hrs)
   - Store vouchers (6 hrs)
   - Print the invoice (4 hrs)
2. **US-2: Receipts** (5 pts) - Backend
`;

describe("splitting a story", () => {
  it("cuts at the list in the goal, with IDs, points, criteria and tasks for each part", () => {
    const { proposals, text: becomes } = splitting(shop, "US-1");
    const [best] = proposals;
    assert.equal(best && english(best.title), "Split `US-1` into 3 by the list in its goal");
    assert.deepEqual(
      best?.slices.map(({ id, title, points }) => [id, title, points]),
      [
        ["US-1", "Payments: card", "5"],
        ["US-4", "Payments: voucher", "5"],
        ["US-5", "Payments: invoice", "3"],
      ],
    );
    const text = becomes();
    assert.match(text, /### US-4: Payments: voucher\n\*\*Story Points:\*\* 5\n\*\*Priority:\*\* High\n/);
    assert.match(text, /\*\*Dependencies:\*\* None\n\*\*Split from:\*\* US-1\n/);
    assert.match(text, /I want to pay by voucher so that/);
  });

  it("names the part that a dependent means, else all of them", () => {
    const text = splitting(shop, "US-1").text();
    assert.match(text, /### US-2: Receipts\n\*\*Story Points:\*\* 5\n\*\*Dependencies:\*\* US-4 \(voucher\)/);
    assert.match(text, /### US-3: Reports\n\*\*Story Points:\*\* 3\n\*\*Dependencies:\*\* US-1, US-4, US-5/);
  });

  it("makes a line of the sprint one for each part and counts on", () => {
    const text = splitting(shop, "US-1").text();
    assert.match(
      text,
      /1\. \*\*US-1: Payments: card\*\* \(5 pts\) - Backend\n {3}- Call the card provider \(8 hrs\)\n2\. \*\*US-4/,
    );
    assert.match(text, /4\. \*\*US-2: Receipts\*\*/);
  });

  it("lets steps wait for each other, and dependents for the last", () => {
    const few = shop.replace(/- \[ \] A used[^\n]*\n- \[ \] An invoice[^\n]*\n/, "");
    const text = splitting(few, "US-1").text("steps");
    assert.match(text, /\*\*Dependencies:\*\* US-1\n\*\*Split from:\*\* US-1/);
    assert.match(text, /### US-3: Reports\n\*\*Story Points:\*\* 3\n\*\*Dependencies:\*\* US-5\n/);
  });

  it("gives a part without a criterion one that the linter marks", () => {
    const text = shop.replace(/- \[ \] A used[^\n]*\n- \[ \] An invoice[^\n]*\n/, "");
    const next = splitting(text, "US-1").result("steps");
    assert.equal(next.findings(uri).filter(({ rule }) => rule === "placeholder-text").length, 2);
  });

  it("keeps line endings", () => {
    const text = shop.replace(/\n/g, "\r\n");
    assert.doesNotMatch(splitting(text, "US-1").text(), /(?<!\r)\n/);
  });

  it("leaves free numbers below the highest alone, and those that somebody speaks of", () => {
    const text = `${shop}\n### US-7: Late fees\n**Story Points:** 2\n\nUS-8 is taken by the other team.\n`;
    assert.deepEqual(
      splitting(text, "US-1").proposals[0]?.slices.map(({ id }) => id),
      ["US-1", "US-9", "US-10"],
    );
  });

  it("writes the counts and averages anew that were true", () => {
    const text = `${shop}\n## Summary\n\n- Average: 7 points\n- Range: 3-13 points per story\n`;
    const next = splitting(text, "US-1").text();
    assert.match(next, /- Average: 4.2 points\n- Range: 3-5 points per story/);
  });

  it("leaves the points with the first part where the scale has no such sum, and says so", () => {
    const text = shop.replace("**Story Points:** 13", "**Story Points:** 1").replace("(13 pts)", "(1 pts)");
    const { proposals } = splitting(text, "US-1");
    assert.deepEqual(
      proposals[0]?.slices.map(({ points }) => points),
      ["1", "?", "?"],
    );
    assert.match(proposals[0]?.notes.map(english).join(" ") ?? "", /estimate all parts again/);
  });

  it("leaves all parts to be estimated again there, where that is chosen", () => {
    const text = shop.replace("**Story Points:** 13", "**Story Points:** 1").replace("(13 pts)", "(1 pts)");
    const { proposals, text: becomes } = splitting(text, "US-1");
    assert.deepEqual(
      proposals
        .find(({ title }) => english(title).endsWith(", all to be estimated again"))
        ?.slices.map((one) => one.points),
      ["?", "?", "?"],
    );
    assert.match(becomes("estimated again"), /### US-1: Payments: card\n\*\*Story Points:\*\* \?\n/);
    const shared = splitting(shop, "US-1").proposals.map(({ title }) => english(title));
    assert.ok(
      shared.every((title) => !title.includes("estimated again")),
      shared.join(),
    );
  });

  it("says that no ID is free where the numbers that follow are spoken of", () => {
    const spoken = Array.from({ length: 600 }, (_, index) => `US-${index + 4}`).join(" ");
    const { snapshot } = opened(`${shop}\n## Taken by others\n\nKept free: ${spoken}\n`);
    const file = snapshot.file(uri);
    const [item] = file?.items ?? [];
    assert.ok(file && item);
    const why = splitsOf(snapshot, file, item);
    assert.match(isMessage(why) ? english(why) : "", /^`US-1` cannot be split: no free ID follows its own/);
  });

  it("says why an epic is not split", () => {
    const { snapshot } = opened("# EPIC 1: Pay\n\n### Story 1.1: Pay by card\n**Story Points:** 3\n");
    const file = snapshot.file(uri);
    const item = file?.items[0];
    assert.ok(file && item);
    const why = splitsOf(snapshot, file, item);
    assert.match(isMessage(why) ? english(why) : "", /holds other items: split one of those/);
  });
});

/** What a split must keep, however the story is cut. */
function faultOf(before: Snapshot, item: Item, proposal: Proposal): string | null {
  if (proposal.creates.length > 0) return null;
  const next = applied(before, proposal.edits);
  if (next === null) return "its edits do not apply";
  const own = before.findings(uri).filter((finding) => finding.item === item);
  // What the whole lacked its parts lack too; what cannot be decided in it is told of each part.
  const except = new Set([...own.map(({ rule }) => rule), ...ofWords]);
  for (const rule of ofSums) except.delete(rule);
  const now = next.findings(uri).filter((finding) => !isHabit(finding, before, item));
  return risen(before.findings(uri), now, [...except]) ?? lossOf(before, next, proposal);
}

/** More items make a habit plainer: what another item lacked before is told once enough of them have it. */
function isHabit({ rule, item: other }: ReportedFinding, before: Snapshot, split: Item): boolean {
  const name = (item: Item) => item.id?.value ?? item.title.value;
  const old = before.file(uri)?.items.find((item) => other !== null && name(item) === name(other));
  return rule.startsWith("missing-") && old !== undefined && old !== split;
}

/** What the items of a file say in all, which a split deals out but never changes. */
function lossOf(before: Snapshot, after: Snapshot, { slices }: Proposal): string | null {
  const [was, now] = [before, after].map((snapshot) => {
    const items = snapshot.file(uri)?.items ?? [];
    const sum = (unit: "points" | "hours" | "days") =>
      items.reduce((all, item) => all + (isGroup(item) ? 0 : (item.estimate?.value[unit] ?? 0)), 0);
    const words = (list: (item: Item) => readonly string[]) => [...items.flatMap(list)].sort().join(" / ");
    return {
      points: Math.round(1000 * sum("points")),
      hours: Math.round(1000 * sum("hours")),
      days: Math.round(1000 * sum("days")),
      criteria: words(({ criteria }) =>
        criteria.flatMap(({ text, step }) =>
          step === "given" || step === "when" || /^TBD: how/.test(text) ? [] : text,
        ),
      ),
      tasks: words(({ tasks }) => tasks.map(({ title, hours }) => `${title} ${hours}`)),
      labels: [...new Set(items.flatMap(({ labels }) => labels.map(({ value }) => value)))].sort().join(),
    };
  });
  const isAgain = slices.every(({ points }) => points === "?");
  const sums = isAgain ? [] : (["points", "hours", "days"] as const);
  for (const what of [...sums, "criteria", "tasks", "labels"] as const)
    if (was?.[what] !== now?.[what]) return `the ${what} become ${now?.[what]} instead of ${was?.[what]}`;
  return null;
}

/** Rules that recompute what the text states. */
const ofSums = [
  ...["capacity-check-mismatch", "claim-contradicted", "contradictory-values", "ratio-mismatch", "role-over-capacity"],
  ...["sprint-over-capacity", "sum-mismatch", "task-list-drift", "velocity-mismatch"],
];

const ofWords = ["placeholder-text", "deliverable-as-criterion", "threshold-not-in-criteria", "vague-criterion"];

const isLong = process.env["BACKLINT_LONG"] === "1";

describe("splits of whole documents", function () {
  this.timeout(600_000);

  it("cut every item of our own examples, and no rule has more to say", () => {
    for (const { name, text } of ownExamples) {
      const { snapshot } = opened(text);
      const file = snapshot.file(uri);
      for (const item of file?.items.filter((one) => !isGroup(one)) ?? []) {
        if (file === null) continue;
        const found = splitsOf(snapshot, file, item);
        if (isMessage(found)) assert.fail(`${name}: ${english(found)}`);
        for (const proposal of found)
          assert.equal(faultOf(snapshot, item, proposal), null, `${name} ${english(proposal.title)}`);
      }
    }
  });

  it("cut every oversized story of the founding documents", function () {
    const seeds = corpus("seeds");
    skipWithout(this, seeds, "seeds");
    let count = 0;
    for (const { name, text } of seeds) {
      const { snapshot } = opened(text);
      const file = snapshot.file(uri);
      for (const { rule, severity, item } of snapshot.findings(uri)) {
        if (rule !== "oversized-story" || severity !== "warning" || item === null || file === null) continue;
        const found = splitsOf(snapshot, file, item);
        if (isMessage(found)) assert.fail(`${name}: ${english(found)}`);
        for (const proposal of found)
          assert.equal(faultOf(snapshot, item, proposal), null, `${name} ${english(proposal.title)}`);
        count++;
      }
    }
    assert.ok(count >= 8, `${count} oversized stories`);
  });

  it("keep what they deal out after random edits", () => {
    const samples = isLong ? [...ownExamples, ...corpus("seeds"), ...corpus("dev")] : ownExamples;
    let splits = 0;
    let refused = 0;
    const property = fc.property(
      editedLines(samples.filter(({ text }) => text.length <= 60_000)),
      fc.nat(),
      (text, pick) => {
        const { snapshot } = opened(text);
        const file = snapshot.file(uri);
        const items = file?.items.filter((one) => !isGroup(one)) ?? [];
        const item = items[pick % Math.max(1, items.length)];
        if (file === null || item === undefined) return;
        const found = splitsOf(snapshot, file, item);
        if (isMessage(found)) refused++;
        else
          for (const proposal of found) {
            splits++;
            assert.equal(faultOf(snapshot, item, proposal), null, english(proposal.title));
          }
      },
    );
    fc.assert(property, isLong ? { numRuns: 500, endOnFailure: true } : { numRuns: 8, seed: 2, endOnFailure: true });
    if (isLong) console.log(`      ${splits} splits of edited texts, ${refused} stories refused with a reason`);
    assert.ok(splits > 5, `${splits} splits`);
  });
});
