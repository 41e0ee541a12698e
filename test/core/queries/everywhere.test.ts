// The language features at every kind of place of real documents: none throws, and what they answer lies in the document.
import assert from "node:assert/strict";
import { houseOf, noHouse } from "../../../core/dialects/house.ts";
import { createWorkspace, type FileIndex, rules } from "../../../core/index.ts";
import { read } from "../../../core/dialects/reader.ts";
import { complete } from "../../../core/queries/completion/complete.ts";
import { folds } from "../../../core/queries/folding.ts";
import { itemMeant } from "../../../core/queries/hierarchy.ts";
import { hover } from "../../../core/queries/hover.ts";
import { inlayHints } from "../../../core/queries/inlayHints.ts";
import { lens, lensSpots } from "../../../core/queries/lenses.ts";
import { links } from "../../../core/queries/links.ts";
import { highlights, type Names } from "../../../core/queries/navigation.ts";
import { positionsOf } from "../../../core/queries/positions.ts";
import { renameable, renaming } from "../../../core/queries/rename.ts";
import { selections } from "../../../core/queries/selection.ts";
import { tokens } from "../../../core/queries/tokens.ts";
import type { Place } from "../../../core/text/span.ts";
import { corpus, ownExamples, type Sample } from "../corpusFiles.ts";
import { english } from "../../../core/text/message.ts";

/** Far enough apart that a run stays short, and coprime to the lengths of lines. */
const step = 211;

function walk({ name, text }: Sample): void {
  const uri = `file:///plans/${encodeURIComponent(name)}`;
  const workspace = createWorkspace({ read: (request) => read(request, houseOf(request.config)), rules });
  const { index } = workspace.apply({ type: "text", uri, text, version: 1 });
  const file = workspace.snapshot.file(uri) as FileIndex;
  const names: Names = { workspace: index, houseOf: () => noHouse };
  const length = file.text.length;
  const inside = (place: Place) => {
    const { start, end } = file.spanOf(place);
    assert.ok(start >= 0 && start <= end && end <= length, `${name}: ${start}-${end} of ${length}`);
  };
  const asked = { workspace: index, file, house: noHouse, rules, findings: () => [], byHand: true };
  for (let offset = 0; offset <= length; offset += step) {
    const card = hover(names, file, () => [], offset, english);
    if (card !== null) inside(card.at);
    const proposals = complete(asked, offset);
    if (proposals !== null) {
      inside(proposals.whole);
      const { start, end } = file.spanOf(proposals.whole);
      assert.ok(start <= offset && offset <= end, `${name}: the caret ${offset} is not in ${start}-${end}`);
      assert.ok(
        !/[\r\n]/.test(file.text.slice(start, end)),
        `${name}: a proposal replaces more than a line at ${offset}`,
      );
    }
    for (const { at } of highlights(names, file, offset)) inside(at);
    for (const { first, last } of selections(file, offset)) for (const place of [first, last]) inside(place);
    itemMeant(names, file, offset);
    if (renameable(names, file, offset).type === "possible") {
      const edits = renaming(names, file, offset, "ZZ-999");
      if (edits.type === "possible") for (const { at } of edits.value) inside(at);
    }
  }
  for (const { at } of [...tokens(index, file, noHouse, null).flat(), ...links(index, file, noHouse)]) inside(at);
  const all = { totals: true, capacity: true, slack: true, verdicts: true };
  for (const { after } of inlayHints(index, file, { start: 0, end: length }, all)) inside(after);
  const { lines } = positionsOf(file);
  for (const { start, end } of folds(file)) assert.ok(start >= 0 && start < end && end < lines, name);
  for (const { at, about } of lensSpots(index, file, { sprints: true, epics: true, items: true })) {
    inside(at);
    assert.ok(lens(index, file, about) !== null, `${name}: a lens without words`);
  }
}

describe("language features everywhere", function () {
  this.timeout(120_000);
  it("answer in our own examples", () => {
    for (const sample of ownExamples) walk(sample);
  });
  it("answer in backlogs of other people", function () {
    const samples = [...corpus("seeds"), ...corpus("dev")];
    if (samples.length === 0) {
      console.log("      passed over: ../shared/corpus is not on this machine");
      return this.skip();
    }
    // BACKLINT_LONG takes all of them; every eighth is enough to see a fault of principle.
    const chosen = process.env["BACKLINT_LONG"] === undefined ? samples.filter((_, n) => n % 8 === 0) : samples;
    for (const sample of chosen) walk(sample);
  });
});
