import {
  defineCompetition,
  humanLeaderboard,
  kaggle,
  meanColumnWiseAuc,
  type Table,
  textsOf,
} from "mlebench";

/** Nine of the eleven labels of the training data: the published task leaves two out. */
const labels = [
  "ETT - Abnormal",
  "ETT - Borderline",
  "ETT - Normal",
  "NGT - Abnormal",
  "NGT - Borderline",
  "NGT - Incompletely Imaged",
  "NGT - Normal",
  "CVC - Abnormal",
  "CVC - Borderline",
];

export default defineCompetition({
  id: "ranzcr-clip-catheter-line-classification",
  title: "RANZCR CLiP - Catheter and Line Position Challenge",
  category: "image classification",
  source: kaggle("ranzcr-clip-catheter-line-classification", {
    zipMd5: "f8a117e7ba1b5527c99c80b54beddeb5",
    gigabytes: 13.13,
  }),
  answers: "test.csv",
  sampleSubmission: "sample_submission.csv",

  async prepare({ raw, publicDir, privateDir, split }) {
    const studies = await raw.readCsv("train.csv");
    const { train, test } = split.trainTest(studies, { testSize: 0.1, seed: 0 });
    const annotations = await raw.readCsv("train_annotations.csv");
    const trainIds = new Set(idsOf(train));
    const annotated = annotations.column("StudyInstanceUID");
    await publicDir.writeCsv("train.csv", train);
    await publicDir.writeCsv(
      "train_annotations.csv",
      annotations.filter((row) => trainIds.has(annotated.textAt(row) ?? "")),
    );
    await publicDir.writeCsv(
      "sample_submission.csv",
      labels.reduce(
        (sample, label) => sample.withConstant(label, "int64", 0),
        test.select("StudyInstanceUID"),
      ),
    );
    await privateDir.writeCsv("test.csv", test);
    for (const [folder, part] of [
      ["train", train],
      ["test", test],
    ] as const) {
      await publicDir.copy(
        idsOf(part).map((id) => ({ from: raw.path(`train/${id}.jpg`), to: `${folder}/${id}.jpg` })),
      );
    }
  },

  grader: meanColumnWiseAuc({ id: "StudyInstanceUID", targets: labels, scores: "probabilities" }),
  leaderboard: humanLeaderboard({
    teams: 1547,
    lowerIsBetter: false,
    gold: 0.97357,
    silver: 0.97152,
    bronze: 0.9709,
    median: 0.9675,
    closed: "2021-03-16",
    quantilesFromTop: [
      0.97671, 0.97152, 0.9709, 0.97032, 0.97011, 0.97011, 0.97001, 0.96983, 0.96859, 0.96817,
      0.9675, 0.96718, 0.96605, 0.96078, 0.95488, 0.95035, 0.92961, 0.90347, 0.79154, 0.51362,
      0.47778,
    ],
  }),
  published: {
    public: {
      "sample_submission.csv": "fade90160bce8a12138711b20fa89584",
      "train.csv": "620fa6759729f96539ed66ae860a84f9",
      "train_annotations.csv": "1929aab17c1206719cc7edf6d7e9e57b",
    },
    private: { "test.csv": "e2959bb0ca0ca9fc983b02e01caf31fa" },
    sampleScore: 0.5,
  },
  knownIssues: [
    "Two of the eleven labels (CVC - Normal, Swan Ganz Catheter Present) are neither in the sample " +
      "submission nor scored.",
    "The split is by image: a patient's images can stand on both sides.",
  ],
});

function idsOf(part: Table): string[] {
  return textsOf(part.column("StudyInstanceUID"));
}
