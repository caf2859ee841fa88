import {
  defineCompetition,
  humanLeaderboard,
  int64Column,
  kaggle,
  quadraticWeightedKappa,
} from "mlebench";

export default defineCompetition({
  id: "learning-agency-lab-automated-essay-scoring-2",
  title: "Learning Agency Lab - Automated Essay Scoring 2.0",
  category: "text classification",
  source: kaggle("learning-agency-lab-automated-essay-scoring-2", {
    zipMd5: "392ed5c55e47ebac98f6d4d529b97f50",
    gigabytes: 0.036,
  }),
  answers: "answers.csv",
  sampleSubmission: "sample_submission.csv",

  async prepare({ raw, publicDir, privateDir, split }) {
    const essays = await raw.readCsv("train.csv");
    const { train, test } = split.trainTest(essays, { testSize: 0.1, seed: 0 });
    await publicDir.writeCsv("train.csv", train);
    await publicDir.writeCsv("test.csv", test.drop("score"));
    const guesses = split.randomState(42);
    const scores = Array.from({ length: test.rowCount }, () => guesses.randint(1, 7));
    await publicDir.writeCsv(
      "sample_submission.csv",
      test.select("essay_id").with("score", int64Column(scores)),
    );
    await privateDir.writeCsv("answers.csv", test);
  },

  grader: quadraticWeightedKappa({ id: "essay_id", target: "score" }),
  leaderboard: humanLeaderboard({
    teams: 2708,
    lowerIsBetter: false,
    gold: 0.83583,
    silver: 0.83518,
    bronze: 0.83471,
    median: 0.828265,
    closed: "2024-07-02",
    quantilesFromTop: [
      0.84128, 0.83518, 0.83471, 0.83335, 0.83259, 0.83259, 0.83197, 0.83034, 0.82992, 0.82991,
      0.82825, 0.82145, 0.81551, 0.81376, 0.80951, 0.79712, 0.77903, 0.76109, 0.72167, 0.59871,
      -0.25938,
    ],
  }),
  published: {
    public: {
      "sample_submission.csv": "e62f0d933304a49b8af9c110ad0214e2",
      "test.csv": "04a299576e54a568db57c9a252e9ea0b",
      "train.csv": "8288235ab42c523d4a3c32498e307807",
    },
    private: {
      "answers.csv": "834401684a4041881fe174146dfb54c5",
    },
    sampleScore: 0.01323,
  },
  knownIssues: [
    "The steps of the kappa are counted between the scores that occur in answers or " +
      "submission, not between the scores themselves: a score that nobody has makes no " +
      "distance.",
  ],
});
