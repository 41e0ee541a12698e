// Applies what is offered to a text and says what came of it: the engine of the property tests of fixes and assists.
import fc from "fast-check";
import { houseOf } from "../../../core/dialects/house.ts";
import { read } from "../../../core/dialects/reader.ts";
import { ownFix } from "../../../core/assists/ownFix.ts";
import { assists } from "../../../core/assists/index.ts";
import type { Proposal } from "../../../core/assists/assist.ts";
import { createWorkspace, type ReportedFinding, type Snapshot } from "../../../core/index.ts";
import { rules } from "../../../core/rules/index.ts";
import type { Edit } from "../../../core/rules/rule.ts";
import { sortEdits, type TextEdit } from "../../../core/text/edit.ts";
import { withoutTabStops } from "../../../core/text/snippet.ts";
import { english, isMessage } from "../../../core/text/message.ts";
import type { Sample } from "../corpusFiles.ts";
import { strayChange } from "./untouched.ts";

/** One repair that was applied. `fault` is null where it kept its promises. */
export interface Outcome {
  readonly rule: string;
  readonly title: string;
  readonly dialect: string;
  readonly fault: string | null;
}

export const uri = "file:///plan/backlog.md";

/** A workspace that holds one text; a rule that throws fails the test. */
export function opened(text: string) {
  const workspace = createWorkspace({
    read: (request) => read(request, houseOf(request.config)),
    rules,
    onError: ({ rule, error }) => {
      throw new Error(`Rule ${rule} failed`, { cause: error });
    },
  });
  homes.set(workspace.apply({ type: "text", uri, text, version: 1 }), workspace);
  return workspace;
}

/** What was not offered because it could not be proven, and why, since the program began. */
export const refusals: string[] = [];

/** Applies every fix that every finding offers, each on its own, and takes it back again. */
export function* outcomesOf(
  text: string,
  wants: (finding: ReportedFinding) => boolean = () => true,
): Iterable<Outcome> {
  const workspace = opened(text);
  const before = workspace.snapshot;
  const findings = before.findings(uri);
  for (const finding of findings) {
    if (!wants(finding)) continue;
    for (const fix of finding.fixes ?? [])
      if (fix.safety === "safe") yield outcome(before, finding, english(fix.title), fix.edits);
    for (const assist of [ownFix, ...assists]) {
      const file = before.file(uri);
      const answers = assist === ownFix || assist.answers.includes(finding.rule);
      if (file === null || !answers || assist.refactors) continue;
      const subject = { snapshot: before, file, item: finding.item, finding };
      for (const { choice, title } of assist.offers(subject)) {
        const proposal = assist.write(subject, choice);
        // The server lists only what is proven where somebody asks for the list.
        if (isMessage(proposal)) refusals.push(`${finding.rule} “${english(title)}”: ${english(proposal)}`);
        else if (proposal.creates.length === 0)
          yield outcome(before, finding, english(title), proposal.edits, assist === ownFix ? [] : marked);
      }
    }
  }
}

const about = (finding: ReportedFinding, title: string) => ({
  rule: finding.rule,
  title,
  dialect: finding.item?.dialect ?? "file",
});

/** What an assist leaves open for the author is marked; what was hidden while an ID named nothing is seen. */
const marked = ["placeholder-text", "unplanned-item", "dependency-matrix-mismatch"];

function outcome(
  before: Snapshot,
  finding: ReportedFinding,
  title: string,
  edits: readonly Edit[],
  except: readonly string[] = [],
): Outcome {
  const after = applied(before, edits);
  const [was, now] = [before.file(uri), after?.file(uri)];
  if (after === null || was == null || now == null)
    return { ...about(finding, title), fault: "its edits do not apply" };
  const fault =
    faultOf(before, after, finding, title, except) ??
    strayChange(
      was,
      now,
      edits.map(({ at }) => was.spanOf(at)),
    );
  return { ...about(finding, title), fault };
}

/** The findings of the text after edits; null where they do not apply. */
export function applied(before: Snapshot, edits: readonly Edit[]): Snapshot | null {
  const file = before.file(uri);
  if (file === null) return null;
  const own = edits.map(
    (edit): TextEdit => ({
      ...file.spanOf(edit.at),
      text: edit.snippet === true ? withoutTabStops(edit.text) : edit.text,
    }),
  );
  const sorted = sortEdits(own, file.text.length);
  if (sorted.type !== "sorted") return null;
  const workspace = homes.get(before) ?? opened(file.text);
  const after = workspace.apply({ type: "edits", uri, edits: sorted.edits, version: 2 });
  after.findings(uri);
  workspace.apply({ type: "text", uri, text: file.text, version: 3 });
  return after;
}

/** Where a snapshot comes from: reading it again after an edit costs little there. */
const homes = new WeakMap<Snapshot, ReturnType<typeof opened>>();

function faultOf(
  before: Snapshot,
  after: Snapshot,
  finding: ReportedFinding,
  title: string,
  except: readonly string[],
): string | null {
  const was = before.findings(uri);
  const now = after.findings(uri);
  const same = (list: readonly ReportedFinding[]) =>
    list.filter((one) => one.rule === finding.rule && english(one.message) === english(finding.message));
  if (same(now).length >= same(was).length) return "the finding is still there";
  // Items that are new, or were hidden in a fence, are judged as all others are.
  const known = new Set(before.file(uri)?.items.map((item) => item.id?.value ?? item.title.value));
  const ofOld = now.filter(({ item }) => item === null || known.has(item.id?.value ?? item.title.value));
  const more = risen(was, ofOld, except);
  if (more !== null) return more;
  const again = same(now).filter((one) => one.fixes?.some((fix) => english(fix.title) === title));
  return again.length >= same(was).length ? "it is offered again" : null;
}

/** A rule that reports more errors and warnings than before. */
export function risen(
  was: readonly ReportedFinding[],
  now: readonly ReportedFinding[],
  except: readonly string[] = [],
): string | null {
  const grave = (list: readonly ReportedFinding[]) =>
    list.filter(({ severity }) => severity === "error" || severity === "warning");
  const counts = new Map<string, number>();
  for (const { rule } of grave(was)) counts.set(rule, (counts.get(rule) ?? 0) - 1);
  for (const { rule } of grave(now)) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  for (const [rule, count] of counts) {
    if (count > 0 && !except.includes(rule)) {
      const old = was.filter((one) => one.rule === rule).map(({ message }) => english(message));
      const anew = grave(now).flatMap(({ rule: own, message }) => (own === rule ? english(message) : []));
      return `${rule} is reported anew: ${anew.find((message) => !old.includes(message))}`;
    }
  }
  return null;
}

/** Texts with a line taken out, doubled or moved: what authors do. */
export function editedLines(samples: readonly Sample[]): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(...samples), fc.nat(), fc.nat(), fc.constantFrom("out", "twice", "moved"))
    .map(([{ text }, from, to, how]) => {
      const lines = text.split("\n");
      const at = from % lines.length;
      const [line = ""] = how === "twice" ? lines.slice(at, at + 1) : lines.splice(at, 1);
      if (how !== "out") lines.splice(to % lines.length, 0, line);
      return lines.join("\n");
    });
}

export type { Proposal };
