import { minimise } from "./lbfgs.ts";
import type { LearningTarget } from "./learning-target.ts";
import { softmax, toProbabilities } from "./probabilities.ts";
import type { SparseRows } from "./sparse-rows.ts";

/** Weights by output, each with its intercept at the end; two classes share one output. */
export interface LinearModel {
  weights: Float64Array;
  outputs: number;
}

export interface LinearOptions {
  /** Strength of the squared penalty on the weights (not the intercepts), per training row. */
  penalty: number;
  maxIterations?: number;
}

/**
 * Multinomial logistic regression of the classes 0 to `classCount` - 1, with a squared penalty.
 * Minimises the mean log loss + penalty / 2 * |weights|^2.
 */
export function fitLogisticRegression(
  features: SparseRows,
  labels: Int32Array,
  classCount: number,
  options: LinearOptions,
): LinearModel {
  const ofTwo = (scores: Float64Array, row: number) => {
    const sign = labels[row] === 1 ? 1 : -1;
    const margin = sign * scores[0];
    scores[0] = -sign / (1 + Math.exp(margin));
    return margin > 0 ? Math.log1p(Math.exp(-margin)) : Math.log1p(Math.exp(margin)) - margin;
  };
  const ofMany = (scores: Float64Array, row: number) => {
    softmax(scores);
    const loss = -Math.log(Math.max(scores[labels[row]], 1e-300));
    scores[labels[row]] -= 1;
    return loss;
  };
  return classCount === 2
    ? fit(features, 1, ofTwo, options)
    : fit(features, classCount, ofMany, options);
}

/** Ridge regression: minimises half the mean squared error + penalty / 2 * |weights|^2. */
export function fitRidge(
  features: SparseRows,
  target: Float64Array,
  options: LinearOptions,
): LinearModel {
  const fill = (scores: Float64Array, row: number) => {
    scores[0] -= target[row];
    return scores[0] ** 2 / 2;
  };
  return fit(features, 1, fill, options);
}

/** Learns from `known` and predicts `queries`: numbers, or class probabilities row by row. */
export function predictLinear(
  known: SparseRows,
  target: LearningTarget,
  queries: SparseRows,
  options: LinearOptions,
): Float64Array {
  if (target.kind === "number") {
    return predictScores(fitRidge(known, target.values, options), queries);
  }
  const model = fitLogisticRegression(known, target.labels, target.classCount, options);
  return predictProbabilities(model, queries);
}

/** Class probabilities, row by row. */
export function predictProbabilities(model: LinearModel, features: SparseRows): Float64Array {
  return toProbabilities(predictScores(model, features), model.outputs);
}

/** The model's linear scores, row by row; for ridge regression these are the predictions. */
export function predictScores(
  { weights, outputs }: LinearModel,
  features: SparseRows,
): Float64Array {
  const rows = features.start.length - 1;
  const scores = new Float64Array(rows * outputs);
  for (let row = 0; row < rows; row++) {
    addScores(weights, features, row, scores.subarray(row * outputs, (row + 1) * outputs));
  }
  return scores;
}

/** `toGradient` turns a row's scores into the loss's gradient by score and returns the loss. */
function fit(
  features: SparseRows,
  outputs: number,
  toGradient: (scores: Float64Array, row: number) => number,
  { penalty, maxIterations = 100 }: LinearOptions,
): LinearModel {
  const rows = features.start.length - 1;
  const { start, column, value, width } = features;
  const scores = new Float64Array(outputs);
  const objective = (weights: Float64Array, gradient: Float64Array) => {
    let loss = 0;
    gradient.fill(0);
    for (let row = 0; row < rows; row++) {
      scores.fill(0);
      addScores(weights, features, row, scores);
      loss += toGradient(scores, row);
      for (let output = 0; output < outputs; output++) {
        const slope = scores[output] / rows;
        const base = output * (width + 1);
        for (let k = start[row]; k < start[row + 1]; k++) {
          gradient[base + column[k]] += slope * value[k];
        }
        gradient[base + width] += slope;
      }
    }
    let squares = 0;
    for (let i = 0; i < weights.length; i++) {
      if (i % (width + 1) === width) continue;
      squares += weights[i] ** 2;
      gradient[i] += penalty * weights[i];
    }
    return loss / rows + (penalty / 2) * squares;
  };
  const zero = new Float64Array(outputs * (width + 1));
  return { weights: minimise(objective, zero, { maxIterations }), outputs };
}

function addScores(
  weights: Float64Array,
  { start, column, value, width }: SparseRows,
  row: number,
  scores: Float64Array,
): void {
  const end = start[row + 1];
  for (let output = 0; output < scores.length; output++) {
    const base = output * (width + 1);
    let score = weights[base + width];
    for (let k = start[row]; k < end; k++) score += weights[base + column[k]] * value[k];
    scores[output] += score;
  }
}
