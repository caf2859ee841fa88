import { mean } from "./pairwise-sum.ts";

/**
 * Average precision of a ranked list: walking through its first k items, each item that is true and
 * did not come earlier in the list is a hit and adds hits so far / its place;
 * the sum is divided by min(number of true items, k). Repeated items take up places.
 * @param truth the true items; with one, the result is 1 / place of its first occurrence, or 0.
 * @param predicted best guess first.
 * @returns NaN when there are no true items.
 */
export function averagePrecisionAtK<Item>(
  truth: ReadonlySet<Item>,
  predicted: readonly Item[],
  k: number,
): number {
  const found = new Set<Item>();
  let sum = 0;
  for (let place = 1; place <= Math.min(k, predicted.length); place++) {
    const item = predicted[place - 1];
    if (!truth.has(item) || found.has(item)) continue;
    found.add(item);
    sum += found.size / place;
  }
  return sum / Math.min(truth.size, k);
}

/** MAP@k: the mean of {@link averagePrecisionAtK} over rows. */
export function meanAveragePrecisionAtK<Item>(
  truth: readonly ReadonlySet<Item>[],
  predicted: readonly (readonly Item[])[],
  k: number,
): number {
  return mean(truth.map((items, row) => averagePrecisionAtK(items, predicted[row], k)));
}
