import {
  defineCompetition,
  humanLeaderboard,
  kaggle,
  metrics,
  probabilisticF1,
  requireNumbers,
  rowsAmong,
  splitValues,
  textColumn,
  textsOf,
  uniqueRows,
} from "mlebench";
import { imagesOf, TEST_COLUMNS } from "./images.ts";

export default defineCompetition({
  id: "rsna-breast-cancer-detection",
  title: "RSNA Screening Mammography Breast Cancer Detection",
  category: "image classification",
  source: kaggle("rsna-breast-cancer-detection", {
    zipMd5: "94179aefcefcf67828b6caa12af00d94",
    gigabytes: 314.72,
  }),
  answers: "answers.csv",
  sampleSubmission: "sample_submission.csv",

  async prepare({ raw, publicDir, privateDir, split }) {
    const images = await raw.readCsv("train.csv");
    const groups = splitValues(split, images.column("patient_id"), { testSize: 0.1, seed: 42 });
    const train = rowsAmong(images, "patient_id", groups.train);
    const test = rowsAmong(images, "patient_id", groups.test);
    const patients = textsOf(test.column("patient_id"));
    const sides = textsOf(test.column("laterality"));
    const breasts = test.with(
      "prediction_id",
      textColumn(patients.map((patient, row) => `${patient}_${sides[row]}`)),
    );
    const answers = breasts
      .take(uniqueRows(breasts.column("prediction_id")))
      .select("prediction_id", "cancer")
      .sortBy("prediction_id");
    const share = metrics.mean(requireNumbers(train, "cancer"));
    await publicDir.writeCsv("train.csv", train);
    await publicDir.writeCsv("test.csv", breasts.select(...TEST_COLUMNS, "prediction_id"));
    await publicDir.writeCsv(
      "sample_submission.csv",
      answers.withConstant("cancer", "float64", share),
    );
    await privateDir.writeCsv("answers.csv", answers);
    await publicDir.copy([...imagesOf(train, raw, "train"), ...imagesOf(test, raw, "test")]);
  },

  grader: probabilisticF1({ id: "prediction_id", target: "cancer" }),
  leaderboard: humanLeaderboard({
    teams: 1688,
    lowerIsBetter: false,
    gold: 0.49,
    silver: 0.43,
    bronze: 0.41,
    median: 0.28,
    closed: "2023-02-27",
    quantilesFromTop: [
      0.55, 0.43, 0.41, 0.39, 0.39, 0.39, 0.38, 0.37, 0.35, 0.31, 0.28, 0.27, 0.21, 0.14, 0.06,
      0.04, 0.03, 0.03, 0.03, 0.01, 0.0,
    ],
  }),
  published: {
    public: {
      "sample_submission.csv": "66e5e72a439b76b1f38b105aeec770b8",
      "test.csv": "6116661d0f3457cc3d9655ba942a9916",
      "train.csv": "c61eac186ab4fd952f2783974e7b189d",
    },
    private: { "answers.csv": "f6e2830725827a87b1b85de66b35c656" },
    sampleScore: 0.02212,
  },
  knownIssues: [
    "Predictions that are missing or out of range are not refused: a missing one makes the score 0.",
    "A submission whose predictions are all below 0 is invalid.",
  ],
});
