// One slice for each thing that can be done: creating, viewing, changing, removing, importing and exporting.
import type { Cut } from "./cut.ts";
import { deal, type Seed } from "./deal.ts";
import { mostSlices } from "./points.ts";
import type { Piece, Story } from "./story.ts";
import { say } from "../../text/message.ts";

const operations: readonly (readonly [string, RegExp])[] = [
  ["create", /\b(?:creat|add|register|insert|upload|new)\w*\b/i],
  ["view", /\b(?:view|read|list|search|filter|brows|display|show)\w*\b/i],
  ["change", /\b(?:edit|updat|chang|modif|renam|mov)\w*\b/i],
  ["remove", /\b(?:delet|remov|archiv|cancel|revok)\w*\b/i],
  ["import", /\b(?:import|ingest)\w*\b/i],
  ["export", /\b(?:export|download|print)\w*\b/i],
];

export function byOperations({ criteria, pieces }: Story): Cut | null {
  const groups = new Map<string, Piece[]>();
  for (const piece of pieces) {
    const name = firstOperation(piece.text);
    if (name !== null) groups.set(name, [...(groups.get(name) ?? []), piece]);
  }
  const own = [...groups].filter(([, members]) => members.some(({ list }) => list === "criteria"));
  const told = own.flatMap(([, members]) => members.filter(({ list }) => list === "criteria"));
  if (own.length < 2 || own.length > mostSlices || told.length * 5 < criteria.length * 3) return null;
  const seeds = own.map(([name, members]): Seed => ({ name, draws: new Map(), pieces: members }));
  return { by: say`by operation`, note: null, worth: 2, chained: false, parts: deal(seeds, pieces), members: [] };
}

/** The operation that is named first in a text. */
function firstOperation(text: string): string | null {
  let best: { name: string; index: number } | null = null;
  for (const [name, verb] of operations) {
    const index = text.search(verb);
    if (index >= 0 && (best === null || index < best.index)) best = { name, index };
  }
  return best?.name ?? null;
}
