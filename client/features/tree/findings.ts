// Findings sorted by rule. No vscode import: plain mocha tests it.
import { joined, type Message, say } from "../../../core/text/message.ts";

/** A diagnostic as this view needs it. `severity` as in VS Code: 0 error, 1 warning, 2 information, 3 hint. */
export interface Finding {
  readonly rule: string;
  /** The rule's page. */
  readonly page: string | null;
  readonly message: string;
  readonly severity: number;
  readonly uri: string;
  readonly line: number;
}

export interface RuleFindings<One extends Finding = Finding> {
  readonly rule: string;
  readonly page: string | null;
  /** The worst of its findings'. */
  readonly severity: number;
  readonly findings: readonly One[];
}

/** The worst first, then the most frequent; the findings of a rule by file and line. */
export function byRule<One extends Finding>(findings: readonly One[]): readonly RuleFindings<One>[] {
  const groups = new Map<string, One[]>();
  for (const finding of findings) {
    const group = groups.get(finding.rule);
    if (group === undefined) groups.set(finding.rule, [finding]);
    else group.push(finding);
  }
  return [...groups]
    .map(([rule, group]) => ({
      rule,
      page: group[0]?.page ?? null,
      severity: Math.min(...group.map(({ severity }) => severity)),
      findings: group.sort((a, b) => compare(a.uri, b.uri) || a.line - b.line),
    }))
    .sort((a, b) => a.severity - b.severity || b.findings.length - a.findings.length || compare(a.rule, b.rule));
}

/** "3 errors, 12 warnings"; without words where there is neither. */
export function countsOf(findings: readonly Finding[]): Message {
  const count = (wanted: number) => findings.filter(({ severity }) => severity === wanted).length;
  const [errors, warnings] = [count(0), count(1)];
  return joined(
    [
      ...(errors === 0 ? [] : [errors === 1 ? say`${errors} error` : say`${errors} errors`]),
      ...(warnings === 0 ? [] : [warnings === 1 ? say`${warnings} warning` : say`${warnings} warnings`]),
    ],
    ", ",
  );
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
