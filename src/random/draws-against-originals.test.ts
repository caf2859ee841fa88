import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { type Column, float64Column, int64Column, textColumn } from "../table/column.ts";
import { groupShuffleSplit } from "./group-shuffle-split.ts";
import { NumpyGenerator } from "./numpy-generator.ts";
import { RandomState } from "./numpy-random-state.ts";
import { PythonRandom } from "./python-random.ts";
import { sampleRows } from "./sample-rows.ts";
import type { SideSizes } from "./side-counts.ts";
import type { Split } from "./split.ts";
import { trainTestSplit } from "./train-test-split.ts";

/** Draws of the original generators; see tools/oracle/random_draws.py. */
type Call = [method: string, args: never[], result: unknown];
interface Recording {
  seed: number | string;
  calls: Call[];
}

const RECORDED: Record<string, Recording[]> = JSON.parse(
  gunzipSync(readFileSync(new URL("fixtures/draws.json.gz", import.meta.url))).toString(),
);

function compact(values: ArrayLike<number>): number[] | string {
  if (values.length <= 12) return Array.from(values);
  return createHash("md5").update(Uint32Array.from(values)).digest("hex");
}

function sides({ train, test }: Split): object {
  return { train: compact(train), test: compact(test) };
}

function shuffled(n: number, shuffle: (items: number[]) => void): number[] | string {
  const items = Array.from({ length: n }, (_, i) => i);
  shuffle(items);
  return compact(items);
}

function weights(n: number): number[] {
  return Array.from({ length: n }, (_, i) => (i + 1) / ((n * (n + 1)) / 2));
}

function labels(n: number, count: number, kind: string): Column {
  const codes = Array.from({ length: n }, (_, i) =>
    Math.floor(((((i * 7919 + 13) % 10007) ** 2 % 9973) * count) / 9973),
  );
  if (kind === "text") return textColumn(codes.map((code) => [..."日é€😀zYaB01"][code]!));
  return kind === "int64"
    ? int64Column(codes.map((code) => code - 2))
    : float64Column(codes.map((code) => code - 1.5));
}

type Draws = Record<string, (...args: never[]) => unknown>;

function legacyDraws(seed: number | string): Draws {
  const random = new RandomState(Number(seed));
  return {
    random: () => random.random(),
    randint: (low: number, high: number) => random.randint(low, high),
    permutation: (n: number) => compact(random.permutation(n)),
    shuffle: (n: number) => shuffled(n, (items) => random.shuffle(items)),
    choice: (n: number, k: number, replace: boolean) => compact(random.choice(n, k, { replace })),
    weighted: (n: number, k: number, replace: boolean) =>
      compact(random.choice(n, k, { replace, weights: weights(n) })),
    normal: (mean: number, deviation: number) => random.normal(mean, deviation),
  };
}

function generatorDraws(seed: number | string): Draws {
  const random = new NumpyGenerator(BigInt(seed));
  return {
    random: () => random.random(),
    uniform: (low: number, high: number) => random.uniform(low, high),
    integers: (low: number, high: number) => random.integers(low, high),
    permutation: (n: number) => compact(random.permutation(n)),
    shuffle: (n: number) => shuffled(n, (items) => random.shuffle(items)),
    choice: (n: number, k: number, replace: boolean) => compact(random.choice(n, k, { replace })),
    weighted: (n: number, k: number, replace: boolean) =>
      compact(random.choice(n, k, { replace, weights: weights(n) })),
    normal: (mean: number, deviation: number) => random.normal(mean, deviation),
    normalSum: (n: number) => {
      let sum = 0;
      for (let i = 0; i < n; i++) sum += random.normal();
      return sum;
    },
  };
}

function pythonDraws(seed: number | string): Draws {
  const random = new PythonRandom(BigInt(seed));
  return {
    random: () => random.random(),
    randint: (first: number, last: number) => random.randint(first, last),
    shuffle: (n: number) => shuffled(n, (items) => random.shuffle(items)),
    sample: (n: number, k: number) =>
      compact(
        random.sample(
          Array.from({ length: n }, (_, i) => i),
          k,
        ),
      ),
    choice: (n: number) => random.choice(Array.from({ length: n }, (_, i) => i)),
  };
}

function splitDraws(seedOrText: number | string): Draws {
  const seed = Number(seedOrText);
  return {
    split: (n: number, sizes: SideSizes) => sides(trainTestSplit(n, { ...sizes, seed })),
    stratified: (n: number, sizes: SideSizes, count: number, kind: string) => {
      try {
        return sides(trainTestSplit(n, { ...sizes, seed, stratify: labels(n, count, kind) }));
      } catch (error) {
        if (error instanceof RangeError) return "refused";
        throw error;
      }
    },
    groups: (n: number, sizes: SideSizes, count: number, kind: string) =>
      sides(groupShuffleSplit(labels(n, count, kind), { ...sizes, seed })),
    sample: (n: number, share: number) => compact(sampleRows(n, { share }, seed)),
  };
}

describe.each([
  ["numpy-legacy", legacyDraws],
  ["numpy-generator", generatorDraws],
  ["python", pythonDraws],
  ["splits", splitDraws],
] as const)("%s", (name, drawsOf) => {
  it(`draws what the original draws, for ${RECORDED[name]!.length} seeds`, () => {
    const differing: unknown[] = [];
    for (const { seed, calls } of RECORDED[name]!) {
      const draws = drawsOf(seed);
      for (const [method, args, result] of calls) {
        const ours = draws[method]!(...args);
        const same =
          method === "normal"
            ? Math.abs((ours as number) - (result as number)) < 1e-14
            : JSON.stringify(ours) === JSON.stringify(result);
        if (!same) differing.push({ seed, method, args, result, ours });
      }
    }
    expect(differing.slice(0, 5)).toEqual([]);
  });
});
