// How far two short words are apart, for "did you mean" suggestions on IDs, rule names and configuration keys.

/**
 * Damerau-Levenshtein distance (adjacent swaps count one), in UTF-16 units; some number above `limit` where it is greater,
 * for most of thousands of IDs are told from a word by a glance.
 */
export function editDistance(a: string, b: string, limit = Number.POSITIVE_INFINITY): number {
  if (Math.abs(a.length - b.length) > limit) return Number.POSITIVE_INFINITY;
  // What both begin and end with costs nothing.
  let start = 0;
  let [endA, endB] = [a.length, b.length];
  while (start < endA && start < endB && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  while (endA > start && endB > start && a.charCodeAt(endA - 1) === b.charCodeAt(endB - 1)) {
    endA--;
    endB--;
  }
  const [rows, columns] = [endA - start, endB - start];
  if (rows === 0 || columns === 0) return rows + columns;
  let [beforeLast, last, current]: [number[], number[], number[]] = [[], [], []];
  for (let column = 0; column <= columns; column++) last.push(column);
  for (let row = 1; row <= rows; row++) {
    const unit = a.charCodeAt(start + row - 1);
    current[0] = row;
    let least = row;
    for (let column = 1; column <= columns; column++) {
      const other = b.charCodeAt(start + column - 1);
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (unit === other ? 0 : 1),
      );
      const swapped =
        row > 1 && column > 1 && unit === b.charCodeAt(start + column - 2) && other === a.charCodeAt(start + row - 2);
      if (swapped) cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1);
      current[column] = cost;
      if (cost < least) least = cost;
    }
    if (least > limit) return Number.POSITIVE_INFINITY;
    [beforeLast, last, current] = [last, current, beforeLast];
  }
  return last[columns] ?? 0;
}

/** The candidate nearest to `word`, ignoring case; null when none is near enough to be a slip of the pen. */
export function nearestWord(word: string, candidates: Iterable<string>): string | null {
  const wanted = word.toLowerCase();
  let best: string | null = null;
  let bestDistance = Math.max(2, Math.floor(wanted.length / 3)) + 1;
  for (const candidate of candidates) {
    const other = candidate.toLowerCase();
    // "warn" for "warning" is an abbreviation, however many letters are missing.
    const abbreviates = wanted.length > 2 && other.startsWith(wanted);
    const distance = abbreviates ? 1 : editDistance(wanted, other);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}
