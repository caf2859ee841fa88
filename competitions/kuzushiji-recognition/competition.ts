import {
  defineCompetition,
  filesOfRows,
  humanLeaderboard,
  kaggle,
  textColumn,
  textsOf,
} from "mlebench";
import { characterFScore, goldLabels } from "./grade.ts";

export default defineCompetition({
  id: "kuzushiji-recognition",
  title: "Kuzushiji Recognition",
  category: "image classification",
  source: kaggle("kuzushiji-recognition", {
    zipMd5: "dd6ab4e97c8aff48b38a423c992d8a6c",
    gigabytes: 4.51,
  }),
  answers: "test.csv",
  sampleSubmission: "sample_submission.csv",

  async prepare({ raw, publicDir, privateDir, split }) {
    const images = await raw.unpack("train_images.zip");
    const pages = await raw.readCsv("train.csv");
    const { train, test } = split.trainTest(pages, { testSize: 0.1, seed: 0 });
    await publicDir.writeCsv("train.csv", train);
    await privateDir.writeCsv("test.csv", test);
    await publicDir.writeCsv(
      "sample_submission.csv",
      test.withConstant("labels", "text", "U+003F 1 1 U+FF2F 2 2"),
    );
    await privateDir.writeCsv(
      "gold_submission.csv",
      test.with("labels", textColumn(textsOf(test.column("labels")).map(goldLabels))),
    );
    await publicDir.copy([
      { from: raw.path("unicode_translation.csv"), to: "unicode_translation.csv" },
    ]);
    await publicDir.writeZip(
      "train_images.zip",
      filesOfRows(images, train.column("image_id"), "{}.jpg", "{}.jpg"),
    );
    await publicDir.writeZip(
      "test_images.zip",
      filesOfRows(images, test.column("image_id"), "{}.jpg", "{}.jpg"),
    );
  },

  grader: characterFScore,
  leaderboard: humanLeaderboard({
    teams: 294,
    lowerIsBetter: false,
    gold: 0.903,
    silver: 0.8,
    bronze: 0.658,
    median: 0.5985,
    closed: "2019-10-14",
    quantilesFromTop: [
      0.95, 0.897, 0.862, 0.819, 0.758, 0.722, 0.687, 0.652, 0.63, 0.615, 0.599, 0.566, 0.564,
      0.564, 0.556, 0.349, 0.112, 0.003, 0.002, 0.0, 0.0,
    ],
  }),
  published: {
    public: {
      "sample_submission.csv": "9ebf151965c85f43249479f38392e00c",
      "train.csv": "cb6a4b3dc1f2f2921394cf60ff8083d2",
      "unicode_translation.csv": "3b48a1cd37de399cf20dd018057900cf",
    },
    private: {
      "gold_submission.csv": "f764948b29a9b7bd45c8fcd7fc8af117",
      "test.csv": "1d2c597a03e298e2f03eec22692271ec",
    },
    sampleScore: 0,
  },
  knownIssues: [
    "A box takes the first point that fits in the order of the submission, so that order can matter.",
  ],
});
