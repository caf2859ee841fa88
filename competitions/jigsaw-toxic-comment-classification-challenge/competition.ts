import { defineCompetition, humanLeaderboard, kaggle, type RawFolder, type Table } from "mlebench";
import { labels, toxicityGrader } from "./toxicity-grader.ts";

export default defineCompetition({
  id: "jigsaw-toxic-comment-classification-challenge",
  title: "Toxic Comment Classification Challenge",
  category: "text classification",
  source: kaggle("jigsaw-toxic-comment-classification-challenge", {
    zipMd5: "a0159f30626e4c6a590f09d597c147d6",
    gigabytes: 0.06,
  }),
  answers: "test.csv",
  sampleSubmission: "sample_submission.csv",

  async prepare({ raw, publicDir, privateDir }) {
    await publicDir.writeCsv("train.csv", await readZippedCsv(raw, "train.csv"));
    await publicDir.writeCsv("test.csv", await readZippedCsv(raw, "test.csv"));
    const sample = await readZippedCsv(raw, "sample_submission.csv");
    await publicDir.writeCsv(
      "sample_submission.csv",
      labels.reduce((table, label) => table.withConstant(label, "float64", 0.5), sample),
    );
    await privateDir.writeCsv("test.csv", await readZippedCsv(raw, "test_labels.csv"));
  },

  grader: toxicityGrader,
  leaderboard: humanLeaderboard({
    teams: 4539,
    lowerIsBetter: false,
    gold: 0.9874,
    silver: 0.98668,
    bronze: 0.98639,
    median: 0.98079,
    closed: "2018-03-20",
    quantilesFromTop: [
      0.98856, 0.98668, 0.98639, 0.98634, 0.98629, 0.98579, 0.98526, 0.98411, 0.983, 0.98172,
      0.98079, 0.98025, 0.9785, 0.97655, 0.97576, 0.97398, 0.97014, 0.9611, 0.91937, 0.68581,
      0.02476,
    ],
  }),
  published: {
    public: {
      "sample_submission.csv": "2af5ed06d19b00c13c0573b474edb165",
      "test.csv": "d21e68ec9e3728be456aa0f477be230c",
      "train.csv": "7ed6a529f1671bd558cf581831d3462b",
    },
    private: { "test.csv": "c23029ecede85b3adfbc2527e7812b84" },
    sampleScore: 0.5,
  },
  knownIssues: [
    "The leaderboard is crowded: its best and its median score hardly differ.",
    "Label columns are compared by position: in another order than the sample's they are scored " +
      "against other labels.",
  ],
});

async function readZippedCsv(raw: RawFolder, name: string): Promise<Table> {
  return (await raw.unpack(`${name}.zip`)).readCsv(name);
}
