// `backlint/graph`: boxes and arrows for the dependency graph.
import { dependencyGraph } from "../../core/queries/dependencyGraph.ts";
import { mermaidOf } from "../../core/queries/mermaid.ts";
import { rangeOf } from "../convert.ts";
import type { DependencyGraph, GraphParams } from "../protocol.ts";
import type { Session } from "../session.ts";
import { say } from "../../core/text/message.ts";

export async function graph(session: Session, { uri, ...query }: GraphParams): Promise<DependencyGraph> {
  const files = await session.backlogFiles(uri);
  const workspace = session.workspace.snapshot.index;
  const found = dependencyGraph(workspace, files, query);
  return {
    ...found,
    summary: session.speak(found.summary),
    nodes: found.nodes.flatMap(({ at, estimate, slack, ...node }) => {
      const file = workspace.files.get(node.uri);
      return file === undefined
        ? []
        : [
            {
              ...node,
              estimate: session.speak(say`${estimate}`),
              slack: session.speak(slack),
              range: rangeOf(file, at),
            },
          ];
    }),
    mermaid: mermaidOf(found),
  };
}
