import { defineCompetition, humanLeaderboard, kaggle, wordJaccard } from "mlebench";

export default defineCompetition({
  id: "chaii-hindi-and-tamil-question-answering",
  title: "Hindi and Tamil Question Answering",
  category: "training LLMs",
  source: kaggle("chaii-hindi-and-tamil-question-answering", {
    zipMd5: "2766e34372404b2563fae09ddcc95161",
    gigabytes: 0.032,
  }),
  answers: "test.csv",
  sampleSubmission: "sample_submission.csv",

  async prepare({ raw, publicDir, privateDir, split }) {
    const questions = await raw.readCsv("train.csv");
    const { train, test } = split.trainTest(questions, { testSize: 0.1, seed: 0 });
    await publicDir.writeCsv("train.csv", train);
    await publicDir.writeCsv("test.csv", test.drop("answer_start", "answer_text"));
    await publicDir.writeCsv(
      "sample_submission.csv",
      test.select("id").withConstant("PredictionString", "text", "dummy text"),
    );
    await privateDir.writeCsv(
      "test.csv",
      test.select("id", "answer_text").rename({ answer_text: "PredictionString" }),
    );
  },

  grader: wordJaccard({
    id: "id",
    target: "PredictionString",
    withoutWords: 0,
    textOnly: true,
    metric: "word-level-jaccard-score",
  }),
  leaderboard: humanLeaderboard({
    teams: 943,
    lowerIsBetter: false,
    gold: 0.76305,
    silver: 0.73984,
    bronze: 0.73725,
    median: 0.72756,
    closed: "2021-11-15",
    quantilesFromTop: [
      0.7879, 0.73986, 0.73725, 0.73691, 0.73499, 0.73289, 0.73073, 0.72863, 0.72756, 0.72756,
      0.72756, 0.72756, 0.72756, 0.72718, 0.72377, 0.72149, 0.71207, 0.69573, 0.67136, 0.52272, 0.0,
    ],
  }),
  published: {
    public: {
      "sample_submission.csv": "772a81a2f11029153ebe965572fd9410",
      "test.csv": "f0fe24d3f56320b3d1dae5a66aef0fac",
      "train.csv": "b032f44429b21d64a103a3e7f8d61ad0",
    },
    private: {
      "test.csv": "3ae8b59f0ae28791170f45313fdf0432",
    },
    sampleScore: 0,
  },
});
