// Recomputes the lines by which a sprint proves that it fits: their own arithmetic first, then the task hours they claim to add.
import { addendsOf, amountOf, plainNumber } from "../index/amounts.ts";
import type { FileIndex } from "../index/fileIndex.ts";
import { lazyFor } from "../index/lazy.ts";
import { type RoleLoad, total } from "../index/loads.ts";
import { roleKey } from "../index/planKeys.ts";
import type { CapacityCheck, Quantity, Sprint } from "../model/plan.ts";
import { spanning } from "../text/span.ts";
import { writeNumber } from "./fixes/writeNumber.ts";
import { defineRule, type Finding, type Fix } from "./rule.ts";
import { english, say } from "../text/message.ts";

export const capacityCheckMismatch = defineRule({
  id: "capacity-check-mismatch",
  category: "capacity",
  severity: "error",
  on: true,
  since: "0.1.0",
  scope: "sprint",
  summary: "A capacity check adds up other hours than the sprint's tasks.",
  why: "A check that leaves tasks out says that the sprint fits when it does not. Tasks whose role is not written anywhere make a role uncertain, and an uncertain role is not compared. A sprint without a check is told so where most sprints have one.",
  examples: [
    {
      bad: [
        "### US-001: Show the basket",
        "**Story Points:** 5",
        "",
        "### US-002: Pay by card",
        "**Story Points:** 8",
        "",
        "## Sprint 1: Checkout",
        "",
        "**Capacity:** 40 story points",
        "",
        "### Committed Stories:",
        "1. **US-001: Show the basket** (5 pts) - Backend",
        "   - Draw the page (8 hrs)",
        "   - Store the basket (6 hrs)",
        "2. **US-002: Pay by card** (8 pts) - Backend",
        "   - Call the provider (12 hrs)",
        "",
        "**Sprint Capacity Check:**",
        "- Backend: 8 + 12 = **⟦20⟧ hrs** (within 40 hrs)",
      ].join("\n"),
      good: [
        "### US-001: Show the basket",
        "**Story Points:** 5",
        "",
        "### US-002: Pay by card",
        "**Story Points:** 8",
        "",
        "## Sprint 1: Checkout",
        "",
        "**Capacity:** 40 story points",
        "",
        "### Committed Stories:",
        "1. **US-001: Show the basket** (5 pts) - Backend",
        "   - Draw the page (8 hrs)",
        "   - Store the basket (6 hrs)",
        "2. **US-002: Pay by card** (8 pts) - Backend",
        "   - Call the provider (12 hrs)",
        "",
        "**Sprint Capacity Check:**",
        "- Backend: 8 + 6 + 12 = **26 hrs** (within 40 hrs)",
      ].join("\n"),
      fixed: [
        "### US-001: Show the basket",
        "**Story Points:** 5",
        "",
        "### US-002: Pay by card",
        "**Story Points:** 8",
        "",
        "## Sprint 1: Checkout",
        "",
        "**Capacity:** 40 story points",
        "",
        "### Committed Stories:",
        "1. **US-001: Show the basket** (5 pts) - Backend",
        "   - Draw the page (8 hrs)",
        "   - Store the basket (6 hrs)",
        "2. **US-002: Pay by card** (8 pts) - Backend",
        "   - Call the provider (12 hrs)",
        "",
        "**Sprint Capacity Check:**",
        "- Backend: 8 + 6 + 12 = **26 hrs** (within 40 hrs)",
      ].join("\n"),
    },
  ],
  reads: (sprint, { file }) =>
    sprint.checks.length === 0
      ? [checksAreUsual(file), file.rolesOf(sprint).size > 0]
      : [...file.rolesOf(sprint).values()].flatMap(({ role, hours, certain, parts, disputed }) => [
          role,
          hours,
          certain,
          ...[...parts, ...disputed].map(({ at }) => at.anchor),
          ...disputed.flatMap(({ amount, byTask }) => [amount, byTask]),
        ]),
  *check(sprint, { file }) {
    if (sprint.checks.length === 0 && file.rolesOf(sprint).size > 0 && checksAreUsual(file)) {
      yield {
        at: sprint.name.at,
        severity: "info",
        message: say`Unexpected sprint without a capacity check, expected one for ${sprint.name.value} as most sprints have it`,
      };
    }
    for (const check of sprint.checks) {
      const finding = check.role === null ? totalFinding(check, sprint) : roleFinding(check, sprint, file);
      if (finding !== null) yield finding;
    }
  },
});

