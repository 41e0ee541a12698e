// The content words of a text, reduced to stems, so that "dashboards displaying" and "build the dashboard" are found to speak of one thing.

const stops = new Set(
  `a an and are as at be been being by can do does each every for from has have if in into is it its may more must no not of off on only or
  our own per shall should so such than that the their them then there these they this those to up us use used using via was we were what when
  where which while who will with within without you your user users story system able want would all any both between during also new
  set get make create implement add configure configured setup support provide provided ensure enable work working application app feature
  under after before over other same well show shows shown see sees`.split(/\s+/),
);

/** Stems with the word each was first written as, in the order of the text. */
export function terms(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [word] of text.matchAll(/\p{L}[\p{L}\p{N}+#]*(?:[-'’]\p{L}[\p{L}\p{N}]*)*/gu)) {
    const lower = word.toLowerCase().replace(/['’]s$/, "");
    if (lower.length < 2 || stops.has(lower)) continue;
    const stem = stemOf(lower);
    if (!stops.has(stem) && !found.has(stem)) found.set(stem, word);
  }
  return found;
}

/** English endings taken off; other languages keep their words as they are, which still match themselves. */
function stemOf(word: string): string {
  if (word.length < 5) return word.replace(/s$/, "");
  const plain = word
    .replace(/(?:ies)$/, "y")
    .replace(/(?:sses)$/, "ss")
    .replace(/([^s])s$/, "$1");
  const base = plain.replace(/(?:ations?|ations|ments?|ings?|ed|ers?|ors?|able|ion)$/, "");
  return base.length >= 4 ? base.replace(/([^aeiou])\1$/, "$1").replace(/e$/, "") : plain;
}

/** How many terms two texts share. */
export function shared(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): number {
  let count = 0;
  for (const stem of a.keys()) if (b.has(stem)) count++;
  return count;
}

const longestName = 60;

/** The start of a text as a name: on one line, without markup, and no essay. */
export function shortName(text: string, longest = longestName): string {
  const line = text
    .replace(/[`*|<>[\]]+/g, "")
    .replace(/\s+/g, " ")
    .replace(/[\s.:;,]+$/, "")
    .trim();
  const cut = line.length <= longest ? line : line.slice(0, longest).replace(/\s+\S*$/, "");
  const short = cut.replace(/(?:\s+(?:and|or|the|an?|with|of|to|for|in|on|by|from|at|as|when|that|is|are))+$/i, "");
  return /^\p{Lu}\p{Ll}*\s/u.test(short) ? short.charAt(0).toLowerCase() + short.slice(1) : short;
}
