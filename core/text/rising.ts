// Looking up among values that rise: starts of pieces and chunks, sums, positions.

/** The index of the last of some rising values that is not above a value; 0 when there is none. */
export function indexAt(values: ArrayLike<number>, value: number): number {
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((values[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
