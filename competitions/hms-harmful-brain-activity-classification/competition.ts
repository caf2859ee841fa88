import {
  defineCompetition,
  filesOfRows,
  float64Column,
  humanLeaderboard,
  kaggle,
  rowsAmong,
  splitValues,
  uniqueRows,
} from "mlebench";
import { klDivergence, shares, VOTES } from "./grade.ts";

export default defineCompetition({
  id: "hms-harmful-brain-activity-classification",
  title: "HMS - Harmful Brain Activity Classification",
  category: "signal classification",
  source: kaggle("hms-harmful-brain-activity-classification", {
    zipMd5: "bbf763e3e95da2e325ab82624462d342",
  }),
  answers: "test.csv",
  sampleSubmission: "sample_submission.csv",

  async prepare({ raw, publicDir, privateDir, split }) {
    const labels = await raw.readCsv("train.csv");
    const spectrograms = labels.column("spectrogram_id");
    const ids = splitValues(split, spectrograms, { testSize: 0.1, seed: 0 });
    const train = rowsAmong(labels, "spectrogram_id", ids.train);
    const test = rowsAmong(labels, "spectrogram_id", ids.test);
    if (rowsAmong(train, "eeg_id", test.column("eeg_id")).rowCount > 0) {
      throw new Error("An EEG belongs to two spectrograms that are in different parts.");
    }
    const eegs = test.select("eeg_id");
    const votes = shares(test);
    await publicDir.writeCsv("train.csv", train);
    await publicDir.writeCsv("test.csv", test.select("spectrogram_id", "eeg_id", "patient_id"));
    await publicDir.writeCsv(
      "sample_submission.csv",
      VOTES.reduce((sample, name) => sample.withConstant(name, "float64", 1 / 6), eegs),
    );
    await privateDir.writeCsv("test.csv", test);
    await privateDir.writeCsv(
      "gold_submission.csv",
      VOTES.reduce((gold, name, k) => gold.with(name, float64Column(votes[k]!)), eegs),
    );
    await publicDir.copyFolder(raw.path("example_figures"), "example_figures");
    for (const [part, table] of [
      ["train", train],
      ["test", test],
    ] as const) {
      for (const kind of ["eeg", "spectrogram"]) {
        const column = table.column(`${kind}_id`);
        const names = column.take(uniqueRows(column));
        const from = `train_${kind}s/{}.parquet`;
        await publicDir.copy(filesOfRows(raw, names, from, `${part}_${kind}s/{}.parquet`));
      }
    }
  },

  grader: klDivergence,
  leaderboard: humanLeaderboard({
    teams: 2767,
    lowerIsBetter: true,
    gold: 0.290807,
    silver: 0.353323,
    bronze: 0.375383,
    median: 0.473828,
    closed: "2024-04-08",
    quantilesFromTop: [
      0.272332, 0.353376, 0.375402, 0.380269, 0.380968, 0.381614, 0.3821, 0.397762, 0.419794,
      0.439506, 0.473828, 0.495798, 0.513482, 0.515429, 0.579091, 0.681127, 0.755457, 0.783154,
      0.977117, 1.138332, 31.661788,
    ],
  }),
  published: {
    public: {
      "sample_submission.csv": "5e8cb4e5956283462cbc704e1f09af4d",
      "test.csv": "dfe1f087a65ffa7c7341cdcdfc143554",
      "train.csv": "c82b8b6f36e0a20932c5566957f6eb63",
    },
    private: {
      "gold_submission.csv": "ba90c5dda42c504e3638af6ee7dc46fb",
      "test.csv": "205ee658cf7e8cfd317e7bee6045dffd",
    },
    sampleScore: 1.40995,
  },
  knownIssues: [
    "A test EEG has several rows with different votes, which nothing in the public data tells apart.",
    "A column written as whole numbers is not kept away from 0, so that one wrong 0 makes the score infinite.",
  ],
});
