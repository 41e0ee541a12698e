// What a document lays down for its items: names of owners, a scale, limits, the shape of IDs. Only known forms are read, and
// only outside items.
import type { FieldName } from "../model/item.ts";
import type { Convention } from "../model/statement.ts";
import type { Block, TableBlock } from "../parse/blocks.ts";
import { trimText, type Text } from "../parse/inline.ts";
import { readCriteria } from "./criteria.ts";
import { collectFields } from "./fields.ts";
import type { Entry } from "./entry.ts";
import type { House } from "./house.ts";
import { idShape } from "./idShape.ts";
import { labelAt } from "./labels.ts";
import { sentencesIn, settingsIn } from "./statements.ts";
import type { PlaceOf } from "./values.ts";

/** Fewer names or numbers are an example, not a list. */
const fewest = 3;

/** "Ada", "Grace Hopper", "QA". */
const personName = /^\p{Lu}[\p{L}\d.-]{0,20}(?: \p{Lu}[\p{L}\d.-]{0,20})?$/u;
const ownerName = /^(?:owners?|assignees?|team members?|roles?)$/i;
const scaleName =
  /^(?:est|estimates?|estimation|estimation scale|story points?|points?|point scale|scale|sizing|fibonacci(?: scale)?)$/i;
const readyName = /^\W*(?:[A-Z\d]{1,2}[.)]\s*)?(?:definition of ready|dor)(?![\p{L}])/iu;

/** The conventions that a chunk states; `heading` is its own. */
export function readConventions(
  heading: Text | null,
  blocks: readonly Block[],
  place: PlaceOf,
  house: House,
): Convention[] {
  const found: Convention[] = [];
  const ready = readiness(heading, blocks, place, house);
  if (ready) found.push(ready);
  const tables = blocks.filter((block) => block.type === "table");
  const lines = [...(heading ? [heading] : []), ...sentencesIn(blocks), ...tables.flatMap(settingsIn)];
  for (const line of lines) {
    const text = trimText(line);
    for (const read of sentences) {
      const convention = read(text, place);
      if (convention) found.push(convention);
    }
  }
  for (const table of tables) found.push(...guideIn(table, place), ...ownersIn(table, place));
  return found.sort((a, b) => a.at.start - b.at.start);
}

type Read = (line: Text, place: PlaceOf) => Convention | null;

/** "Est.: …", "ID: …": the name and where its value starts in the line. */
function named(line: Text): { readonly name: string; readonly value: string; readonly from: number } | null {
  const hit = /^([\p{L} ]{2,24}?)(?:\s*\([^()]*\))?\.?\s*[:：]\s*(?=\S)/u.exec(line.plain);
  return hit?.[1] ? { name: hit[1], value: line.plain.slice(hit[0].length), from: hit[0].length } : null;
}

const count = "(\\d{1,3}(?:\\.\\d+)?)";
const points = "(?:story )?(?:points?|pts|sp)\\b";
const piece = "(?:user )?(?:stor(?:y|ies)|items?|tasks?|tickets?|issues?)";
const many = "one|two|three|four|five|six|seven|eight|nine|ten";
const numberWords = many.split("|");

