import { mean, pairwiseSum } from "./pairwise-sum.ts";

export interface LabelRankingOptions {
  /**
   * `row`: every row weighs the same, one without true labels scores 1 (scikit-learn
   * `label_ranking_average_precision_score`). `label`: a row weighs as many times as it has true
   * labels (label-weighted LRAP, "lwlrap").
   */
  weight: "row" | "label";
}

/**
 * Label-ranking average precision: for each true label of a row, the share of true ones among the
 * labels scored at least as high, averaged over the row's true labels, then over rows. Equal scores
 * all count as ranked above each other.
 * @param truth one column of 0/1 per label; `scores` the same columns in the same order.
 * @returns NaN when no row has weight.
 */
export function labelRankingAveragePrecision(
  truth: readonly ArrayLike<number>[],
  scores: readonly ArrayLike<number>[],
  options: LabelRankingOptions,
): number {
  const rows = truth[0].length;
  const precisions = new Float64Array(rows);
  const weights = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    const trueLabels = [...truth.keys()].filter((label) => truth[label][row] === 1);
    weights[row] = trueLabels.length;
    precisions[row] = rowPrecision(trueLabels, scores, row);
  }
  if (options.weight === "row") return mean(precisions);
  const weighted = precisions.map((precision, row) => precision * weights[row]);
  return pairwiseSum(weighted) / pairwiseSum(weights);
}

function rowPrecision(
  trueLabels: readonly number[],
  scores: readonly ArrayLike<number>[],
  row: number,
): number {
  if (trueLabels.length === 0 || trueLabels.length === scores.length) return 1;
  const notBelow = (score: number) => (label: number) => scores[label][row] >= score;
  const precisions = trueLabels.map((label) => {
    const score = scores[label][row];
    const hits = trueLabels.filter(notBelow(score)).length;
    const rank = scores.reduce((count, column) => count + (column[row] >= score ? 1 : 0), 0);
    return hits / rank;
  });
  return mean(precisions);
}
