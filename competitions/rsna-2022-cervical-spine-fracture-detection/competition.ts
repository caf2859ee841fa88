import { defineCompetition, humanLeaderboard, kaggle, textsOf } from "mlebench";
import { drawTrainScans } from "./draw-train-scans.ts";
import { weightedLogLoss } from "./grade.ts";
import { onePredictionARow } from "./prediction-rows.ts";

export default defineCompetition({
  id: "rsna-2022-cervical-spine-fracture-detection",
  title: "RSNA 2022 Cervical Spine Fracture Detection",
  category: "image classification",
  source: kaggle("rsna-2022-cervical-spine-fracture-detection", {
    zipMd5: "2b38d6c8f3f357d56a247b09769e862b",
    gigabytes: 343.51,
  }),
  answers: "answers.csv",
  sampleSubmission: "sample_submission.csv",

  async prepare({ raw, publicDir, privateDir, split }) {
    const scans = await raw.readCsv("train.csv");
    const boxes = await raw.readCsv("train_bounding_boxes.csv");
    const segmented = (await raw.list("segmentations"))
      .filter((file) => /^segmentations\/[^/]*\.nii$/.test(file))
      .map((file) => file.slice("segmentations/".length, -".nii".length));
    const drawn = drawTrainScans(
      {
        all: textsOf(scans.column("StudyInstanceUID")),
        boxed: textsOf(boxes.column("StudyInstanceUID")),
        segmented,
      },
      split.pythonRandom(0),
    );
    const scanIds = scans.column("StudyInstanceUID");
    const isTrain = (row: number) => drawn.all.has(scanIds.textAt(row)!);
    const train = scans.filter(isTrain);
    const test = scans.filter((row) => !isTrain(row));
    const boxIds = boxes.column("StudyInstanceUID");
    const answers = onePredictionARow(test);
    await publicDir.writeCsv("train.csv", train);
    await publicDir.writeCsv(
      "train_bounding_boxes.csv",
      boxes.filter((row) => drawn.boxed.has(boxIds.textAt(row)!)),
    );
    await publicDir.writeCsv("test.csv", answers.drop("fractured"));
    await publicDir.writeCsv(
      "sample_submission.csv",
      answers.select("row_id", "fractured").withConstant("fractured", "float64", 0.5),
    );
    await privateDir.writeCsv("answers.csv", answers);
    await publicDir.copy(
      Array.from(drawn.segmented, (id) => ({
        from: raw.path(`segmentations/${id}.nii`),
        to: `segmentations/${id}.nii`,
      })),
    );
    for (const id of textsOf(scanIds)) {
      const part = drawn.all.has(id) ? "train_images" : "test_images";
      await publicDir.copyFolder(raw.path(`train_images/${id}`), `${part}/${id}`);
    }
  },

  grader: weightedLogLoss,
  leaderboard: humanLeaderboard({
    teams: 884,
    lowerIsBetter: true,
    gold: 0.2767,
    silver: 0.49,
    bronze: 0.5212,
    median: 0.5223,
    closed: "2022-10-27",
    quantilesFromTop: [
      0.2047, 0.4702, 0.5172, 0.5219, 0.5219, 0.5223, 0.5223, 0.5223, 0.5223, 0.5223, 0.5223,
      0.5273, 0.5489, 0.6031, 0.6115, 0.6119, 0.6285, 0.6466, 0.6544, 0.7407, 15.539,
    ],
  }),
  published: {
    public: {
      "sample_submission.csv": "2690b6c1b8c2fbc8d090e8fb00c1d79f",
      "test.csv": "d5c91b7191186743a2aa74b904207931",
      "train.csv": "812aecfc08948d621decc684759e243a",
      "train_bounding_boxes.csv": "d74270bdb517e79f9f2ac6a0f90825fd",
    },
    private: { "answers.csv": "9d13e08d12211a39b8c5d2c29a9e7e8f" },
    sampleScore: 0.69315,
  },
  knownIssues: ["Nine tenths of the scans are the test set, and only one tenth is for training."],
});
