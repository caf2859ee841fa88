import { concatTables, defineCompetition, humanLeaderboard, kaggle, textColumn } from "mlebench";
import { meanAveragePrecision } from "./grade.ts";
import { imagesOf, studyNames, studyPredictions } from "./studies.ts";

export default defineCompetition({
  id: "siim-covid19-detection",
  title: "SIIM-FISABIO-RSNA COVID-19 Detection",
  category: "object detection",
  source: kaggle("siim-covid19-detection", {
    zipMd5: "3176c9c084fbf50e767e514f5989a71f",
    gigabytes: 128.51,
  }),
  answers: "test.csv",
  sampleSubmission: "sample_submission.csv",

  async prepare({ raw, publicDir, privateDir, split }) {
    const studies = await raw.readCsv("train_study_level.csv");
    const images = await raw.readCsv("train_image_level.csv");
    const parts = split.trainTest(studies, { testSize: 0.1, seed: 0 });
    const [train, test] = [parts.train.sortBy("id"), parts.test.sortBy("id")];
    const [trainImages, testImages] = [imagesOf(train, images), imagesOf(test, images)];
    if (trainImages.rowCount + testImages.rowCount !== images.rowCount) {
      throw new Error("An image belongs to no study of train_study_level.csv.");
    }
    await publicDir.writeCsv("train_study_level.csv", train);
    await publicDir.writeCsv("train_image_level.csv", trainImages);
    await privateDir.writeCsv(
      "test.csv",
      concatTables([
        test.select("id").with("PredictionString", textColumn(studyPredictions(test))),
        testImages.select("id", "label").rename({ label: "PredictionString" }),
      ]),
    );
    await publicDir.writeCsv(
      "sample_submission.csv",
      concatTables([
        test.select("id").withConstant("PredictionString", "text", "negative 1 0 0 1 1"),
        testImages.select("id").withConstant("PredictionString", "text", "none 1 0 0 1 1"),
      ]),
    );
    for (const study of studyNames(train)) {
      await publicDir.copyFolder(raw.path(`train/${study}`), `train/${study}`);
    }
    for (const study of studyNames(test)) {
      await publicDir.copyFolder(raw.path(`train/${study}`), `test/${study}`);
    }
  },

  grader: meanAveragePrecision,
  leaderboard: humanLeaderboard({
    teams: 1305,
    lowerIsBetter: false,
    gold: 0.623,
    silver: 0.609,
    bronze: 0.601,
    median: 0.586,
    closed: "2021-08-09",
    quantilesFromTop: [
      0.635, 0.609, 0.601, 0.597, 0.597, 0.597, 0.596, 0.596, 0.591, 0.59, 0.586, 0.585, 0.584,
      0.515, 0.416, 0.415, 0.391, 0.283, 0.174, 0.093, 0.0,
    ],
  }),
  published: {
    public: {
      "sample_submission.csv": "b9bdbd95e7b93f64f54d6f8f2530899c",
      "train_image_level.csv": "87c704caa46ea0df4a50eae97092bcc4",
      "train_study_level.csv": "6026bc39b28881d65a85b51e1e991160",
    },
    private: { "test.csv": "5a5802f4cd7cec932bb824533cb5b57c" },
    sampleScore: 0.24492,
  },
  knownIssues: [
    "A true box that is not found counts as found with confidence 0, so no submission scores 0.",
    "The labels none and negative count like findings, in all rows alike.",
  ],
});
