import { binaryAuc, defineCompetition, humanLeaderboard, kaggle } from "mlebench";

export default defineCompetition({
  id: "detecting-insults-in-social-commentary",
  title: "Detecting Insults in Social Commentary",
  category: "text classification",
  source: kaggle("detecting-insults-in-social-commentary", {
    zipMd5: "719b313286d397ddc6d8e454135249de",
    gigabytes: 0.002,
  }),
  answers: "test.csv",
  sampleSubmission: "sample_submission_null.csv",

  async prepare({ raw, publicDir, privateDir }) {
    const test = await raw.readCsv("test_with_solutions.csv");
    const solution = test.select("Insult", "Date", "Comment");
    await publicDir.copy([{ from: raw.path("train.csv"), to: "train.csv" }]);
    await publicDir.writeCsv("test.csv", solution.drop("Insult"));
    await publicDir.writeCsv(
      "sample_submission_null.csv",
      solution.withConstant("Insult", "int64", 0),
    );
    await privateDir.copy([{ from: raw.path("test_with_solutions.csv"), to: "test.csv" }]);
    await privateDir.writeCsv("gold_submission.csv", solution);
  },

  grader: binaryAuc({ id: "Comment", target: "Insult" }),
  leaderboard: humanLeaderboard({
    teams: 50,
    lowerIsBetter: false,
    gold: 0.83321,
    silver: 0.82307,
    bronze: 0.79111,
    median: 0.77842,
    closed: "2012-09-21",
    quantilesFromTop: [
      0.84248, 0.83867, 0.82987, 0.82879, 0.8193, 0.80094, 0.79675, 0.79264, 0.78428, 0.77938,
      0.77897, 0.77566, 0.75788, 0.74066, 0.73606, 0.73101, 0.72701, 0.70626, 0.68291, 0.64447,
      0.32249,
    ],
  }),
  published: {
    public: {
      "sample_submission_null.csv": "a0dcbebb9f3aa642325ec3b83dacafa1",
      "test.csv": "6dd3e4189309b7b513fcf124be21c790",
      "train.csv": "60f8ff55967759d144efd4f055f37673",
    },
    private: {
      "gold_submission.csv": "937dc9172f07ab3f72f123c79e37652c",
      "test.csv": "76d6e15e475a2fd634bdd8cdfb4746c0",
    },
    sampleScore: 0.5,
  },
});
