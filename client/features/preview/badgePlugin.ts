// Puts badges into what markdown-it renders: behind the line that they belong to. Knows nothing of VS Code.
import type { WireBadge } from "../../../server/protocol.ts";

/** As much of markdown-it's token as is needed. */
export interface Token {
  readonly type: string;
  /** First line and the one behind the last, from 0. */
  readonly map: readonly [number, number] | null;
  readonly content: string;
  readonly children: readonly Token[] | null;
}

/** As much of markdown-it as is needed. */
export interface MarkdownIt {
  readonly renderer: { render(tokens: readonly Token[], options: unknown, env: unknown): string };
}

/** `badgesFor` is asked at each rendering, with what the host says about the document. */
export function withBadges<Engine extends MarkdownIt>(
  engine: Engine,
  badgesFor: (env: unknown) => readonly WireBadge[],
): Engine {
  const { renderer } = engine;
  const render = renderer.render.bind(renderer);
  // Tokens are kept from one rendering to the next, so they are copied rather than changed.
  renderer.render = (tokens, options, env) => render(badged(tokens, badgesFor(env)), options, env);
  return engine;
}

/** A line of the document within a token that holds text. */
interface Line {
  readonly token: Token;
  /** Counted in the token, from 0. */
  readonly order: number;
  readonly text: string;
}

/** So many lines away a line is looked for that an edit has moved before the server could answer. */
const farthest = 40;

function badged(tokens: readonly Token[], badges: readonly WireBadge[]): readonly Token[] {
  if (badges.length === 0) return tokens;
  const lines = linesOf(tokens);
  const added = new Map<Token, Map<number, WireBadge[]>>();
  for (const badge of badges) {
    const line = find(lines, badge);
    if (line === null) continue;
    const ofToken = added.get(line.token) ?? new Map<number, WireBadge[]>();
    added.set(line.token, ofToken.set(line.order, [...(ofToken.get(line.order) ?? []), badge]));
  }
  return tokens.map((token) => {
    const own = added.get(token);
    return own === undefined ? token : withChildren(token, own);
  });
}

/** The last text of each line; of a table's row that is its last cell. */
function linesOf(tokens: readonly Token[]): ReadonlyMap<number, Line> {
  const lines = new Map<number, Line>();
  let row = 0;
  for (const token of tokens) {
    if (token.type === "tr_open" && token.map !== null) row = token.map[0];
    if (token.type !== "inline") continue;
    const first = token.map?.[0] ?? row;
    for (const [order, text] of token.content.split("\n").entries()) lines.set(first + order, { token, order, text });
  }
  return lines;
}

function find(lines: ReadonlyMap<number, Line>, { line, source }: WireBadge): Line | null {
  for (let away = 0; away <= farthest; away++) {
    for (const at of [line + away, line - away]) {
      const found = lines.get(at);
      if (found !== undefined && found.text.trim() !== "" && source.includes(found.text.trim())) return found;
    }
  }
  return null;
}

/** A token with badges behind its lines. */
function withChildren(token: Token, badges: ReadonlyMap<number, readonly WireBadge[]>): Token {
  let order = 0;
  const behind = () => (badges.get(order) ?? []).map(html);
  const children = (token.children ?? []).flatMap((child) => {
    if (child.type !== "softbreak" && child.type !== "hardbreak") return [child];
    const own = behind();
    order++;
    return [...own, child];
  });
  return copy(token, { children: [...children, ...behind()] });
}

/** Tokens have methods that renderers call. */
function copy(token: Token, changes: Partial<Token>): Token {
  return Object.assign(Object.create(Object.getPrototypeOf(token)), token, changes);
}

function html({ tone, text, about }: WireBadge): Token {
  const content = ` <span class="backlint-badge backlint-${tone}" role="img" title="${escaped(about)}" aria-label="${escaped(`${about}: ${text}`)}">${escaped(text)}</span>`;
  return { type: "html_inline", map: null, content, children: null };
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => entities[sign] ?? "");
