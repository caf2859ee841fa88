import { defineCompetition, humanLeaderboard, kaggle } from "mlebench";
import { biasGrader } from "./bias-grader.ts";

export default defineCompetition({
  id: "jigsaw-unintended-bias-in-toxicity-classification",
  title: "Jigsaw Unintended Bias in Toxicity Classification",
  category: "text classification",
  source: kaggle("jigsaw-unintended-bias-in-toxicity-classification", {
    zipMd5: "e7ca6425042681da2a3d85c55880626e",
    gigabytes: 2.4,
  }),
  answers: "test.csv",
  sampleSubmission: "sample_submission.csv",

  async prepare({ raw, publicDir, privateDir }) {
    const comments = await raw.readCsv("test_private_expanded.csv");
    await publicDir.copy([{ from: raw.path("train.csv"), to: "train.csv" }]);
    await publicDir.writeCsv("test.csv", comments.select("id", "comment_text"));
    await publicDir.writeCsv(
      "sample_submission.csv",
      comments.select("id").withConstant("prediction", "float64", 0),
    );
    await privateDir.copy([{ from: raw.path("test_private_expanded.csv"), to: "test.csv" }]);
  },

  grader: biasGrader,
  leaderboard: humanLeaderboard({
    teams: 2634,
    lowerIsBetter: false,
    gold: 0.94608,
    silver: 0.94304,
    bronze: 0.94088,
    median: 0.93417,
    closed: "2019-06-26",
    quantilesFromTop: [
      0.94734, 0.94299, 0.94082, 0.93758, 0.93688, 0.93595, 0.9351, 0.93468, 0.93441, 0.93421,
      0.93417, 0.93388, 0.93317, 0.93113, 0.92834, 0.92404, 0.91149, 0.89308, 0.86963, 0.59039,
      0.0754,
    ],
  }),
  published: {
    public: {
      "sample_submission.csv": "6f6dce475d8d7d068e965f57dd491e03",
      "test.csv": "a887551e003361bad9e054d7501333cd",
      "train.csv": "7a687c299462dd009e90db97ac053eef",
    },
    private: {
      "test.csv": "57d838e932f0d2a66785f7b719adfd91",
    },
    sampleScore: 0.5,
  },
  knownIssues: [
    "Predictions are cut at 0.5 before the areas are computed, so how they are ranked on " +
      "either side of 0.5 does not count.",
    "A missing prediction counts as 0 instead of being refused.",
  ],
});
