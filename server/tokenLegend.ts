// The semantic tokens' legend: types that every client knows, so that each theme has colours for them.
import type { TokenType } from "../core/queries/tokens.ts";

const types: Readonly<Record<TokenType, string>> = {
  id: "class",
  field: "property",
  amount: "number",
  priority: "enumMember",
  status: "enumMember",
  label: "decorator",
  owner: "variable",
  sprint: "namespace",
};

export const tokenLegend = {
  tokenTypes: [...new Set(Object.values(types))],
  tokenModifiers: ["declaration"],
};

/** By its place in the legend. */
export function tokenType(type: TokenType): number {
  return tokenLegend.tokenTypes.indexOf(types[type]);
}
