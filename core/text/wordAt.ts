// Looking for a whole word, or words, in running text.

/** Where it stands on its own, whatever its case; -1 where it does not. */
export function wordAt(text: string, word: string): number {
  const [low, wanted] = [text.toLowerCase(), word.toLowerCase()];
  const isPart = (index: number) => /[\p{L}\d]/u.test(low[index] ?? "");
  for (let at = wanted === "" ? -1 : low.indexOf(wanted); at >= 0; at = low.indexOf(wanted, at + 1))
    if (!isPart(at - 1) && !isPart(at + wanted.length)) return at;
  return -1;
}
