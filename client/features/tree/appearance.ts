// How a node of the backlog looks: icon by kind, colour by state, and the state in words too, for no meaning may hang
// on colour alone. No vscode import: plain mocha tests it.
import type { TreeNode } from "../../../server/protocol.ts";

export interface Appearance {
  /** A codicon's name. */
  readonly icon: string;
  /** A theme colour's name, or null for the ordinary foreground. */
  readonly colour: string | null;
  readonly description: string;
  /** What a screen reader says. */
  readonly spoken: string;
}

const icons: Record<TreeNode["kind"], string> = {
  file: "markdown",
  epic: "layers",
  feature: "star-empty",
  story: "bookmark",
  task: "tasklist",
  subtask: "list-selection",
  bug: "bug",
  spike: "beaker",
  chore: "tools",
  criterion: "circle-large-outline",
  sprint: "milestone",
};

const colours = { todo: null, "in-progress": "charts.blue", blocked: "charts.red", done: "charts.green" };
const words = { todo: "to do", "in-progress": "in progress", blocked: "blocked", done: "done" };

export function appearance(node: TreeNode): Appearance {
  const met = node.kind === "criterion" && node.state === "done";
  const word = node.state ? words[node.state] : "";
  // "to do" is what everything is before it is something: said to those who listen, not written on every row.
  const written = node.state === "todo" || node.description.toLowerCase().includes(word) ? "" : word;
  return {
    icon: met ? "pass" : icons[node.kind],
    colour: node.state ? colours[node.state] : null,
    description: [node.description, written].filter(Boolean).join(" · "),
    spoken: [node.kind, node.label, node.description, word].filter(Boolean).join(", "),
  };
}
