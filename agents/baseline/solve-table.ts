import { toSparseRows } from "./features/one-hot.ts";
import { type Feature, frequencyRanks, pairs, targetMeans } from "./features/table-features.ts";
import { fitBoosting, predictBoosting } from "./learners/gradient-boosting.ts";
import { type LearningTarget, predictConstant } from "./learners/learning-target.ts";
import { predictLinear } from "./learners/linear-model.ts";
import { type Random, seededRandom } from "./random.ts";
import type { Strength } from "./settings.ts";

/** Above this number of classes, a tree per class and round takes too long. */
const mostClassesOfBoosting = 10;
const linearPenalty = 1e-3;

/**
 * Predicts from features of the training rows followed by the test rows.
 * trivial: a constant; simple: a linear model; good: boosted trees; best: boosted trees that also
 * see the mean target of every pair of categories, averaged over three runs.
 */
export function solveTable(
  features: readonly Feature[],
  target: LearningTarget,
  strength: Strength,
  seed: number,
): Float64Array {
  const trainCount = target.kind === "number" ? target.values.length : target.labels.length;
  const rowCount = features[0].values.length;
  if (strength === "trivial") return predictConstant(target, rowCount - trainCount);
  const tooManyClasses = target.kind === "class" && target.classCount > mostClassesOfBoosting;
  if (strength === "simple" || tooManyClasses) {
    const [train, test] = toSparseRows(features, trainCount);
    return predictLinear(train, target, test, { penalty: linearPenalty });
  }
  const runs = strength === "best" ? 3 : 1;
  const predictions = Array.from({ length: runs }, (_, run) => {
    const random = seededRandom(seed * runs + run);
    const columns = treeColumns(features, target, strength, random);
    const train = columns.map((values) => values.slice(0, trainCount));
    const options = {
      rounds: 300,
      learningRate: 0.04,
      maxLeaves: 16,
      minRowsPerLeaf: Math.min(20, Math.max(2, Math.floor(trainCount / 50))),
      penalty: 1,
      rowShare: 0.7,
      featureShare: 0.7,
    };
    const model = fitBoosting(train, target, options, random);
    return predictBoosting(
      model,
      columns.map((values) => values.slice(trainCount)),
    );
  });
  return predictions[0].map((_, i) => predictions.reduce((sum, p) => sum + p[i] / runs, 0));
}

function treeColumns(
  features: readonly Feature[],
  target: LearningTarget,
  strength: Strength,
  random: Random,
): Float64Array[] {
  const numbers = features.flatMap((feature) =>
    feature.kind === "number" ? [feature.values] : [],
  );
  const categories = features.flatMap((feature) =>
    feature.kind === "category" ? [feature.values] : [],
  );
  const columns = [...numbers, ...categories.map(frequencyRanks)];
  const scalar = scalarTarget(target);
  if (!scalar) return columns;
  const folds = Int32Array.from(scalar, () => Math.floor(random() * 5));
  const weight = 10;
  columns.push(...categories.map((values) => targetMeans(values, scalar, folds, weight)));
  if (strength === "best") {
    categories.forEach((a, i) => {
      for (const b of categories.slice(i + 1)) {
        columns.push(targetMeans(pairs(a, b), scalar, folds, weight / 3));
      }
    });
  }
  return columns;
}

/** The target as one number a row, where one is enough. */
function scalarTarget(target: LearningTarget): Float64Array | undefined {
  if (target.kind === "number") return target.values;
  return target.classCount === 2 ? Float64Array.from(target.labels) : undefined;
}
