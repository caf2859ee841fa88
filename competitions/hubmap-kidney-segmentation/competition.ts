import {
  defineCompetition,
  filesOfRows,
  humanLeaderboard,
  innerJoin,
  kaggle,
  maskOverlap,
  metrics,
  textColumn,
  textsOf,
} from "mlebench";

const INFORMATION = "HuBMAP-20-dataset_information.csv";
const TEST_IMAGES = 3;

export default defineCompetition({
  id: "hubmap-kidney-segmentation",
  title: "HuBMAP - Hacking the Kidney",
  category: "image segmentation",
  source: kaggle("hubmap-kidney-segmentation", {
    zipMd5: "3c3cba984d64b78ccf2f747d02f7178b",
    gigabytes: 32.97,
  }),
  answers: "test.csv",
  sampleSubmission: "sample_submission.csv",

  async prepare({ raw, publicDir, privateDir, split }) {
    const masks = await raw.readCsv("train.csv");
    const { train, test } = split.trainTest(masks, { testSize: TEST_IMAGES, seed: 0 });
    const information = await raw.readCsv(INFORMATION);
    const imageIds = textsOf(information.column("image_file")).map((file) =>
      file.replace(/\.tiff$/, ""),
    );
    const labelled = new Set(textsOf(masks.column("id")));
    const known = information
      .with("id", textColumn(imageIds))
      .filter((row) => labelled.has(imageIds[row]!));
    const sizes = known.select("id", "width_pixels", "height_pixels");
    await publicDir.writeCsv(INFORMATION, known.drop("id"));
    await publicDir.writeCsv("train.csv", train);
    await privateDir.writeCsv("test.csv", innerJoin(test, sizes, "id"));
    const gold = test.rename({ encoding: "predicted" });
    await privateDir.writeCsv("gold_submission.csv", gold);
    const sample = gold.withConstant("predicted", "text", null);
    await publicDir.writeCsv("sample_submission.csv", sample);
    await publicDir.writeCsv("test/sample_submission.csv", sample);
    for (const ending of [".tiff", ".json", "-anatomical-structure.json"]) {
      const file = `{}${ending}`;
      await publicDir.copy([
        ...filesOfRows(raw, train.column("id"), `train/${file}`, `train/${file}`),
        ...filesOfRows(raw, test.column("id"), `train/${file}`, `test/${file}`),
      ]);
    }
  },

  grader: maskOverlap({
    metric: "dice-coefficient",
    id: "id",
    mask: "predicted",
    truth: "encoding",
    pixels: { height: "height_pixels", width: "width_pixels" },
    missing: "empty",
    score: (images) => metrics.mean(images.map(diceOrOne)),
  }),
  leaderboard: humanLeaderboard({
    teams: 1200,
    lowerIsBetter: false,
    gold: 0.9484,
    silver: 0.9455,
    bronze: 0.9439,
    median: 0.0,
    closed: "2021-05-10",
    quantilesFromTop: [
      0.9515, 0.9454, 0.9438, 0.9407, 0.937, 0.9358, 0.9347, 0.9313, 0.8786, 0.0, 0.0, 0.0, 0.0,
      0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0,
    ],
  }),
  published: {
    public: {
      "HuBMAP-20-dataset_information.csv": "6a19818d50bb232dbe51fbc375bc89cb",
      "sample_submission.csv": "135a2b41c9aa16f03880908a7171dc28",
      "train.csv": "a5760de09c0fcc1f78a32bb8f6459f45",
    },
    private: {
      "gold_submission.csv": "04e4a0b5efa7d41491a1cdd01990b507",
      "test.csv": "17d0985b7ced8c4e23fee515af8e381f",
    },
    sampleScore: 0,
  },
  knownIssues: [
    "Leak: public/test/<id>.json holds the true outlines of the test images.",
    "Three of 15 images are the test set, so scores are coarse.",
  ],
});

/** Two empty masks agree. */
function diceOrOne(image: metrics.MatchCounts): number {
  return image.actual + image.predicted === 0 ? 1 : metrics.dice(image);
}
