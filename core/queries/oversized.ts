// The items that are reported as too large, and that can carry a line of their own.
import type { FileIndex } from "../index/fileIndex.ts";
import type { Item } from "../model/item.ts";
import type { ReportedFinding } from "../rules/run.ts";
import { hasOwnLens } from "./lenses.ts";

export function oversizedIn(file: FileIndex, findings: readonly ReportedFinding[]): readonly Item[] {
  return findings.flatMap(({ rule, at }) => {
    const item = rule === "oversized-story" ? file.itemAt(at) : null;
    return item !== null && hasOwnLens(item) ? [item] : [];
  });
}
