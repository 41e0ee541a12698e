// A rule's own fix, proven before it is made: the finding goes, no error or warning comes, nothing else is read otherwise, and what
// follows from a number follows.
import type { FileIndex } from "../index/fileIndex.ts";
import { nameOf } from "../index/naming.ts";
import type { Item } from "../model/item.ts";
import type { Fix } from "../rules/rule.ts";
import type { ReportedFinding } from "../rules/run.ts";
import { english, type Message, say } from "../text/message.ts";
import { contains } from "../text/span.ts";
import type { Assist } from "./assist.ts";
import { type Carried, carried } from "./carried.ts";
import { factsOf } from "./facts.ts";

export const ownFix: Assist = {
  id: "own-fix",
  answers: [],
  refactors: false,
  offers: ({ file, finding }) =>
    fixesOf(finding)
      .filter((fix) => !deniesVelocity(fix, file, finding?.item ?? null))
      .map(({ title }) => ({ choice: english(title), title })),
  write({ snapshot, file, finding }, choice) {
    const fix = fixesOf(finding).find(({ title }) => english(title) === choice);
    const change = fix === undefined ? null : carried(snapshot, file, fix.edits);
    if (finding === null || fix === undefined || change === null) return say`The text has changed meanwhile: ask again`;
    const why = whyNot(fix, change, finding, snapshot.findings(file.uri), file);
    return why ?? { choice, title: fix.title, notes: [], slices: [], edits: change.edits, creates: [] };
  },
};

/** Fixes that need a click: safe ones can lose nothing. */
function fixesOf(finding: ReportedFinding | null): readonly Fix[] {
  return (finding?.fixes ?? []).filter(({ safety }) => safety === "review");
}

function whyNot(
  { title, edits }: Fix,
  { risen, findings, file: after }: Carried,
  finding: ReportedFinding,
  before: readonly ReportedFinding[],
  file: FileIndex,
): Message | null {
  const [first] = risen;
  if (first !== undefined) return say`${title} by hand, if it is meant: it leads to “${first.message}”`;
  const like = (list: readonly ReportedFinding[]) =>
    list.filter(({ rule, message }) => rule === finding.rule && english(message) === english(finding.message)).length;
  if (like(findings) >= like(before)) return say`The finding would stay: change it by hand`;
  const left = new Set(after.items.map(nameOf));
  const gone = after.items.length < file.items.length ? file.items.find((item) => !left.has(nameOf(item))) : undefined;
  if (gone !== undefined) return say`\`${nameOf(gone)}\` would be read differently: change it by hand`;
  const touched = touchedBy(edits, file);
  const items = file.items.length === after.items.length ? file.items : [];
  const other = items.find((item, index) => {
    const now = after.items[index] ?? item;
    // Most items are kept as they were: what they say need not be spelt out.
    return touched.has(item) ? now.tasks.length < item.tasks.length : now !== item && said(now) !== said(item);
  });
  return other === undefined ? null : say`\`${nameOf(other)}\` would be read differently: change it by hand`;
}

/** Marks of code are shown in a fence and read outside. */
const said = (item: Item): string => JSON.stringify(factsOf(item)).replaceAll("`", "");

/** The items in which something is written. */
function touchedBy(edits: Fix["edits"], file: FileIndex): ReadonlySet<Item> {
  const spans = edits.map(({ at }) => file.spanOf(at));
  return new Set(
    file.items.filter((item) => {
      const own = file.spanOf(item.at);
      return spans.some(({ start, end }) => start <= own.end && own.start <= end);
    }),
  );
}
/** Fewer points for work that a sprint's velocity counts already: they would deny what was achieved. */
function deniesVelocity({ edits }: Fix, file: FileIndex, item: Item | null): boolean {
  const { estimate } = item ?? { estimate: null };
  const edit = edits.find(({ at }) => estimate !== null && contains(estimate.at, at));
  if (item === null || edit === undefined) return false;
  const less = (estimate?.value.points ?? 0) - Number(edit.text);
  return file.sprintsOf(item).some((sprint) => {
    const { sum } = file.loadOf(sprint, "points");
    const achieved = sprint.velocity?.amount ?? 0;
    return sum >= achieved && sum - less < achieved;
  });
}
