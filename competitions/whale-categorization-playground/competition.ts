import {
  defineCompetition,
  filesOfRows,
  humanLeaderboard,
  kaggle,
  meanAveragePrecisionAtK,
  textColumn,
  textsOf,
} from "mlebench";
import { testRows } from "./test-rows.ts";

const SAMPLE_WHALES = "new_whale w_1287fbc w_98baff9 w_7554f44 w_1eafe46";

export default defineCompetition({
  id: "whale-categorization-playground",
  title: "Humpback Whale Identification Challenge",
  category: "image classification",
  source: kaggle("whale-categorization-playground", {
    zipMd5: "1fc460b6656261ddafcc21a44248844e",
    gigabytes: 0.72674,
  }),
  answers: "test.csv",
  sampleSubmission: "sample_submission.csv",

  async prepare({ raw, publicDir, privateDir, split }) {
    const flukes = await raw.readCsv("train.csv");
    const isTest = testRows(flukes.column("Id"), split);
    const train = flukes.filter((row) => !isTest.has(row));
    const test = flukes.filter((row) => isTest.has(row));
    const known = new Set(textsOf(train.column("Id")));
    const whales = textsOf(test.column("Id")).map((id) => (known.has(id) ? id : "new_whale"));
    const answers = test.with("Id", textColumn(whales));
    await publicDir.writeCsv("train.csv", train);
    await publicDir.writeCsv(
      "sample_submission.csv",
      answers.withConstant("Id", "text", SAMPLE_WHALES),
    );
    await privateDir.writeCsv("test.csv", answers);
    await publicDir.copy([
      ...filesOfRows(raw, train.column("Image"), "train/{}", "train/{}"),
      ...filesOfRows(raw, test.column("Image"), "train/{}", "test/{}"),
    ]);
  },

  grader: meanAveragePrecisionAtK({
    id: "Image",
    target: "Id",
    k: 5,
    metric: "MAP@5",
    onlyColumns: true,
  }),
  leaderboard: humanLeaderboard({
    teams: 529,
    lowerIsBetter: false,
    gold: 0.56236,
    silver: 0.44852,
    bronze: 0.40515,
    median: 0.32788,
    closed: "2018-07-09",
    quantilesFromTop: [
      0.78563, 0.4821, 0.44349, 0.41805, 0.40338, 0.38371, 0.38165, 0.3787, 0.35984, 0.33297,
      0.32788, 0.32786, 0.32786, 0.32778, 0.32754, 0.32709, 0.32453, 0.28355, 0.17666, 0.07951, 0.0,
    ],
  }),
  published: {
    public: {
      "sample_submission.csv": "6ca155a2486ee7455662e159318b09df",
      "train.csv": "fe97ca1df1ac09c8c3c6a24853481f79",
    },
    private: { "test.csv": "c86022f990b9fccf644806e023d24b51" },
    sampleScore: 0.11549,
  },
});
