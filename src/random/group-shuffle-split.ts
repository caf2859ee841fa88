import type { Column } from "../table/column.ts";
import { classCodes } from "./class-codes.ts";
import { RandomState } from "./numpy-random-state.ts";
import { type SideSizes, sideCounts } from "./side-counts.ts";
import type { Split } from "./split.ts";

/**
 * Splits rows so that no group is on both sides, as the first split of scikit-learn's
 * `GroupShuffleSplit(random_state=seed)` does: the sizes count groups, the sorted groups are
 * permuted, and both sides keep the rows' own order.
 */
export function groupShuffleSplit(groups: Column, options: SideSizes & { seed: number }): Split {
  const { codes, classCount } = classCodes(groups);
  const counts = sideCounts(classCount, options);
  const order = new RandomState(options.seed).permutation(classCount);
  const side = new Uint8Array(classCount);
  order.forEach((code, place) => {
    if (place < counts.test) side[code] = 1;
    else if (place < counts.test + counts.train) side[code] = 2;
  });
  const rows = Uint32Array.from({ length: groups.length }, (_, row) => row);
  return {
    test: rows.filter((row) => side[codes[row]!] === 1),
    train: rows.filter((row) => side[codes[row]!] === 2),
  };
}
