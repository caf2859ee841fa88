import { binaryAuc, defineCompetition, humanLeaderboard, imageNames, kaggle } from "mlebench";
import { copyImages, copyRecords, testRecords } from "./files.ts";

export default defineCompetition({
  id: "siim-isic-melanoma-classification",
  title: "SIIM-ISIC Melanoma Classification",
  category: "image classification",
  source: kaggle("siim-isic-melanoma-classification", {
    zipMd5: "ed8a6c59a3677cada6365ecdb42d8d23",
    gigabytes: 116.16,
  }),
  answers: "test.csv",
  sampleSubmission: "sample_submission.csv",

  async prepare({ raw, publicDir, privateDir }) {
    const patients = await raw.readCsv("train.csv", { floats: "plain" });
    const testNames = new Set<string>();
    for (const file of testRecords) {
      for await (const name of imageNames(raw.path(`tfrecords/${file}`))) testNames.add(name);
    }
    const names = patients.column("image_name");
    const isTest = (row: number) => testNames.has(names.textAt(row) ?? "");
    const train = patients.filter((row) => !isTest(row));
    const test = patients.filter(isTest);
    const solution = test.select("image_name", "target");
    await publicDir.writeCsv("train.csv", train);
    await publicDir.writeCsv("test.csv", test.drop("diagnosis", "benign_malignant", "target"));
    await publicDir.writeCsv("sample_submission.csv", solution.withConstant("target", "int64", 0));
    await privateDir.writeCsv("test.csv", solution);
    await copyImages("train", train, raw, publicDir);
    await copyImages("test", test, raw, publicDir);
    await copyRecords(raw, publicDir);
  },

  grader: binaryAuc({ id: "image_name", target: "target" }),
  leaderboard: humanLeaderboard({
    teams: 3308,
    lowerIsBetter: false,
    gold: 0.9455,
    silver: 0.9401,
    bronze: 0.937,
    median: 0.9128,
    closed: "2020-08-17",
    quantilesFromTop: [
      0.949, 0.9401, 0.937, 0.9338, 0.9314, 0.929, 0.9271, 0.9254, 0.9224, 0.9178, 0.9128, 0.9083,
      0.9005, 0.8901, 0.8778, 0.859, 0.8306, 0.787, 0.6909, 0.5255, 0.2212,
    ],
  }),
  published: {
    public: {
      "sample_submission.csv": "c8fa2aaa934d434e5b87e148ca91d42e",
      "test.csv": "faeb3cdaf1ee9c47120bcbf46787fe81",
      "train.csv": "dc473826f850a25d5e62f981b5e62d54",
    },
    private: { "test.csv": "89aae5dac5881e960258883de51152fe" },
    sampleScore: 0.5,
  },
  knownIssues: [
    "Possible leak: the test TFRecord files are labelled training records, copied unchanged with " +
      "all their features.",
    "Patients are not kept apart by the split.",
  ],
});
