import { defineCompetition, humanLeaderboard, kaggle, pearsonCorrelation } from "mlebench";

export default defineCompetition({
  id: "us-patent-phrase-to-phrase-matching",
  title: "U.S. Patent Phrase to Phrase Matching",
  category: "text (other)",
  source: kaggle("us-patent-phrase-to-phrase-matching", {
    zipMd5: "e3eae0b5c78ed58de04e1f32e499188a",
    gigabytes: 0.00214,
  }),
  answers: "test.csv",
  sampleSubmission: "sample_submission.csv",

  async prepare({ raw, publicDir, privateDir, split }) {
    const pairs = await raw.readCsv("train.csv");
    const { train, test } = split.trainTest(pairs, { testSize: 0.1, seed: 0 });
    await publicDir.writeCsv("train.csv", train);
    await publicDir.writeCsv("test.csv", test.drop("score"));
    await publicDir.writeCsv(
      "sample_submission.csv",
      test.select("id").withConstant("score", "int64", 0),
    );
    await privateDir.writeCsv("test.csv", test);
  },

  grader: pearsonCorrelation({ id: "id", target: "score" }),
  leaderboard: humanLeaderboard({
    teams: 1889,
    lowerIsBetter: false,
    gold: 0.87,
    silver: 0.863,
    bronze: 0.8616,
    median: 0.851,
    closed: "2022-06-20",
    quantilesFromTop: [
      0.8782, 0.863, 0.8615, 0.8599, 0.8578, 0.8577, 0.8561, 0.8556, 0.8545, 0.8526, 0.851, 0.851,
      0.8489, 0.8449, 0.8278, 0.8167, 0.783, 0.6844, 0.4526, 0.2125, -1.0,
    ],
  }),
  published: {
    public: {
      "sample_submission.csv": "282590a9bcbf32edf5d351a40a30c6a0",
      "test.csv": "ea1dccd31666f938f0ae7632c69c95c6",
      "train.csv": "48042478b2d9a8f36d614589b7ee86e4",
    },
    private: {
      "test.csv": "34f67932a2c9f49169cdccf5e7bbc57f",
    },
    sampleScore: Number.NaN,
  },
  knownIssues: [
    "Equal predictions in all rows, as in the sample submission, have no correlation: such a " +
      "submission is valid, and its score is not a number.",
  ],
});
