// What a rule finds as it is published: the same object from run to run, in the order of the document.
import type { FileIndex } from "../index/fileIndex.ts";
import type { Item } from "../model/item.ts";
import type { Finding, Severity } from "./rule.ts";
import type { ReportedFinding } from "./run.ts";

const publications = new WeakMap<Finding, ReportedFinding>();

/** A finding as it is published: the same object as long as nothing about it is another, so that what is made of it lasts. */
export function reportedOf(finding: Finding, rule: string, severity: Severity, item: Item | null): ReportedFinding {
  const old = publications.get(finding);
  if (old !== undefined && old.rule === rule && old.severity === severity && old.item === item) return old;
  const reported = { ...finding, rule, severity, item };
  publications.set(finding, reported);
  return reported;
}

/** Findings in document order. */
export function inDocumentOrder(findings: readonly ReportedFinding[], file: FileIndex): readonly ReportedFinding[] {
  const placed = findings.map((finding) => ({ finding, span: file.spanOf(finding.at) }));
  placed.sort(
    (a, b) => a.span.start - b.span.start || a.span.end - b.span.end || (a.finding.rule < b.finding.rule ? -1 : 1),
  );
  return placed.map(({ finding }) => finding);
}
