// Tests what a backlog says about all of its items. Where an item leaves the fact open the claim stands.
import { plainNumber } from "../index/amounts.ts";
import type { FileIndex } from "../index/fileIndex.ts";
import { isGroup } from "../index/ids.ts";
import { total } from "../index/loads.ts";
import { nameOf, namesOf, placeOfName } from "../index/naming.ts";
import { sprintKey, sprintNumber } from "../index/planKeys.ts";
import { isActual } from "../index/velocities.ts";
import { carries } from "../index/siblings.ts";
import type { Item } from "../model/item.ts";
import type { Claim } from "../model/statement.ts";
import { writeNumber, writeNumbers } from "./fixes/writeNumber.ts";
import { defineRule, type Finding } from "./rule.ts";
import { firstOf, say } from "../text/message.ts";

/** Fewer items are a sample, not the backlog that the claim is about. */
const fewest = 3;

const stories = [
  "### US-001: Show the basket",
  "**Story Points:** 5",
  "",
  "### US-002: Pay by card",
  "**Story Points:** 8",
  "",
  "### US-003: Send a receipt",
  "**Story Points:** 2",
];

export const claimContradicted = defineRule({
  id: "claim-contradicted",
  category: "plan",
  severity: "error",
  on: true,
  since: "0.1.0",
  scope: "file",
  summary: "What the file says about its items is not so.",
  why: "Readers who have no time to add up believe the sentence. Known forms are tested: the largest, the average and the range of the points, the range and the average of the velocities, `all stories have …`, `all stories can be delivered independently`, `all stories fit in one sprint`, arrows from one sprint to the next, a product that is called live while its launch is open, and a sprint that is called the current or the next one while a later one is over.",
  examples: [
    {
      bad: [...stories, "", "## Summary", "", "- ⟦No story exceeds 5 points⟧"].join("\n"),
      good: [...stories, "", "## Summary", "", "- No story exceeds 8 points"].join("\n"),
      fixed: [...stories, "", "## Summary", "", "- No story exceeds 8 points"].join("\n"),
    },
  ],
  *check(file) {
    for (const claim of file.claims) {
      const finding = testOf(claim, file);
      if (finding !== null) yield { at: claim.at, ...finding };
    }
    for (const convention of file.conventions) {
      const { type } = convention;
      const finding = type === "independent" || type === "all-have" ? testOf(convention, file) : null;
      // What ought to be is a promise, not a statement.
      if (finding !== null) yield { at: convention.at, ...finding, severity: "warning" };
    }
  },
});

/** Where the file counts other items than were read, what it says of all of them cannot be tested. */
function isIncomplete(all: readonly Item[], file: FileIndex): boolean {
  const counts = file.totals.filter(({ of, stated }) => of?.type === "file" && stated.unit === "items");
  return file.unread.length > 0 || counts.some(({ stated }) => stated.amount > all.length);
}

type Contradiction = Omit<Finding, "at">;

function testOf(claim: Claim, file: FileIndex): Contradiction | null {
  if (claim.type === "velocities" || claim.type === "average-velocity") return velocities(claim, file);
  if (claim.type === "order") return reversed(claim);
  if (claim.type === "one-sprint") return goingOn(file);
  if (claim.type === "live") return notYetLive(file);
  if (claim.type === "now") return over(claim, file);
  // Compared with each other by another rule.
  if (claim.type === "target") return null;
  const all = file.items.filter((item) => !isGroup(item));
  if (all.length < fewest || isIncomplete(all, file)) return null;
  switch (claim.type) {
    case "all-have":
      return lacking(claim.field, all);
    case "independent":
      return dependent(all, file);
    default:
      return points(claim, all);
  }
}

