/** Bins of a feature's values, for histograms; bin 0 holds missing values. */
export const binCount = 64;

/**
 * Ascending cuts between neighbouring distinct values: between all of them where they are few,
 * else so that every bin holds about equally many rows.
 */
export function findCuts(values: Float64Array): Float64Array {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  const borders: number[] = [];
  for (let i = 1; i < sorted.length; i++) if (sorted[i] !== sorted[i - 1]) borders.push(i);
  const mostCuts = binCount - 2;
  if (borders.length > mostCuts) keepEvenlySpaced(borders, sorted.length / (mostCuts + 1));
  return Float64Array.from(borders, (i) => (sorted[i - 1] + sorted[i]) / 2);
}

/** Keeps only borders that are at least `distance` rows apart. */
function keepEvenlySpaced(borders: number[], distance: number): void {
  let kept = 0;
  let last = 0;
  for (const border of borders) {
    if (border - last < distance) continue;
    borders[kept++] = border;
    last = border;
  }
  borders.length = kept;
}

/** The bin of every value: 0 if missing, else 1 + the number of cuts at or below it. */
export function toBins(values: Float64Array, cuts: Float64Array): Uint8Array {
  return Uint8Array.from(values, (value) => {
    if (Number.isNaN(value)) return 0;
    let low = 0;
    let high = cuts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (cuts[middle] <= value) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  });
}
