// `backlint/graph`: boxes and arrows for the dependency graph.
import { dependencyGraph } from "../../core/queries/dependencyGraph.ts";
import { mermaidOf } from "../../core/queries/mermaid.ts";
import { rangeOf } from "../convert.ts";
import type { DependencyGraph, GraphParams } from "../protocol.ts";
import type { Session } from "../session.ts";

export async function graph(session: Session, { uri, ...query }: GraphParams): Promise<DependencyGraph> {
  const files = await session.backlogFiles(uri);
  const workspace = session.workspace.snapshot.index;
  const found = dependencyGraph(workspace, files, query);
  return {
    ...found,
    nodes: found.nodes.flatMap(({ at, ...node }) => {
      const file = workspace.files.get(node.uri);
      return file === undefined ? [] : [{ ...node, range: rangeOf(file, at) }];
    }),
    mermaid: mermaidOf(found),
  };
}
