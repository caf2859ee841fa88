import type { Splitter } from "../competition/definition.ts";
import type { Column } from "../table/column.ts";
import { uniqueRows } from "../table/groups.ts";

/**
 * Splits the distinct values of a column, listed by their first row, as scikit-learn's
 * `train_test_split` does. Each side holds its values in the order drawn.
 * @param options `testSize` is a share or count of values.
 */
export function splitValues(
  split: Splitter,
  column: Column,
  options: { testSize: number; seed: number },
): { train: Column; test: Column } {
  const values = column.take(uniqueRows(column));
  const { train, test } = split.trainTestRows(values.length, options);
  return { train: values.take(train), test: values.take(test) };
}
