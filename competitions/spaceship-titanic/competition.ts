import { accuracy, defineCompetition, humanLeaderboard, kaggle } from "mlebench";

export default defineCompetition({
  id: "spaceship-titanic",
  title: "Spaceship Titanic",
  category: "tabular",
  source: kaggle("spaceship-titanic", { zipMd5: "67c177886736583aff9b947e121395a9" }),
  answers: "test.csv",
  sampleSubmission: "sample_submission.csv",

  async prepare({ raw, publicDir, privateDir, split }) {
    const passengers = await raw.readCsv("train.csv");
    const { train, test } = split.trainTest(passengers, { testSize: 0.1, seed: 0 });
    await publicDir.writeCsv("train.csv", train);
    await publicDir.writeCsv("test.csv", test.drop("Transported"));
    await publicDir.writeCsv(
      "sample_submission.csv",
      test.select("PassengerId").withConstant("Transported", "bool", false),
    );
    await privateDir.writeCsv("test.csv", test);
  },

  grader: accuracy({ id: "PassengerId", target: "Transported" }),
  leaderboard: humanLeaderboard({
    teams: 2288,
    lowerIsBetter: false,
    gold: 0.82066,
    silver: 0.81388,
    bronze: 0.80967,
    median: 0.79565,
    closed: "2024-06-14",
    quantilesFromTop: [
      0.82815, 0.81388, 0.80944, 0.8064, 0.8043, 0.80266, 0.80149, 0.80032, 0.79869, 0.79728,
      0.79565, 0.79354, 0.7912, 0.78957, 0.787, 0.78396, 0.77624, 0.75754, 0.72831, 0.49918, 0.0,
    ],
  }),
  published: {
    public: {
      "sample_submission.csv": "5414b5da6ebcff454de1c9ed39b73774",
      "test.csv": "8186bd4048aece25f1ed45708f8f34e1",
      "train.csv": "564a1614ecef9d9611cec4efdce4c412",
    },
    private: { "test.csv": "1cb99c65efecaba968128577722a83ef" },
    sampleScore: 0.50345,
  },
  knownIssues: [
    "Passengers of one travelling group stand on both sides of the split, so a test passenger's " +
      "group can be looked up in the training data.",
  ],
});
