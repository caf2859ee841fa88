import {
  defineCompetition,
  filesOfRows,
  humanLeaderboard,
  kaggle,
  quadraticWeightedKappa,
} from "mlebench";

export default defineCompetition({
  id: "aptos2019-blindness-detection",
  title: "APTOS 2019 Blindness Detection",
  category: "image classification",
  source: kaggle("aptos2019-blindness-detection", {
    zipMd5: "fff5440648ab9ee707bc56c97c40dc2f",
    gigabytes: 10.22,
  }),
  answers: "test.csv",
  sampleSubmission: "sample_submission.csv",

  async prepare({ raw, publicDir, privateDir, split }) {
    const grades = await raw.readCsv("train.csv");
    const { train, test } = split.trainTest(grades, { testSize: 0.1, seed: 0 });
    await publicDir.writeCsv("train.csv", train);
    await publicDir.writeCsv("test.csv", test.drop("diagnosis"));
    await publicDir.writeCsv("sample_submission.csv", test.withConstant("diagnosis", "int64", 0));
    await privateDir.writeCsv("test.csv", test);
    for (const [folder, part] of [
      ["train_images", train],
      ["test_images", test],
    ] as const) {
      await publicDir.makeFolder(folder);
      await publicDir.copy(
        filesOfRows(raw, part.column("id_code"), "train_images/{}.png", `${folder}/{}.png`),
      );
    }
  },

  grader: quadraticWeightedKappa({ id: "id_code", target: "diagnosis" }),
  leaderboard: humanLeaderboard({
    teams: 2929,
    lowerIsBetter: false,
    gold: 0.930508,
    silver: 0.919654,
    bronze: 0.914492,
    median: 0.888912,
    closed: "2019-09-07",
    quantilesFromTop: [
      0.936129, 0.919623, 0.914414, 0.912774, 0.911409, 0.911035, 0.90994, 0.907049, 0.900998,
      0.894867, 0.888912, 0.882651, 0.879944, 0.873984, 0.862357, 0.842861, 0.802958, 0.663619,
      0.444115, 0.0, -0.145524,
    ],
  }),
  published: {
    public: {
      "sample_submission.csv": "4a80cd1603bdd3423b602b609cc074c2",
      "test.csv": "395258c0476fa058de79fa8691a12723",
      "train.csv": "1a1f11fbeb7f20afd334e28421825725",
    },
    private: { "test.csv": "a5c28ffe71a45d1fadf4bdda3c52d957" },
    sampleScore: 0,
  },
  knownIssues: [
    "A grade that occurs in neither the answers nor the submission makes its neighbours " +
      "adjacent, and a grade outside 0 to 4 is accepted as one more step.",
  ],
});
