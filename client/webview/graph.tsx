// The dependency graph: layers of boxes, the critical path marked. Large backlogs are drawn as groups that open on a click.
import { render } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { say } from "../../core/text/message.ts";
import type { DependencyGraph, GraphBox, ItemHandle } from "../../server/protocol.ts";
import type { BacklogFile } from "../features/plan/messages.ts";
import "./plan.css";
import "./graph.css";
import { Box } from "./box.tsx";
import { tell, whenFocused } from "./host.ts";
import { speak } from "./language.ts";
import { drawing } from "./layout.ts";
import { useAnswer, useChoices, useFile } from "./live.ts";
import { Empty, Notice, Scope, Search, Toolbar } from "./parts.tsx";
import { svgText } from "./svgText.ts";

/** More boxes than this are no picture any more. */
const limit = 150;

interface Choices {
  readonly only: BacklogFile | null;
  readonly zoom: number;
  readonly implied: boolean;
  readonly focus: ItemHandle | null;
  readonly group: string | null;
}

function Graph() {
  const first: Choices = { only: null, zoom: 1, implied: false, focus: null, group: null };
  const [{ only, zoom, implied, focus, group }, choose] = useChoices<Choices>(first);
  const file = useFile();
  const graph = useAnswer("backlint/graph", {
    limit,
    ...(only === null ? {} : { uri: only.uri }),
    ...(focus === null ? {} : { focus }),
    ...(group === null ? {} : { group }),
  });
  useEffect(() => whenFocused((item) => choose({ focus: item, group: null, only: null })), [choose]);
  const [search, setSearch] = useState("");
  const drawn = useMemo(() => (graph === null ? null : drawing(graph, implied)), [graph, implied]);
  const svg = useRef<SVGSVGElement>(null);
  const found = (box: GraphBox) =>
    search !== "" && `${box.label} ${box.title}`.toLowerCase().includes(search.toLowerCase());

  useEffect(() => {
    const hit = search === "" ? null : svg.current?.querySelector(".found");
    hit?.scrollIntoView({ block: "center", inline: "center" });
  }, [search, drawn]);

  const open = (node: GraphBox) => {
    if (node.kind === "group") choose({ group: node.name, focus: null });
    else tell({ type: "open", uri: node.uri, range: node.range });
  };
  const key = (event: KeyboardEvent, node: GraphBox) => {
    if (event.key === "Enter") open(node);
    else if (event.key === "f" && node.kind !== "group")
      choose({ focus: { uri: node.uri, key: node.key }, group: null });
    else if (graph !== null && event.key.startsWith("Arrow")) {
      event.preventDefault();
      const next = neighbour(graph, drawn?.boxes ?? [], node, event.key);
      if (next !== undefined) svg.current?.querySelector<SVGElement>(`[data-name="${CSS.escape(next)}"]`)?.focus();
    }
  };
  return (
    <>
      <Toolbar>
        <Scope file={file} only={only} onChoose={(value) => choose({ only: value, focus: null, group: null })} />
        <Search value={search} onSearch={setSearch} />
        <label>
          <input
            type="checkbox"
            checked={implied}
            onChange={(event) => choose({ implied: event.currentTarget.checked })}
          />
          {speak(say`Implied arrows`)}
        </label>
        <button
          type="button"
          onClick={() => choose({ zoom: Math.min(3, zoom * 1.25) })}
          aria-label={speak(say`Zoom in`)}
        >
          +
        </button>
        <button
          type="button"
          onClick={() => choose({ zoom: Math.max(0.2, zoom / 1.25) })}
          aria-label={speak(say`Zoom out`)}
        >
          −
        </button>
        <button type="button" onClick={() => choose({ zoom: fitting(drawn?.width ?? 0) })}>
          {speak(say`Fit`)}
        </button>
        {(focus !== null || group !== null) && (
          <button type="button" onClick={() => choose({ focus: null, group: null })}>
            {speak(say`Whole graph`)}
          </button>
        )}
        <button
          type="button"
          onClick={() => svg.current && tell({ type: "export", as: "svg", text: svgText(svg.current) })}
        >
          {speak(say`Save as SVG`)}
        </button>
        <button type="button" onClick={() => graph && tell({ type: "export", as: "mermaid", text: graph.mermaid })}>
          {speak(say`Open as Mermaid`)}
        </button>
      </Toolbar>
      <Notice text={graph === null ? "" : noticeOf(graph)} />
      {graph?.nodes.length === 0 && (
        <Empty>{speak(say`No dependencies yet. They appear as soon as an item says what it needs.`)}</Empty>
      )}
      <p id="keys" class="hidden">
        {speak(
          say`Arrow keys follow the arrows, Enter opens the text, F shows only what the item needs and what needs it.`,
        )}
      </p>
      {drawn !== null && drawn.boxes.length > 0 && (
        <div
          class="canvas"
          onWheel={(event) => {
            if (!event.ctrlKey) return;
            event.preventDefault();
            choose({ zoom: Math.min(3, Math.max(0.2, zoom * (event.deltaY < 0 ? 1.1 : 1 / 1.1))) });
          }}
        >
          {/* biome-ignore lint/a11y/useSemanticElements: a drawing is no set of form fields */}
          <svg
            ref={svg}
            width={drawn.width * zoom}
            height={drawn.height * zoom}
            viewBox={`0 0 ${drawn.width} ${drawn.height}`}
            role="group"
            aria-label={speak(say`Dependency graph`)}
          >
            <defs>
              <marker
                id="tip"
                viewBox="0 0 8 8"
                refX="7"
                refY="4"
                markerUnits="userSpaceOnUse"
                markerWidth="9"
                markerHeight="9"
                orient="auto"
              >
                <path class="tip" d="M0,0 L8,4 L0,8 Z" />
              </marker>
            </defs>
            {drawn.arrows.map(({ of, path }) => (
              <path
                key={`${of.from} ${of.to}`}
                class={`arrow${of.critical ? " critical" : ""}${of.implied ? " implied" : ""}`}
                d={path}
                marker-end="url(#tip)"
              />
            ))}
            {drawn.boxes.map(({ of, x, y }) => (
              <Box
                key={of.name}
                node={of}
                x={x}
                y={y}
                found={found(of)}
                onOpen={() => open(of)}
                onKey={(event) => key(event, of)}
              />
            ))}
          </svg>
        </div>
      )}
    </>
  );
}

