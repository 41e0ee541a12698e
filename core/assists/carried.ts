// What follows from a change of a number: totals, shares and copies that were right before are written anew with it. The rules that
// find them wrong know what is right, so they are asked what they would say of the changed text.
import type { FileIndex } from "../index/fileIndex.ts";
import type { Edit, Fix } from "../rules/rule.ts";
import type { ReportedFinding } from "../rules/run.ts";
import { composed, offsetBefore } from "../text/compose.ts";
import { sortEdits, type TextEdit } from "../text/edit.ts";
import { withoutTabStops } from "../text/snippet.ts";
import type { Snapshot } from "../workspace/workspace.ts";
import { editsOf } from "./textEdits.ts";

/** A change with what follows from it. */
export interface Carried {
  readonly edits: readonly Edit[];
  /** The errors and warnings that the file would have anew. */
  readonly risen: readonly ReportedFinding[];
  /** The file as it would be, and all that would be found in it. */
  readonly file: FileIndex;
  readonly findings: readonly ReportedFinding[];
}

/** A share of a total of totals: what follows is seldom more steps away. */
const mostRounds = 6;

/** The edits of one file and of what follows there from them; edits of other files stay as they are. Null where they do not apply. */
export function carried(snapshot: Snapshot, file: FileIndex, edits: readonly Edit[]): Carried | null {
  const own = edits.filter(({ at }) => at.anchor.uri === file.uri);
  const others = edits.filter((edit) => !own.includes(edit));
  const sorted = sortEdits(
    own.map((edit) => textEdit(file, edit)),
    Number.POSITIVE_INFINITY,
  );
  let all: readonly TextEdit[] | null = sorted.type === "sorted" ? sorted.edits : null;
  const before = snapshot.findings(file.uri).filter(isGrave);
  for (let round = 0; all !== null && round <= mostRounds; round++) {
    const seen = snapshot.foresee(file.uri, all);
    if (seen === null) return null;
    const risen = newAmong(seen.findings, before, file, seen.file, all);
    const next = risen.map(({ fixes }) => fixes?.[0]).find((fix) => fix?.carries === true);
    if (next === undefined || round === mostRounds)
      return { ...seen, edits: round === 0 ? edits : [...editsOf(file, all), ...others], risen };
    all = withFix(file, seen.file, all, next);
  }
  return null;
}

function withFix(file: FileIndex, seen: FileIndex, all: readonly TextEdit[], fix: Fix): readonly TextEdit[] | null {
  const sorted = sortEdits(
    fix.edits.map((edit) => textEdit(seen, edit)),
    seen.text.length,
  );
  return sorted.type === "sorted" ? composed(file.text, all, sorted.edits) : null;
}

function textEdit(file: FileIndex, { at, text, snippet }: Edit): TextEdit {
  return { ...file.spanOf(at), text: snippet === true ? withoutTabStops(text) : text };
}

const isGrave = ({ severity }: ReportedFinding): boolean => severity === "error" || severity === "warning";

/** Findings that their rule neither had at that place before nor in those words. */
function newAmong(
  now: readonly ReportedFinding[],
  before: readonly ReportedFinding[],
  file: FileIndex,
  next: FileIndex,
  edits: readonly TextEdit[],
): readonly ReportedFinding[] {
  const known = new Set(before.map(({ rule, at }) => `${rule} ${file.spanOf(at).start}`));
  return now.filter(
    (one) => isGrave(one) && !known.has(`${one.rule} ${offsetBefore(edits, next.spanOf(one.at).start)}`),
  );
}
