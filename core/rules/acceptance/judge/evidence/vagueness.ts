// Evidence that a judgement decides: taste, success, speed and amount words, each in its role in the sentence.
import { harmless, mild, performance, quantity, success, taste } from "../../../../text/english/words.ts";
import type { Tagged } from "../tags.ts";
import type { Found, Subject } from "./clue.ts";

const strong = new Set(["code", "quote", "path"]);
const harmlessByFirst: ReadonlyMap<string, readonly string[]> = (() => {
  const map = new Map<string, string[]>();
  for (const term of harmless) {
    const first = term.split(/[ -]/)[0] ?? term;
    map.set(first, [...(map.get(first) ?? []), term]);
  }
  return map;
})();

/** Does the word start, or end, a fixed technical term ("graceful shutdown") in which it judges nothing? */
function inFixedTerm(token: Tagged, text: string): boolean {
  const from = text.slice(token.start, token.start + 30).replace(/-/g, " ");
  return (harmlessByFirst.get(token.lower.split("-")[0] ?? "") ?? []).some((term) =>
    from.startsWith(term.replace(/-/g, " ")),
  );
}

/** Judgement words. A word that a measure or a quotation settles is kept apart from one that decides alone. */
export function vagueness(found: Found, { tokens, clause, lower }: Subject): void {
  const measured = tokens.some(
    (t) => strong.has(t.kind) || t.tag === "compare" || (t.tag === "number" && /\d/.test(t.text)),
  );
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (token?.kind !== "word") continue;
    const group = taste.has(token.lower)
      ? "taste"
      : performance.has(token.lower)
        ? "performance"
        : success.has(token.lower)
          ? "success"
          : quantity.has(token.lower)
            ? "quantity"
            : mild.has(token.lower)
              ? "mild"
              : null;
    if (group === null || inFixedTerm(token, lower)) continue;
    // "Retirement work": a verb that stands as a noun here says nothing about how it goes.
    if (group === "success" && token.verb !== null && token.tag === "noun") continue;
    if (group === "success" && isHeldAgainst(tokens, i)) continue;
    const role = roleOf(tokens, i, clause.predicate);
    // "per key", "to the top": such words count only before what they leave uncounted, or said of it.
    if (group === "quantity" && role === "end") continue;
    const settled = measured || isListed(tokens, i);
    found(settled ? `${group}:${role}:measured` : `${group}:${role}`, token);
    found(settled ? `${group}:measured` : group, token);
  }
}

/** "Proper context (user, tenant, time)": the parentheses say what is meant. */
function isListed(tokens: readonly Tagged[], i: number): boolean {
  const open = tokens.findIndex((token, at) => at > i && at <= i + 3 && token.text === "(");
  if (open < 0) return false;
  const close = tokens.findIndex((token, at) => at > open && token.text === ")");
  const inside = tokens.slice(open + 1, close < 0 ? undefined : close);
  return (
    inside.some(({ text, tag }) => text === "," || tag === "conjunction") &&
    !inside.some(({ lower }) => /^(?:e|g|eg|etc|like|such)$|^e\.g/.test(lower))
  );
}

/** "Validated to be within", "checked against": what it is held against follows. */
export function isHeldAgainst(tokens: readonly Tagged[], i: number): boolean {
  const [next, after] = [tokens[i + 1], tokens[i + 2]];
  return next?.lower === "against" || (next?.tag === "to" && after?.tag === "be");
}

function roleOf(tokens: readonly Tagged[], i: number, predicate: number): string {
  const token = tokens[i];
  const next = tokens[i + 1];
  if (i === predicate) return "predicate";
  if (token?.tag === "adverb") return "manner";
  if (
    next &&
    (next.tag === "noun" ||
      next.tag === "plural" ||
      next.tag === "thing" ||
      next.tag === "gerund" ||
      next.tag === "adjective")
  ) {
    for (let k = i - 1; k >= 0 && k > i - 4; k--) {
      const before = tokens[k];
      if (before && /^(?:after|when|if|on|upon|before|once|for)$/.test(before.lower)) return "trigger";
    }
    return predicate >= 0 && i < predicate ? "of-subject" : "attribute";
  }
  return token?.verb ? "verb" : "end";
}
