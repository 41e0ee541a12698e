// Small figures beside the author's own: what a total should be, what is left of a capacity, how much an item may slip, how
// many of its criteria can be decided. Only for the part of the document that is looked at.
import { amountOf, plainNumber } from "../index/amounts.ts";
import type { FileIndex } from "../index/fileIndex.ts";
import { total } from "../index/loads.ts";
import { roleKey } from "../index/planKeys.ts";
import { scheduleOf } from "../index/schedule.ts";
import { computedFor } from "../index/totals.ts";
import type { WorkspaceIndex } from "../index/workspaceIndex.ts";
import type { Item } from "../model/item.ts";
import type { Capacity, Sprint } from "../model/plan.ts";
import { judgedCriteria } from "../rules/acceptance/judged.ts";
import { lineAt } from "../text/lines.ts";
import { type Anchor, contains, type Place, type Span } from "../text/span.ts";
import { shortAmount } from "./groupCards.ts";
import { sprintLoad } from "./sprintLoads.ts";
import { anchorsWithin } from "./within.ts";
import { type Message, say } from "../text/message.ts";

/** Which of them are wanted. */
export interface HintKinds {
  readonly totals: boolean;
  readonly capacity: boolean;
  readonly slack: boolean;
  readonly verdicts: boolean;
}

export interface InlayHint {
  /** It stands behind this. */
  readonly after: Place;
  readonly text: Message;
  readonly tooltip: Message;
}

/** `asked` counts in the file's text. */
export function inlayHints(
  workspace: WorkspaceIndex,
  file: FileIndex,
  asked: Span,
  kinds: HintKinds,
): readonly InlayHint[] {
  const anchors = anchorsWithin(file, asked);
  const near = ({ anchor }: Place) => anchors.has(anchor);
  const items = file.items.filter(({ at }) => near(at));
  return [
    ...(kinds.totals ? [...totalHints(file, near), ...items.flatMap(taskHints)] : []),
    ...(kinds.capacity ? file.sprints.flatMap((sprint) => capacityHints(file, sprint, anchors)) : []),
    ...(kinds.slack ? items.flatMap((item) => slackHints(workspace, item)) : []),
    ...(kinds.verdicts ? items.flatMap(verdictHints) : []),
  ];
}

/** Only where the text says something else than its parts. */
function totalHints(file: FileIndex, near: (place: Place) => boolean): readonly InlayHint[] {
  return file.totals.flatMap((stated) => {
    if (!near(stated.stated.at)) return [];
    const sums = computedFor(stated, file);
    const [likeliest] = sums;
    const { amount, unit } = stated.stated;
    if (likeliest === undefined || sums.some(({ sum }) => sum === amount)) return [];
    const text = say`= ${plainNumber(likeliest.sum)}`;
    return [{ after: stated.stated.at, text, tooltip: say`The parts add up to ${amountOf(likeliest.sum, unit)}` }];
  });
}

/** The hours of an item's tasks, beside the name of their list. */
function taskHints({ at, fields, tasks }: Item): readonly InlayHint[] {
  const hours = tasks.flatMap((task) => task.hours ?? []);
  const field = fields.find((one) => one.field === "tasks");
  if (hours.length < 2 || field === undefined || !contains(at, field.nameAt)) return [];
  const sum = total(hours.map((amount) => ({ amount })));
  const tooltip = say`${hours.length} of ${tasks.length} tasks state hours`;
  return [{ after: lineEnd(field.nameAt), text: say`Σ ${plainNumber(sum)} h`, tooltip }];
}

/** What is left of each capacity that the sprint states for itself. */
function capacityHints(file: FileIndex, sprint: Sprint, anchors: ReadonlySet<Anchor>): readonly InlayHint[] {
  const own = sprint.capacity.filter(({ at }) => anchors.has(at.anchor));
  if (own.length === 0) return [];
  const { bars } = sprintLoad(file, sprint);
  const same = (one: Capacity, role: string | null) =>
    one.role === null ? role === null : role !== null && roleKey(one.role) === roleKey(role);
  return own.flatMap((capacity) => {
    const bar = bars.find(({ role, unit }) => unit === capacity.unit && same(capacity, role));
    if (bar === undefined || bar.limit === null || (bar.planned === 0 && !bar.complete)) return [];
    const left = total([{ amount: bar.limit }, { amount: -bar.planned }]);
    const amount = shortAmount(Math.abs(left), capacity.unit);
    const text = left < 0 ? say`over by ${amount}` : bar.complete ? say`${amount} left` : say`at most ${amount} left`;
    const tooltip = say`${plainNumber(bar.planned)} of ${amountOf(bar.limit, capacity.unit)} planned`;
    return [{ after: capacity.at, text, tooltip }];
  });
}

function slackHints(workspace: WorkspaceIndex, item: Item): readonly InlayHint[] {
  const { estimate } = item;
  if (estimate === null || estimate.inherited === true || item.status?.value === "done") return [];
  const { unit, length, slackOf } = scheduleOf(workspace);
  const slack = slackOf(item);
  if (slack === null || length === 0) return [];
  const tooltip = say`The critical path takes ${amountOf(length, unit)}`;
  const text = slack === 0 ? say`critical` : say`slack ${shortAmount(slack, unit)}`;
  return [{ after: estimate.at, text, tooltip }];
}

/** Beside the name of the criteria's list; a column's name stands above the table and speaks of no single item. */
function verdictHints(item: Item): readonly InlayHint[] {
  const field = item.fields.find((one) => one.field === "criteria");
  const judged = judgedCriteria(item);
  if (field === undefined || judged.length === 0 || !contains(item.at, field.nameAt)) return [];
  const decidable = judged.filter(({ judgement }) => judgement.verdict === "binary").length;
  return [
    {
      after: lineEnd(field.nameAt),
      text: say`${decidable}/${judged.length} decidable`,
      tooltip: say`Criteria on which two strangers would agree`,
    },
  ];
}

/** The end of the line on which a place stands. */
function lineEnd({ anchor, start }: Place): Place {
  const { end } = lineAt(anchor.text, start);
  return { anchor, start: end, end };
}
