import { binaryAuc, defineCompetition, humanLeaderboard, kaggle, textsOf } from "mlebench";

export default defineCompetition({
  id: "histopathologic-cancer-detection",
  title: "Histopathologic Cancer Detection",
  category: "image (other)",
  source: kaggle("histopathologic-cancer-detection", {
    zipMd5: "a49ad4e5cf84b7df1ccb1f58526d2e21",
    gigabytes: 7.76,
  }),
  answers: "answers.csv",
  sampleSubmission: "sample_submission.csv",

  async prepare({ raw, publicDir, privateDir, split }) {
    const labels = await raw.readCsv("train_labels.csv");
    const originalTest = (await raw.list("test")).filter((file) => /^test\/[^/]*\.tif$/.test(file));
    const testSize = originalTest.length / (labels.rowCount + originalTest.length);
    const ids = textsOf(labels.column("id"));
    const testIds = new Set(
      textsOf(split.trainTest(labels, { testSize, seed: 0 }).test.column("id")),
    );
    const train = labels.filter((row) => !testIds.has(ids[row]));
    const test = labels.filter((row) => testIds.has(ids[row]));
    await publicDir.writeCsv("train_labels.csv", train);
    await publicDir.writeCsv("sample_submission.csv", test.withConstant("label", "int64", 0));
    await privateDir.writeCsv("answers.csv", test);
    await publicDir.copy(
      ids.map((id) => ({
        from: raw.path(`train/${id}.tif`),
        to: `${testIds.has(id) ? "test" : "train"}/${id}.tif`,
      })),
    );
  },

  grader: binaryAuc({ id: "id", target: "label" }),
  leaderboard: humanLeaderboard({
    teams: 1149,
    lowerIsBetter: false,
    gold: 0.9835,
    silver: 0.9798,
    bronze: 0.9738,
    median: 0.9477,
    closed: "2019-03-30",
    quantilesFromTop: [
      1.0, 0.9798, 0.9732, 0.968, 0.9642, 0.961, 0.9596, 0.9584, 0.9556, 0.9512, 0.9477, 0.9411,
      0.9313, 0.9184, 0.9028, 0.8816, 0.8556, 0.8305, 0.7873, 0.5888, 0.3083,
    ],
  }),
  published: {
    public: {
      "sample_submission.csv": "8016b8be0087d487ff38ac46f646a01d",
      "train_labels.csv": "806d8b128caeeaf4d0091bd6034cd0fb",
    },
    private: { "answers.csv": "949d1acc553f3a04b89262f6e24e9fc7" },
    sampleScore: 0.5,
  },
});