const limits = [
  new RegExp(
    `\\bno ${piece} (?:may|must|should|can|is allowed to) (?:exceed|have more than|go (?:over|above)|be (?:larger|bigger) than) ${count} ${points}`,
    "i",
  ),
  new RegExp(
    `\\b${piece} (?:larger|bigger|greater|over|above|exceeding|(?:of|with) more)(?: than)? ${count} ${points} (?:must|should|have to|need to|are to|get|are)\\b[^.]{0,40}\\b(?:split|broken|divided|sliced)`,
    "i",
  ),
  new RegExp(
    `\\b(?:split|break(?: up| down)?|slice) (?:any |all |every )?${piece} (?:that (?:are|is) )?(?:larger|bigger|greater|over|above|exceeding|(?:of|with) more)(?: than)? ${count} ${points}`,
    "i",
  ),
  new RegExp(
    `\\b(?:max(?:imum|\\.)?|largest allowed) (?:${piece}[ -])?(?:size|points|estimate|story points)(?: (?:per|of a|for a) ${piece})?\\s*(?:[:：=]|is|of)?\\s*${count}(?: ${points}|\\s*$)`,
    "i",
  ),
  new RegExp(
    `\\b${piece} (?:must|should|may|can)(?: not|n't|not) (?:exceed|have more than|go (?:over|above)|be (?:larger|bigger) than) ${count} ${points}`,
    "i",
  ),
  new RegExp(
    `\\b${piece} (?:must|should) (?:be|have|stay|not be more than|not exceed)\\s*(?:≤|<=|at most|within|under)?\\s*${count} ${points}(?: or (?:less|fewer|smaller))`,
    "i",
  ),
];
const wip = [
  new RegExp(
    `\\blimit (?:(?:our|the|all) )?(?:wip|work[ -]in[ -]progress) to (\\d{1,2}|${many})(?: (?:tasks?|items?|stories|story|tickets?|cards?|issues?))?(?:\\s*(?:per|\\/|for each)\\s*(?:each\\s+)?([\\p{L}-]+))?`,
    "iu",
  ),
  /\b(?:wip|work[ -]in[ -]progress)\b(?:\s*\([^()]*\))?\s*(?:limits?|max(?:imum)?|cap)?\s*(?:[:：=≤]|<=|is|of|at)*\s*(?:max(?:imum)?\.?|at most|no more than)?\s*(\d{1,2})(?![\d%.])(?:\s+(?:tasks?|items?|stories|story|tickets?|cards?|issues?|in progress))*(?:\s*(?:per|\/|for each)\s*(?:each\s+)?([\p{L}-]+))?/iu,
  /\b(?:at most|no more than|max(?:imum)?(?: of)?)\s+(\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)\s+(?:tasks?|items?|stories|tickets?|cards?|issues?)\s+(?:may be |are |can be )?in progress(?:\s+(?:per|for each)\s+([\p{L}-]+))?/iu,
];
const lengthName = /^(?:sprint|iteration)s? (?:length|duration|cadence|cycle)$/i;
const span = new RegExp(
  `(\\d{1,2}|${many})(?:\\s*(?:-|–|to)\\s*(\\d{1,2}))?[\\s-]*((?:working |business |calendar )?days?|weeks?)\\b`,
  "i",
);
const lengthInText = new RegExp(
  `\\b(?:(?:\\d{1,2}|${many})(?:\\s*(?:-|–|to)\\s*\\d{1,2})?[\\s-](?:days?|weeks?) (?:sprints?|iterations?)|(?:sprints?|iterations?)(?: length| duration)? (?:of|lasts?|runs? for|are|is|takes?) (?:\\d{1,2}|${many})[\\s-]+(?:working |business )?(?:days?|weeks?))\\b`,
  "i",
);

/** "Estimates use the Fibonacci sequence (1, 2, 3, 5, 8)", "Story points follow 1/2/3/5/8". */
const inSentence =
  /\b(?:estimat\p{L}*|story points?|points)\b[^.:()]{0,30}\b(?:uses?|using|follows?|are|on|in|with)\b[^.\d]{0,40}?((?:\(\s*)?\d+(?:\.\d+)?(?:\s*[,/|]\s*\d+(?:\.\d+)?){2,}\s*\)?)\W*$/iu;

