import { binaryAuc, defineCompetition, humanLeaderboard, kaggle, textsOf } from "mlebench";

export default defineCompetition({
  id: "rsna-miccai-brain-tumor-radiogenomic-classification",
  title: "RSNA-MICCAI Brain Tumor Radiogenomic Classification",
  category: "image (other)",
  source: kaggle("rsna-miccai-brain-tumor-radiogenomic-classification", {
    zipMd5: "148f363879c193b0c510b840832833e3",
    gigabytes: 135.85,
  }),
  answers: "test.csv",
  sampleSubmission: "sample_submission.csv",

  async prepare({ raw, publicDir, privateDir, split }) {
    const subjects = await raw.readCsv("train_labels.csv", { textColumns: ["BraTS21ID"] });
    const parts = split.trainTest(subjects, { testSize: 0.1, seed: 0 });
    await publicDir.writeCsv("train_labels.csv", parts.train);
    await publicDir.writeCsv(
      "sample_submission.csv",
      parts.test.withConstant("MGMT_value", "float64", 0.5),
    );
    await privateDir.writeCsv("test.csv", parts.test);
    for (const [part, table] of Object.entries(parts)) {
      for (const subject of textsOf(table.column("BraTS21ID"))) {
        await publicDir.copyFolder(raw.path(`train/${subject}`), `${part}/${subject}`);
      }
    }
  },

  grader: binaryAuc({ id: "BraTS21ID", target: "MGMT_value" }),
  leaderboard: humanLeaderboard({
    teams: 1556,
    lowerIsBetter: false,
    gold: 0.60096,
    silver: 0.5815,
    bronze: 0.57449,
    median: 0.52553,
    closed: "2021-10-15",
    quantilesFromTop: [
      0.62174, 0.5812, 0.57436, 0.56442, 0.55817, 0.55158, 0.54857, 0.54368, 0.53807, 0.52655,
      0.52553, 0.52422, 0.51551, 0.50471, 0.5, 0.5, 0.5, 0.5, 0.49817, 0.47588, 0.36919,
    ],
  }),
  published: {
    public: {
      "sample_submission.csv": "893556127819a5b9428102dbbc0e0ed3",
      "train_labels.csv": "891e1c30bfe288e25c931759a746f254",
    },
    private: { "test.csv": "9069c7813ae83cd1dc962efed1875074" },
    sampleScore: 0.5,
  },
});
