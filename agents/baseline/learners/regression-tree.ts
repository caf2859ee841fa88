import { binCount } from "./binning.ts";

/** A node splits at `bin` (at most that bin goes left) or, with `left` -1, is a leaf. */
export interface TreeNode {
  feature: number;
  bin: number;
  left: number;
  right: number;
  value: number;
}

export type RegressionTree = TreeNode[];

export interface TreeOptions {
  maxLeaves: number;
  minRowsPerLeaf: number;
  /** Squared penalty on leaf values. */
  penalty: number;
}

interface Leaf {
  node: number;
  rows: Int32Array;
  histogram: Float64Array;
  split: Split | undefined;
}

interface Split {
  feature: number;
  bin: number;
  gain: number;
}

/**
 * Grows a tree on binned features (one array a feature), best split first, by the second-order
 * gain of Chen and Guestrin (XGBoost, 2016, equation 7). Leaf values are Newton steps.
 */
export function growTree(
  bins: readonly Uint8Array[],
  features: readonly number[],
  rows: Int32Array,
  gradient: Float64Array,
  hessian: Float64Array,
  options: TreeOptions,
): RegressionTree {
  const tree: RegressionTree = [];
  const addLeaf = (leafRows: Int32Array, histogram: Float64Array): Leaf => {
    const total = sumOfBins(histogram, 0);
    const value = -total.gradient / (total.hessian + options.penalty);
    tree.push({ feature: -1, bin: -1, left: -1, right: -1, value });
    const split = findBestSplit(histogram, features, options);
    return { node: tree.length - 1, rows: leafRows, histogram, split };
  };
  const histogramOf = (leafRows: Int32Array) =>
    buildHistogram(bins, features, leafRows, gradient, hessian);
  const leaves = [addLeaf(rows, histogramOf(rows))];
  for (let count = 1; count < options.maxLeaves; count++) {
    const best = leaves.reduce((a, b) => ((b.split?.gain ?? 0) > (a.split?.gain ?? 0) ? b : a));
    if (!best.split) break;
    const { feature, bin } = best.split;
    const featureBins = bins[feature];
    const leftRows = best.rows.filter((row) => featureBins[row] <= bin);
    const rightRows = best.rows.filter((row) => featureBins[row] > bin);
    // Only the smaller side is counted; the other is what remains of the parent.
    const leftIsSmaller = leftRows.length <= rightRows.length;
    const counted = histogramOf(leftIsSmaller ? leftRows : rightRows);
    const remaining = best.histogram.map((sum, i) => sum - counted[i]);
    const left = addLeaf(leftRows, leftIsSmaller ? counted : remaining);
    const right = addLeaf(rightRows, leftIsSmaller ? remaining : counted);
    Object.assign(tree[best.node], { feature, bin, left: left.node, right: right.node });
    leaves.splice(leaves.indexOf(best), 1, left, right);
  }
  return tree;
}

/** The value of the leaf that a row falls into. */
export function predictRow(tree: RegressionTree, bins: readonly Uint8Array[], row: number): number {
  let node = tree[0];
  while (node.left >= 0) node = tree[bins[node.feature][row] <= node.bin ? node.left : node.right];
  return node.value;
}

/** Sums of gradient, hessian and rows by feature and bin. */
function buildHistogram(
  bins: readonly Uint8Array[],
  features: readonly number[],
  rows: Int32Array,
  gradient: Float64Array,
  hessian: Float64Array,
): Float64Array {
  const histogram = new Float64Array(features.length * binCount * 3);
  features.forEach((feature, k) => {
    const featureBins = bins[feature];
    const base = k * binCount * 3;
    for (const row of rows) {
      const at = base + featureBins[row] * 3;
      histogram[at] += gradient[row];
      histogram[at + 1] += hessian[row];
      histogram[at + 2] += 1;
    }
  });
  return histogram;
}

function sumOfBins(histogram: Float64Array, base: number) {
  const total = { gradient: 0, hessian: 0, rows: 0 };
  for (let at = base; at < base + binCount * 3; at += 3) {
    total.gradient += histogram[at];
    total.hessian += histogram[at + 1];
    total.rows += histogram[at + 2];
  }
  return total;
}

function findBestSplit(
  histogram: Float64Array,
  features: readonly number[],
  { minRowsPerLeaf, penalty }: TreeOptions,
): Split | undefined {
  let best: Split | undefined;
  features.forEach((feature, k) => {
    const base = k * binCount * 3;
    const total = sumOfBins(histogram, base);
    const parentScore = total.gradient ** 2 / (total.hessian + penalty);
    let gradient = 0;
    let hessian = 0;
    let rows = 0;
    for (let bin = 0; bin < binCount - 1; bin++) {
      const at = base + bin * 3;
      gradient += histogram[at];
      hessian += histogram[at + 1];
      rows += histogram[at + 2];
      if (rows < minRowsPerLeaf) continue;
      if (total.rows - rows < minRowsPerLeaf) break;
      const gain =
        gradient ** 2 / (hessian + penalty) +
        (total.gradient - gradient) ** 2 / (total.hessian - hessian + penalty) -
        parentScore;
      if (gain > (best?.gain ?? 1e-9)) best = { feature, bin, gain };
    }
  });
  return best;
}
