import { defineCompetition, humanLeaderboard, kaggle, macroF1, prepareHerbarium } from "mlebench";

export default defineCompetition({
  id: "herbarium-2020-fgvc7",
  title: "Herbarium 2020 - FGVC7",
  category: "image classification",
  source: kaggle("herbarium-2020-fgvc7", {
    zipMd5: "30eafe0eda5d047bce1488c9a3470d57",
    gigabytes: 63.16,
  }),
  answers: "answers.csv",
  sampleSubmission: "sample_submission.csv",

  prepare: (context) => prepareHerbarium(context, { folder: "nybg2020/", encoding: "latin1" }),

  grader: macroF1({ id: "Id", target: "Predicted" }),
  leaderboard: humanLeaderboard({
    teams: 154,
    lowerIsBetter: false,
    gold: 0.63151,
    silver: 0.2805,
    bronze: 0.05334,
    median: 0.05334,
    closed: "2020-05-26",
    quantilesFromTop: [
      0.84484, 0.65339, 0.45567, 0.37319, 0.23928, 0.18937, 0.13378, 0.11275, 0.05334, 0.05334,
      0.05334, 0.01436, 6e-5, 3e-5, 2e-5, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0,
    ],
  }),
  published: {
    public: { "sample_submission.csv": "a1bdb830f6582fcb9cffe8cec363a0b1" },
    private: { "answers.csv": "5e7355890f648e4f8be7a68e6c9c71c5" },
    sampleScore: 0,
  },
  knownIssues: [
    "A predicted class that no test image has adds a class of score 0 and lowers the mean.",
    "Names in the metadata are decoded wrongly: a letter beyond ASCII becomes two or more.",
  ],
});
