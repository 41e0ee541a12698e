// What a snapshot says about a document, reading and findings, as plain data that `deepEqual` compares.
import assert from "node:assert/strict";
import type { Snapshot } from "../../core/index.ts";
import type { Place } from "../../core/text/span.ts";
import { portraitOf } from "./readingPortrait.ts";

/** All that a snapshot says about the document, as plain data. */
export function portraitOfAll(snapshot: Snapshot, uri: string): unknown {
  const file = snapshot.file(uri);
  assert.ok(file);
  const at = (place: Place) => {
    assert.ok(file.holds(place.anchor), "every place is in the document");
    const { start: from, end } = file.spanOf(place);
    return [from, end];
  };
  const findings = snapshot.findings(uri).map((finding) => ({
    finding: [finding.rule, finding.severity, finding.message, at(finding.at), finding.item && at(finding.item.at)],
    related: finding.related?.map((related) => [related.message, at(related.at)]),
    fixes: finding.fixes?.map((fix) => [fix.title, fix.safety, fix.edits.map((edit) => [at(edit.at), edit.text])]),
    evidence: finding.evidence,
  }));
  return { reading: portraitOf(file), findings };
}
