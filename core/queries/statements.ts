// What a file lays down and claims about its items, each in a phrase for people.
import { amountOf, plainNumber } from "../index/amounts.ts";
import type { FileIndex } from "../index/fileIndex.ts";
import { sectionsOf } from "../index/sections.ts";
import type { Claim, Convention } from "../model/statement.ts";
import type { Place } from "../text/span.ts";
import { meanings } from "./meanings.ts";
import { joined, type Message, say, type Value } from "../text/message.ts";

/** A statement and where it stands. `what` is a phrase without a full stop. */
export interface Statement {
  readonly at: Place;
  readonly kind: "convention" | "claim" | "dependencies";
  readonly what: Message;
}

/** Conventions, claims, and one line for each section that tells dependencies beside the fields, in document order. */
export function statementsOf(file: FileIndex): readonly Statement[] {
  const found: Statement[] = [
    ...file.conventions.map((convention) => ({
      at: convention.at,
      kind: "convention" as const,
      what: conventionWords(convention),
    })),
    ...file.claims.map((claim) => ({ at: claim.at, kind: "claim" as const, what: claimWords(claim) })),
    ...firstOfSection(
      file,
      file.drawn.map(({ before }) => before.at),
    ).map(({ at, count }) => ({
      at,
      kind: "dependencies" as const,
      what: count === 1 ? say`${count} drawn dependency` : say`${count} drawn dependencies`,
    })),
    ...firstOfSection(
      file,
      file.matrix.map((row) => row.at),
    ).map(({ at, count }) => ({
      at,
      kind: "dependencies" as const,
      what: say`a table with the dependencies of ${amountOf(count, "items")}`,
    })),
  ];
  const startOf = ({ at }: Statement): number => file.offsetOf(at.anchor) + at.start;
  return found.sort((a, b) => startOf(a) - startOf(b));
}

function firstOfSection(
  file: FileIndex,
  places: readonly Place[],
): readonly { readonly at: Place; readonly count: number }[] {
  if (places.length === 0) return [];
  const sections = new Map(sectionsOf(file).flatMap((anchors) => anchors.map((anchor) => [anchor, anchors])));
  const found = new Map<unknown, { at: Place; count: number }>();
  for (const at of places) {
    const section = sections.get(at.anchor);
    const known = found.get(section);
    if (known) known.count++;
    else found.set(section, { at, count: 1 });
  }
  return [...found.values()];
}

function conventionWords(convention: Convention): Message {
  switch (convention.type) {
    case "ids":
      return say`IDs are written ${convention.shape}`;
    case "owners":
      return say`owners are ${convention.names.join(", ")}`;
    case "scale":
      return say`points are ${joined(convention.points.map(plainNumber), ", ")}`;
    case "guide":
      return say`${convention.lines.length} sizes in points are given in hours`;
    case "max-points":
      return say`an item has at most ${amountOf(convention.points, "points")}`;
    case "wip-limit":
      return convention.per === null
        ? say`at most ${amountOf(convention.items, "items")} are in progress`
        : say`at most ${amountOf(convention.items, "items")} are in progress per ${convention.per}`;
    case "sprint-length": {
      const { amount, upTo, unit } = convention;
      const figure = upTo > amount ? say`${plainNumber(amount)} to ${plainNumber(upTo)}` : plainNumber(amount);
      return say`a sprint is ${lengthOf(figure, unit, upTo === 1)} long`;
    }
    case "ready": {
      const { criteria, demands } = convention;
      const means = criteria.length === 1 ? say`ready means one thing` : say`ready means ${criteria.length} things`;
      const fields = joined(
        demands.map((field) => meanings[field].word),
        ", ",
      );
      return demands.length === 0 ? means : say`${means}, of fields ${fields}`;
    }
    case "imperative-titles":
      return say`titles begin with a verb in the imperative`;
    case "binary-criteria":
      return say`every acceptance criterion is binary`;
    case "all-have":
      return say`every item is to have ${meanings[convention.field].word}`;
    case "independent":
      return say`items are independent`;
  }
}

function claimWords(claim: Claim): Message {
  switch (claim.type) {
    case "largest":
      return say`no item exceeds ${amountOf(claim.amount, "points")}`;
    case "average":
      return say`the average is ${amountOf(claim.amount, "points")}`;
    case "range":
      return say`items have ${claim.from} to ${claim.to} points`;
    case "velocities":
      return say`velocities are ${claim.from} to ${claim.to} points`;
    case "all-have":
      return say`every item has ${meanings[claim.field].word}`;
    case "independent":
      return say`every item is independent`;
    case "average-velocity":
      return say`the average velocity is ${amountOf(claim.amount, "points")}`;
    case "one-sprint":
      return say`every item fits in one sprint`;
    case "live":
      return say`the product is live`;
    case "now":
      return say`${claim.name} is the current one or the next`;
    case "target": {
      const { subject, unit, from, to } = claim;
      const value = to > from ? say`${plainNumber(from)} to ${plainNumber(to)}` : plainNumber(from);
      return unit === "%"
        ? say`the target for ${subject} is ${value}%`
        : say`the target for ${subject} is ${value} points`;
    }
    case "order":
      return say`${claim.first} comes before ${claim.second}`;
  }
}

function lengthOf(figure: Value, unit: "days" | "working days" | "weeks", isOne: boolean): Message {
  switch (unit) {
    case "days":
      return isOne ? say`${figure} day` : say`${figure} days`;
    case "working days":
      return isOne ? say`${figure} working day` : say`${figure} working days`;
    case "weeks":
      return isOne ? say`${figure} week` : say`${figure} weeks`;
  }
}
