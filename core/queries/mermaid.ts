// The dependency graph as Mermaid text, for pasting into Markdown.
import type { Graph } from "./dependencyGraph.ts";

/** A flowchart; the critical path stands out as a class of its own. Names are numbered, for Mermaid takes no free text there. */
export function mermaidOf(graph: Graph): string {
  const numbers = new Map(graph.nodes.map((node, position) => [node.name, `n${position + 1}`]));
  const boxes = graph.nodes.map(({ name, label, title }) => {
    const text = [label, title].filter((part) => part !== "").join(" ");
    return `  ${numbers.get(name)}["${quoted(text)}"]`;
  });
  const arrows = graph.edges.map(({ from, to, critical }) => {
    return `  ${numbers.get(from)} ${critical ? "==>" : "-->"} ${numbers.get(to)}`;
  });
  const critical = graph.nodes.filter((node) => node.critical).map((node) => numbers.get(node.name));
  const marked =
    critical.length === 0 ? [] : ["  classDef critical stroke-width:3px", `  class ${critical.join(",")} critical`];
  return ["flowchart LR", ...boxes, ...arrows, ...marked, ""].join("\n");
}

const quoted = (text: string): string => text.replace(/\s+/g, " ").replace(/#/g, "#35;").replace(/"/g, "#quot;");
