// What a file lays down and claims about its items, each in a phrase for people.
import { amountOf, plainNumber } from "../index/amounts.ts";
import type { FileIndex } from "../index/fileIndex.ts";
import type { Claim, Convention } from "../model/statement.ts";
import type { Place } from "../text/span.ts";
import { meanings } from "./meanings.ts";
import { english } from "../text/message.ts";

/** A statement and where it stands. `what` is a phrase without a full stop. */
export interface Statement {
  readonly at: Place;
  readonly kind: "convention" | "claim" | "dependencies";
  readonly what: string;
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
    ...firstOfChunk(file.drawn.map(({ before }) => before.at)).map(({ at, count }) => ({
      at,
      kind: "dependencies" as const,
      what: `${count} drawn ${count === 1 ? "dependency" : "dependencies"}`,
    })),
    ...firstOfChunk(file.matrix.map((row) => row.at)).map(({ at, count }) => ({
      at,
      kind: "dependencies" as const,
      what: `a table with the dependencies of ${count} ${count === 1 ? "item" : "items"}`,
    })),
  ];
  const startOf = ({ at }: Statement): number => file.offsetOf(at.anchor) + at.start;
  return found.sort((a, b) => startOf(a) - startOf(b));
}

function firstOfChunk(places: readonly Place[]): readonly { readonly at: Place; readonly count: number }[] {
  const found = new Map<Place["anchor"], { at: Place; count: number }>();
  for (const at of places) {
    const known = found.get(at.anchor);
    if (known) known.count++;
    else found.set(at.anchor, { at, count: 1 });
  }
  return [...found.values()];
}

function conventionWords(convention: Convention): string {
  switch (convention.type) {
    case "ids":
      return `IDs are written ${convention.shape}`;
    case "owners":
      return `owners are ${convention.names.join(", ")}`;
    case "scale":
      return `points are ${convention.points.map(plainNumber).join(", ")}`;
    case "guide":
      return `${convention.lines.length} sizes in points are given in hours`;
    case "max-points":
      return `an item has at most ${english(amountOf(convention.points, "points"))}`;
    case "wip-limit":
      return `at most ${english(amountOf(convention.items, "items"))} are in progress${convention.per === null ? "" : ` per ${convention.per}`}`;
    case "sprint-length": {
      const { amount, upTo, unit } = convention;
      return `a sprint is ${plainNumber(amount)}${upTo > amount ? ` to ${plainNumber(upTo)}` : ""} ${upTo === 1 ? unit.replace(/s$/, "") : unit} long`;
    }
    case "ready": {
      const { criteria, demands } = convention;
      const fields = demands.map((field) => meanings[field].word).join(", ");
      return `ready means ${criteria.length === 1 ? "one thing" : `${criteria.length} things`}${fields === "" ? "" : `, of fields ${fields}`}`;
    }
    case "imperative-titles":
      return "titles begin with a verb in the imperative";
    case "binary-criteria":
      return "every acceptance criterion is binary";
    case "all-have":
      return `every item is to have ${meanings[convention.field].word}`;
    case "independent":
      return "items are independent";
  }
}

function claimWords(claim: Claim): string {
  switch (claim.type) {
    case "largest":
      return `no item exceeds ${english(amountOf(claim.amount, "points"))}`;
    case "average":
      return `the average is ${english(amountOf(claim.amount, "points"))}`;
    case "range":
      return `items have ${claim.from} to ${claim.to} points`;
    case "velocities":
      return `velocities are ${claim.from} to ${claim.to} points`;
    case "all-have":
      return `every item has ${meanings[claim.field].word}`;
    case "independent":
      return "every item is independent";
    case "average-velocity":
      return `the average velocity is ${english(amountOf(claim.amount, "points"))}`;
    case "one-sprint":
      return "every item fits in one sprint";
    case "live":
      return "the product is live";
    case "now":
      return `${claim.name} is the current one or the next`;
    case "target": {
      const { subject, unit, from, to } = claim;
      const value = `${plainNumber(from)}${to > from ? ` to ${plainNumber(to)}` : ""}`;
      return `the target for ${subject} is ${value}${unit === "%" ? "%" : ` ${unit}`}`;
    }
    case "order":
      return `${claim.first} comes before ${claim.second}`;
  }
}
