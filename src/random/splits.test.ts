import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { int64Column, textColumn } from "../table/column.ts";
import { groupShuffleSplit } from "./group-shuffle-split.ts";
import { NumpyGenerator } from "./numpy-generator.ts";
import { RandomState } from "./numpy-random-state.ts";
import { PythonRandom } from "./python-random.ts";
import { sampleRows } from "./sample-rows.ts";
import { trainTestSplit } from "./train-test-split.ts";

const SEED = fc.nat(2 ** 31);

function sorted(rows: Iterable<number>): number[] {
  return [...rows].sort((a, b) => a - b);
}

describe("trainTestSplit", () => {
  it("puts every row on one side, the test side rounded up", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 500 }), SEED, (rowCount, seed) => {
        const { train, test } = trainTestSplit(rowCount, { testSize: 0.1, seed });
        expect(test.length).toBe(Math.ceil(0.1 * rowCount));
        expect(sorted([...train, ...test])).toEqual([...Array(rowCount).keys()]);
      }),
    );
  });

  it("rounds the product of doubles, as scikit-learn does", () => {
    expect(trainTestSplit(70, { testSize: 0.1, seed: 0 }).test.length).toBe(7);
    expect(trainTestSplit(230, { testSize: 0.7, seed: 0 }).test.length).toBe(161);
    expect(trainTestSplit(130, { testSize: 0.7, seed: 0 }).test.length).toBe(Math.ceil(0.7 * 130));
  });

  it("says which sizes it cannot give", () => {
    expect(() => trainTestSplit(3, { testSize: 3, seed: 0 })).toThrow("0 train and 3 test rows");
    expect(() => trainTestSplit(3, { testSize: 2, trainSize: 2, seed: 0 })).toThrow(RangeError);
    expect(() => trainTestSplit(3, { testSize: 1.5, seed: 0 })).toThrow("not 1.5");
    expect(() => trainTestSplit(3, { testSize: 0, seed: 0 })).toThrow("not 0");
  });

  it("refuses classes that cannot be on both sides", () => {
    const stratify = textColumn(["a", "a", "b", "a"]);
    expect(() => trainTestSplit(4, { testSize: 2, seed: 0, stratify })).toThrow("one row only");
    expect(() => trainTestSplit(5, { testSize: 2, seed: 0, stratify })).toThrow("4 labels");
    const three = textColumn(["a", "a", "b", "b", "c", "c"]);
    expect(() => trainTestSplit(6, { testSize: 2, seed: 0, stratify: three })).toThrow(
      "2 test rows cannot hold all 3 classes",
    );
  });
});

describe("groupShuffleSplit", () => {
  it("keeps groups whole and rows in order", () => {
    const groups = fc.array(fc.nat(9), { minLength: 30, maxLength: 60 });
    fc.assert(
      fc.property(groups, SEED, (ids, seed) => {
        fc.pre(new Set(ids).size > 2);
        const { train, test } = groupShuffleSplit(int64Column(ids), { testSize: 0.3, seed });
        const trainIds = new Set([...train].map((row) => ids[row]));
        expect([...test].some((row) => trainIds.has(ids[row]))).toBe(false);
        expect([...train]).toEqual(sorted(train));
        expect(sorted([...train, ...test])).toEqual([...ids.keys()]);
      }),
    );
  });
});

describe("sampleRows", () => {
  it("takes the first rows of the permutation", () => {
    const order = new RandomState(5).permutation(100);
    expect([...sampleRows(100, { count: 3 }, 5)]).toEqual([...order.subarray(0, 3)]);
    expect(sampleRows(10, { share: 0.25 }, 5).length).toBe(2);
  });
});

describe("generators", () => {
  it("refuse seeds and bounds that the originals refuse", () => {
    expect(() => new RandomState(-1)).toThrow("0 to 2^32 - 1");
    expect(() => new RandomState(2 ** 32)).toThrow(RangeError);
    expect(() => new NumpyGenerator(-1)).toThrow("not negative");
    expect(() => new RandomState(0).randint(5, 5)).toThrow("no integers from 5");
    expect(() => new NumpyGenerator(0).integers(2, 1)).toThrow(RangeError);
    expect(() => new PythonRandom(0).randint(2, 1)).toThrow(RangeError);
    expect(() => new PythonRandom(0).sample([1, 2], 3)).toThrow("cannot sample 3 of 2");
    expect(() => new RandomState(0).choice(2, 3, { replace: false })).toThrow(
      "without replacement",
    );
  });

  it("give Python's draws for a negative seed as for its size", () => {
    expect(new PythonRandom(-7).random()).toBe(new PythonRandom(7).random());
  });
});
