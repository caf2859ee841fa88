import { defineCompetition, humanLeaderboard, kaggle, meanColumnWiseAuc } from "mlebench";

/** Six classes are labelled; only the first two are asked for. */
const labels = ["EC1", "EC2", "EC3", "EC4", "EC5", "EC6"];

export default defineCompetition({
  id: "playground-series-s3e18",
  title: "Explore Multi-Label Classification with an Enzyme Substrate Dataset",
  category: "tabular",
  source: kaggle("playground-series-s3e18", { zipMd5: "7e5aa885e5138b6b5668f426347c7602" }),
  answers: "test.csv",
  sampleSubmission: "sample_submission.csv",

  async prepare({ raw, publicDir, privateDir, split }) {
    const substrates = await raw.readCsv("train.csv");
    const { train, test } = split.trainTest(substrates, { testSize: 0.1, seed: 0 });
    await publicDir.writeCsv("train.csv", train);
    await publicDir.writeCsv("test.csv", test.drop(...labels));
    const sampleColumns = test.columnNames.filter((name) => ["id", "EC1", "EC2"].includes(name));
    await publicDir.writeCsv(
      "sample_submission.csv",
      test
        .select(...sampleColumns)
        .withConstant("EC1", "float64", 0.5)
        .withConstant("EC2", "float64", 0.5),
    );
    await privateDir.writeCsv("test.csv", test);
  },

  grader: meanColumnWiseAuc({
    id: "id",
    targets: ["EC1", "EC2"],
    scores: "finite",
    metric: "auroc-multi-label",
  }),
  leaderboard: humanLeaderboard({
    teams: 1049,
    lowerIsBetter: false,
    gold: 0.66088,
    silver: 0.65988,
    bronze: 0.6588,
    median: 0.64603,
    closed: "2023-07-10",
    quantilesFromTop: [
      0.66242, 0.65988, 0.65854, 0.65777, 0.65582, 0.65432, 0.65275, 0.6514, 0.65001, 0.64798,
      0.64603, 0.64359, 0.63928, 0.63266, 0.62103, 0.59894, 0.57559, 0.56505, 0.55903, 0.50974,
      0.3524,
    ],
  }),
  published: {
    public: {
      "sample_submission.csv": "9bb782a52ccbfd6873f9a1e9cc3e97d3",
      "test.csv": "1a77aa7922b712e3085a771b8fe73c5f",
      "train.csv": "e19b27b614d5a3bb74b930c52d659799",
    },
    private: { "test.csv": "f744297d99692b67dc82c54f672a4745" },
    sampleScore: 0.5,
  },
});