const sentences: readonly Read[] = [
  (line, place) => {
    const label = named(line);
    const shape = /\b(?:ids?|identifiers?|numbering|naming)\b/i.test(line.plain)
      ? line.marks
          .filter(({ type }) => type === "code")
          .map((mark) => idShape(line.plain.slice(mark.start, mark.end)))
          .find((one) => one !== null)
      : null;
    if (
      !shape ||
      (label === null &&
        !/\b(?:follow|format|pattern|scheme|shape|convention|use|look|named|numbered)/i.test(line.plain))
    )
      return null;
    return { type: "ids", ...shape, at: place(line) };
  },
  (line, place) => {
    const label = named(line);
    if (!label || !ownerName.test(label.name)) return null;
    const marks = line.marks.filter(({ type, start }) => type === "code" && start >= label.from);
    const plain = label.value.split(/\s*,\s*(?:and\s+)?/);
    if (
      marks.length === 0 &&
      /s$/i.test(label.name) &&
      plain.length >= fewest &&
      plain.every((name) => personName.test(name))
    )
      return { type: "owners", names: plain, at: place(line) };
    // A list of code spans only: a sentence about owners declares none.
    const between = marks.reduceRight((text, { start, end }) => text.slice(0, start) + text.slice(end), line.plain);
    if (marks.length < fewest || /[^\s,/|·&.]/.test(between.slice(label.from).replace(/\b(?:and|or)\b/g, "")))
      return null;
    return {
      type: "owners",
      names: marks.map(({ start, end }) => line.plain.slice(start, end).trim()),
      at: place(line),
    };
  },
  (line, place) => {
    const label = named(line);
    const said = inSentence.exec(line.plain)?.[1];
    const scale = label && scaleName.test(label.name) ? scaleFrom(label.value) : said ? scaleFrom(said) : [];
    return scale.length >= fewest ? { type: "scale", points: scale, at: place(line) } : null;
  },
  (line, place) => {
    for (const limit of limits) {
      const amount = limit.exec(line.plain)?.[1];
      if (amount) return { type: "max-points", points: Number(amount), at: place(line) };
    }
    return null;
  },
  (line, place) => {
    for (const limit of wip) {
      const [, items, per] = limit.exec(line.plain) ?? [];
      if (items) return { type: "wip-limit", items: number(items), per: per?.toLowerCase() ?? null, at: place(line) };
    }
    return null;
  },
  (line, place) => {
    const label = named(line);
    const stated = label && lengthName.test(label.name) ? label.value : lengthInText.exec(line.plain)?.[0];
    const [, amount, to, unit] = span.exec(stated ?? "") ?? [];
    if (!amount || !unit) return null;
    const from = number(amount);
    return { type: "sprint-length", amount: from, upTo: to ? Number(to) : from, unit: unitOf(unit), at: place(line) };
  },
  (line, place) =>
    /\b(?:(?:titles?|headings?|summaries) (?:(?:is|are|must be|should be) (?:(?:written|phrased|stated) )?(?:all |always )?(?:in )?(?:the )?imperative\b|(?:begins?|starts?|must (?:begin|start)|should (?:begin|start)) with (?:a |an )(?:(?:imperative|action) )?verbs?\b)|imperative (?:titles?|mood (?:for|in) (?:all )?titles?)\b)/i.test(
      line.plain,
    )
      ? { type: "imperative-titles", at: place(line) }
      : null,
  (line, place) =>
    /\b(?:every|each|all) (?:acceptance )?criteri(?:on|a) (?:is|are|(?:must|has to|have to|should) be) (?:\w+ and )?(?:binary|pass\/fail|yes\/no|pass or fail|yes or no)\b/i.test(
      line.plain,
    )
      ? { type: "binary-criteria", at: place(line) }
      : null,
  (line, place) => {
    const what =
      /\b(?:every|each|all) (?:user )?(?:story|stories|items?|tasks?|issues?|tickets?) (?:must|has to|have to|needs to|need to) have (?:an? |clear |at least one )*(acceptance criteri|estimate|story points|owner|priorit|label)/i
        .exec(line.plain)?.[1]
        ?.toLowerCase();
    const field = what === undefined ? undefined : mustHave.get(what);
    return field === undefined ? null : { type: "all-have", field, at: place(line) };
  },
  (line, place) =>
    /\b(?:user )?(?:stories|items|tasks|issues|tickets) (?:must|should|have to) be (?:independent\b|(?:delivered|deliverable|implemented|developed|built|shippable) independently\b|independently (?:delivered|deliverable|shippable|implementable)\b)/i.test(
      line.plain,
    )
      ? { type: "independent", at: place(line) }
      : null,
];

const mustHave = new Map<string, Extract<Convention, { readonly type: "all-have" }>["field"]>([
  ["acceptance criteri", "criteria"],
  ["estimate", "estimate"],
  ["story points", "estimate"],
  ["owner", "owner"],
  ["priorit", "priority"],
  ["label", "labels"],
]);

function number(word: string): number {
  const at = numberWords.indexOf(word.toLowerCase());
  return at >= 0 ? at + 1 : Number(word);
}

function unitOf(word: string): "days" | "working days" | "weeks" {
  return /^week/i.test(word) ? "weeks" : /^(?:working|business)/i.test(word) ? "working days" : "days";
}

