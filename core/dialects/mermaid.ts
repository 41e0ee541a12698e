// The edges of a Mermaid flowchart whose nodes are, or are labelled with, IDs: "A[US-001: Log in] -->|then| US-002".
import type { DrawnEdge } from "../model/statement.ts";
import type { CodeBlock } from "../parse/blocks.ts";
import { sliceText, splitText, trimText, type Text } from "../parse/inline.ts";
import type { House } from "./house.ts";
import { idAt, idsIn } from "./ids.ts";
import type { PlaceOf } from "./values.ts";

const noEdge = /^\s*(?:%%|subgraph\b|end\b|style\b|classDef\b|class\b|click\b|linkStyle\b|direction\b)/;
/** A link with or without a text on it. Only one with a head says which end comes first. */
const link =
  /\s*(?:<?--\s[^>|\n]*?--+[>xo]|<?==\s[^>|\n]*?==+>|-\.\s[^>|\n]*?\.+->|<?--+[>xo](?=[\s|[\p{L}\p{N}])|<?==+>|-\.+->|---+|===+|-\.+-)\s*(?:\|[^|\n]*\|)?\s*/gu;
const node = /^\s*([\p{L}\p{N}_][\p{L}\p{N}_.-]*)\s*(?:[[({>]+\/?\s*"?(.*?)"?\s*\/?[\])}]+)?(?:::\w+)?\s*$/u;

type End = DrawnEdge["before"];

export function readMermaid(block: CodeBlock, place: PlaceOf, house: House): DrawnEdge[] {
  const [first, ...lines] = block.lines.filter(({ plain }) => plain.trim());
  if (!first || !/^\s*(?:graph|flowchart)\b/.test(first.plain)) return [];
  const statements = lines.filter(({ plain }) => !noEdge.test(plain)).flatMap((line) => splitText(line, /;/g));
  /** What node names stand for, where their labels say it. */
  const named = new Map<string, End>();
  const parts = statements.map((statement) => {
    const links = [...statement.plain.matchAll(link)];
    const groups = splitText(statement, link).map((group) => splitText(group, /\s&\s/g).map(trimText));
    for (const own of groups.flat()) {
      const [, name, label] = node.exec(own.plain) ?? [];
      const hit = label ? idsIn(own.plain, house).find(({ start }) => start >= own.plain.indexOf(label)) : undefined;
      if (name && hit) named.set(name, { type: "id", id: hit.id, at: place(sliceText(own, hit.start, hit.end)) });
    }
    return { groups, heads: links.map(([text]) => /[>xo]\s*(?:\|[^|]*\|)?\s*$/.test(text)) };
  });
  const edges: DrawnEdge[] = [];
  for (const { groups, heads } of parts) {
    const isAlone = heads.length === 1 && groups.length === 2 && groups.every(({ length }) => length === 1);
    for (const [index, headed] of heads.entries()) {
      if (!headed) continue;
      for (const before of groups[index] ?? [])
        for (const after of groups[index + 1] ?? []) {
          const [from, to] = [endOf(before, named, place, house), endOf(after, named, place, house)];
          const ends = isAlone ? ([place(before), place(after)] as const) : null;
          if (from && to) edges.push({ before: from, after: to, source: "mermaid", ends });
        }
    }
  }
  return edges;
}

/** The item that a node is: the ID in its label, wherever that stands, or its name. */
function endOf(text: Text, named: ReadonlyMap<string, End>, place: PlaceOf, house: House): End | null {
  const name = node.exec(text.plain)?.[1];
  if (!name) return null;
  const id = idAt(name, house)?.id;
  return named.get(name) ?? (id ? { type: "id", id, at: place(sliceText(text, 0, id.length)) } : null);
}
