import { accuracy, defineCompetition, humanLeaderboard, kaggle } from "mlebench";

export default defineCompetition({
  id: "tabular-playground-series-dec-2021",
  title: "Tabular Playground Series - Dec 2021",
  category: "tabular",
  source: kaggle("tabular-playground-series-dec-2021", {
    zipMd5: "c7f38370ee2609e5602814a55cb26555",
    gigabytes: 0.7,
  }),
  answers: "test.csv",
  sampleSubmission: "sample_submission.csv",

  async prepare({ raw, publicDir, privateDir, split }) {
    const patches = await raw.readCsv("train.csv");
    const { train, test } = split.trainTest(patches, { testSize: 0.1, seed: 0 });
    await publicDir.writeCsv("train.csv", train);
    await publicDir.writeCsv("test.csv", test.drop("Cover_Type"));
    await publicDir.writeCsv(
      "sample_submission.csv",
      test.select("Id").withConstant("Cover_Type", "int64", 2),
    );
    await privateDir.writeCsv("test.csv", test);
  },

  grader: accuracy({
    id: "Id",
    target: "Cover_Type",
    metric: "multi-class-classification-accuracy",
  }),
  leaderboard: humanLeaderboard({
    teams: 1189,
    lowerIsBetter: false,
    gold: 0.9566,
    silver: 0.95658,
    bronze: 0.95658,
    median: 0.95342,
    closed: "2021-12-31",
    quantilesFromTop: [
      0.95672, 0.95658, 0.95658, 0.95644, 0.95629, 0.95603, 0.95544, 0.95493, 0.95443, 0.95403,
      0.95342, 0.95257, 0.95185, 0.95025, 0.94724, 0.94206, 0.9326, 0.91602, 0.89781, 0.68809, 0.0,
    ],
  }),
  published: {
    public: {
      "sample_submission.csv": "d7b1e1f35677df7cce6942a8c053633f",
      "test.csv": "3427fd7ec4244230795e37dac986916a",
      "train.csv": "f5b8080079184e0eb10ef7b6b2f1fec7",
    },
    private: { "test.csv": "0819faab160bc678ff4e04b799caf748" },
    sampleScore: 0.56458,
  },
  knownIssues: ["The leaderboard is crowded: its best and its median score hardly differ."],
});
