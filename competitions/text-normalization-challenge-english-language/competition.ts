import {
  defineCompetition,
  humanLeaderboard,
  kaggle,
  prepareTextNormalization,
  textMatch,
} from "mlebench";

export default defineCompetition({
  id: "text-normalization-challenge-english-language",
  title: "Text Normalization Challenge - English Language",
  category: "sequence to sequence",
  source: kaggle("text-normalization-challenge-english-language", {
    zipMd5: "49579a7cd2984841d1f09bea3824b22a",
    gigabytes: 0.01,
  }),
  answers: "answers.csv",
  sampleSubmission: "en_sample_submission_2.csv.zip",

  prepare: prepareTextNormalization("en"),

  grader: textMatch({ id: "id", target: "after" }),
  leaderboard: humanLeaderboard({
    teams: 261,
    lowerIsBetter: false,
    gold: 0.99724,
    silver: 0.99135,
    bronze: 0.99038,
    median: 0.99037,
    closed: "2017-11-20",
    quantilesFromTop: [
      0.99822, 0.9937, 0.99252, 0.99194, 0.99116, 0.99079, 0.99039, 0.99038, 0.99038, 0.99038,
      0.99037, 0.98994, 0.98955, 0.98915, 0.98897, 0.98873, 0.98758, 0.98606, 0.98065, 0.95471,
      0.87927,
    ],
  }),
  published: {
    public: {},
    private: {
      "answers.csv": "9cdf7a9f064c7476c74b8e7b90c72398",
      "sample_submission.csv": "e4d1b5d86abed38e6ef37cb7996c3f2c",
    },
    sampleScore: 0.93326,
  },
  knownIssues: [
    "Tokens and answers that are words for missing values, such as null or NA, were emptied in the " +
      "data; in grading an empty cell, such a word and nan are the same.",
  ],
});