/** "1 ≈ ½ d, 2 ≈ 1 d, 3 ≈ 2 d", "1 (trivial), 2 (small), 3 (medium)", or "Fibonacci (1, 2, 3, 5, 8)". */
function scaleFrom(value: string): readonly number[] {
  const equated = [...value.matchAll(/(\d+(?:\.\d+)?)\s*(?:pts?|points?)?\s*[≈=]/g)].map(([, amount]) =>
    Number(amount),
  );
  if (equated.length >= fewest) return equated;
  const glossed = [...value.matchAll(/(?:^|,)\s*(\d+(?:\.\d+)?)\s*(?:pts?|points?)?\s*\([^()\d]{2,30}\)/g)].map(
    ([, amount]) => Number(amount),
  );
  if (glossed.length >= fewest) return glossed;
  const listed = /(?:^|\()\s*(\d+(?:\.\d+)?(?:\s*[,/|]\s*\d+(?:\.\d+)?){2,})\s*(?:$|\)|\.)/.exec(value)?.[1];
  return listed === undefined ? [] : listed.split(/[,/|]/).map(Number);
}

const team = /^\W*(?:owners?|assignees?|team members?)\W*$/i;

/** A table of the people, one a row: "Team member | Days". */
function ownersIn({ head, rows }: TableBlock, place: PlaceOf): Convention[] {
  const [first] = head;
  const names = rows.map(({ cells }) => cells[0]?.plain.trim() ?? "");
  const people = names.filter((name) => !/^\W*(?:total|sum|all)\b/i.test(name));
  // Names that come twice, or run on, are no list of people.
  const listed =
    new Set(people).size === people.length && people.every((name) => /^\p{L}[\p{L}\d .'@_-]{0,30}$/u.test(name));
  if (!first || !team.test(first.plain) || people.length < fewest || !listed) return [];
  return [{ type: "owners", names: people, at: place(trimText(first)) }];
}

/** A table with points in one column and a range of hours in another. */
function guideIn(table: TableBlock, place: PlaceOf): Convention[] {
  const size = table.head.findIndex(({ plain }) => /^\W*(?:story )?points?\W*$/i.test(plain));
  const hours = table.head.findIndex(({ plain }) => /^\W*(?:hours|hrs|effort \(h(?:ours|rs)?\))\W*$/i.test(plain));
  if (size < 0 || hours < 0 || table.rows.length < fewest) return [];
  const lines = table.rows.flatMap(({ cells }) => {
    const range = /^\s*(\d+(?:\.\d+)?)\s*(?:-|–|to)\s*(\d+(?:\.\d+)?)/.exec(cells[hours]?.plain ?? "");
    const amount = /^\s*(\d+(?:\.\d+)?)\s*$/.exec(cells[size]?.plain ?? "");
    return range && amount ? [{ points: Number(amount[1]), from: Number(range[1]), to: Number(range[2]) }] : [];
  });
  const [first] = table.head;
  return lines.length === table.rows.length && first ? [{ type: "guide", lines, at: place(trimText(first)) }] : [];
}

/** What a definition of ready asks for, as fields that an item can have. */
const demanded: readonly (readonly [FieldName, RegExp])[] = [
  ["criteria", /acceptance criteri|\bACs?\b/i],
  ["estimate", /\bestimat|\bsized\b|story points/i],
  ["dependsOn", /dependenc/i],
  ["priority", /priorit/i],
  ["owner", /(?<!product )\bowner|\bassign/i],
  ["labels", /\blabel/i],
];

/** "## Definition of Ready" with its list, or the label of that name. */
function readiness(heading: Text | null, blocks: readonly Block[], place: PlaceOf, house: House): Convention | null {
  const own = heading !== null && readyName.test(heading.plain) ? heading : null;
  const line = own ? undefined : [...sentencesIn(blocks)].find(({ plain }) => readyName.test(plain));
  const label = line ? labelAt(line, house) : null;
  if (!own && !label) return null;
  const entry: Entry | undefined = own
    ? { field: null, name: own, inline: null, blocks: [...blocks], depth: 1 }
    : label?.value.plain
      ? { field: null, name: label.name, inline: label.value, blocks: [], depth: 0 }
      : collectFields(blocks, house).entries.find(({ name }) => name !== null && readyName.test(name.plain));
  if (!entry?.name) return null;
  const criteria = readCriteria(entry, place);
  if (criteria.length === 0) return null;
  const demands = demanded.flatMap(([field, word]) => (criteria.some(({ text }) => word.test(text)) ? [field] : []));
  return { type: "ready", criteria, demands, at: place(trimText(entry.name)) };
}
