import { type Random, shuffledIndices } from "../random.ts";
import { findCuts, toBins } from "./binning.ts";
import { type LearningTarget, mean } from "./learning-target.ts";
import { toProbabilities } from "./probabilities.ts";
import { growTree, predictRow, type RegressionTree, type TreeOptions } from "./regression-tree.ts";

export interface BoostingOptions extends TreeOptions {
  rounds: number;
  learningRate: number;
  /** Share of the rows each tree sees. */
  rowShare: number;
  /** Share of the features each tree sees. */
  featureShare: number;
}

export interface BoostingModel {
  cuts: Float64Array[];
  /** Scores before the first tree, by output. */
  start: Float64Array;
  /** Trees by round and output. */
  rounds: RegressionTree[][];
  learningRate: number;
  kind: LearningTarget["kind"];
}

/**
 * Gradient boosted trees on features given column by column (NaN where missing): squared error
 * for numbers, logistic loss for two classes, softmax loss for more (Friedman, 2001).
 */
export function fitBoosting(
  columns: readonly Float64Array[],
  target: LearningTarget,
  options: BoostingOptions,
  random: Random,
): BoostingModel {
  const cuts = columns.map(findCuts);
  const bins = columns.map((values, k) => toBins(values, cuts[k]));
  const rowCount = target.kind === "number" ? target.values.length : target.labels.length;
  const start = startingScores(target);
  const scores = new Float64Array(rowCount * start.length);
  for (let i = 0; i < scores.length; i++) scores[i] = start[i % start.length];
  const gradients = Array.from(start, () => new Float64Array(rowCount));
  const hessians = Array.from(start, () => new Float64Array(rowCount));
  const rounds: RegressionTree[][] = [];
  for (let round = 0; round < options.rounds; round++) {
    fillGradients(target, scores, gradients, hessians);
    const rows = sample(rowCount, options.rowShare, random);
    const features = [...sample(columns.length, options.featureShare, random)];
    const trees = gradients.map((gradient, output) =>
      growTree(bins, features, rows, gradient, hessians[output], options),
    );
    addTrees(trees, bins, options.learningRate, scores);
    rounds.push(trees);
  }
  return { cuts, start, rounds, learningRate: options.learningRate, kind: target.kind };
}

/** Predicted numbers, or class probabilities row by row. */
export function predictBoosting(
  model: BoostingModel,
  columns: readonly Float64Array[],
): Float64Array {
  const bins = columns.map((values, k) => toBins(values, model.cuts[k]));
  const outputs = model.start.length;
  const rowCount = columns[0]?.length ?? 0;
  const scores = new Float64Array(rowCount * outputs);
  for (let i = 0; i < scores.length; i++) scores[i] = model.start[i % outputs];
  for (const trees of model.rounds) addTrees(trees, bins, model.learningRate, scores);
  return model.kind === "number" ? scores : toProbabilities(scores, outputs);
}

function addTrees(
  trees: RegressionTree[],
  bins: readonly Uint8Array[],
  learningRate: number,
  scores: Float64Array,
): void {
  const outputs = trees.length;
  const rowCount = scores.length / outputs;
  trees.forEach((tree, output) => {
    for (let row = 0; row < rowCount; row++) {
      scores[row * outputs + output] += learningRate * predictRow(tree, bins, row);
    }
  });
}

function startingScores(target: LearningTarget): Float64Array {
  if (target.kind === "number") {
    return Float64Array.of(mean(target.values));
  }
  const counts = new Float64Array(target.classCount);
  for (const label of target.labels) counts[label]++;
  if (target.classCount === 2) return Float64Array.of(Math.log((counts[1] + 1) / (counts[0] + 1)));
  return counts.map((count) => Math.log((count + 1) / (target.labels.length + target.classCount)));
}

function fillGradients(
  target: LearningTarget,
  scores: Float64Array,
  gradients: Float64Array[],
  hessians: Float64Array[],
): void {
  if (target.kind === "number") {
    target.values.forEach((value, row) => {
      gradients[0][row] = scores[row] - value;
      hessians[0][row] = 1;
    });
    return;
  }
  const probabilities = toProbabilities(scores, gradients.length);
  const { classCount } = target;
  target.labels.forEach((label, row) => {
    gradients.forEach((gradient, output) => {
      const class_ = gradients.length === 1 ? 1 : output;
      const probability = probabilities[row * classCount + class_];
      gradient[row] = probability - (label === class_ ? 1 : 0);
      hessians[output][row] = Math.max(probability * (1 - probability), 1e-6);
    });
  });
}

function sample(n: number, share: number, random: Random): Int32Array {
  if (share >= 1) return Int32Array.from({ length: n }, (_, i) => i);
  return shuffledIndices(n, random)
    .subarray(0, Math.max(1, Math.round(n * share)))
    .sort();
}
