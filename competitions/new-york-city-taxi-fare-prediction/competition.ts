import { defineCompetition, humanLeaderboard, kaggle, rootMeanSquaredError } from "mlebench";

const COUPONS = "GCP-Coupons-Instructions.rtf";

export default defineCompetition({
  id: "new-york-city-taxi-fare-prediction",
  title: "New York City Taxi Fare Prediction",
  category: "tabular",
  source: kaggle("new-york-city-taxi-fare-prediction", {
    zipMd5: "fe01f4ab11ebb0ee2851754516883070",
    gigabytes: 5.7,
  }),
  answers: "test.csv",
  sampleSubmission: "sample_submission.csv",

  async prepare({ raw, publicDir, privateDir, split }) {
    const rides = await raw.openLargeCsv("train.csv");
    const sides = split.trainTestRows(rides.rowCount, { testSize: 9914, seed: 0 });
    await rides.writeRows(publicDir.path("labels.csv"), sides.train);
    const test = await rides.take(sides.test);
    await publicDir.writeCsv("test.csv", test.drop("fare_amount"));
    await publicDir.writeCsv(
      "sample_submission.csv",
      test.select("key").withConstant("fare_amount", "float64", 11.35),
    );
    await publicDir.copy([{ from: raw.path(COUPONS), to: COUPONS }]);
    await privateDir.writeCsv("test.csv", test);
  },

  grader: rootMeanSquaredError({
    id: "key",
    target: "fare_amount",
    pairedByRank: true,
    metric: "root-mean-squared-error",
  }),
  leaderboard: humanLeaderboard({
    teams: 1485,
    lowerIsBetter: true,
    gold: 2.83377,
    silver: 2.88191,
    bronze: 2.92371,
    median: 3.59741,
    closed: "2018-09-25",
    quantilesFromTop: [
      1.38506, 2.88191, 2.92371, 3.00045, 3.04281, 3.12599, 3.21072, 3.294, 3.38354, 3.49522,
      3.59741, 3.69076, 3.83422, 4.00261, 4.24505, 4.64879, 5.34865, 5.69997, 5.85727, 9.40789,
      24987861.69584,
    ],
  }),
  published: {
    public: {
      "labels.csv": "b1aa60e8d6ca817c18b23bd00e4a2500",
      "sample_submission.csv": "10c791174db974943c1c80f38fc86391",
      "test.csv": "a7b9d9b7208e9b7cff6891cfd56a0053",
    },
    private: { "test.csv": "f51d45e95bcd7565f1175206e604506e" },
    sampleScore: 10.02927,
  },
  knownIssues: [
    "Keys are not compared: rows are paired by the rank of their keys, so wrong or repeated keys " +
      "give a bad score instead of a refusal.",
  ],
});
