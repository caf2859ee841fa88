export interface CodedLabels {
  /** The distinct labels of both sides, ascending. */
  labels: number[];
  /** For each row the position of its label in `labels`. */
  truth: Int32Array;
  predicted: Int32Array;
}

/** Numbers the distinct labels of both sides in ascending order, as scikit-learn does. */
export function codeLabels(truth: ArrayLike<number>, predicted: ArrayLike<number>): CodedLabels {
  const codes = new Map<number, number>();
  const firstSeen = [truth, predicted].map((side) => {
    const coded = new Int32Array(side.length);
    for (let row = 0; row < side.length; row++) {
      const label = side[row];
      const code = codes.get(label) ?? codes.size;
      if (code === codes.size) codes.set(label, code);
      coded[row] = code;
    }
    return coded;
  });
  const labels = [...codes.keys()].sort((a, b) => a - b);
  const rank = new Int32Array(labels.length);
  for (const [position, label] of labels.entries()) rank[codes.get(label)!] = position;
  const [truthCodes, predictedCodes] = firstSeen.map((coded) => coded.map((code) => rank[code]));
  return { labels, truth: truthCodes, predicted: predictedCodes };
}
