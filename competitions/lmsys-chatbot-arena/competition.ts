import { defineCompetition, humanLeaderboard, kaggle, multiClassLogLoss } from "mlebench";

const winners = ["winner_model_a", "winner_model_b", "winner_tie"];

export default defineCompetition({
  id: "lmsys-chatbot-arena",
  title: "LMSYS - Chatbot Arena Human Preference Predictions",
  category: "text classification",
  source: kaggle("lmsys-chatbot-arena", {
    zipMd5: "73e311b0e622c3f82fb22c7ee24ae91e",
    gigabytes: 0.18,
  }),
  answers: "answers.csv",
  sampleSubmission: "sample_submission.csv",

  async prepare({ raw, publicDir, privateDir, split }) {
    const battles = await raw.readCsv("train.csv");
    const { train, test } = split.trainTest(battles, { testSize: 0.1, seed: 0 });
    await publicDir.writeCsv("train.csv", train);
    await publicDir.writeCsv("test.csv", test.select("id", "prompt", "response_a", "response_b"));
    await publicDir.writeCsv(
      "sample_submission.csv",
      winners.reduce(
        (sample, winner) => sample.withConstant(winner, "float64", 1 / 3),
        test.select("id"),
      ),
    );
    await privateDir.writeCsv("answers.csv", test);
  },

  grader: multiClassLogLoss({
    id: "id",
    classes: winners,
    rowSum: { decimals: 6 },
    ignoreOtherColumns: true,
  }),
  leaderboard: humanLeaderboard({
    teams: 1688,
    lowerIsBetter: true,
    gold: 0.98392,
    silver: 0.99277,
    bronze: 1.00283,
    median: 1.05212,
    closed: "2024-08-05",
    quantilesFromTop: [
      0.96898, 0.99291, 1.00329, 1.01089, 1.01594, 1.01955, 1.02207, 1.02207, 1.02207, 1.04604,
      1.05212, 1.05926, 1.07401, 1.07799, 1.08469, 1.09014, 1.09227, 1.09861, 1.1035, 1.16903,
      25.35169,
    ],
  }),
  published: {
    public: {
      "sample_submission.csv": "e67f89b25eb382df62d821e72bed8d4b",
      "test.csv": "fa5d6d46adf7cfa5d7f7dc3ef3e358c8",
      "train.csv": "e11dec14f6fc839a97fb21abcaebdaa4",
    },
    private: {
      "answers.csv": "43ef7dc300c731231796afc046cf4230",
    },
    sampleScore: 1.09861,
  },
});
