import type { Splitter } from "../competition/definition.ts";
import { NumpyGenerator } from "../random/numpy-generator.ts";
import { RandomState } from "../random/numpy-random-state.ts";
import { PythonRandom } from "../random/python-random.ts";
import { sampleRows } from "../random/sample-rows.ts";
import { type SplitOptions, trainTestSplit } from "../random/train-test-split.ts";

/**
 * The split of task version v1: each competition's published seed.
 * @param testCount takes the place of a published count of test items.
 */
export function publishedSplit({ testCount }: { testCount?: number | undefined } = {}): Splitter {
  return {
    trainTest(table, { stratifyBy, ...sizes }) {
      const stratify = stratifyBy === undefined ? undefined : table.column(stratifyBy);
      const options = { ...sizes, stratify } as SplitOptions;
      const { train, test } = trainTestSplit(table.rowCount, options);
      return { train: table.take(train), test: table.take(test) };
    },
    trainTestRows: (rowCount, sizes) => trainTestSplit(rowCount, sizes as SplitOptions),
    sampleRows: (rowCount, { share, seed }) => sampleRows(rowCount, { share }, seed),
    testCount: (published) => testCount ?? published,
    randomState: (seed) => new RandomState(seed),
    generator: (seed) => new NumpyGenerator(seed),
    pythonRandom: (seed) => new PythonRandom(seed),
  };
}
