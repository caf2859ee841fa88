import { defineCompetition, float64Column, humanLeaderboard, kaggle } from "mlebench";
import { diceHausdorffCombo } from "./grade.ts";
import { scanSizes, splitDays } from "./scans.ts";

export default defineCompetition({
  id: "uw-madison-gi-tract-image-segmentation",
  title: "UW-Madison GI Tract Image Segmentation",
  category: "image segmentation",
  source: kaggle("uw-madison-gi-tract-image-segmentation", {
    zipMd5: "53a2958bbd106d05f34fb9b97c641548",
    gigabytes: 2.47,
  }),
  answers: "test.csv",
  sampleSubmission: "sample_submission.csv",

  async prepare({ raw, publicDir, privateDir, split }) {
    const masks = await raw.readCsv("train.csv");
    const days = splitDays(masks, split);
    const ids = masks.column("id");
    const train = masks.filter((row) => !days.isTest(ids.textAt(row)!));
    const test = masks.filter((row) => days.isTest(ids.textAt(row)!));
    const sizes = await scanSizes(test.column("id"), raw);
    const answers = test.rename({ segmentation: "predicted" });
    await publicDir.writeCsv("train.csv", train);
    await publicDir.writeCsv("test.csv", test.drop("segmentation"));
    await publicDir.writeCsv(
      "sample_submission.csv",
      answers.withConstant("predicted", "text", "1 1 5 2"),
    );
    await privateDir.writeCsv(
      "test.csv",
      answers
        .with("image_width", float64Column(sizes.map(({ width }) => width)))
        .with("image_height", float64Column(sizes.map(({ height }) => height))),
    );
    await days.copyScans(raw, publicDir);
  },

  grader: diceHausdorffCombo,
  leaderboard: humanLeaderboard({
    teams: 1548,
    lowerIsBetter: false,
    gold: 0.87917,
    silver: 0.87139,
    bronze: 0.86699,
    median: 0.85499,
    closed: "2022-07-14",
    quantilesFromTop: [
      0.88593, 0.87139, 0.86697, 0.8652, 0.86497, 0.86358, 0.8634, 0.8613, 0.8613, 0.85513, 0.85499,
      0.85051, 0.84954, 0.84954, 0.84524, 0.83594, 0.83061, 0.82148, 0.79179, 0.58085, 0.0,
    ],
  }),
  published: {
    public: {
      "sample_submission.csv": "96d669ecf7556353b7203a31f54edd1e",
      "test.csv": "fe823b73f539d27fd2e5c16f2775940f",
      "train.csv": "289c63c9dfb86e7d776cda60f2f1313b",
    },
    private: { "test.csv": "ab8cd8e48b4c72df3e4933c04dc08740" },
    sampleScore: 0.24608,
  },
  knownIssues: [
    "Rows are compared by position: ids, classes and the number of rows are not checked.",
    "The distances are measured on the three organs together, not on each.",
    "Days of one patient lie in both parts.",
  ],
});
