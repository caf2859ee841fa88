import { toSparseRows } from "./features/one-hot.ts";
import { countNgrams, type NgramOptions, weighByRarity } from "./features/text-features.ts";
import type { LearningTarget } from "./learners/learning-target.ts";
import { predictLinear } from "./learners/linear-model.ts";
import { classifyByNaiveBayes } from "./learners/naive-bayes.ts";
import { keepCommonColumns, type SparseRows } from "./learners/sparse-rows.ts";
import type { Strength } from "./settings.ts";

const words: NgramOptions = { words: 1, shortest: 0, longest: 0 };
const wordPairs: NgramOptions = { words: 2, shortest: 0, longest: 0 };
const characters: NgramOptions = { words: 2, shortest: 2, longest: 4 };
/** Longer texts are cut here. */
const longestText = 20_000;
/** With more text than this, runs of characters take too much memory. */
const mostCharacters = 30_000_000;
const penalty = 1e-5;

/**
 * Predicts from one text a row, training rows followed by test rows.
 * trivial: a linear model of the text's length and share of capitals, digits and marks; simple:
 * naive Bayes on words; good: a linear model of words and word pairs (TF-IDF); best: its average
 * with one that also sees runs of 2 to 4 characters.
 */
export function solveText(
  texts: readonly string[],
  target: LearningTarget,
  strength: Strength,
): Float64Array {
  const trainCount = target.kind === "number" ? target.values.length : target.labels.length;
  const cut = texts.map((text) => text.slice(0, longestText));
  const features = (options: NgramOptions) =>
    keepCommonColumns(
      countNgrams(cut.slice(0, trainCount), options),
      countNgrams(cut.slice(trainCount), options),
      2,
    );
  if (strength === "trivial") {
    const [train, test] = textShape(cut, trainCount);
    return predictLinear(train, target, test, { penalty });
  }
  if (strength === "simple" && target.kind === "class") {
    const [train, test] = features(words);
    return classifyByNaiveBayes(train, target.labels, target.classCount, test);
  }
  const linear = (options: NgramOptions) => {
    const [train, test] = features(options);
    weighByRarity(train, test);
    return predictLinear(train, target, test, { penalty });
  };
  const ofWords = linear(wordPairs);
  const size = cut.reduce((sum, text) => sum + text.length, 0);
  if (strength !== "best" || size > mostCharacters) return ofWords;
  const ofCharacters = linear(characters);
  return ofWords.map((prediction, i) => (prediction + ofCharacters[i]) / 2);
}

function textShape(texts: readonly string[], trainCount: number): [SparseRows, SparseRows] {
  const measures: Record<string, (text: string) => number> = {
    length: (text) => Math.log(1 + text.length),
    capitals: (text) => shareOf(/\p{Lu}/gu, text),
    digits: (text) => shareOf(/\d/g, text),
    marks: (text) => shareOf(/[^\p{L}\p{N}\s]/gu, text),
  };
  const features = Object.entries(measures).map(([name, measure]) => ({
    kind: "number" as const,
    name,
    values: Float64Array.from(texts, measure),
  }));
  return toSparseRows(features, trainCount);
}

function shareOf(pattern: RegExp, text: string): number {
  return (text.match(pattern)?.length ?? 0) / Math.max(1, text.length);
}
