import type { Column } from "../table/column.ts";
import { RandomState } from "./numpy-random-state.ts";
import { type SideSizes, sideCounts } from "./side-counts.ts";
import type { Split } from "./split.ts";
import { stratifiedSplit } from "./stratified-split.ts";

export type SplitOptions = SideSizes & {
  /** Seed of NumPy's legacy generator. */
  seed: number;
  /** Keeps the share of each of this column's values the same on both sides. */
  stratify?: Column;
};

/**
 * Splits rows as scikit-learn's `train_test_split(..., random_state=seed)` does: one permutation
 * of all rows, the test side first.
 *
 * @throws RangeError when a side would be empty or both together exceed the rows.
 */
export function trainTestSplit(rowCount: number, options: SplitOptions): Split {
  const { seed, stratify } = options;
  const counts = sideCounts(rowCount, options);
  const random = new RandomState(seed);
  if (stratify !== undefined) {
    if (stratify.length !== rowCount) {
      throw new RangeError(`${rowCount} rows cannot be split by ${stratify.length} labels`);
    }
    return stratifiedSplit(stratify, counts, random);
  }
  const order = random.permutation(rowCount);
  return {
    test: order.slice(0, counts.test),
    train: order.slice(counts.test, counts.test + counts.train),
  };
}
