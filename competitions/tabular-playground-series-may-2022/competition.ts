import {
  binaryAuc,
  defineCompetition,
  humanLeaderboard,
  kaggle,
  withPositionalIds,
} from "mlebench";

export default defineCompetition({
  id: "tabular-playground-series-may-2022",
  title: "Tabular Playground Series - May 2022",
  category: "tabular",
  source: kaggle("tabular-playground-series-may-2022", {
    zipMd5: "2cad1cd0e611cc4e7a1e780e81d3e2ea",
    gigabytes: 0.57,
  }),
  answers: "test.csv",
  sampleSubmission: "sample_submission.csv",

  async prepare({ raw, publicDir, privateDir, split }) {
    const parts = split.trainTest(await raw.readCsv("train.csv"), { testSize: 100_000, seed: 0 });
    const train = withPositionalIds(parts.train, "id", 0);
    const test = withPositionalIds(parts.test, "id", train.rowCount);
    const solution = test.select("id", "target");
    await publicDir.writeCsv("train.csv", train);
    await publicDir.writeCsv("test.csv", test.drop("target"));
    await publicDir.writeCsv(
      "sample_submission.csv",
      solution.withConstant("target", "float64", 0.5),
    );
    await privateDir.writeCsv("test.csv", test);
    await privateDir.writeCsv("gold_submission.csv", solution);
  },

  grader: binaryAuc({ id: "id", target: "target" }),
  leaderboard: humanLeaderboard({
    teams: 1152,
    lowerIsBetter: false,
    gold: 0.99823,
    silver: 0.99822,
    bronze: 0.99818,
    median: 0.972675,
    closed: "2022-05-31",
    quantilesFromTop: [
      0.99833, 0.99822, 0.99818, 0.99798, 0.99757, 0.99686, 0.99597, 0.99298, 0.99063, 0.98487,
      0.9726, 0.95396, 0.93302, 0.91809, 0.89887, 0.87102, 0.84494, 0.79765, 0.65101, 0.52753,
      0.08474,
    ],
  }),
  published: {
    public: {
      "sample_submission.csv": "353457517aa847e701141e00a7a774eb",
      "test.csv": "a15b39583b2c38e02f986251d0292851",
      "train.csv": "40ef2671fc5bde862789ff7cfcc48c20",
    },
    private: {
      "gold_submission.csv": "fd2e8a542de49e4f4b46ea1a174db71a",
      "test.csv": "0ad7146d50d6a3043b98e9471835db59",
    },
    sampleScore: 0.5,
  },
  knownIssues: ["The leaderboard is crowded: its best and its median score hardly differ."],
});
