// Chains inside one sprint. Phases and milestones are long enough for them, and a chain of two is everyday work.
import * as z from "zod";
import type { FileIndex } from "../index/fileIndex.ts";
import { isGroup } from "../index/ids.ts";
import { nameOf, placeOfName } from "../index/naming.ts";
import type { Item } from "../model/item.ts";
import type { Sprint } from "../model/plan.ts";
import { defineRule } from "./rule.ts";
import { say } from "../text/message.ts";

const options = z.object({
  longest: z
    .number()
    .int()
    .min(1)
    .default(3)
    .describe("A chain may hold so many items; 1 reports every dependency inside a sprint."),
});

export const sameSprintDependency = defineRule<z.infer<typeof options>>({
  id: "same-sprint-dependency",
  category: "dependencies",
  severity: "info",
  on: true,
  since: "0.1.0",
  scope: "sprint",
  summary: "Items of one sprint wait for each other in a long chain.",
  why: "Only the first item of the chain can be begun; a day lost there is lost by all, and the last one has no time left. A chain of up to three is left alone, `longest` changes that.",
  noFix: "Which item moves to another sprint, or is cut free of the chain, is a planning decision.",
  options,
  examples: [{ bad: chained("⟦T-4⟧", "T-3"), good: chained("T-4", "None") }],
  reads: (sprint, { file }) => [
    ...open(sprint, file).flatMap((item) => [item, ...file.dependenciesOf(item)]),
    sprint.name.value,
  ],
  *check(sprint, { file, options: { longest } }) {
    if (sprint.kind !== "sprint") return;
    const chain = longestChain(open(sprint, file), file);
    const last = chain.at(-1);
    if (last === undefined || chain.length <= longest) return;
    yield {
      at: placeOfName(last),
      message: say`Unexpected chain of ${chain.length} items in ${sprint.name.value}, expected at most ${longest}: ${chain.map((item) => `\`${nameOf(item)}\``).join(" → ")}`,
      related: chain
        .slice(0, -1)
        .map((item) => ({ at: placeOfName(item), message: say`\`${nameOf(item)}\` comes before` })),
    };
  },
});

function open(sprint: Sprint, file: FileIndex): readonly Item[] {
  return sprint.kind === "sprint"
    ? file.itemsIn(sprint).filter((item) => !isGroup(item) && item.status?.value !== "done")
    : [];
}

/** The longest run of items of which each needs the one before; a circle ends where it closes. */
function longestChain(items: readonly Item[], file: FileIndex): readonly Item[] {
  const here = new Set(items);
  const chains = new Map<Item, readonly Item[]>();
  const entered = new Set<Item>();
  // Each item is left only after all that it needs was left, without recursion.
  for (const root of items) {
    const work = [root];
    for (let item = work.at(-1); item !== undefined; item = work.at(-1)) {
      const needs = file.dependenciesOf(item).filter((need) => here.has(need) && need !== item);
      const waiting = entered.has(item) ? [] : needs.filter((need) => !chains.has(need) && !entered.has(need));
      entered.add(item);
      if (waiting.length > 0) {
        work.push(...waiting);
        continue;
      }
      work.pop();
      if (chains.has(item)) continue;
      let best: readonly Item[] = [];
      for (const need of needs) {
        const chain = chains.get(need) ?? [];
        if (chain.length > best.length) best = chain;
      }
      chains.set(item, [...best, item]);
    }
  }
  let longest: readonly Item[] = [];
  for (const item of items) {
    const chain = chains.get(item) ?? [];
    if (chain.length > longest.length) longest = chain;
  }
  return longest;
}

function chained(last: string, needs: string): string {
  return [
    "## Sprint 1",
    "",
    "| ID | Task | Dependencies |",
    "| --- | --- | --- |",
    "| T-1 | Show the basket | None |",
    "| T-2 | Pay by card | T-1 |",
    "| T-3 | Send a receipt | T-2 |",
    `| ${last} | Cancel an order | ${needs} |`,
  ].join("\n");
}
