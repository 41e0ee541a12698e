// What a hover says: a card for whatever has a name under the caret, a criterion's score, a total's parts, and what a
// finding rests on. Markdown, from plain data.
import { amountOf, labelled, plainNumber } from "../index/amounts.ts";
import type { FileIndex } from "../index/fileIndex.ts";
import { itemsIn } from "../index/ranks.ts";
import { computedFor, computedForEpic } from "../index/totals.ts";
import type { Criterion, Item } from "../model/item.ts";
import type { Quantity } from "../model/plan.ts";
import { judgeCriterion } from "../rules/acceptance/judged.ts";
import { evidenceLines } from "../rules/acceptance/report.ts";
import { textWithCode, wholePlace } from "../rules/acceptance/written.ts";
import type { Finding } from "../rules/rule.ts";
import { contains, type Place } from "../text/span.ts";
import { itemCard, nameList, plain } from "./card.ts";
import { groupCard, sprintCard } from "./groupCards.ts";
import { caretAt, headAt, lineOf } from "./locate.ts";
import type { Named } from "./named.ts";
import { type Names, named } from "./navigation.ts";
import { say, type Speak } from "../text/message.ts";

export interface Hover {
  readonly markdown: string;
  readonly at: Place;
  /** The item whose card it is. */
  readonly item?: Item;
}

/** What a finding knows about itself, with its rule's name. */
export interface Explained {
  readonly rule: string;
  readonly finding: Finding;
}

/** More names than fit on a screen help nobody. */
const shown = 20;

/** `findings` are the file's own, asked for only where they may be needed. Null where there is nothing to say. */
export function hover(
  names: Names,
  file: FileIndex,
  findings: () => readonly Explained[],
  offset: number,
  speak: Speak,
): Hover | null {
  const caret = caretAt(file, offset);
  if (caret === null) return null;
  const found = named(names, file, offset);
  const card = found === null ? null : cardOf(names, file, found, speak);
  if (card !== null && found !== null) {
    const [item, ...others] = found.type === "item" ? found.items : [];
    return { markdown: card, at: found.at, ...(item !== undefined && others.length === 0 ? { item } : {}) };
  }
  const criterion = criterionAt(file, caret);
  if (criterion !== null) return criterionHover(criterion, speak);
  const total = totalHover(file, caret, speak);
  if (total !== null) return total;
  const evidence = findings().filter(
    ({ finding }) => (finding.evidence?.length ?? 0) > 0 && contains(finding.at, caret),
  );
  const first = evidence[0];
  if (first !== undefined)
    return { markdown: evidence.map((one) => evidenceText(one, speak)).join("\n\n"), at: first.finding.at };
  const sprint = file.sprints.find(({ name }) => contains(lineOf(name.at), caret));
  if (sprint !== undefined) return { markdown: sprintCard(names.workspace, file, sprint, speak), at: sprint.name.at };
  const head = headAt(file, caret);
  return head === null ? null : { markdown: itemCard(names.workspace, head, speak), at: head.head, item: head };
}

function cardOf(names: Names, file: FileIndex, found: Named, speak: Speak): string | null {
  const { workspace } = names;
  switch (found.type) {
    case "item": {
      const [only, ...others] = found.items;
      if (only !== undefined)
        return others.length === 0
          ? itemCard(workspace, only, speak)
          : `**${speak(say`${found.items.length} items`)}**\n\n${nameList(workspace, found.items, shown, speak)}`;
      if (found.missing === null) return null;
      const { id, nearest } = found.missing;
      const near =
        nearest.length === 0 ? "" : `\n\n${speak(say`Nearest:`)}\n${nameList(workspace, nearest, shown, speak)}`;
      return `${speak(say`No item ${plain(id)} was read`)}${near}`;
    }
    case "sprint":
      return found.sprint === null ? null : sprintCard(workspace, file, found.sprint, speak);
    default:
      return groupCard(workspace, found.type, found.name, speak);
  }
}

interface Judgeable {
  readonly criterion: Criterion;
  readonly item: Item | null;
}

function criterionAt(file: FileIndex, caret: Place): Judgeable | null {
  const here = ({ at }: Criterion) => contains(at, caret);
  for (const item of itemsIn(file.items, caret.anchor, file.rankOf)) {
    const criterion = item.criteria.find(here);
    if (criterion !== undefined) return { criterion, item };
  }
  const others = [...file.criteria, ...file.sprints.flatMap((sprint) => sprint.criteria)];
  const criterion = others.find(here);
  return criterion === undefined ? null : { criterion, item: null };
}

const verdicts = {
  binary: say`This can be decided`,
  weak: say`This is hard to decide`,
  "not-binary": say`Nobody can decide this`,
} as const;

/** The Given and When of a scenario decide nothing, so nothing is said of them. */
function criterionHover({ criterion, item }: Judgeable, speak: Speak): Hover | null {
  if (criterion.step === "given" || criterion.step === "when") return null;
  const judgement = judgeCriterion(criterion, item);
  const lines = evidenceLines(judgement, textWithCode(criterion)).map((line) => `- ${plain(speak(line))}`);
  return { markdown: `**${speak(verdicts[judgement.verdict])}**\n\n${lines.join("\n")}`, at: wholePlace(criterion) };
}

/** A total that the text states, or an epic's points: the parts that it should be made of. */
function totalHover(file: FileIndex, caret: Place, speak: Speak): Hover | null {
  const total = file.totals.find(({ stated }) => contains(stated.at, caret));
  if (total !== undefined) return partsText(total.stated, computedFor(total, file), file, speak);
  const around = itemsIn(file.items, caret.anchor, file.rankOf);
  const epic = around.find(({ estimate }) => estimate !== null && contains(estimate.at, caret));
  const points = epic?.estimate?.value.points ?? null;
  if (epic?.estimate == null || points === null) return null;
  return partsText({ amount: points, unit: "points", at: epic.estimate.at }, computedForEpic(epic, file), file, speak);
}

/** A cell of a column that is added up is named after the item in its row. */
function partsText(
  stated: Quantity,
  computed: ReturnType<typeof computedFor>,
  file: FileIndex,
  speak: Speak,
): Hover | null {
  const right = computed.find(({ sum }) => sum === stated.amount) ?? computed[0];
  if (right === undefined) return null;
  const head =
    right.sum === stated.amount
      ? say`**${amountOf(right.sum, stated.unit)}**, which adds up`
      : say`**${amountOf(stated.amount, stated.unit)}** stated, ${amountOf(right.sum, stated.unit)} added up`;
  const rows = right.parts.slice(0, shown).map(({ label, amount, at }) => {
    const name = label || (file.itemAt(at)?.id?.value ?? "");
    return `- ${plain(speak(say`${labelled(name, plainNumber(amount))}`))}`;
  });
  const rest = right.parts.length > shown ? [`- ${speak(say`and ${right.parts.length - shown} more`)}`] : [];
  return { markdown: [speak(head), ...(rows.length > 0 ? ["", ...rows, ...rest] : [])].join("\n"), at: stated.at };
}

function evidenceText({ rule, finding }: Explained, speak: Speak): string {
  return `**${rule}**: ${plain(speak(finding.message))}\n\n${(finding.evidence ?? []).map((line) => `- ${plain(speak(line))}`).join("\n")}`;
}
