/**
 * How large the sides of a split are, each as a share of the rows below 1 or a count of rows; a
 * side left out gets the rest.
 */
export type SideSizes =
  | { testSize: number; trainSize?: number }
  | { testSize?: undefined; trainSize: number };

/**
 * The rows of both sides as scikit-learn counts them: a share of the rows in double arithmetic,
 * rounded up for the test side and down for the train side.
 *
 * @throws RangeError when a side would be empty or both together exceed the rows.
 */
export function sideCounts(
  rowCount: number,
  { testSize, trainSize }: SideSizes,
): { train: number; test: number } {
  const test = testSize === undefined ? undefined : rowsOf(testSize, rowCount, Math.ceil);
  const train = trainSize === undefined ? undefined : rowsOf(trainSize, rowCount, Math.floor);
  const counts = { train: train ?? rowCount - test!, test: test ?? rowCount - train! };
  if (counts.train < 1 || counts.test < 1 || counts.train + counts.test > rowCount) {
    throw new RangeError(
      `${rowCount} rows cannot be split into ${counts.train} train and ${counts.test} test rows`,
    );
  }
  return counts;
}

function rowsOf(size: number, rowCount: number, round: (rows: number) => number): number {
  if (size > 0 && size < 1) return round(size * rowCount);
  if (size >= 1 && Number.isInteger(size)) return size;
  throw new RangeError(`a side's size is a share between 0 and 1 or a count of rows, not ${size}`);
}
