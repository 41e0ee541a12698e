// Compares a status with the ticks and the parts below it. Boxes that nobody ever ticks are a template and say nothing.
import type { FileIndex } from "../index/fileIndex.ts";
import { isGroup } from "../index/ids.ts";
import { nameOf, namesOf } from "../index/naming.ts";
import type { Item } from "../model/item.ts";
import type { Place } from "../text/span.ts";
import { defineRule, type Finding } from "./rule.ts";
import { type Message, say } from "../text/message.ts";

/** Words that say that something is still to be done. */
const leftOver =
  /\b(?:issues?|bugs?|errors?|problems?|failures?) (?:still )?(?:to (?:be )?(?:resolved?|fix(?:ed)?)|remain(?:ing)?\b|outstanding)|\b(?:not yet|still) (?:done|working|implemented|tested|completed?|missing|failing|to do)\b/i;

interface Box {
  readonly at: Place;
  readonly ticked: boolean;
}

export const statusContradiction = defineRule({
  id: "status-contradiction",
  category: "status",
  severity: "error",
  on: true,
  since: "0.1.0",
  scope: "item",
  summary: "An item counts as done while part of it is open.",
  why: "One of the two statements is wrong, and whoever believes the wrong one plans with it. Only an item that has ticked and open boxes side by side is reported, and an epic with a story that is expressly open. Words such as `issues to resolve` on a done item are a warning.",
  noFix: "Whether the status or the tick is wrong only the author knows.",
  examples: [
    {
      bad: [
        "### US-001: Show the basket",
        "**Status:** ⟦Done⟧",
        "**Acceptance Criteria:**",
        "- [x] The page lists each product",
        "- [ ] The page shows the sum",
      ].join("\n"),
      good: [
        "### US-001: Show the basket",
        "**Status:** In Progress",
        "**Acceptance Criteria:**",
        "- [x] The page lists each product",
        "- [ ] The page shows the sum",
      ].join("\n"),
    },
  ],
  reads: (item, context) => (isGroup(item) ? openChildren(item, context.file).map(nameOf) : []),
  *check(item, { file }) {
    if (item.status?.value !== "done" || item.status.inherited) return;
    const { at } = item.status;
    for (const criterion of item.criteria) {
      const open = leftOver.exec(criterion.text);
      if (open === null) continue;
      yield {
        at: criterion.at,
        severity: "warning",
        message: say`Unexpected \`${open[0]}\` on an item that is done, expected it finished or the item open`,
        related: [{ at, message: say`The status` }],
      };
    }
    for (const [what, boxes] of [
      [say`criteria`, boxesOf(item.criteria.map((one) => ({ at: one.at, done: one.checked })))],
      [say`tasks`, boxesOf(item.tasks.map((one) => ({ at: one.at, done: one.done })))],
    ] as const) {
      const open = boxes.filter((box) => !box.ticked);
      if (open.length > 0 && open.length < boxes.length)
        yield openParts(at, open, say`${open.length} of ${boxes.length} ${what}`);
    }
    const children = openChildren(item, file);
    if (children.length > 0) {
      yield {
        at,
        message:
          children.length > 1
            ? say`Unexpected status of \`${nameOf(item)}\`, expected it open as ${namesOf(children)} are`
            : say`Unexpected status of \`${nameOf(item)}\`, expected it open as ${namesOf(children)} is`,
        related: children.map((child) => ({
          at: child.status?.at ?? child.title.at,
          message: say`\`${nameOf(child)}\` is open`,
        })),
      };
    }
  },
});

function openParts(at: Place, open: readonly Box[], what: Message): Finding {
  return {
    at,
    message: say`Unexpected status done while ${what} are open, expected all of them ticked`,
    related: open.map((box) => ({ at: box.at, message: say`Open` })),
  };
}

function boxesOf(lines: readonly { readonly at: Place; readonly done: boolean | null }[]): readonly Box[] {
  return lines.flatMap(({ at, done }) => (done === null ? [] : [{ at, ticked: done }]));
}

/** Stories of an epic that say themselves that they are not done. */
function openChildren(item: Item, file: FileIndex): readonly Item[] {
  if (!isGroup(item) || item.status?.value !== "done") return [];
  return file
    .childrenOf(item)
    .filter((child) => child.status !== null && !child.status.inherited && child.status.value !== "done");
}
