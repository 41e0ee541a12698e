// Takes suppressed findings out, and reports the suppressions that suppress nothing or name no rule.
import type { Config } from "../config/config.ts";
import { type StrayDirective, strayDirectivesIn, type Suppression, suppressionsIn } from "../config/suppressions.ts";
import type { FileIndex } from "../index/fileIndex.ts";
import { lazyFor } from "../index/lazy.ts";
import { nearestWord } from "../text/editDistance.ts";
import { contains, type Place, type Span } from "../text/span.ts";
import type { PreparedRule } from "./prepare.ts";
import type { Finding, Fix, Rule } from "./rule.ts";
import type { ReportedFinding } from "./run.ts";
import { severityOf } from "./severity.ts";
import { say } from "../text/message.ts";

/** What was run: every rule there is, and those that the configuration switched on. */
export interface Ran {
  readonly rules: readonly Rule[];
  readonly active: readonly PreparedRule[];
  readonly config: Config;
}

const allSuppressions = lazyFor((lists: readonly (readonly Suppression[])[]) => lists.flat());
const allStrays = lazyFor((lists: readonly (readonly StrayDirective[])[]) => lists.flat());

/** The findings that remain, with those about the suppressions themselves. */
export function applySuppressions(
  findings: readonly ReportedFinding[],
  file: FileIndex,
  ran: Ran,
): readonly ReportedFinding[] {
  const suppressions = allSuppressions(file.ofChunks(suppressionsIn));
  const strays = allStrays(file.ofChunks(strayDirectivesIn));
  if (suppressions.length + strays.length === 0) return findings;
  const used = new Set<Place>();
  const covered = suppressions.map((suppression) => ({ suppression, span: coverOf(suppression, file) }));
  const remaining = findings.filter((finding) => {
    const { start } = file.spanOf(finding.at);
    let kept = true;
    for (const { suppression, span } of covered) {
      if (start < span.start || start > span.end) continue;
      for (const rule of suppression.rules) {
        if (rule.id !== finding.rule) continue;
        used.add(rule.at);
        kept = false;
      }
    }
    return kept;
  });
  // A document without items is no backlog; whatever its comments say, it stays quiet.
  return file.items.length === 0 ? remaining : [...remaining, ...complaints(suppressions, strays, used, file, ran)];
}

/** The stretch of the document that a suppression speaks for. */
function coverOf(suppression: Suppression, file: FileIndex): Span {
  if (suppression.scope === "file") return { start: 0, end: Number.POSITIVE_INFINITY };
  const own = file.spanOf(suppression.at);
  const line = lineAt(file.text, own.start);
  const beside = file.text.slice(line.start, own.start) + file.text.slice(own.end, line.end);
  if (beside.trim() !== "") return line;
  let next = line;
  do {
    if (next.end >= file.text.length) return line;
    next = lineAt(file.text, next.end + 1);
  } while (/^\s*(<!--\s*backlint-ignore[^\n]*-->\s*)?$/.test(file.text.slice(next.start, next.end)));
  const item = file.items.find((one) => {
    const { start } = file.spanOf(one.head);
    return next.start <= start && start <= next.end;
  });
  return item === undefined ? next : { start: next.start, end: file.spanOf(item.at).end };
}

function lineAt(text: string, offset: number): Span {
  const end = text.indexOf("\n", offset);
  return { start: text.lastIndexOf("\n", offset - 1) + 1, end: end < 0 ? text.length : end };
}

function* complaints(
  suppressions: readonly Suppression[],
  strays: readonly StrayDirective[],
  used: ReadonlySet<Place>,
  file: FileIndex,
  ran: Ran,
): Iterable<ReportedFinding> {
  const ids = new Set(ran.rules.map((rule) => rule.id));
  const activeIds = new Set(ran.active.map(({ rule }) => rule.id));
  const report = function* (id: string, finding: Finding): Iterable<ReportedFinding> {
    const prepared = ran.active.find(({ rule }) => rule.id === id);
    if (prepared === undefined) return;
    const severity = severityOf(prepared.rule, finding, prepared.setting, null);
    yield { ...finding, rule: id, severity, item: file.itemAt(finding.at) };
  };
  for (const { word, nearest, at } of strays) {
    yield* report("unknown-rule", {
      at,
      message: say`Unexpected \`${word}\`, expected \`${nearest}\``,
      fixes: [{ title: say`Change to \`${nearest}\``, edits: [{ at, text: nearest }], safety: "safe" }],
    });
  }
  for (const suppression of suppressions) {
    if (suppression.rules.length === 0) {
      yield* report("unknown-rule", {
        at: suppression.at,
        message: say`Unexpected suppression without a rule, expected a rule ID`,
      });
    }
    for (const rule of suppression.rules) {
      if (!ids.has(rule.id)) yield* report("unknown-rule", unknownRule(rule, ids));
      else if (activeIds.has(rule.id) && !used.has(rule.at)) {
        yield* report("unused-suppression", unusedSuppression(suppression, rule));
      }
    }
  }
}

function unknownRule(rule: Suppression["rules"][number], ids: ReadonlySet<string>): Finding {
  const nearest = nearestWord(rule.id, ids);
  if (nearest === null) return { at: rule.at, message: say`Unexpected rule \`${rule.id}\`, expected the ID of a rule` };
  const fix: Fix = { title: say`Change to \`${nearest}\``, edits: [{ at: rule.at, text: nearest }], safety: "safe" };
  return {
    at: rule.at,
    message: say`Unexpected rule \`${rule.id}\`, expected the ID of a rule such as \`${nearest}\``,
    fixes: [fix],
  };
}

function unusedSuppression(suppression: Suppression, rule: Suppression["rules"][number]): Finding {
  const message =
    suppression.scope === "file"
      ? say`Unexpected suppression of \`${rule.id}\`, which finds nothing in this file`
      : say`Unexpected suppression of \`${rule.id}\`, which finds nothing here`;
  const at = suppression.rules.length === 1 ? wholeLines(suppression.at) : withSeparator(suppression, rule.at);
  const title =
    suppression.rules.length === 1 ? say`Delete the suppression` : say`Take \`${rule.id}\` out of the suppression`;
  return { at: rule.at, message, fixes: [{ title, edits: [{ at, text: "" }], safety: "review" }] };
}

/** The comment, with its line when it stands alone on one. */
function wholeLines(at: Place): Place {
  const { text } = at.anchor;
  const line = lineAt(text, at.start);
  const alone = text.slice(line.start, at.start).trim() === "" && text.slice(at.end, line.end).trim() === "";
  return alone ? { ...at, start: line.start, end: Math.min(line.end + 1, text.length) } : at;
}

/** A rule's name in a list, with the comma or blank that joins it to its neighbour. */
function withSeparator(suppression: Suppression, at: Place): Place {
  const index = suppression.rules.findIndex((rule) => rule.at === at);
  const next = suppression.rules[index + 1];
  const previous = suppression.rules[index - 1];
  const wide =
    next !== undefined
      ? { ...at, end: next.at.start }
      : previous !== undefined
        ? { ...at, start: previous.at.end }
        : at;
  return contains(suppression.at, wide) ? wide : at;
}
