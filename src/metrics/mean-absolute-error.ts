import { mean } from "./pairwise-sum.ts";

/** Mean of |truth - predicted| (scikit-learn `mean_absolute_error`); NaN for no rows. */
export function meanAbsoluteError(truth: ArrayLike<number>, predicted: ArrayLike<number>): number {
  const errors = new Float64Array(truth.length);
  for (let i = 0; i < errors.length; i++) errors[i] = Math.abs(truth[i] - predicted[i]);
  return mean(errors);
}

/**
 * Mean over groups of ln(mean absolute error of the group's rows): every group weighs the same,
 * however many rows it has. -Infinity when one group is predicted perfectly.
 * @param groups the group of each row, as any value that can be a Map's key.
 */
export function groupedLogMeanAbsoluteError(
  truth: ArrayLike<number>,
  predicted: ArrayLike<number>,
  groups: ArrayLike<unknown>,
): number {
  const rowsOfGroup = new Map<unknown, number[]>();
  for (let i = 0; i < truth.length; i++) {
    const rows = rowsOfGroup.get(groups[i]);
    if (rows === undefined) rowsOfGroup.set(groups[i], [i]);
    else rows.push(i);
  }
  const logs = Array.from(rowsOfGroup.values(), (rows) => {
    const taken = (column: ArrayLike<number>) => Float64Array.from(rows, (row) => column[row]);
    return Math.log(meanAbsoluteError(taken(truth), taken(predicted)));
  });
  return mean(logs);
}
