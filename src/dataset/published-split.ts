import type { Splitter } from "../competition/definition.ts";
import { trainTestSplit } from "../random/train-test-split.ts";

/** The split of task version v1: each competition's published seed. */
export const publishedSplit: Splitter = {
  trainTest(table, { testSize, seed, stratifyBy }) {
    const stratify = stratifyBy === undefined ? undefined : table.column(stratifyBy);
    const { train, test } = trainTestSplit(table.rowCount, { testSize, seed, stratify });
    return { train: table.take(train), test: table.take(test) };
  },
};
