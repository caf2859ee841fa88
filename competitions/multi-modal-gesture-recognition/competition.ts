import {
  defineCompetition,
  humanLeaderboard,
  kaggle,
  rowsAmong,
  Table,
  textColumn,
} from "mlebench";
import { gestureErrorRate } from "./grade.ts";

/** Labelled, like the other training parts, and therefore the test set. */
const TEST_ARCHIVE = "training4.tar.gz";
const COPIED = [
  "training1.tar.gz",
  "training2.tar.gz",
  "training3.tar.gz",
  "validation1.tar.gz",
  "validation2.tar.gz",
  "validation3.tar.gz",
  "devel01-40.7z",
  "valid_all_files_combined.7z",
  "sample_code_mmrgc.zip",
];
const GESTURES = Array.from({ length: 20 }, (_, i) => i + 1);

export default defineCompetition({
  id: "multi-modal-gesture-recognition",
  title: "Multi-modal Gesture Recognition",
  category: "image segmentation",
  source: kaggle("multi-modal-gesture-recognition", {
    zipMd5: "daaa0b3c56891c54f91494fe3783dc56",
    gigabytes: 23.23,
  }),
  answers: "test.csv",
  sampleSubmission: "randomPredictions.csv",

  async prepare({ raw, publicDir, privateDir, split }) {
    const recordings = (await raw.listTar(TEST_ARCHIVE)).filter((file) =>
      /^[^/]+\.zip$/.test(file),
    );
    const testIds = recordings.map((file) => file.slice(-".zip".length - 4, -".zip".length)).sort();
    const sequences = await raw.readCsv("training.csv", { textColumns: ["Id", "Sequence"] });
    const test = rowsAmong(sequences, "Id", textColumn(testIds));
    if (test.rowCount !== testIds.length) {
      throw new Error(`${TEST_ARCHIVE} and training.csv do not hold the same test recordings.`);
    }
    const isTest = new Set(testIds);
    const random = split.pythonRandom(0);
    const guesses = testIds.map(() => random.sample(GESTURES, GESTURES.length).join(" "));
    await publicDir.writeCsv(
      "training.csv",
      sequences.filter((row) => !isTest.has(sequences.column("Id").textAt(row) ?? "")),
    );
    await privateDir.writeCsv("test.csv", test);
    await publicDir.writeCsv("test.csv", Table.of([["Id", textColumn(testIds)]]));
    await publicDir.writeCsv(
      "randomPredictions.csv",
      Table.of([
        ["Id", textColumn(testIds)],
        ["Sequence", textColumn(guesses)],
      ]),
    );
    await publicDir.copy([
      { from: raw.path(TEST_ARCHIVE), to: "test.tar.gz" },
      ...COPIED.map((file) => ({ from: raw.path(file), to: file })),
    ]);
  },

  grader: gestureErrorRate,
  leaderboard: humanLeaderboard({
    teams: 19,
    lowerIsBetter: true,
    gold: 0.13304,
    silver: 0.1769,
    bronze: 0.24926,
    median: 0.322,
    closed: "2013-08-25",
    quantilesFromTop: [
      0.13304, 0.1641, 0.1769, 0.17763, 0.17872, 0.17872, 0.18347, 0.24926, 0.26608, 0.29751, 0.322,
      0.37719, 0.64071, 0.75255, 0.80153, 0.84722, 0.84722, 0.88413, 0.93019, 1.71089, 1.96198,
    ],
  }),
  published: {
    public: {
      "randomPredictions.csv": "f91424deb15d00eb184f5a1447cf9907",
      "test.csv": "1d20628560ba011f2866a054a7551780",
      "training.csv": "8cfa71cc5e9865ef8912e8e6efbb3acb",
    },
    private: { "test.csv": "3bf5058c005b39736340bca90f69d4d9" },
    sampleScore: 0.91966,
  },
  knownIssues: ["Leak: the .mat files in test.tar.gz, a former training part, hold the labels."],
});
