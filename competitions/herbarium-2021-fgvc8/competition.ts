import { defineCompetition, humanLeaderboard, kaggle, macroF1, prepareHerbarium } from "mlebench";

export default defineCompetition({
  id: "herbarium-2021-fgvc8",
  title: "Herbarium 2021 - FGVC8",
  category: "image classification",
  source: kaggle("herbarium-2021-fgvc8", {
    zipMd5: "c4632c48c0f74ee925ef0e99883ac673",
    gigabytes: 161.9,
  }),
  answers: "answers.csv",
  sampleSubmission: "sample_submission.csv",

  prepare: (context) => prepareHerbarium(context, { folder: "", encoding: "utf8" }),

  grader: macroF1({ id: "Id", target: "Predicted" }),
  leaderboard: humanLeaderboard({
    teams: 80,
    lowerIsBetter: false,
    gold: 0.54332,
    silver: 0.41067,
    bronze: 0.13026,
    median: 0.05155,
    closed: "2021-05-26",
    quantilesFromTop: [
      0.75697, 0.68218, 0.52956, 0.44841, 0.39778, 0.23118, 0.21303, 0.21303, 0.12844, 0.06211,
      0.04099, 0.02162, 0.01152, 0.00277, 1e-5, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0,
    ],
  }),
  published: {
    public: { "sample_submission.csv": "e53508ab941ce7f219c6e82fde9a6baa" },
    private: { "answers.csv": "ba6fdf67c5f53a1a39bef7a129b38108" },
    sampleScore: 0,
  },
  knownIssues: [
    "A predicted class that no test image has adds a class of score 0 and lowers the mean.",
  ],
});
