import {
  defineCompetition,
  filesOfRows,
  humanLeaderboard,
  kaggle,
  labelSetMicroF1,
} from "mlebench";

export default defineCompetition({
  id: "plant-pathology-2021-fgvc8",
  title: "Plant Pathology 2021 - FGVC8",
  category: "image classification",
  source: kaggle("plant-pathology-2021-fgvc8", {
    zipMd5: "c1b568a240bbf0c039b2d5c3fb84a4d5",
    gigabytes: 16.1,
  }),
  answers: "answers.csv",
  sampleSubmission: "sample_submission.csv",

  async prepare({ raw, publicDir, privateDir, split }) {
    const leaves = await raw.readCsv("train.csv");
    const { train, test } = split.trainTest(leaves, { testSize: 0.2, seed: 0 });
    await publicDir.writeCsv("train.csv", train);
    await publicDir.writeCsv(
      "sample_submission.csv",
      test.withConstant("labels", "text", "healthy"),
    );
    await privateDir.writeCsv("answers.csv", test);
    await publicDir.copy([
      ...filesOfRows(raw, train.column("image"), "train_images/{}", "train_images/{}"),
      ...filesOfRows(raw, test.column("image"), "train_images/{}", "test_images/{}"),
    ]);
  },

  grader: labelSetMicroF1({ id: "image", target: "labels" }),
  leaderboard: humanLeaderboard({
    teams: 626,
    lowerIsBetter: false,
    gold: 0.8612,
    silver: 0.85305,
    bronze: 0.83508,
    median: 0.754445,
    closed: "2021-05-26",
    quantilesFromTop: [
      0.88336, 0.85992, 0.84812, 0.83636, 0.82729, 0.81412, 0.80036, 0.78897, 0.77615, 0.76753,
      0.75479, 0.74173, 0.72018, 0.67492, 0.62144, 0.54449, 0.36611, 0.25863, 0.17599, 0.15789, 0.0,
    ],
  }),
  published: {
    public: {
      "sample_submission.csv": "fc2941d5d4aedafb25332b57342688bf",
      "train.csv": "0c4ca06e59e35f1e00f55aa79a5dadc5",
    },
    private: { "answers.csv": "cfe891cbe7e6b58e77919acb517125ea" },
    sampleScore: 0.24507,
  },
  knownIssues: [
    "Scores are micro-averaged over labels; those of the human leaderboard are means over images.",
    "Predicting labels that no test image has costs nothing.",
  ],
});
