// Comments that take a finding back, and the names of rules inside them: those that complain nearby come first.
import type { Place } from "../../text/span.ts";
import { literal, tabStop } from "../../text/snippet.ts";
import type { Asked, Proposal } from "./completion.ts";
import type { Spot, Token } from "./spot.ts";
import { type Message, say, wording } from "../../text/message.ts";

export interface Suppression {
  readonly token: Token;
  readonly proposals: readonly Proposal[];
}

/** Null where no comment is being written. */
export function suppressionProposals(asked: Asked, spot: Spot): Suppression | null {
  const { before, after } = spot;
  const named = /<!--\s*backlint-(?:ignore|ignore-file)\s+(?:[\w-]+\s*,\s*)*([\w-]*)$/.exec(before)?.[1];
  if (named !== undefined) {
    const rest = /^[\w-]*/.exec(after)?.[0].length ?? 0;
    return {
      token: { text: named, before: named.length, after: rest },
      proposals: byNearness(asked, spot.caret).map(rule),
    };
  }
  const opened = /<!--\s*([\w-]*)$/.exec(before);
  if (opened === null || !"backlint-ignore".startsWith(opened[1] ?? "")) return null;
  // Editors close the comment as soon as it is opened.
  const end = after.startsWith("-->") ? " " : after.startsWith(" -->") ? "" : " -->";
  const complaining = new Set(asked.findings().map((finding) => finding.rule));
  const first = byNearness(asked, spot.caret).find(({ id }) => complaining.has(id));
  const comment = (word: string, detail: Message): Proposal => ({
    label: `<!-- ${word} … -->`,
    kind: "snippet",
    detail,
    text: `${literal(`<!-- ${word} `)}${tabStop(1, first?.id ?? "rule-id")}: ${tabStop(2, "reason")}${end}`,
    snippet: true,
    filter: `<!-- ${word}`,
  });
  return {
    token: { text: opened[0], before: opened[0].length, after: 0 },
    proposals: [
      comment("backlint-ignore", say`in the next item, or on this line`),
      comment("backlint-ignore-file", say`in this file`),
    ],
  };
}

interface Near {
  readonly id: string;
  readonly summary: string;
}

const rule = ({ id, summary }: Near): Proposal => ({
  label: id,
  kind: "rule",
  detail: wording(summary),
  text: id,
  about: { rule: id },
});

/** Rules with findings, the nearest below the caret first; then all others by name. */
function byNearness({ file, rules, findings }: Asked, caret: Place): readonly Near[] {
  const here = file.spanOf(caret).start;
  const distance = new Map<string, number>();
  for (const { rule: id, at } of findings()) {
    const start = file.spanOf(at).start;
    const far = start < here ? (here - start) * 4 : start - here;
    distance.set(id, Math.min(far, distance.get(id) ?? far));
  }
  return [...rules].sort(
    (a, b) =>
      (distance.get(a.id) ?? Number.MAX_SAFE_INTEGER) - (distance.get(b.id) ?? Number.MAX_SAFE_INTEGER) ||
      (a.id < b.id ? -1 : 1),
  );
}
