import { expect, test } from "vitest";
import { keepCommonColumns } from "../learners/sparse-rows.ts";
import { countNgrams, weighByRarity } from "./text-features.ts";

const words = { words: 1, shortest: 0, longest: 0 };

test("counts words, whatever their case, and marks by themselves", () => {
  const rows = countNgrams(["Win, win, WIN!", "win"], words);
  expect([...rows.start]).toEqual([0, 3, 4]);
  expect(Math.max(...rows.value)).toBeCloseTo(1 + Math.log(3), 6);
  const column = rows.column[3];
  expect([...rows.column.subarray(0, 3)]).toContain(column);
});

test("word pairs depend on order, runs of characters stay inside a word", () => {
  const pairs = countNgrams(["a b", "b a"], { ...words, words: 2 });
  expect([...pairs.start]).toEqual([0, 3, 6]);
  expect(new Set(pairs.column).size).toBe(4);
  const runs = countNgrams(["ab"], { words: 1, shortest: 2, longest: 3 });
  // The word, and of " ab " the runs " a", "ab", "b ", " ab", "ab ".
  expect(runs.start[1]).toBe(6);
});

test("TF-IDF rows have length 1 and rare words weigh more", () => {
  const train = countNgrams(["free money", "free lunch", "free time"], words);
  const queries = countNgrams(["free money"], words);
  weighByRarity(train, queries);
  expect(queries.value[0] ** 2 + queries.value[1] ** 2).toBeCloseTo(1, 5);
  const common = train.column.findIndex((column, at) => at > 1 && train.column.indexOf(column) < 2);
  const rare = queries.column[0] === train.column[common] ? 1 : 0;
  expect(queries.value[rare]).toBeGreaterThan(queries.value[1 - rare]);
});

test("rare columns are dropped from both matrices", () => {
  const [train, queries] = keepCommonColumns(
    countNgrams(["a b", "a c"], words),
    countNgrams(["a b c d"], words),
    2,
  );
  expect(train.width).toBe(1);
  expect([...train.start]).toEqual([0, 1, 2]);
  expect([...queries.column]).toEqual([0]);
});
