// What is offered on a text, by title, and what it makes of the text.
import assert from "node:assert/strict";
import { assists } from "../../../core/assists/index.ts";
import { ownFix } from "../../../core/assists/ownFix.ts";
import { english, isMessage } from "../../../core/text/message.ts";
import { applied, opened, uri } from "./repairing.ts";

type Options = Readonly<Record<string, unknown>>;

/** The titles offered on a rule's findings. */
export function titles(text: string, rule: string, options: Options = {}): readonly string[] {
  return [...offers(text, rule, options)].map(({ title }) => title);
}

/** What the text becomes; or why not. */
export function becomes(text: string, rule: string, title: string, options: Options = {}): string {
  const found = [...offers(text, rule, options)].find((one) => one.title === title);
  assert.ok(found, `“${title}” is among: ${titles(text, rule, options).join(" | ")}`);
  return found.result();
}

/** What a refactoring makes of the first item, without tab stops; empty where it is not offered. */
export function refactored(text: string, title: string): string {
  const { snapshot } = opened(text);
  const file = snapshot.file(uri);
  const subject = file && { snapshot, file, item: file.items[0] ?? null, finding: null };
  for (const assist of subject ? assists.filter(({ refactors }) => refactors) : [])
    for (const offer of subject ? assist.offers(subject) : []) {
      if (subject === null || english(offer.title) !== title) continue;
      const proposal = assist.write(subject, offer.choice);
      return isMessage(proposal) ? english(proposal) : (applied(snapshot, proposal.edits)?.file(uri)?.text ?? "");
    }
  return "";
}

function* offers(text: string, rule: string, options: Options) {
  const before = opened(text).apply({ type: "settings", rules: new Map([[rule, { severity: null, options }]]) });
  const file = before.file(uri);
  assert.ok(file);
  for (const finding of before.findings(uri).filter((one) => one.rule === rule)) {
    const subject = { snapshot: before, file, item: finding.item, finding };
    for (const fix of finding.fixes ?? [])
      if (fix.safety === "safe")
        yield { title: english(fix.title), result: () => applied(before, fix.edits)?.file(uri)?.text ?? "" };
    for (const assist of [ownFix, ...assists.filter(({ answers }) => answers.includes(rule))])
      for (const { title, choice } of assist.offers(subject))
        yield {
          title: english(title),
          result() {
            const proposal = assist.write(subject, choice);
            if (isMessage(proposal)) return english(proposal);
            return applied(before, proposal.edits)?.file(uri)?.text ?? "";
          },
        };
  }
}
