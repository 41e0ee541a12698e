// One box of the graph.
import { joined, say, wording } from "../../core/text/message.ts";
import type { GraphBox } from "../../server/protocol.ts";
import { speak } from "./language.ts";
import { box } from "./layout.ts";

interface BoxProps {
  readonly node: GraphBox;
  readonly x: number;
  readonly y: number;
  readonly found: boolean;
  onOpen(): void;
  onKey(event: KeyboardEvent): void;
}

export function Box({ node, x, y, found, onOpen, onKey }: BoxProps) {
  const { name, label, title, state, critical } = node;
  const classes = ["box", state ?? "", critical ? "critical" : "", found ? "found" : ""].filter(Boolean).join(" ");
  return (
    // biome-ignore lint/a11y/useSemanticElements: HTML has no button that can stand in a drawing
    <g
      class={classes}
      transform={`translate(${x},${y})`}
      tabindex={0}
      role="button"
      data-name={name}
      aria-describedby="keys"
      onClick={onOpen}
      onKeyDown={onKey}
    >
      <title>{spoken(node)}</title>
      <rect width={box.width} height={box.height} rx="4" />
      <text class="id" x="10" y="20">
        {cut(label || title, 24)}
      </text>
      <text class="amount" x={box.width - 10} y="20" text-anchor="end">
        {node.kind === "group" ? speak(say`${node.items} items`) : node.estimate}
      </text>
      <text class="title" x="10" y="42">
        {cut(label === "" ? "" : title, 28)}
      </text>
    </g>
  );
}

function spoken({ kind, label, title, state, estimate, critical, slack, items }: GraphBox): string {
  const parts = [
    kind === "group" ? say`group of ${items} items` : wording(kind),
    label,
    title,
    estimate,
    state === null ? "" : wording(state),
    critical ? say`on the critical path` : slack === "" ? "" : say`slack ${slack}`,
  ];
  return speak(
    joined(
      parts.filter((part) => part !== ""),
      ", ",
    ),
  );
}

const cut = (text: string, length: number): string => (text.length <= length ? text : `${text.slice(0, length - 1)}…`);
