/** What is learned: a number, or one of the classes 0 to `classCount` - 1. */
export type LearningTarget =
  | { kind: "number"; values: Float64Array }
  | { kind: "class"; labels: Int32Array; classCount: number };

/** The best guess without looking at features: the mean, or the classes' shares; by row. */
export function predictConstant(target: LearningTarget, rowCount: number): Float64Array {
  const row = target.kind === "number" ? [mean(target.values)] : classShares(target);
  const predictions = new Float64Array(rowCount * row.length);
  for (let i = 0; i < predictions.length; i++) predictions[i] = row[i % row.length];
  return predictions;
}

export function mean(values: Float64Array): number {
  return values.reduce((a, b) => a + b, 0) / values.length;
}

function classShares({ labels, classCount }: LearningTarget & { kind: "class" }): Float64Array {
  const shares = new Float64Array(classCount);
  for (const label of labels) shares[label] += 1 / labels.length;
  return shares;
}
