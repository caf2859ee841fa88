import {
  defineCompetition,
  float64Column,
  humanLeaderboard,
  kaggle,
  meanColumnWiseSpearman,
} from "mlebench";
import { targets } from "./targets.ts";
import { equallySpaced, requireVariety, withSpellingQuestion } from "./test-rows.ts";

export default defineCompetition({
  id: "google-quest-challenge",
  title: "Google QUEST Q&A Labeling",
  category: "training LLMs",
  source: kaggle("google-quest-challenge", {
    zipMd5: "9b2e21108f8c0f690457ec23c0d7d249",
    gigabytes: 0.015,
  }),
  answers: "test.csv",
  sampleSubmission: "sample_submission.csv",

  async prepare({ raw, publicDir, privateDir, split }) {
    const questions = await raw.readCsv("train.csv");
    const { train, test } = withSpellingQuestion(
      split.trainTest(questions, { testSize: 0.1, seed: 0 }),
    );
    const answers = test.select("qa_id", ...targets);
    requireVariety(answers);
    await publicDir.writeCsv("train.csv", train);
    await publicDir.writeCsv("test.csv", test.drop(...targets));
    const ramp = float64Column(equallySpaced(test.rowCount));
    await publicDir.writeCsv(
      "sample_submission.csv",
      targets.reduce((sample, target) => sample.with(target, ramp), test.select("qa_id")),
    );
    await privateDir.writeCsv("test.csv", answers);
  },

  grader: meanColumnWiseSpearman({ id: "qa_id", targets }),
  leaderboard: humanLeaderboard({
    teams: 1572,
    lowerIsBetter: false,
    gold: 0.42278,
    silver: 0.39597,
    bronze: 0.37496,
    median: 0.357205,
    closed: "2020-02-10",
    quantilesFromTop: [
      0.431, 0.39562, 0.37492, 0.36752, 0.36509, 0.36509, 0.36461, 0.36059, 0.35923, 0.35815,
      0.3572, 0.35602, 0.35465, 0.34442, 0.33272, 0.32459, 0.29709, 0.27816, 0.21289, 0.02567,
      -0.03389,
    ],
  }),
  published: {
    public: {
      "sample_submission.csv": "ba75781e8b1a5936533c4de82e515c98",
      "test.csv": "06f482b597547c3c975ff1fc59314011",
      "train.csv": "f41aa13133d70b94bfa53801762937aa",
    },
    private: {
      "test.csv": "2bc3cc2878f0c50a05858f6562b12469",
    },
    sampleScore: -0.01016,
  },
  knownIssues: [
    "Question ids are not compared: rows are paired by the rank of their ids, so wrong or " +
      "repeated ids give a bad score instead of a refusal.",
    "A submission with words instead of numbers is not refused: the words are ranked " +
      "alphabetically.",
  ],
});
