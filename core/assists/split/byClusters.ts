// Criteria that speak of the same things stay together: connected by shared words, each cluster is a slice.
import type { Cut } from "./cut.ts";
import { deal, joined, type Part, type Seed } from "./deal.ts";
import type { Piece, Story } from "./story.ts";
import { shared, shortName } from "../../text/terms.ts";
import { say } from "../../text/message.ts";

const measure =
  /[<>≤≥]\s*\d|\d+\s*(?:%|ms|s|sec|seconds?|minutes?|min|req\/|rps|tps)\b|\b(?:p9\d|latency|throughput|load|performance)\b/i;
const operate = /\b(?:alerts?|monitor\w*|logs?|logged|logging|audit\w*|dashboards?|metrics?|health)\b/i;

/** More clusters are joined with their neighbours: a slice for each sentence is no plan. */
const mostClusters = 4;

export function byClusters({ item, criteria, pieces }: Story): Cut | null {
  if (criteria.length < 2) return null;
  const clusters = named(clustersOf(criteria, item.title.value));
  const size = ({ pieces: own }: Part) => own.length;
  const few = joined(clusters, mostClusters, size);
  if (few.length < 2) return null;
  const seeds = few.map(({ name, pieces: own }): Seed => {
    const draws = new Map(own.flatMap(({ terms }) => [...terms]));
    return { name, draws, pieces: own };
  });
  return {
    by: say`by what its criteria are about`,
    note: null,
    worth: 2,
    chained: false,
    parts: deal(seeds, pieces),
    members: [],
  };
}

/** Words that most criteria share, or that the title has, connect nothing. */
function clustersOf(criteria: readonly Piece[], title: string): readonly (readonly Piece[])[] {
  const counts = new Map<string, number>();
  for (const { terms } of criteria) for (const stem of terms.keys()) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  const telling = criteria.map(
    ({ terms }) =>
      new Map(
        [...terms].filter(
          ([stem, as]) =>
            (counts.get(stem) ?? 0) * 2 <= criteria.length + 1 && !title.toLowerCase().includes(as.toLowerCase()),
        ),
      ),
  );
  const cluster = criteria.map((_, index) => index);
  const root = (index: number): number => {
    let at = index;
    while (cluster[at] !== at) at = cluster[at] ?? at;
    return at;
  };
  for (const [index, own] of telling.entries()) {
    for (let before = 0; before < index; before++) {
      const other = telling[before];
      if (other !== undefined && shared(own, other) > 0) cluster[root(index)] = root(before);
    }
  }
  const groups = new Map<number, Piece[]>();
  for (const [index, piece] of criteria.entries()) groups.set(root(index), [...(groups.get(root(index)) ?? []), piece]);
  return [...groups.values()];
}

/** Lone criteria with a measure form a slice for performance, lone ones about watching it one for operations. */
function named(clusters: readonly (readonly Piece[])[]): readonly Part[] {
  const alone = (test: RegExp) =>
    clusters.filter(([only, ...others]) => only !== undefined && others.length === 0 && test.test(only.text));
  const parts: Part[] = [];
  const taken = new Set<readonly Piece[]>();
  for (const [test, name] of [
    [measure, "performance"],
    [operate, "operations"],
  ] as const) {
    const own = alone(test).filter((one) => !taken.has(one));
    if (own.length < 2) continue;
    for (const one of own) taken.add(one);
    parts.push({ name, pieces: own.flat() });
  }
  return [...clusters.filter((one) => !taken.has(one)).map((pieces) => ({ name: nameOf(pieces), pieces })), ...parts];
}

/** The word that most of the cluster shares, else how its first criterion starts. */
function nameOf(pieces: readonly Piece[]): string {
  const counts = new Map<string, { word: string; count: number }>();
  for (const { terms } of pieces) {
    for (const [stem, word] of terms) {
      const known = counts.get(stem);
      counts.set(stem, { word: known?.word ?? word, count: (known?.count ?? 0) + 1 });
    }
  }
  const [most] = [...counts.values()].filter(({ count }) => count > 1).sort((a, b) => b.count - a.count);
  return shortName(most?.word ?? pieces[0]?.text ?? "", 40);
}
