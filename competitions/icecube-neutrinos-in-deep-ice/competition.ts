import { defineCompetition, humanLeaderboard, kaggle, splitValues } from "mlebench";
import { batchesOf, batchFiles, eventsOf, guesses } from "./batches.ts";
import { angularError } from "./grade.ts";

const META = "train_meta.parquet";
const DIRECTION = ["azimuth", "zenith"];

export default defineCompetition({
  id: "icecube-neutrinos-in-deep-ice",
  title: "IceCube - Neutrinos in Deep Ice",
  category: "tabular",
  source: kaggle("icecube-neutrinos-in-deep-ice", { zipMd5: "8663264342ff575230df4d29f20eff7c" }),
  answers: "test.csv",
  sampleSubmission: "sample_submission.csv",

  async prepare({ raw, publicDir, privateDir, split }) {
    const meta = await raw.openParquet(META);
    const batches = splitValues(split, await batchesOf(meta), { testSize: 0.1, seed: 0 });
    const shown = meta.columnNames.filter((name) => !DIRECTION.includes(name));
    await publicDir.writeParquet(META, eventsOf(meta, batches.train));
    await publicDir.writeParquet("test_meta.parquet", eventsOf(meta, batches.test, shown));
    await publicDir.writeCsv(
      "sample_submission.csv",
      guesses(eventsOf(meta, batches.test, ["event_id"])),
    );
    await privateDir.writeCsv("test.csv", eventsOf(meta, batches.test, ["event_id", ...DIRECTION]));
    await publicDir.copy([
      { from: raw.path("sensor_geometry.csv"), to: "sensor_geometry.csv" },
      ...(await batchFiles(raw, batches)),
    ]);
  },

  grader: angularError,
  leaderboard: humanLeaderboard({
    teams: 813,
    lowerIsBetter: true,
    gold: 0.977306,
    silver: 1.007885,
    bronze: 1.018571,
    median: 1.019959,
    closed: "2023-04-19",
    quantilesFromTop: [
      0.960027, 1.003968, 1.015193, 1.01902, 1.019028, 1.019028, 1.019028, 1.019028, 1.019028,
      1.019957, 1.019959, 1.01996, 1.019961, 1.019963, 1.065568, 1.183959, 1.216255, 1.255738,
      1.480501, 1.549812, 1.58243,
    ],
  }),
  published: {
    public: {
      "sample_submission.csv": "df2a0e29adf304f4fa521a43ba9031f1",
      "sensor_geometry.csv": "acad541886071600c427b405a70841e8",
    },
    private: { "test.csv": "6b3eef7a836409e5c99557763d1d2c7d" },
    sampleScore: 1.55139,
  },
  knownIssues: [
    "The published checksums of the two Parquet tables hold for one version of the library that wrote them, so they are not checked.",
  ],
});
