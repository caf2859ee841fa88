import {
  accuracy,
  defineCompetition,
  humanLeaderboard,
  int64Column,
  kaggle,
  Table,
} from "mlebench";
import { readLabels, splitProducts } from "./products.ts";

/** The category that the sample submission names for every product. */
const SAMPLE_CATEGORY = 1000010653;

export default defineCompetition({
  id: "cdiscount-image-classification-challenge",
  title: "Cdiscount’s Image Classification Challenge",
  category: "image classification",
  source: kaggle("cdiscount-image-classification-challenge", {
    zipMd5: "dce8429382191257a67421fd3914e257",
    gigabytes: 78.12,
  }),
  answers: "answers.csv",
  sampleSubmission: "sample_submission.csv",

  async prepare({ raw, publicDir, privateDir, split }) {
    const { ids, categories } = await readLabels(raw);
    const { test } = split.trainTestRows(ids.length, { testSize: 0.1, seed: 0 });
    const answers = Table.of([
      ["_id", int64Column(ids)],
      ["category_id", int64Column(categories)],
    ])
      .take(test)
      .sortBy("_id");
    await privateDir.writeCsv("answers.csv", answers);
    await publicDir.writeCsv(
      "sample_submission.csv",
      answers.withConstant("category_id", "int64", SAMPLE_CATEGORY),
    );
    await splitProducts(raw, publicDir, new Set(test));
    await publicDir.copy([{ from: raw.path("category_names.csv"), to: "category_names.csv" }]);
  },

  grader: accuracy({ id: "_id", target: "category_id" }),
  leaderboard: humanLeaderboard({
    teams: 627,
    lowerIsBetter: false,
    gold: 0.77604,
    silver: 0.73526,
    bronze: 0.70898,
    median: 0.44055,
    closed: "2017-12-14",
    quantilesFromTop: [
      0.79567, 0.75046, 0.72582, 0.70979, 0.69946, 0.68718, 0.66897, 0.64271, 0.60933, 0.53924,
      0.44055, 0.33337, 0.21726, 0.16766, 0.16766, 0.08935, 0.01127, 0.00873, 0.00873, 0.00873, 0.0,
    ],
  }),
  published: {
    public: {
      "category_names.csv": "f3942c134e6010e531709f56fcf63ce4",
      "sample_submission.csv": "386d237e1e17a667040d9a8a8e753371",
      "test.bson": "b2b39dbcd5e04c1c27aea258e103e1a4",
      "train.bson": "af1df955ac1abfab0b9c3fa5ad732760",
      "train_example.bson": "e715bde1bc797b076f21349674898e4d",
    },
    private: { "answers.csv": "40700f1566c1be9eda129ec310ce6fe8" },
    sampleScore: 0.00885,
  },
  knownIssues: ["Categories that are text are not refused but all wrong."],
});