function points(claim: Claim & { type: "largest" | "average" | "range" }, all: readonly Item[]): Contradiction | null {
  const sized = all.flatMap((item) => {
    const amount = item.estimate?.value.points ?? null;
    return amount === null || item.estimate === null ? [] : [{ item, amount, at: item.estimate.at }];
  });
  if (sized.length < fewest) return null;
  const largest = Math.max(...sized.map(({ amount }) => amount));
  const smallest = Math.min(...sized.map(({ amount }) => amount));
  if (claim.type === "largest") {
    const over = sized.filter(({ amount }) => amount > claim.amount);
    if (over.length === 0) return null;
    return {
      message: say`Unexpected claim that no item exceeds ${plainNumber(claim.amount)} points, expected ${plainNumber(largest)} as ${namesOf(over.map(({ item }) => item))} shows`,
      related: over.map(({ item, amount, at }) => ({
        at,
        message: say`\`${nameOf(item)}\` ${plainNumber(amount)} points`,
      })),
      fixes: [writeNumber(claim, largest)].filter((fix) => fix !== null),
    };
  }
  if (sized.length < all.length) return null;
  if (claim.type === "range") {
    if (claim.from === smallest && claim.to === largest) return null;
    return {
      message: say`Unexpected range of ${claim.from} to ${claim.to} points, expected ${plainNumber(smallest)} to ${plainNumber(largest)}`,
      fixes: [writeNumbers(claim, [smallest, largest])].filter((fix) => fix !== null),
    };
  }
  const average = total(sized) / sized.length;
  if (Math.abs(average - claim.amount) <= 0.5 * 10 ** -claim.places + 1e-9) return null;
  const right = Number(average.toFixed(Math.max(claim.places, 1)));
  return {
    message: say`Unexpected average of ${plainNumber(claim.amount)} points, expected ${plainNumber(right)} = ${plainNumber(total(sized))} / ${sized.length}`,
    fixes: [writeNumber(claim, right)].filter((fix) => fix !== null),
  };
}

function velocities(claim: Claim & { type: "velocities" | "average-velocity" }, file: FileIndex): Contradiction | null {
  const known = file.sprints.flatMap((sprint) =>
    sprint.velocity?.unit === "points" ? [{ sprint, velocity: sprint.velocity }] : [],
  );
  if (known.length < fewest) return null;
  const amounts = known.map(({ velocity }) => velocity.amount);
  if (claim.type === "average-velocity") {
    const average = total(known.map(({ velocity }) => velocity)) / known.length;
    if (Math.abs(average - claim.amount) < 10 ** -claim.places) return null;
    const right = Number(average.toFixed(Math.max(claim.places, 1)));
    return {
      message: say`Unexpected average velocity of ${plainNumber(claim.amount)} points, expected ${plainNumber(right)} = ${plainNumber(total(known.map(({ velocity }) => velocity)))} / ${known.length}`,
      fixes: [writeNumber(claim, right)].filter((fix) => fix !== null),
    };
  }
  const [least, most] = [Math.min(...amounts), Math.max(...amounts)];
  if (claim.from === least && claim.to === most) return null;
  const beyond = known.filter(({ velocity }) => velocity.amount < claim.from || velocity.amount > claim.to);
  return {
    message: say`Unexpected velocity range of ${claim.from} to ${claim.to} points, expected ${plainNumber(least)} to ${plainNumber(most)} as the sprints say`,
    fixes: [writeNumbers(claim, [least, most])].filter((fix) => fix !== null),
    related: beyond.map(({ sprint, velocity }) => ({
      at: velocity.at,
      message: say`${sprint.name.value}: ${plainNumber(velocity.amount)} points`,
    })),
  };
}

/** Sprints are counted in the order in which they are done. */
function reversed({ first, second }: Claim & { type: "order" }): Contradiction | null {
  const [earlier, later] = [sprintNumber(first), sprintNumber(second)];
  if (earlier === null || later === null || earlier <= later || planKind(first) !== planKind(second)) return null;
  return { message: say`Unexpected arrow from ${first} to ${second}, expected it from ${second} to ${first}` };
}

const planKind = (name: string): string => sprintKey(name).replace(/ .*/, "");