const fitting = (width: number): number =>
  width === 0 ? 1 : Math.min(1.5, Math.max(0.2, (document.documentElement.clientWidth - 40) / width));

function noticeOf({ nodes, total, grouped, summary }: DependencyGraph): string {
  const cut = grouped
    ? speak(say`${total} items with dependencies, drawn as groups: open one to see its items.`)
    : nodes.length < total
      ? speak(say`${nodes.length} of ${total} items with dependencies.`)
      : "";
  return [cut, summary === "" ? "" : `${summary}.`].filter(Boolean).join(" ");
}

/** What an arrow key leads to: along an arrow, or to the next box above or below in the same layer. */
function neighbour(
  { edges }: DependencyGraph,
  boxes: readonly { readonly of: GraphBox; readonly x: number; readonly y: number }[],
  node: GraphBox,
  key: string,
): string | undefined {
  if (key === "ArrowRight") return edges.find(({ from, implied }) => from === node.name && !implied)?.to;
  if (key === "ArrowLeft") return edges.find(({ to, implied }) => to === node.name && !implied)?.from;
  const layer = boxes
    .filter(({ x }) => x === boxes.find(({ of }) => of === node)?.x)
    .sort((a, b) => a.y - b.y)
    .map(({ of }) => of.name);
  return layer[layer.indexOf(node.name) + (key === "ArrowDown" ? 1 : -1)];
}

render(<Graph />, document.getElementById("view") ?? document.body);
tell({ type: "ready" });
