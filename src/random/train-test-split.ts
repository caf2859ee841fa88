import { RandomState } from "./numpy-random-state.ts";

export interface SplitOptions {
  /** A share of the rows below 1 (rounded up to whole rows), or a count of rows. */
  testSize: number;
  /** Seed of NumPy's legacy generator. */
  seed: number;
}

/** Row numbers of both sides of a split, in the split's order. */
export interface Split {
  train: Uint32Array;
  test: Uint32Array;
}

/**
 * Splits rows as scikit-learn's `train_test_split(..., random_state=seed)` does: one permutation
 * of all rows, the test side first.
 */
export function trainTestSplit(rowCount: number, options: SplitOptions): Split {
  const testCount = sideCount(rowCount, options.testSize);
  const order = new RandomState(options.seed).permutation(rowCount);
  return { test: order.slice(0, testCount), train: order.slice(testCount) };
}

function sideCount(rowCount: number, size: number): number {
  const count = size < 1 ? Math.ceil(size * rowCount) : size;
  if (!(size > 0) || !Number.isInteger(count) || count >= rowCount) {
    throw new RangeError(
      `a test size of ${size} leaves no two sides of ${rowCount} rows; ` +
        "give a share above 0 and below 1, or a count below the number of rows",
    );
  }
  return count;
}
