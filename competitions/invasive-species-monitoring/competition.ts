import { binaryAuc, csvText, defineCompetition, humanLeaderboard, kaggle, textsOf } from "mlebench";

export default defineCompetition({
  id: "invasive-species-monitoring",
  title: "Invasive Species Monitoring",
  category: "image classification",
  source: kaggle("invasive-species-monitoring", { zipMd5: "6e32b8c25b22dc4653540891871bc853" }),
  answers: "answers.csv",
  sampleSubmission: "sample_submission.csv.zip",

  async prepare({ raw, publicDir, privateDir, split }) {
    const images = new Set(await (await raw.unpack("train.7z")).list("train"));
    const labels = await (await raw.unpack("train_labels.csv.zip")).readCsv("train_labels.csv");
    for (const name of textsOf(labels.column("name"))) {
      if (!images.has(`train/${name}.jpg`)) throw new Error(`train.7z has no train/${name}.jpg.`);
    }
    const { train, test } = split.trainTest(labels, { testSize: 0.2, seed: 0 });
    const sample = test.withConstant("invasive", "float64", 0.5);
    await privateDir.writeCsv("answers.csv", test);
    await privateDir.writeCsv("sample_submission.csv", sample);
    await publicDir.writeZip("train_labels.csv.zip", [
      { content: csvText(train), to: "train_labels.csv" },
    ]);
    await publicDir.writeZip("sample_submission.csv.zip", [
      { content: csvText(sample), to: "sample_submission.csv" },
    ]);
    await publicDir.writeFoldersSevenZip("train.7z", ["train"]);
    await publicDir.writeFoldersSevenZip("test.7z", ["test"]);
  },

  grader: binaryAuc({ id: "name", target: "invasive" }),
  leaderboard: humanLeaderboard({
    teams: 512,
    lowerIsBetter: false,
    gold: 0.99505,
    silver: 0.99237,
    bronze: 0.98979,
    median: 0.9699850000000001,
    closed: "2017-08-15",
    quantilesFromTop: [
      0.9977, 0.9937, 0.99226, 0.99085, 0.98931, 0.9878, 0.98623, 0.98474, 0.98027, 0.97457,
      0.96991, 0.96429, 0.95772, 0.95047, 0.93953, 0.91389, 0.88838, 0.82535, 0.61073, 0.5, 0.46758,
    ],
  }),
  published: {
    public: {},
    private: {
      "answers.csv": "931c56b826f984b6e8e38de046240166",
      "sample_submission.csv": "3fc85f5b579bbf85aa605899887df903",
    },
    sampleScore: 0.5,
  },
  knownIssues: [
    "The published image archives train.7z and test.7z hold no images, so the test images cannot " +
      "be looked at.",
  ],
});
