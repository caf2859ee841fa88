import { type Column, groupRows, type Splitter } from "mlebench";

/** What a whale with a single picture must draw at least to be a test whale. */
const SINGLE_TEST_FROM = 0.9;

/**
 * Chooses the test pictures: one of every whale with several, a tenth of the whales with one, and a
 * tenth of the pictures that are then left.
 * @param whales the whale of each picture; `new_whale` is treated like any other.
 */
export function testRows(whales: Column, split: Splitter): Set<number> {
  const singles = split.generator(0);
  const test = new Set<number>();
  const train = new Set<number>();
  for (const { rows } of groupRows(whales, { order: "first" })) {
    if (rows.length === 1) {
      const side = singles.random() >= SINGLE_TEST_FROM ? test : train;
      side.add(rows[0]);
    } else {
      const [forTrain, forTest] = split.randomState(0).permutation(rows.length);
      train.add(rows[forTrain]);
      test.add(rows[forTest]);
    }
  }
  const rest = Array.from({ length: whales.length }, (_, row) => row).filter(
    (row) => !test.has(row) && !train.has(row),
  );
  const chosen = split.trainTestRows(rest.length, { testSize: 0.1, seed: 0 }).test;
  for (const place of chosen) test.add(rest[place]);
  return test;
}
