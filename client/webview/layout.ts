// Where boxes and arrows of the graph stand: layers from left to right, laid out by dagre.
import { Graph, layout } from "@dagrejs/dagre";
import type { DependencyGraph, GraphBox } from "../../server/protocol.ts";

export interface Placed<Of> {
  readonly of: Of;
  /** The upper left corner. */
  readonly x: number;
  readonly y: number;
}

export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly Placed<GraphBox>[];
  readonly arrows: readonly { readonly of: DependencyGraph["edges"][number]; readonly path: string }[];
}

/** Size of a box in pixels at zoom 1. */
export const box = { width: 190, height: 58 };

/** `implied` arrows are left out unless they are asked for. */
export function drawing({ nodes, edges }: DependencyGraph, implied: boolean): Drawing {
  const shown = edges.filter((edge) => implied || !edge.implied);
  const graph = new Graph();
  graph.setGraph({ rankdir: "LR", nodesep: 18, ranksep: 60, marginx: 12, marginy: 12 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const node of nodes) graph.setNode(node.name, { ...box });
  for (const { from, to, critical } of shown) graph.setEdge(from, to, { weight: critical ? 8 : 1 });
  layout(graph);
  const size = graph.graph();
  return {
    width: size.width ?? 0,
    height: size.height ?? 0,
    boxes: nodes.map((of) => {
      const { x, y } = graph.node(of.name) as { x: number; y: number };
      return { of, x: x - box.width / 2, y: y - box.height / 2 };
    }),
    arrows: shown.map((of) => ({ of, path: smooth(graph.edge(of.from, of.to).points ?? []) })),
  };
}

/** A curve through points, which dagre gives as corners. */
function smooth(points: readonly { readonly x: number; readonly y: number }[]): string {
  const [first, ...rest] = points;
  if (first === undefined) return "";
  const parts = [`M${first.x},${first.y}`];
  for (const [index, point] of rest.entries()) {
    const next = rest[index + 1];
    if (next === undefined) parts.push(`L${point.x},${point.y}`);
    else parts.push(`Q${point.x},${point.y} ${(point.x + next.x) / 2},${(point.y + next.y) / 2}`);
  }
  return parts.join(" ");
}
