import type { Column } from "../table/column.ts";
import { classCodes } from "./class-codes.ts";
import type { RandomState } from "./numpy-random-state.ts";
import type { Split } from "./split.ts";

/**
 * One split that keeps every class's share on both sides, as scikit-learn's
 * `StratifiedShuffleSplit` draws it. Missing values are a class of their own.
 *
 * @throws RangeError when a class has fewer than two rows or a side has fewer rows than classes.
 */
export function stratifiedSplit(
  labels: Column,
  counts: { train: number; test: number },
  random: RandomState,
): Split {
  const { codes, classCount } = classCodes(labels);
  const classRows = rowsByClass(codes, classCount);
  const sizes = Float64Array.from(classRows, (rows) => rows.length);
  if (sizes.some((size) => size < 2)) {
    throw new RangeError("a class has one row only; a stratified split needs two of each class");
  }
  for (const side of ["train", "test"] as const) {
    if (counts[side] < classCount) {
      throw new RangeError(`${counts[side]} ${side} rows cannot hold all ${classCount} classes`);
    }
  }
  const trainSizes = allocate(sizes, counts.train, random);
  const rest = sizes.map((size, code) => size - trainSizes[code]!);
  const testSizes = allocate(rest, counts.test, random);
  const train: number[] = [];
  const test: number[] = [];
  classRows.forEach((rows, code) => {
    const shuffled = random.permutation(rows.length).map((place) => rows[place]!);
    const trainSize = trainSizes[code]!;
    for (const row of shuffled.subarray(0, trainSize)) train.push(row);
    for (const row of shuffled.subarray(trainSize, trainSize + testSizes[code]!)) test.push(row);
  });
  return { train: permuted(train, random), test: permuted(test, random) };
}

function rowsByClass(codes: Uint32Array, classCount: number): number[][] {
  const rows: number[][] = Array.from({ length: classCount }, () => []);
  codes.forEach((code, row) => {
    rows[code]!.push(row);
  });
  return rows;
}

/** Shares `total` among classes by size, what rounding leaves by largest remainder, ties by lot. */
function allocate(sizes: Float64Array, total: number, random: RandomState): Float64Array {
  const sum = sizes.reduce((a, b) => a + b, 0);
  const exact = sizes.map((size) => (size / sum) * total);
  const allocated = exact.map(Math.floor);
  let missing = total - allocated.reduce((a, b) => a + b, 0);
  const remainders = exact.map((share, code) => share - allocated[code]!);
  for (const remainder of [...new Set(remainders)].sort((a, b) => b - a)) {
    if (missing <= 0) break;
    const tied = [...remainders.keys()].filter((code) => remainders[code] === remainder);
    const chosen = Math.min(tied.length, missing);
    for (const place of random.choice(tied.length, chosen, { replace: false })) {
      allocated[tied[place]!]! += 1;
    }
    missing -= chosen;
  }
  return allocated;
}

function permuted(rows: number[], random: RandomState): Uint32Array {
  return random.permutation(rows.length).map((place) => rows[place]!);
}
