// Evidence that something named can be looked at: code, quoted text, a path, an identifier, a closed list.
import type { Found, Subject } from "./clue.ts";

const acronym = /^[A-Z]{2,6}s?$/;

/** Named things and closed sets. */
export function artefacts(found: Found, { text, tokens, clause }: Subject): void {
  let names = 0;
  let acronyms = 0;
  let proper = 0;
  const seen = new Set<string>();
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (!token) continue;
    if (token.kind === "code" || token.kind === "quote" || token.kind === "path") {
      if (!seen.has(token.kind)) found(`named:${token.kind}`, token);
      seen.add(token.kind);
    } else if (token.kind === "name") {
      const name = /_|\(|^@|\.[a-z]|^[a-z]+[A-Z]/.test(token.text)
        ? "named:identifier"
        : /[a-z][A-Z]/.test(token.text)
          ? "named:camel"
          : "named:id";
      if (!seen.has(name)) found(name, token);
      seen.add(name);
      names++;
    } else if (token.kind === "word") {
      if (acronym.test(token.text)) acronyms++;
      else if (
        i > clause.from &&
        /^\p{Lu}\p{Ll}/u.test(token.text) &&
        tokens[i - 1]?.text !== "." &&
        tokens[i - 1]?.text !== ":"
      )
        proper++;
    }
  }
  if (names > 1) found("named:several");
  if (acronyms > 0) found("named:acronym");
  if (proper > 0) found("named:proper-noun");
  if (proper > 2) found("named:proper-nouns");
  if (/\b(?:GET|POST|PUT|PATCH|DELETE)\s+\//.test(text)) found("named:http-request");
  lists(found, tokens);
}

function lists(found: Found, tokens: Subject["tokens"]): void {
  let open = -1;
  let commas = 0;
  let outside = 0;
  let depth = 0;
  let example = false;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (!token) continue;
    if (token.text === "(") {
      depth++;
      if (depth === 1) {
        open = i;
        commas = 0;
        example = /^(?:e|e\.g|eg|i\.e|such|for|like)$/.test(tokens[i + 1]?.lower ?? "");
      }
    } else if (token.text === ")") {
      depth = Math.max(0, depth - 1);
      if (depth === 0 && open >= 0) {
        found(example ? "list:example" : commas > 0 ? "list:in-brackets" : "list:remark", tokens[open], token);
        open = -1;
      }
    } else if (token.text === "," || (token.text === "/" && depth > 0)) {
      if (depth > 0) commas++;
      else outside++;
    }
  }
  if (outside >= 3) found("list:long");
  else if (outside > 0) found("list:commas");
  const colon = tokens.findIndex((t) => t.text === ":");
  if (colon >= 0 && colon === tokens.length - 1) found("list:lead-in");
  else if (colon > 0) found("list:after-colon");
}
