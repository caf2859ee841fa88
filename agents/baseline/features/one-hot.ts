import { isMissing } from "../csv.ts";
import { type SparseRows, sparseRows } from "../learners/sparse-rows.ts";
import type { Feature } from "./table-features.ts";

/**
 * Features for a linear model, training rows and test rows apart: numbers scaled to mean 0 and
 * variance 1 over the training rows (missing: 0), a 0/1 column for every category seen in training.
 */
export function toSparseRows(
  features: readonly Feature[],
  trainCount: number,
): [SparseRows, SparseRows] {
  const rowCount = features[0].values.length;
  const rows = Array.from({ length: rowCount }, () => new Map<number, number>());
  let width = 0;
  for (const feature of features) {
    if (feature.kind === "number") {
      const column = width++;
      standardise(feature.values, trainCount).forEach((value, row) => {
        if (value !== 0) rows[row].set(column, value);
      });
      continue;
    }
    const columns = new Map<string, number>();
    feature.values.forEach((value, row) => {
      if (isMissing(value)) return;
      if (row < trainCount && !columns.has(value)) columns.set(value, width++);
      const column = columns.get(value);
      if (column !== undefined) rows[row].set(column, 1);
    });
  }
  return [sparseRows(rows.slice(0, trainCount), width), sparseRows(rows.slice(trainCount), width)];
}

function standardise(values: Float64Array, trainCount: number): Float64Array {
  const known = values.subarray(0, trainCount).filter((value) => !Number.isNaN(value));
  const mean = known.reduce((a, b) => a + b, 0) / Math.max(1, known.length);
  const variance = known.reduce((a, b) => a + (b - mean) ** 2, 0) / Math.max(1, known.length);
  if (variance === 0) return new Float64Array(values.length);
  return values.map((value) => (Number.isNaN(value) ? 0 : (value - mean) / Math.sqrt(variance)));
}
