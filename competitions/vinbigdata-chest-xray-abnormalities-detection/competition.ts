import {
  defineCompetition,
  filesOfRows,
  humanLeaderboard,
  kaggle,
  rowsAmong,
  splitValues,
  Table,
} from "mlebench";
import { consensus, goldSubmission } from "./answers.ts";
import { meanAveragePrecision } from "./grade.ts";

const TRAIN_IMAGES = 13500;
const TEST_IMAGES = 1500;

export default defineCompetition({
  id: "vinbigdata-chest-xray-abnormalities-detection",
  title: "VinBigData Chest X-ray Abnormalities Detection",
  category: "object detection",
  source: kaggle("vinbigdata-chest-xray-abnormalities-detection", {
    zipMd5: "8e2b05ace7e4c8d0bbe702454a099d53",
    gigabytes: 205.96,
  }),
  answers: "answers.csv",
  sampleSubmission: "sample_submission.csv",

  async prepare({ raw, publicDir, privateDir, split }) {
    const boxes = await raw.readCsv("train.csv");
    const images = splitValues(split, boxes.column("image_id"), { testSize: 0.1, seed: 0 });
    const [trainImages, testImages] = [images.train.length, images.test.length];
    if (trainImages !== TRAIN_IMAGES || testImages !== TEST_IMAGES) {
      throw new Error(
        `There must be ${TRAIN_IMAGES} images to train and ${TEST_IMAGES} to test, not ` +
          `${trainImages} and ${testImages}.`,
      );
    }
    const answers = consensus(rowsAmong(boxes, "image_id", images.test));
    await publicDir.writeCsv("train.csv", rowsAmong(boxes, "image_id", images.train));
    await publicDir.writeCsv(
      "sample_submission.csv",
      Table.of([["image_id", images.test]]).withConstant(
        "PredictionString",
        "text",
        "14 1 0 0 1 1",
      ),
    );
    await privateDir.writeCsv("answers.csv", answers);
    await privateDir.writeCsv("gold_submission.csv", goldSubmission(answers));
    await publicDir.copy([
      ...filesOfRows(raw, images.train, "train/{}.dicom", "train/{}.dicom"),
      ...filesOfRows(raw, images.test, "train/{}.dicom", "test/{}.dicom"),
    ]);
  },

  grader: meanAveragePrecision,
  leaderboard: humanLeaderboard({
    teams: 1275,
    lowerIsBetter: false,
    gold: 0.289,
    silver: 0.257,
    bronze: 0.243,
    median: 0.223,
    closed: "2021-03-30",
    quantilesFromTop: [
      0.314, 0.256, 0.243, 0.233, 0.229, 0.229, 0.227, 0.226, 0.226, 0.226, 0.223, 0.219, 0.204,
      0.188, 0.165, 0.151, 0.118, 0.076, 0.046, 0.045, 0.0,
    ],
  }),
  published: {
    public: {
      "sample_submission.csv": "b72a880d1f2d14c9398498e06bc0cc10",
      "train.csv": "f87c05d09de910f075b198dbbe831874",
    },
    private: {
      "answers.csv": "7f52e6634e15cf925fd73049d4f7cd91",
      "gold_submission.csv": "c3dc4669e63958e16c6b76e0caa7cbf1",
    },
    sampleScore: 0.0475,
  },
  knownIssues: [
    "Corners are taken for width and height, so that far too small boxes still match.",
    "The first true box can never be found, so the answers themselves do not score 1.",
    "Of several readers' boxes of a finding only the first is in the answers.",
  ],
});
