// Compares what a sprint says of its own state with the states of its items. What has no state of its own is not held against it.
import type { FileIndex } from "../index/fileIndex.ts";
import { isGroup } from "../index/ids.ts";
import { lazyFor } from "../index/lazy.ts";
import { nameOf, namesOf } from "../index/naming.ts";
import { isWithdrawn } from "../index/withdrawn.ts";
import type { Item } from "../model/item.ts";
import type { Sprint } from "../model/plan.ts";
import { defineRule, type Finding } from "./rule.ts";
import { say } from "../text/message.ts";

export const sprintStatusContradiction = defineRule({
  id: "sprint-status-contradiction",
  category: "status",
  severity: "warning",
  on: true,
  since: "0.1.0",
  scope: "sprint",
  summary: "A sprint counts as done, or its definition of done as met, while work in it is open.",
  why: "Whoever reads the heading believes that the sprint's work is there. Reported are a sprint or phase that is called done while an item of it is expressly open, a definition of done that is ticked from the first line to the last while items are open, and a share that is said to be complete and is not the share of the items (nor of their points) that are done.",
  noFix: "Whether the sprint or the item is told wrongly only the author knows.",
  examples: [
    {
      bad: sprint("## Sprint 1: Checkout (⟦Done⟧)", "In Progress"),
      good: sprint("## Sprint 1: Checkout (Done)", "Done"),
    },
    {
      bad: sprint("## Sprint 1: Checkout (⟦80%⟧ complete)", "Todo"),
      good: sprint("## Sprint 1: Checkout (50% complete)", "Todo"),
    },
  ],
  reads: (sprint, { file }) =>
    statesItself(sprint)
      ? worksIn(sprint, file).flatMap((item) => [
          nameOf(item),
          item.status?.value,
          item.estimate?.value.points,
          item.head.anchor,
        ])
      : [],
  *check(sprint, { file }) {
    if (!statesItself(sprint)) return;
    const works = worksIn(sprint, file);
    const open = works.filter((item) => item.status !== null && item.status.value !== "done");
    yield* doneTooSoon(sprint, open);
    yield* tickedTooSoon(sprint, works, file);
    yield* otherShare(sprint, works);
  },
});

/** Most sprints say nothing of their state, and their items need not be looked through. */
function statesItself({ status, progress, criteria }: Sprint): boolean {
  return status?.value === "done" || progress !== null || criteria.some(({ checked }) => checked === true);
}

/** What is planned in this sprint alone; who is in two goes on in the other. */
function worksIn(sprint: Sprint, file: FileIndex): readonly Item[] {
  return file
    .itemsIn(sprint)
    .filter(
      (item) =>
        !isGroup(item) && !isWithdrawn(item) && item.status?.inherited !== true && isHereAlone(item, sprint, file),
    );
}

function isHereAlone(item: Item, { name }: Sprint, file: FileIndex): boolean {
  return file.sprintsOf(item).every((other) => other.name.value === name.value || other.kind !== "sprint");
}

function* doneTooSoon({ status, name }: Sprint, open: readonly Item[]): Iterable<Finding> {
  if (status?.value !== "done" || open.length === 0) return;
  yield {
    at: status.at,
    message:
      open.length > 1
        ? say`Unexpected status of ${name.value}, expected it open as ${namesOf(open)} are`
        : say`Unexpected status of ${name.value}, expected it open as ${namesOf(open)} is`,
    related: open
      .slice(0, 20)
      .map((item) => ({ at: item.status?.at ?? item.title.at, message: say`\`${nameOf(item)}\` is open` })),
  };
}

/** Fewer ticks are one remark. */
const fewestTicks = 2;

/** Where a file marks what is done, what is not marked is open. */
function* tickedTooSoon(sprint: Sprint, works: readonly Item[], file: FileIndex): Iterable<Finding> {
  const { criteria, status, name } = sprint;
  const [first] = criteria;
  if (first === undefined || criteria.length < fewestTicks || criteria.some(({ checked }) => checked !== true)) return;
  if (status?.value === "done" || !marksDone(file)) return;
  const open = works.filter((item) => item.status?.value !== "done");
  if (open.length === 0) return;
  yield {
    at: first.at,
    message: say`Unexpected ticks at all ${criteria.length} conditions of ${name.value}, expected them open as ${open.length} of ${works.length} items are`,
    related: open.slice(0, 20).map((item) => ({ at: item.title.at, message: say`\`${nameOf(item)}\` is not done` })),
  };
}

const marksDone = lazyFor((file: FileIndex): boolean => file.items.some(({ status }) => status?.value === "done"));

/** Fewer items make no percentage. */
const fewestItems = 4;
/** Authors round to tens. */
const tolerance = 10;

function* otherShare({ progress, name }: Sprint, works: readonly Item[]): Iterable<Finding> {
  if (progress === null || works.length < fewestItems || works.some(({ status }) => status === null)) return;
  const done = works.filter(({ status }) => status?.value === "done");
  const share = (100 * done.length) / works.length;
  const pointsOf = (items: readonly Item[]) =>
    items.reduce((sum, { estimate }) => sum + (estimate?.value.points ?? 0), 0);
  const all = pointsOf(works);
  const ofPoints = all === 0 ? share : (100 * pointsOf(done)) / all;
  // Work in progress counts for something.
  const begun = (100 * works.filter(({ status }) => status?.value === "in-progress").length) / works.length;
  const [least, most] = [Math.min(share, ofPoints), Math.max(share, ofPoints) + begun];
  if (progress.value >= least - tolerance && progress.value <= most + tolerance) return;
  yield {
    at: progress.at,
    severity: "info",
    message: say`Unexpected ${progress.raw} of ${name.value}, expected ${Math.round(share)}% = ${done.length} of ${works.length} items`,
  };
}

function sprint(heading: string, status: string): string {
  return [
    heading,
    "",
    "| ID | Story | Status |",
    "| --- | --- | --- |",
    "| US-001 | Show the basket | Done |",
    "| US-002 | Pay by card | Done |",
    `| US-003 | Send a receipt | ${status} |`,
    `| US-004 | Refund an order | ${status} |`,
  ].join("\n");
}
