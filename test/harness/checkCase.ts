// The assertions of a case: exactly the marked findings, every fix mends its finding and adds none, suppression works.
import assert from "node:assert/strict";
import type { Case, CaseInput } from "./caseFile.ts";
import { applyFixes, lint, type Linted, rulesOf, unmarked } from "./lintCase.ts";
import { type Mark, writeMarks } from "./marks.ts";
import { english } from "../../core/text/message.ts";

/** Checks one case of a rule's suite; returns the findings as text for its `findings` fence. */
export function checkCase(suite: string, one: Case): string {
  const inputs = one.files.map((file) => ({ name: file.name, ...unmarked(file.marked) }));
  const after = [...one.after.values()].flat().map((file) => unmarked(file.marked));
  const active = rulesOf(suite, [...inputs, ...after], one.config);
  const linted = lint(suite, inputs, active, one.config);
  for (const [index, input] of inputs.entries()) sameMarks(linted, index, input.marks);
  for (const [nth, expected] of one.after) checkAfter(suite, one, linted, nth, expected, active);
  checkEachFix(suite, linted, active, one.config);
  return describeFindings(linted);
}

function sameMarks(linted: Linted, index: number, expected: readonly Mark[]): void {
  const file = linted.files[index];
  assert.ok(file !== undefined);
  const messages = file.findings.map((finding) => `  ${finding.rule}: ${english(finding.message)}`).join("\n");
  assert.equal(writeMarks(file.text, file.marks), writeMarks(file.text, expected), `${file.name}\n${messages}`);
}

/** All n-th fixes at once give the expected text, and that text has exactly the findings it is marked with. */
function checkAfter(
  suite: string,
  one: Case,
  linted: Linted,
  nth: number,
  expected: readonly CaseInput[],
  active: ReadonlySet<string>,
): void {
  const fixed = applyFixes(linted, (finding) => finding.fixes?.[nth - 1]);
  const again = lint(suite, fixed, active, one.config);
  for (const { name, marked } of expected) {
    const { text, marks } = unmarked(marked);
    const index = fixed.findIndex((file) => file.name === name);
    assert.equal(fixed[index]?.text, text, `${name} after fix ${nth}`);
    sameMarks(again, index, marks);
  }
}

/** Each fix on its own: its rule finds one thing less, no other rule finds more. */
function checkEachFix(suite: string, linted: Linted, active: ReadonlySet<string>, config: string | null): void {
  for (const file of linted.files) {
    for (const finding of file.findings) {
      for (const fix of finding.fixes ?? []) {
        const fixed = applyFixes(linted, (other) => (other === finding ? fix : undefined));
        const again = lint(suite, fixed, active, config);
        for (const rule of active) {
          const before = countOf(linted, rule);
          const now = countOf(again, rule);
          const what = `"${english(fix.title)}" for "${english(finding.message)}": ${rule} found ${before}, now ${now}`;
          if (rule === finding.rule) assert.ok(now < before, what);
          else assert.ok(now <= before, what);
        }
      }
    }
  }
}

function countOf(linted: Linted, rule: string): number {
  return linted.files.flatMap(({ findings }) => findings).filter((finding) => finding.rule === rule).length;
}

/** One line a finding, as the `findings` fence has it: place, severity, rule, message, then its related places. */
function describeFindings(linted: Linted): string {
  const lines: string[] = [];
  for (const { name, findings } of linted.files) {
    for (const finding of findings) {
      lines.push(
        `${placeText(linted, name, finding.at)} ${finding.severity} ${finding.rule} ${JSON.stringify(english(finding.message))}`,
      );
      for (const related of finding.related ?? []) {
        lines.push(
          `  ${placeText(linted, related.at.anchor.uri, related.at)} ${JSON.stringify(english(related.message))}`,
        );
      }
      for (const fix of finding.fixes ?? []) lines.push(`  ${fix.safety} fix ${JSON.stringify(english(fix.title))}`);
    }
  }
  return lines.join("\n");
}

function placeText(linted: Linted, name: string, at: Linted["files"][number]["findings"][number]["at"]): string {
  const file = linted.snapshot.file(name);
  assert.ok(file !== null);
  const before = file.text.slice(0, file.spanOf(at).start).split("\n");
  return `${name}:${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
}
