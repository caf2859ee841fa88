import { binaryAuc, defineCompetition, humanLeaderboard, kaggle, textsOf } from "mlebench";

export default defineCompetition({
  id: "aerial-cactus-identification",
  title: "Aerial Cactus Identification",
  category: "image classification",
  source: kaggle("aerial-cactus-identification", {
    zipMd5: "72018554bfbb009f2145f56121380078",
    gigabytes: 0.0254,
  }),
  answers: "test.csv",
  sampleSubmission: "sample_submission.csv",

  async prepare({ raw, publicDir, privateDir, split }) {
    const images = await raw.unpack("train.zip");
    const labels = await raw.readCsv("train.csv");
    const { train, test } = split.trainTest(labels, { testSize: 0.19, seed: 0 });
    await publicDir.writeCsv("train.csv", train);
    await publicDir.writeCsv(
      "sample_submission.csv",
      test.withConstant("has_cactus", "float64", 0.5),
    );
    await privateDir.writeCsv("test.csv", test);
    for (const [archive, part] of [
      ["train.zip", train],
      ["test.zip", test],
    ] as const) {
      const files = textsOf(part.column("id"));
      await publicDir.writeZip(
        archive,
        files.map((file) => ({ from: images.path(`train/${file}`), to: file })),
      );
    }
  },

  grader: binaryAuc({ id: "id", target: "has_cactus" }),
  leaderboard: humanLeaderboard({
    teams: 1221,
    lowerIsBetter: false,
    gold: 1,
    silver: 1,
    bronze: 1,
    median: 0.9991,
    closed: "2019-07-08",
    quantilesFromTop: [
      1.0, 1.0, 1.0, 0.9999, 0.9999, 0.9999, 0.9999, 0.9999, 0.9998, 0.9996, 0.9991, 0.9982, 0.9969,
      0.9946, 0.9911, 0.9855, 0.9741, 0.9634, 0.9173, 0.5095, 0.3363,
    ],
  }),
  published: {
    public: {
      "sample_submission.csv": "14c675bde0de98994efafac8e008277e",
      "train.csv": "4f5f752b84f8836c852f4f70e988a545",
    },
    private: { "test.csv": "ebdb02d62dbaf60270a9b3a8617840af" },
    sampleScore: 0.5,
  },
  knownIssues: ["The leaderboard is saturated: gold, silver and bronze all need a score of 1."],
});
