// Shares out an estimate: parts on the file's own scale whose sum is the whole, as near to the shares of work as the scale allows.

/** More parts than this make no plan. */
export const mostSlices = 5;

/**
 * One part for each share, in their order; null where no parts on the scale have this sum. Of equally near ones the first in
 * ascending order is taken, so the answer is the same each time.
 *
 * `scale` holds the values a part may have, `limit` the largest one that is still no oversized story.
 */
export function divide(
  whole: number,
  shares: readonly number[],
  scale: readonly number[],
  limit: number,
): readonly number[] | null {
  const all = shares.reduce((sum, share) => sum + share, 0);
  const wanted = shares.map((share) => (all > 0 ? (whole * share) / all : whole / shares.length));
  const values = [...new Set(scale)].filter((value) => value > 0 && value <= limit).sort((a, b) => a - b);
  let best: { readonly parts: readonly number[]; readonly distance: number } | null = null;
  const parts: number[] = [];
  const choose = (left: number, distance: number): void => {
    if (best !== null && distance >= best.distance - 1e-9) return;
    const position = parts.length;
    if (position === wanted.length) {
      if (Math.abs(left) < 1e-9) best = { parts: [...parts], distance };
      return;
    }
    const others = wanted.length - position - 1;
    for (const value of values) {
      const rest = left - value;
      if (rest < others * (values[0] ?? 0) - 1e-9) break;
      if (rest > others * (values.at(-1) ?? 0) + 1e-9) continue;
      parts.push(value);
      choose(rest, distance + (value - (wanted[position] ?? 0)) ** 2);
      parts.pop();
    }
  };
  if (wanted.length <= mostSlices) choose(whole, 0);
  return (best as { readonly parts: readonly number[] } | null)?.parts ?? null;
}
