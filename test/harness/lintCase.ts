// Lints the files of one case with the rules the case is about, and applies fixes as an editor or `--fix` would.
import { houseOf } from "../../core/dialects/house.ts";
import { read } from "../../core/dialects/reader.ts";
import {
  createWorkspace,
  type Finding,
  type ReportedFinding,
  type Snapshot,
  type Workspace,
} from "../../core/index.ts";
import { parseConfig } from "../../core/config/parseConfig.ts";
import { rules } from "../../core/rules/index.ts";
import { applyEdits, sortEdits, type TextEdit } from "../../core/text/edit.ts";
import { withoutTabStops } from "../../core/text/snippet.ts";
import { type Mark, type Marked, readMarks } from "./marks.ts";

export const ruleIds: ReadonlySet<string> = new Set(rules.map((rule) => rule.id));

export interface LintedFile {
  readonly name: string;
  readonly text: string;
  readonly findings: readonly ReportedFinding[];
  /** The findings as marks; those of the suite's rule without a name. */
  readonly marks: readonly Mark[];
}

export interface Linted {
  readonly workspace: Workspace;
  readonly snapshot: Snapshot;
  readonly files: readonly LintedFile[];
}

/** The rules a case runs: the suite's, those its marks or suppressions name, those its configuration switches on. */
export function rulesOf(suite: string, texts: readonly Marked[], config: string | null): ReadonlySet<string> {
  const named = new Set([suite]);
  for (const { text, marks } of texts) {
    for (const mark of marks) if (mark.rule !== null) named.add(mark.rule);
    for (const comment of text.matchAll(/backlint-ignore(?:-file)?\s+([^:>]*?)\s*(?::|-->)/g)) {
      for (const id of (comment[1] ?? "").split(/[\s,]+/)) if (ruleIds.has(id)) named.add(id);
    }
  }
  for (const [id, setting] of parseConfig(config ?? "{}", "case", rules).config?.rules ?? []) {
    if (setting.severity !== "off") named.add(id);
  }
  return named;
}

/** Lints texts under their names. A rule that throws or yields an unusable finding fails the test. */
export function lint(
  suite: string,
  texts: readonly { readonly name: string; readonly text: string }[],
  active: ReadonlySet<string>,
  config: string | null = null,
): Linted {
  const parsed = parseConfig(config ?? "{}", "case", rules);
  if (parsed.config === null) throw new Error(`The case's configuration is no JSON: ${config}`);
  const settings = new Map(
    rules.map((rule) => {
      const own = parsed.config?.rules.get(rule.id) ?? { severity: null, options: {} };
      const severity = active.has(rule.id) ? (own.severity ?? "on") : "off";
      return [rule.id, { severity, options: own.options }] as const;
    }),
  );
  const workspace = createWorkspace({
    read: (request) => read(request, houseOf(request.config)),
    rules,
    onError: ({ rule, error }) => {
      throw new Error(`Rule ${rule} failed`, { cause: error });
    },
  });
  workspace.apply({ type: "config", folder: "", config: { ...parsed.config, rules: settings } });
  for (const { name, text } of texts) workspace.apply({ type: "text", uri: name, text, version: 1 });
  const { snapshot } = workspace;
  const files = texts.map(({ name, text }) => {
    const findings = snapshot.findings(name);
    return { name, text, findings, marks: marksOf(suite, findings, snapshot, name) };
  });
  return { workspace, snapshot, files };
}

function marksOf(
  suite: string,
  findings: readonly ReportedFinding[],
  snapshot: Snapshot,
  name: string,
): readonly Mark[] {
  const file = snapshot.file(name);
  if (file === null) return [];
  return findings
    .map((finding) => ({ rule: finding.rule === suite ? null : finding.rule, ...file.spanOf(finding.at) }))
    .sort((a, b) => a.start - b.start || a.end - b.end);
}

/** The texts after a choice of fixes. A fix that collides with an earlier one waits for the next round, as in an editor. */
export function applyFixes(
  linted: Linted,
  choose: (finding: ReportedFinding) => NonNullable<Finding["fixes"]>[number] | undefined,
): readonly { readonly name: string; readonly text: string }[] {
  const chosen = new Map<string, TextEdit[]>(linted.files.map(({ name }) => [name, []]));
  for (const finding of linted.files.flatMap(({ findings }) => findings)) {
    const edits = (choose(finding)?.edits ?? []).map((edit) => {
      const file = linted.snapshot.file(edit.at.anchor.uri);
      if (file === null) throw new Error(`A fix edits ${edit.at.anchor.uri}, which is not here`);
      const text = edit.snippet === true ? withoutTabStops(edit.text) : edit.text;
      return { name: edit.at.anchor.uri, edit: { ...file.spanOf(edit.at), text } };
    });
    const fits = edits.every(({ name, edit }) => {
      const together = [...(chosen.get(name) ?? []), edit];
      return sortEdits(together, Number.POSITIVE_INFINITY).type === "sorted";
    });
    if (fits) for (const { name, edit } of edits) chosen.get(name)?.push(edit);
  }
  return linted.files.map(({ name, text }) => {
    const sorted = sortEdits(chosen.get(name) ?? [], text.length);
    if (sorted.type !== "sorted") throw new Error(`The fixes of ${name} do not apply`);
    return { name, text: applyEdits(text, sorted.edits) };
  });
}

/** A case text without its marks. */
export function unmarked(marked: string): Marked {
  return readMarks(marked, ruleIds);
}
