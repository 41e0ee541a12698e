// The last step of a run: what suppressions and the baseline leave of the findings.
import { besidesKnown } from "../config/baseline.ts";
import type { FileIndex } from "../index/fileIndex.ts";
import { inDocumentOrder } from "./reported.ts";
import type { ReportedFinding } from "./run.ts";
import { applySuppressions, type Ran } from "./suppress.ts";

/** What is told of a file's findings, which are in document order, with what its suppressions give cause to say. */
export function toldOf(findings: readonly ReportedFinding[], file: FileIndex, ran: Ran): readonly ReportedFinding[] {
  const remaining = applySuppressions(findings, file, ran);
  const told = remaining === findings ? findings : inDocumentOrder(remaining, file);
  return besidesKnown(ran.config.baseline, file.uri, told);
}
