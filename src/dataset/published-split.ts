import type { Splitter } from "../competition/definition.ts";
import { sampleRows } from "../random/sample-rows.ts";
import { type SplitOptions, trainTestSplit } from "../random/train-test-split.ts";

/** The split of task version v1: each competition's published seed. */
export const publishedSplit: Splitter = {
  trainTest(table, { stratifyBy, ...sizes }) {
    const stratify = stratifyBy === undefined ? undefined : table.column(stratifyBy);
    const { train, test } = trainTestSplit(table.rowCount, { ...sizes, stratify } as SplitOptions);
    return { train: table.take(train), test: table.take(test) };
  },

  trainTestRows: (rowCount, sizes) => trainTestSplit(rowCount, sizes as SplitOptions),

  sampleRows: (rowCount, { share, seed }) => sampleRows(rowCount, { share }, seed),
};
