// What a split hands out of criteria that are not plain lists: scenarios, steps that share lines, lists below a line that leads in.
import assert from "node:assert/strict";
import { splitsOf } from "../../../core/assists/split/split.ts";
import { english, isMessage } from "../../../core/text/message.ts";
import { applied, opened, uri } from "./repairing.ts";

/** The criteria of each item after the split by the list in the first item's title. */
function dealtOut(criteria: string): readonly (readonly string[])[] {
  const text = `## Epic 1: Shop\n\n### Story 1.1: Pay by card, voucher and invoice\n\nAs a buyer, I want to pay so that I own it.\n\n**Acceptance Criteria:**\n\n${criteria}\n\n### Story 1.2: Refund\n\nAs a buyer, I want my money so that I trust the shop.\n`;
  const { snapshot } = opened(text);
  const file = snapshot.file(uri);
  const item = file?.items[1];
  assert.ok(file && item);
  const found = splitsOf(snapshot, file, item);
  if (isMessage(found)) assert.fail(english(found));
  const split = found.find(({ title }) => english(title).includes("by the list in its title"));
  const after = split === undefined ? null : applied(snapshot, split.edits)?.file(uri);
  assert.ok(after, found.map(({ title }) => english(title)).join());
  assert.doesNotMatch(after.text, /\n\n\n\n/, "no heap of blank lines");
  return after.items.slice(1, -1).map((one) => one.criteria.map((criterion) => criterion.text));
}

describe("a split hands out", () => {
  it("scenarios with what leads to them, the last ones too", () => {
    const scenario = (what: string) =>
      `**Given** a ${what}\n**When** I pay with the ${what}\n**Then** the ${what} is booked`;
    assert.deepEqual(dealtOut(["card", "voucher", "invoice"].map(scenario).join("\n\n")), [
      ["the card is booked"],
      ["the voucher is booked"],
      ["the invoice is booked"],
    ]);
  });

  it("steps that share a line with all of their scenario", () => {
    const scenario = (what: string) =>
      `**Given** a ${what} **When** I pay\n**Then** the ${what} is booked **And** a mail\nnames the ${what}`;
    assert.deepEqual(dealtOut(["card", "voucher", "invoice"].map(scenario).join("\n\n")), [
      ["the card is booked", "a mail names the card"],
      ["the voucher is booked", "a mail names the voucher"],
      ["the invoice is booked", "a mail names the invoice"],
    ]);
  });

  it("a list below a line that leads in with that line", () => {
    const list = (what: string) => `- [ ] The page shows:\n  - the ${what}\n  - the end of the ${what}`;
    assert.deepEqual(dealtOut(["card", "voucher", "invoice"].map(list).join("\n")), [
      ["the card", "the end of the card"],
      ["the voucher", "the end of the voucher"],
      ["the invoice", "the end of the invoice"],
    ]);
  });
});
