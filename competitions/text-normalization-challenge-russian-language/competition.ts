import {
  defineCompetition,
  humanLeaderboard,
  kaggle,
  prepareTextNormalization,
  textMatch,
} from "mlebench";

export default defineCompetition({
  id: "text-normalization-challenge-russian-language",
  title: "Text Normalization Challenge - Russian Language",
  category: "sequence to sequence",
  source: kaggle("text-normalization-challenge-russian-language", {
    zipMd5: "cbe64d0eb83f22f1838806121fc5c6e2",
    gigabytes: 0.01,
  }),
  answers: "answers.csv",
  sampleSubmission: "ru_sample_submission_2.csv.zip",

  prepare: prepareTextNormalization("ru"),

  grader: textMatch({ id: "id", target: "after" }),
  leaderboard: humanLeaderboard({
    teams: 163,
    lowerIsBetter: false,
    gold: 0.99012,
    silver: 0.98232,
    bronze: 0.97592,
    median: 0.97591,
    closed: "2017-11-20",
    quantilesFromTop: [
      0.99464, 0.99029, 0.98669, 0.98505, 0.98197, 0.97905, 0.97737, 0.97593, 0.97592, 0.97591,
      0.97591, 0.9758, 0.97568, 0.97566, 0.97566, 0.97201, 0.96938, 0.96913, 0.96539, 0.88518,
      0.67803,
    ],
  }),
  published: {
    public: {},
    private: {
      "answers.csv": "22913afbc4db4599fa201655efb4906b",
      "sample_submission.csv": "d815d621314754ed7b886b5d16f91d93",
    },
    sampleScore: 0.87501,
  },
  knownIssues: [
    "Tokens and answers that are words for missing values, such as null or NA, were emptied in the " +
      "data; in grading an empty cell, such a word and nan are the same.",
    "Kaggle left duplicated sentences out of its scoring; here every token of the test counts.",
  ],
});
