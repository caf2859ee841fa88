import { defineCompetition, humanLeaderboard, kaggle, textColumn, textsOf } from "mlebench";
import { withConfidence } from "./boxes.ts";
import { meanAveragePrecision } from "./grade.ts";
import { splitScenes } from "./split-scenes.ts";

const MAP = "map_raster_palo_alto.png";

export default defineCompetition({
  id: "3d-object-detection-for-autonomous-vehicles",
  title: "Lyft 3D Object Detection for Autonomous Vehicles",
  category: "image segmentation",
  source: kaggle("3d-object-detection-for-autonomous-vehicles", {
    zipMd5: "48824e3ca27955e71bf0c30938e560f7",
    gigabytes: 125.79,
  }),
  answers: "test.csv",
  sampleSubmission: "sample_submission.csv",

  async prepare({ raw, publicDir, privateDir, split }) {
    const { partOfSample, files } = await splitScenes(
      raw,
      publicDir,
      (logs) => split.trainTestRows(logs, { testSize: 0.2, seed: 0 }).test,
    );
    const scenes = await raw.readCsv("train.csv", { floats: "plain" });
    const partOf = (row: number) => partOfSample.get(scenes.column("Id").textAt(row) ?? "");
    const train = scenes.filter((row) => partOf(row) === "train");
    const test = scenes.filter((row) => partOf(row) === "test");
    const known = train.rowCount + test.rowCount;
    if (known !== scenes.rowCount || known !== partOfSample.size) {
      throw new Error("train.csv and sample.json do not hold the same samples.");
    }
    const boxes = textsOf(test.column("PredictionString")).map(withConfidence);
    await publicDir.writeCsv("train.csv", train);
    await privateDir.writeCsv("test.csv", test.with("PredictionString", textColumn(boxes)));
    await publicDir.writeCsv(
      "sample_submission.csv",
      test.withConstant("PredictionString", "text", null),
    );
    await publicDir.copy([
      ...files,
      ...["train_maps", "test_maps"].map((folder) => ({
        from: raw.path(`train_maps/${MAP}`),
        to: `${folder}/${MAP}`,
      })),
    ]);
  },

  grader: meanAveragePrecision,
  leaderboard: humanLeaderboard({
    teams: 546,
    lowerIsBetter: false,
    gold: 0.139,
    silver: 0.053,
    bronze: 0.046,
    median: 0.042,
    closed: "2019-11-12",
    quantilesFromTop: [
      0.216, 0.072, 0.052, 0.048, 0.045, 0.044, 0.044, 0.044, 0.044, 0.044, 0.042, 0.042, 0.042,
      0.04, 0.035, 0.035, 0.006, 0.0, 0.0, 0.0, 0.0,
    ],
  }),
  published: {
    public: {
      "sample_submission.csv": "4057929857ceb634ecb3875f93ac1688",
      "train.csv": "687b1288965d6efa35ea29c3adff5557",
    },
    private: { "test.csv": "1972edf2739f010c260822761b94b1df" },
    sampleScore: 0,
  },
  knownIssues: [
    "Boxes of classes that a scene does not hold cost nothing.",
    "Both map.json files list the test logs.",
    "Impossible boxes are refused only where their class is in the scene, so a refusal tells that it is.",
  ],
});
