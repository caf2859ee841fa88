import type { Splitter } from "../competition/definition.ts";
import { groupRows, rowsOfGroups } from "../table/groups.ts";
import type { Table } from "../table/table.ts";

/**
 * Splits a table so that rows with the same value stay together: the list of the groups, sorted by
 * value, is split as scikit-learn's `train_test_split` does. Groups come in the order drawn, their
 * rows in the order of the table; rows without a value are left out.
 * @param options `testSize` is a share or count of groups.
 */
export function splitGroups(
  split: Splitter,
  table: Table,
  { by, ...options }: { by: string; testSize: number; seed: number },
): { train: Table; test: Table } {
  const groups = groupRows(table.column(by), { order: "sorted" });
  const { train, test } = split.trainTestRows(groups.length, options);
  return {
    train: table.take(rowsOfGroups(groups, train)),
    test: table.take(rowsOfGroups(groups, test)),
  };
}