/** True where three sprints or more, and most of those with hours by role, prove that they fit. */
const checksAreUsual = lazyFor((file: FileIndex): boolean => {
  const staffed = file.sprints.filter((sprint) => sprint.checks.length > 0 || file.rolesOf(sprint).size > 0);
  const checked = staffed.filter(({ checks }) => checks.length > 0).length;
  return checked >= 3 && checked * 3 >= staffed.length * 2;
});

/** "DevOps: 10 + 8 = 20 hrs": the sum is wrong by itself; "= 18 hrs" is wrong when the tasks say otherwise. */
function roleFinding(check: CapacityCheck, sprint: Sprint, file: FileIndex): Finding | null {
  const { sum, terms, role } = check;
  if (sum === null || role === null) return null;
  if (terms.length > 1 && differs(total(terms), sum.amount)) return arithmetic(sum, terms);
  const load = file.rolesOf(sprint).get(roleKey(role));
  if (load === undefined || !load.certain || sum.unit !== "hours" || mayBe(sum.amount, load)) return null;
  const parts = [...load.parts, ...load.disputed.filter(({ byTask }) => byTask)];
  const hours = total(parts);
  const addends = addendsOf(parts);
  const fixed = writeNumber(sum, hours);
  return {
    at: sum.at,
    message: say`Unexpected ${amountOf(sum.amount, "hours")} of ${role} work in ${sprint.name.value}, expected ${parts.length > 1 ? say`${plainNumber(hours)} = ${addends}` : plainNumber(hours)} as its tasks say`,
    related: parts.map((part) => ({ at: part.at, message: say`${part.label}: ${amountOf(part.amount, "hours")}` })),
    fixes: fixed === null ? [] : [withTerms(fixed, terms, english(addends))],
  };
}

/** True when the hours are a sum of the role's tasks, whichever of two statements is right about the disputed ones. */
function mayBe(hours: number, load: RoleLoad): boolean {
  if (load.disputed.length > mostDisputed) return true;
  let sums = [load.hours];
  for (const { amount } of load.disputed) sums = [...sums, ...sums.map((sum) => sum + amount)];
  return sums.some((sum) => !differs(sum, hours));
}

/** Beyond this nearly every figure is a possible sum. */
const mostDisputed = 6;

/** "Total: 100 hrs" below the roles' lines. */
function totalFinding(check: CapacityCheck, sprint: Sprint): Finding | null {
  const { sum, terms } = check;
  if (sum === null) return null;
  if (terms.length > 1) return differs(total(terms), sum.amount) ? arithmetic(sum, terms) : null;
  const roles = sprint.checks.flatMap((one) => (one.role !== null && one.sum !== null ? [one.sum] : []));
  const comparable = roles.length > 1 && roles.every((one) => one.unit === sum.unit);
  return comparable && differs(total(roles), sum.amount) ? arithmetic(sum, roles) : null;
}

function arithmetic(sum: Quantity, terms: readonly Quantity[]): Finding {
  const right = total(terms);
  const addends = addendsOf(terms);
  const fix = writeNumber(sum, right);
  return {
    at: sum.at,
    message: say`Unexpected sum of ${amountOf(sum.amount, sum.unit)}, expected ${plainNumber(right)} = ${addends}`,
    fixes: fix === null ? [] : [fix],
  };
}

/** The corrected sum with its addends, where the line lists them. */
function withTerms(fix: Fix, terms: readonly Quantity[], addends: string): Fix {
  const first = terms[0];
  const last = terms.at(-1);
  const [edit] = fix.edits;
  if (first === undefined || last === undefined || edit === undefined || first.at.anchor !== edit.at.anchor) return fix;
  const at = spanning(first.at, last.at);
  return at.end > edit.at.start ? fix : { ...fix, edits: [{ at, text: addends }, ...fix.edits] };
}

const differs = (a: number, b: number): boolean => Math.abs(a - b) > 0.051;
