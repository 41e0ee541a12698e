// Sentences in which a backlog says something about all of its items, and that can be computed. Only known forms are read.
import type { Claim } from "../model/statement.ts";
import type { Block } from "../parse/blocks.ts";
import { sliceText, type Text } from "../parse/inline.ts";
import type { Place } from "../text/span.ts";
import { sentencesIn } from "./statements.ts";
import type { PlaceOf } from "./values.ts";

const points = "(?:story )?(?:points?|pts|sp)\\b";
const items = "(?:user )?(?:stories|items|tasks|tickets)";
/** A rule for the future or a question claims nothing. */
const noClaim =
  /\b(?:must|should|shall|will|would|ensure|verify|check that|need to|goal|target|if|until|before)\b|\?\s*$/i;

const fields = {
  "acceptance criteria": "criteria",
  estimate: "estimate",
  "story points": "estimate",
  owner: "owner",
  priorit: "priority",
  label: "labels",
} as const;

const forms: readonly { readonly form: RegExp; read(found: RegExpExecArray, at: Place): Claim | null }[] = [
  {
    form: new RegExp(
      `\\bno (?:user )?(?:story|item|task|ticket)s? (?:exceeds?|is (?:larger|bigger|more) than|has more than|(?:goes )?(?:over|above)) (\\d+) ${points}`,
      "i",
    ),
    read: ([, amount], at) => ({ type: "largest", amount: Number(amount), at }),
  },
  {
    form: new RegExp(`\\bvelocity range\\W{1,8}(\\d+)\\s*(?:-|–|to)\\s*(\\d+) ${points}`, "i"),
    read: ([, from, to], at) => ({ type: "velocities", from: Number(from), to: Number(to), at }),
  },
  {
    form: new RegExp(`\\baverage (?:team |sprint )?velocity\\W{1,8}(\\d+(?:\\.\\d+)?)(?: ${points})?`, "i"),
    read: ([, amount = ""], at) => ({
      type: "average-velocity",
      amount: Number(amount),
      places: amount.split(".")[1]?.length ?? 0,
      at,
    }),
  },
  {
    form: new RegExp(
      `\\brange\\b[^\\d.]{0,24}(\\d+)\\s*(?:-|–|to)\\s*(\\d+) ${points} per (?:story|item|task|ticket)`,
      "i",
    ),
    read: ([, from, to], at) => ({ type: "range", from: Number(from), to: Number(to), at }),
  },
  {
    form: new RegExp(
      `\\baverage(?: (?:story|item|size|story size|estimate|story points))?\\W{1,8}(\\d+(?:\\.\\d+)?) ${points}(?! per (?:sprint|week|iteration))`,
      "i",
    ),
    read: ([, amount = ""], at) => ({
      type: "average",
      amount: Number(amount),
      places: amount.split(".")[1]?.length ?? 0,
      at,
    }),
  },
  {
    form: new RegExp(
      `\\ball ${items} have (?:[\\w-]+ ){0,3}?(acceptance criteria|estimates?|story points|owners?|priorit(?:y|ies)|labels?)\\b`,
      "i",
    ),
    read: ([, what = ""], at) => {
      const name = Object.keys(fields).find((one) => what.toLowerCase().startsWith(one)) as
        | keyof typeof fields
        | undefined;
      return name === undefined ? null : { type: "all-have", field: fields[name], at };
    },
  },
  {
    form: new RegExp(
      `\\ball ${items} (?:can be (?:delivered|implemented|developed|built) independently|are independent)\\b`,
      "i",
    ),
    read: (_found, at) => ({ type: "independent", at }),
  },
  {
    form: /\bno (?:user )?(?:story|item|task|ticket) (?:requires|depends on|needs|is blocked by) (?:another|any other)(?: (?:story|item|task|ticket))?/i,
    read: (_found, at) => ({ type: "independent", at }),
  },
  {
    form: new RegExp(
      `\\ball ${items} (?:can be |are |fit )?(?:completed |finished |done |delivered |completable )?(?:in|within|into) (?:1|one|a single) sprint\\b`,
      "i",
    ),
    read: (_found, at) => ({ type: "one-sprint", at }),
  },
  {
    form: /^\W*(?:production|prod)(?: environment| system| status)?\b\W{0,8}(?:is )?live\b|\b(?:is|are|went|now) live in production\b/iu,
    read: (_found, at) => ({ type: "live", at }),
  },
  {
    form: /\b(?:current|next|active|ongoing|upcoming) (?:sprint|iteration|phase|milestone|review)\W{1,8}(sprint|iteration|phase|milestone) (\d+(?:\.\d+)?)(?![\d.]*\d)/iu,
    read: ([, kind = "", number = ""], at) => ({ type: "now", name: `${kind} ${number}`, at }),
  },
];

const named = "(Sprints?|Iterations?) (\\d+)(?:\\s*[-–]\\s*\\d+)?(?: \\([^()\\n]{1,40}\\))?";
const arrow = "[ \\t]*(?:(◄|◀|←|<)[-─—=]+|[-─—=]*(?:►|▶|→|[-─—=]>))[ \\t]*";
const drawn = new RegExp(`${named}${arrow}(?=${named})`, "giu");

/** Arrows from one sprint to another, in drawings too. */
function arrowsIn(line: Text, place: PlaceOf): Claim[] {
  if (!/[◄◀←►▶→>]/u.test(line.plain)) return [];
  return [...line.plain.matchAll(drawn)].map((found): Claim => {
    const [all, kind = "", number = "", back, otherKind = "", otherNumber = ""] = found;
    const [one, other] = [`${kind} ${number}`, `${otherKind} ${otherNumber}`];
    const at = place(sliceText(line, found.index, found.index + all.trimEnd().length));
    return { type: "order", first: back ? other : one, second: back ? one : other, at };
  });
}

/** The claims that the lines of a chunk make, in their order. */
export function readClaims(blocks: readonly Block[], place: PlaceOf): Claim[] {
  return blocks.flatMap((block): Claim[] => {
    if (block.type === "heading") return [];
    const lines = block.type === "code" ? [] : [...sentencesIn([block])];
    return [
      ...lines.flatMap((line) => claimIn(line, place) ?? []),
      ...(block.type === "code" ? block.lines : lines).flatMap((line) => arrowsIn(line, place)),
    ];
  });
}

function claimIn(line: Text, place: PlaceOf): Claim | null {
  if (noClaim.test(line.plain.replace(/\([^()]*\)/g, ""))) return null;
  for (const { form, read } of forms) {
    const found = form.exec(line.plain);
    if (found !== null) return read(found, place(sliceText(line, found.index, found.index + found[0].length)));
  }
  return null;
}
