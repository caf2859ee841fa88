import type { TextTable } from "./csv.ts";
import type { Target } from "./infer-task.ts";

/** The sample submission with one target's predictions in place of its values. */
export function withPredictions(
  sample: TextTable,
  target: Target,
  predictions: Float64Array,
): TextTable {
  const cells = new Map(sample.cells);
  const rows = Array.from({ length: sample.rowCount }, (_, row) => row);
  switch (target.kind) {
    case "number":
      cells.set(
        target.column,
        rows.map((row) => String(predictions[row])),
      );
      break;
    case "label":
      cells.set(target.column, mostProbable(predictions, target.classes));
      break;
    case "probability":
      cells.set(
        target.column,
        rows.map((row) => String(predictions[row * 2 + 1])),
      );
      break;
    case "class-probabilities":
      target.classes.forEach((name, k) => {
        const width = target.classes.length;
        cells.set(
          name,
          rows.map((row) => String(predictions[row * width + k])),
        );
      });
  }
  return { ...sample, cells };
}

function mostProbable(probabilities: Float64Array, classes: readonly string[]): string[] {
  const labels: string[] = [];
  for (let at = 0; at < probabilities.length; at += classes.length) {
    const row = probabilities.subarray(at, at + classes.length);
    labels.push(classes[row.indexOf(Math.max(...row))]);
  }
  return labels;
}
