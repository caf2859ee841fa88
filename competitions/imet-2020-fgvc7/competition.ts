import {
  defineCompetition,
  filesOfRows,
  humanLeaderboard,
  kaggle,
  labelSetMicroF1,
} from "mlebench";

export default defineCompetition({
  id: "imet-2020-fgvc7",
  title: "iMet Collection 2020 - FGVC7",
  category: "image classification",
  source: kaggle("imet-2020-fgvc7", {
    zipMd5: "5e91584b7f667ed2c267fbc2ee83b335",
    gigabytes: 29.46,
  }),
  answers: "answers.csv",
  sampleSubmission: "sample_submission.csv",

  async prepare({ raw, publicDir, privateDir, split }) {
    const objects = await raw.readCsv("train.csv");
    const { train, test } = split.trainTest(objects, { testSize: 0.15, seed: 0 });
    await publicDir.writeCsv("train.csv", train);
    await publicDir.writeCsv(
      "sample_submission.csv",
      test.withConstant("attribute_ids", "text", "0 1 2"),
    );
    await privateDir.writeCsv("answers.csv", test);
    await publicDir.copy([
      { from: raw.path("labels.csv"), to: "labels.csv" },
      ...filesOfRows(raw, train.column("id"), "train/{}.png", "train/{}.png"),
      ...filesOfRows(raw, test.column("id"), "train/{}.png", "test/{}.png"),
    ]);
  },

  grader: labelSetMicroF1({ id: "id", target: "attribute_ids" }),
  leaderboard: humanLeaderboard({
    teams: 96,
    lowerIsBetter: false,
    gold: 0.696,
    silver: 0.649,
    bronze: 0.649,
    median: 0.627,
    closed: "2020-05-28",
    quantilesFromTop: [
      0.738, 0.707, 0.688, 0.66, 0.649, 0.649, 0.649, 0.649, 0.649, 0.634, 0.627, 0.619, 0.597,
      0.568, 0.559, 0.46, 0.368, 0.224, 0.007, 0.006, 0.0,
    ],
  }),
  published: {
    public: {
      "labels.csv": "a62c433510585b96a558564fa8f530f4",
      "sample_submission.csv": "879aa23cfa7947e6c39737615fa7f429",
      "train.csv": "ce560adcffe6ee6e9b6da89981f8da2e",
    },
    private: { "answers.csv": "c708435becf1c7679bf09c1746942992" },
    sampleScore: 0.00006,
  },
  knownIssues: [
    "A submission with exactly one attribute in every row is refused, as the column then reads as " +
      "numbers.",
    "Predicting attributes that no test image has costs nothing.",
  ],
});
