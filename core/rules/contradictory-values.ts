// One quantity, two values: what a file states twice in the same words or about the same item. What can be added up is left to
// the rules that add it up.
import { amountOf, plainNumber } from "../index/amounts.ts";
import { linkFacets } from "../index/buildFileIndex.ts";
import type { FileIndex } from "../index/fileIndex.ts";
import { nameOf } from "../index/naming.ts";
import { sprintKey } from "../index/planKeys.ts";
import type { Quantity } from "../model/plan.ts";
import type { Claim } from "../model/statement.ts";
import { written } from "../text/span.ts";
import { isApproximate, writeNumber } from "./fixes/writeNumber.ts";
import { defineRule, type Finding } from "./rule.ts";
import { type Message, say } from "../text/message.ts";

const facets = [...linkFacets, "estimate", "totals"] as const;

export const contradictoryValues = defineRule({
  id: "contradictory-values",
  category: "plan",
  severity: "warning",
  on: true,
  since: "0.1.0",
  scope: "file",
  summary: "One quantity has two values.",
  why: "Whoever reads one of the two plans with a number that the other half of the team does not know. Compared are an item's points where a sprint commits to it, a sprint's capacity, totals of the file that go by the same name, and targets that the document states twice: a percentage by which something is to change, availability, velocity.",
  examples: [{ bad: committed("⟦5⟧"), good: committed("8"), fixed: committed("8") }],
  reads: (file) => [...facets.map((facet) => file.facets[facet]), ...file.sprints, ...file.claims],
  *check(file) {
    yield* committedOtherwise(file);
    yield* capacityTwice(file);
    yield* totalsTwice(file);
    yield* targetsTwice(file);
  },
});

function* committedOtherwise(file: FileIndex): Iterable<Finding> {
  for (const sprint of file.sprints) {
    for (const { item: reference, points, continued } of sprint.commitments) {
      const resolution =
        reference.type === "id" && !continued && points !== null ? file.resolve(reference, null) : null;
      const [item, ...others] = resolution?.type === "items" ? resolution.items : [];
      if (item === undefined || others.length > 0 || points === null || points.unit === "items") continue;
      const { estimate } = item;
      const own = estimate?.value.upTo == null ? (estimate?.value[points.unit] ?? null) : null;
      if (estimate === null || own === null || own === points.amount || isApproximate(points)) continue;
      yield differs(points, own, estimate.at, {
        message: say`Unexpected ${amountOf(points.amount, points.unit)} for \`${nameOf(item)}\` in ${sprint.name.value}, expected ${plainNumber(own)} as the item says`,
      });
    }
  }
}

function* capacityTwice(file: FileIndex): Iterable<Finding> {
  const known = new Map<string, Quantity>();
  for (const { name, capacity } of file.sprints) {
    for (const one of capacity) {
      if (one.role !== null || one.upTo !== one.amount) continue;
      const key = `${sprintKey(name.value)}|${one.unit}`;
      const first = known.get(key);
      if (first === undefined) known.set(key, one);
      else if (first.amount !== one.amount)
        yield differs(one, first.amount, first.at, {
          message: say`Unexpected ${amountOf(one.amount, one.unit)} of capacity in ${name.value}, expected ${plainNumber(first.amount)} as elsewhere`,
        });
    }
  }
}

function* totalsTwice(file: FileIndex): Iterable<Finding> {
  const known = new Map<string, Quantity>();
  for (const { what, stated, of } of file.totals) {
    const name = what
      .toLowerCase()
      .replace(/[^\p{L}\d]+/gu, " ")
      .trim();
    // "Total" alone may be the total of anything.
    if (of?.type !== "file" || !name.includes(" ") || isApproximate(stated)) continue;
    const key = `${name}|${stated.unit}`;
    const first = known.get(key);
    if (first === undefined) known.set(key, stated);
    else if (first.amount !== stated.amount)
      yield differs(stated, first.amount, first.at, {
        message: say`Unexpected ${amountOf(stated.amount, stated.unit)} as ${name}, expected ${plainNumber(first.amount)} as stated first`,
      });
  }
}

/** A range and a single value contradict each other where the value lies outside. */
function* targetsTwice(file: FileIndex): Iterable<Finding> {
  const known = new Map<string, Target>();
  for (const claim of file.claims) {
    if (claim.type !== "target") continue;
    const first = known.get(claim.subject);
    const single = ({ from, to }: Target) => from === to;
    if (first === undefined) known.set(claim.subject, claim);
    else if (
      single(first) === single(claim)
        ? first.from !== claim.from || first.to !== claim.to
        : first.to < claim.from || claim.to < first.from
    )
      yield {
        at: claim.at,
        message: say`Unexpected ${targetOf(claim)} for ${claim.subject}, expected ${targetOf(first)} as stated first`,
        related: [{ at: first.at, message: say`${targetOf(first)} here` }],
        fixes: [
          {
            title: say`Change to ${written(first.at)}`,
            edits: [{ at: claim.at, text: written(first.at) }],
            safety: "review",
          },
        ],
      };
  }
}

type Target = Extract<Claim, { readonly type: "target" }>;

function targetOf({ from, to, unit }: Target): Message {
  const figure = to > from ? say`${plainNumber(from)} to ${plainNumber(to)}` : plainNumber(from);
  return unit === "%" ? say`${figure}%` : say`${figure} points`;
}

function differs(found: Quantity, expected: number, at: Quantity["at"], wording: Pick<Finding, "message">): Finding {
  const fix = writeNumber(found, expected);
  return {
    at: found.at,
    ...wording,
    related: [{ at, message: say`${amountOf(expected, found.unit)} here` }],
    fixes: fix === null ? [] : [fix],
  };
}

function committed(points: string): string {
  return [
    "### US-001: Show the basket",
    "**Story Points:** 8",
    "",
    "## Sprint 1: Checkout",
    "",
    "**Capacity:** 40 story points",
    "",
    "### Committed Stories:",
    `1. **US-001: Show the basket** (${points} pts) - Frontend`,
    "   - Draw the page (18 hrs)",
  ].join("\n");
}
