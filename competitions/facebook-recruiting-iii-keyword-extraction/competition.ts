import { defineCompetition, humanLeaderboard, kaggle, labelSetMicroF1 } from "mlebench";

export default defineCompetition({
  id: "facebook-recruiting-iii-keyword-extraction",
  title: "Facebook Recruiting III - Keyword Extraction",
  category: "text classification",
  source: kaggle("facebook-recruiting-iii-keyword-extraction", {
    zipMd5: "68ceda9a963e745ab4fe02d0939638f7",
    gigabytes: 3.2,
  }),
  answers: "test.csv",
  sampleSubmission: "sample_submission.csv",

  async prepare({ raw, publicDir, privateDir, split }) {
    const unpacked = await raw.unpack("Train.zip");
    const questions = await unpacked.openLargeCsv("Train.csv", { textColumns: ["Id", "Tags"] });
    const sides = split.trainTestRows(questions.rowCount, { testSize: 0.1, seed: 0 });
    await questions.writeRows(publicDir.path("train.csv"), sides.train);
    const test = await questions.take(sides.test);
    await publicDir.writeCsv("test.csv", test.drop("Tags"));
    await publicDir.writeCsv(
      "sample_submission.csv",
      test.withConstant("Tags", "text", "javascript c# python php java"),
    );
    await privateDir.writeCsv("test.csv", test);
  },

  grader: labelSetMicroF1({ id: "Id", target: "Tags" }),
  leaderboard: humanLeaderboard({
    teams: 371,
    lowerIsBetter: false,
    gold: 0.79479,
    silver: 0.76177,
    bronze: 0.71345,
    median: 0.60685,
    closed: "2013-12-20",
    quantilesFromTop: [
      0.8135, 0.78224, 0.77291, 0.75169, 0.7355, 0.72065, 0.70308, 0.68612, 0.67296, 0.6441,
      0.60685, 0.54812, 0.42525, 0.33557, 0.27524, 0.24055, 0.20648, 0.14402, 0.08086, 0.07486, 0.0,
    ],
  }),
  published: {
    public: {
      "sample_submission.csv": "e4ea6ff928dff4bf2d2a5c3b0089402c",
      "test.csv": "10335b0f34418bb6a523506290aff802",
      "train.csv": "3e16dc3e4df1697f70c93cf6bb473eaf",
    },
    private: {
      "test.csv": "1aeaa15b5bce7088a7d5423c2c404eca",
    },
    sampleScore: 0.07645,
  },
  knownIssues: [
    "Questions that were asked several times stand on both sides of the split, so many test " +
      "questions can be looked up in the training data.",
    "The score is one F1 over the tags of all questions, and not the mean of each question's F1 " +
      "of Kaggle's page.",
    "Predicted tags that no test question has are ignored instead of counting as wrong.",
  ],
});