/** Items that a sprint continues did not fit in the one before. */
function goingOn(file: FileIndex): Contradiction | null {
  const rest = file.sprints.flatMap((sprint) =>
    sprint.commitments.flatMap(({ continued, item }) =>
      continued && item.type === "id" ? [{ id: item.id, at: item.at, sprint }] : [],
    ),
  );
  const [first] = rest;
  if (first === undefined) return null;
  const ids = [...new Set(rest.map(({ id }) => `\`${id}\``))];
  return {
    message: say`Not all items fit in one sprint: ${first.sprint.name.value} continues ${firstOf(ids, 3)}`,
    related: rest.map(({ id, at, sprint }) => ({ at, message: say`\`${id}\` goes on in ${sprint.name.value}` })),
  };
}

const release =
  /\b(?:prod(?:uction)?\b.{0,20}\b(?:cut[ -]?over|go[ -]?live|launch|release|roll[ -]?out|deploy(?:ment)?)|go[ -]live|launch(?:ing)? (?:in|to|into) prod(?:uction)?)\b/i;

/** Work whose end is the product's being live. Where nothing is marked as done, nobody knows what is open. */
function notYetLive(file: FileIndex): Contradiction | null {
  if (!file.items.some(({ status }) => status?.value === "done")) return null;
  const open = file.items.filter(({ title, status }) => status?.value !== "done" && release.test(title.value));
  const [first] = open;
  if (first === undefined) return null;
  return {
    severity: "warning",
    message: say`Unexpected claim that the product is live, expected \`${nameOf(first)}\` (${first.title.value}) to be done first`,
    related: open
      .slice(0, 20)
      .map((item) => ({ at: placeOfName(item), message: say`\`${nameOf(item)}\` is not done` })),
  };
}

/** A sprint that is called the current one or the next while a later one is over. */
function over(claim: Claim & { type: "now" }, file: FileIndex): Contradiction | null {
  const number = sprintNumber(claim.name);
  if (number === null) return null;
  const later = file.sprints.filter((sprint) => {
    const own = sprintNumber(sprint.name.value);
    const isOver = sprint.status?.value === "done" || isActual(sprint);
    return own !== null && own > number && isOver && planKind(sprint.name.value) === planKind(claim.name);
  });
  const last = later.at(-1);
  if (last === undefined) return null;
  return {
    severity: "warning",
    message: say`Unexpected ${claim.name} as the current or the next one, expected one that is not over as ${last.name.value} is`,
    related: later.slice(0, 20).map((sprint) => ({
      at: sprint.velocity?.at ?? sprint.status?.at ?? sprint.name.at,
      message: say`${sprint.name.value} is over`,
    })),
  };
}

function lacking(
  field: "criteria" | "estimate" | "owner" | "priority" | "labels",
  all: readonly Item[],
): Contradiction | null {
  const without = all.filter((item) => !carries(item, field));
  // Where none has it the reader may not know how it is written here.
  if (without.length === 0 || without.length === all.length) return null;
  return {
    message:
      without.length === 1
        ? say`Not all items have ${words[field]}: ${namesOf(without)} has none`
        : say`Not all items have ${words[field]}: ${namesOf(without)} have none`,
    related: without
      .slice(0, 20)
      .map((item) => ({ at: placeOfName(item), message: say`\`${nameOf(item)}\` has none` })),
  };
}

const words = {
  criteria: say`acceptance criteria`,
  estimate: say`estimates`,
  owner: say`owners`,
  priority: say`priorities`,
  labels: say`labels`,
};

function dependent(all: readonly Item[], file: FileIndex): Contradiction | null {
  const bound = all.filter((item) => file.dependenciesOf(item).length > 0);
  const [first] = bound;
  if (first === undefined) return null;
  const related = bound.slice(0, 20).map((item) => ({
    at: placeOfName(item),
    message: say`\`${nameOf(item)}\` depends on ${namesOf(file.dependenciesOf(item))}`,
  }));
  return {
    message: say`Not all items are independent: ${bound.length} of ${all.length} depend on another, such as \`${nameOf(first)}\``,
    related,
  };
}
