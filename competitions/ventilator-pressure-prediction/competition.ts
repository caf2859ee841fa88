import {
  defineCompetition,
  humanLeaderboard,
  kaggle,
  splitGroups,
  withPositionalIds,
} from "mlebench";
import { inspiratoryError } from "./inspiratory-error.ts";

const tenDigits = { significantDigits: 10 };

export default defineCompetition({
  id: "ventilator-pressure-prediction",
  title: "Google Brain - Ventilator Pressure Prediction",
  category: "forecasting",
  source: kaggle("ventilator-pressure-prediction", {
    zipMd5: "dd04f45fe8aaa3608c7cfb17adeaa98a",
    gigabytes: 0.7,
  }),
  answers: "test.csv",
  sampleSubmission: "sample_submission.csv",

  async prepare({ raw, publicDir, privateDir, split }) {
    const steps = await raw.readCsv("train.csv");
    const breaths = splitGroups(split, steps, { by: "breath_id", testSize: 0.1, seed: 0 });
    const train = withPositionalIds(breaths.train, "id", 1);
    const test = withPositionalIds(breaths.test, "id", 1);
    await publicDir.writeCsv("train.csv", train, tenDigits);
    await publicDir.writeCsv("test.csv", test.drop("pressure"), tenDigits);
    await publicDir.writeCsv(
      "sample_submission.csv",
      test.select("id").withConstant("pressure", "int64", 0),
    );
    await privateDir.writeCsv("test.csv", test, tenDigits);
  },

  grader: inspiratoryError,
  leaderboard: humanLeaderboard({
    teams: 2605,
    lowerIsBetter: true,
    gold: 0.1119,
    silver: 0.1338,
    bronze: 0.1364,
    median: 0.1638,
    closed: "2021-11-03",
    quantilesFromTop: [
      0.0575, 0.1339, 0.1364, 0.1376, 0.1383, 0.1391, 0.1394, 0.1425, 0.1493, 0.1561, 0.1638,
      0.1768, 0.2046, 0.2835, 0.4562, 0.6303, 1.0661, 2.7267, 4.1632, 6.0799, 9056102.0081,
    ],
  }),
  published: {
    public: {
      "sample_submission.csv": "6ab5162be2a03922cfc6068befc31c22",
      "test.csv": "39c126e1ac7b2e6641ec54f698b1ebdf",
      "train.csv": "4b0aaa1c637a452d5d1109aa585bca9f",
    },
    private: {
      "test.csv": "ef4ebee21345154a7cdfbec0606db01a",
    },
    sampleScore: 17.65486,
  },
  knownIssues: [
    "The name of the metric is a leftover of another competition: it is the mean absolute " +
      "error while air flows in.",
  ],
});
