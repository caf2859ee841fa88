import { defineCompetition, humanLeaderboard, kaggle, wordJaccard } from "mlebench";

export default defineCompetition({
  id: "tweet-sentiment-extraction",
  title: "Tweet Sentiment Extraction",
  category: "text classification",
  source: kaggle("tweet-sentiment-extraction", {
    zipMd5: "561dfe47375e6fdd7b36cd507509f1c2",
    gigabytes: 0.003,
  }),
  answers: "test.csv",
  sampleSubmission: "sample_submission.csv",

  async prepare({ raw, publicDir, privateDir, split }) {
    const tweets = await raw.readCsv("train.csv");
    const { train, test } = split.trainTest(tweets, { testSize: 0.1, seed: 0 });
    await publicDir.writeCsv("train.csv", train);
    await publicDir.writeCsv("test.csv", test.select("textID", "text", "sentiment"));
    await publicDir.writeCsv(
      "sample_submission.csv",
      test.select("textID").withConstant("selected_text", "text", ""),
    );
    await privateDir.writeCsv("test.csv", test);
  },

  grader: wordJaccard({ id: "textID", target: "selected_text", metric: "jaccard-similarity" }),
  leaderboard: humanLeaderboard({
    teams: 2225,
    lowerIsBetter: false,
    gold: 0.72689,
    silver: 0.71752,
    bronze: 0.71705,
    median: 0.71378,
    closed: "2020-06-16",
    quantilesFromTop: [
      0.73615, 0.71751, 0.71705, 0.71651, 0.71609, 0.71572, 0.71544, 0.71504, 0.71451, 0.71394,
      0.71378, 0.71324, 0.71208, 0.70906, 0.70249, 0.65907, 0.64667, 0.59961, 0.58762, 0.43492, 0.0,
    ],
  }),
  published: {
    public: {
      "sample_submission.csv": "0341dc99c0063baba150e1e64d8b5000",
      "test.csv": "b52b4f32e127ea49f8f0d218527fa93f",
      "train.csv": "4248531bac2a97518a553a38d05355ac",
    },
    private: {
      "test.csv": "f67a6c60b4b93ad6a7a248a0dfcae16c",
    },
    sampleScore: 0,
  },
});
