import {
  defineCompetition,
  humanLeaderboard,
  kaggle,
  meanColumnWiseAuc,
  type Table,
  textColumn,
  textsOf,
} from "mlebench";

const labels = ["healthy", "multiple_diseases", "rust", "scab"];

export default defineCompetition({
  id: "plant-pathology-2020-fgvc7",
  title: "Plant Pathology 2020 - FGVC7",
  category: "image classification",
  source: kaggle("plant-pathology-2020-fgvc7", {
    zipMd5: "741d4c394bd458d56b8ebf905bb3918a",
    gigabytes: 0.8,
  }),
  answers: "test.csv",
  sampleSubmission: "sample_submission.csv",

  async prepare({ raw, publicDir, privateDir, split }) {
    const leaves = await raw.readCsv("train.csv");
    const parts = split.trainTest(leaves, { testSize: 0.1, seed: 0 });
    const train = renumbered(parts.train, "Train");
    const test = renumbered(parts.test, "Test");
    await publicDir.writeCsv("train.csv", train.table);
    await publicDir.writeCsv("test.csv", test.table.select("image_id"));
    await publicDir.writeCsv(
      "sample_submission.csv",
      labels.reduce(
        (sample, label) => sample.withConstant(label, "float64", 0.25),
        test.table.select("image_id"),
      ),
    );
    await privateDir.writeCsv("test.csv", test.table);
    await publicDir.makeFolder("images");
    await publicDir.copy(
      [...train.newIds, ...test.newIds].map(([oldId, newId]) => ({
        from: raw.path(`images/${oldId}.jpg`),
        to: `images/${newId}.jpg`,
      })),
    );
  },

  grader: meanColumnWiseAuc({
    id: "image_id",
    targets: labels,
    scores: "finite",
    onlyColumns: true,
    metric: "mean-column-wise-roc-auc",
  }),
  leaderboard: humanLeaderboard({
    teams: 1318,
    lowerIsBetter: false,
    gold: 0.97836,
    silver: 0.97465,
    bronze: 0.97361,
    median: 0.94852,
    closed: "2020-05-26",
    quantilesFromTop: [
      0.98445, 0.97465, 0.97353, 0.97221, 0.96977, 0.96799, 0.96463, 0.96039, 0.95648, 0.95225,
      0.94858, 0.94445, 0.93934, 0.93328, 0.9225, 0.90627, 0.88209, 0.83966, 0.70918, 0.52348,
      0.45477,
    ],
  }),
  published: {
    public: {
      "sample_submission.csv": "7a67fc684abd73d9d1afc554e8d5cf07",
      "test.csv": "4a6cc8292989880ba253a124634efff1",
      "train.csv": "f99c8adb1be7d3f0a5c96fe804fcf3f3",
    },
    private: { "test.csv": "8835c3fd71013bd15ea81566d4f85d7b" },
    sampleScore: 0.5,
  },
});

/** The part with its ids counted up from 0, and which old id became which new one. */
function renumbered(part: Table, prefix: string): { table: Table; newIds: Map<string, string> } {
  const oldIds = textsOf(part.column("image_id"));
  const newIds = new Map<string, string>();
  for (const id of oldIds) {
    if (!newIds.has(id)) newIds.set(id, `${prefix}_${newIds.size}`);
  }
  const ids = textColumn(oldIds.map((id) => newIds.get(id) as string));
  return { table: part.with("image_id", ids), newIds };
}
