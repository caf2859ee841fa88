import {
  accuracy,
  defineCompetition,
  humanLeaderboard,
  int64Column,
  kaggle,
  NpyFile,
  Table,
} from "mlebench";

const FOLDER = "timit_11/timit_11";

export default defineCompetition({
  id: "ml2021spring-hw2",
  title: "ML2021Spring-hw2",
  category: "audio classification",
  source: kaggle("ml2021spring-hw2", { zipMd5: "4bce22f1c15d09d6f224d99853dcb79f" }),
  answers: "answers.csv",
  sampleSubmission: "sampleSubmission.csv",

  async prepare({ raw, publicDir, privateDir, split }) {
    using frames = NpyFile.open(raw.path(`${FOLDER}/train_11.npy`));
    using labels = NpyFile.open(raw.path(`${FOLDER}/train_label_11.npy`));
    using kaggleTest = NpyFile.open(raw.path(`${FOLDER}/test_11.npy`));
    const testSize = kaggleTest.rowCount / (frames.rowCount + kaggleTest.rowCount);
    const { train, test } = split.trainTestRows(frames.rowCount, { testSize, seed: 0 });

    await publicDir.makeFolder(FOLDER);
    frames.writeRows(publicDir.path(`${FOLDER}/train_11.npy`), train);
    labels.writeRows(publicDir.path(`${FOLDER}/train_label_11.npy`), train);
    frames.writeRows(publicDir.path(`${FOLDER}/test_11.npy`), test);
    const ids = Table.of([["Id", int64Column(range(test.length))]]);
    await privateDir.writeCsv("answers.csv", ids.with("ClassId", labels.column(test)));
    await publicDir.writeCsv("sampleSubmission.csv", ids.withConstant("ClassId", "int64", 0));
  },

  grader: accuracy({ id: "Id", target: "ClassId" }),
  leaderboard: humanLeaderboard({
    teams: 1524,
    lowerIsBetter: false,
    gold: 0.76705,
    silver: 0.76261,
    bronze: 0.76105,
    median: 0.72566,
    closed: "2021-04-02",
    quantilesFromTop: [
      0.79605, 0.76259, 0.76103, 0.75975, 0.75728, 0.75257, 0.74516, 0.7403, 0.73591, 0.73073,
      0.72562, 0.71758, 0.70808, 0.70264, 0.69762, 0.68917, 0.6861, 0.6861, 0.6861, 0.6861, 0.05245,
    ],
  }),
  published: {
    public: { "sampleSubmission.csv": "4fe69a042cfe9e066c088e603917eec4" },
    private: { "answers.csv": "9fde0306ed6a02eea1b27686c54ce2bf" },
    sampleScore: 0.05167,
  },
  knownIssues: [
    "The split is by frame at random: a test frame's neighbours of the same utterance are in the " +
      "training data, which makes the task easier than Kaggle's.",
  ],
});

function range(count: number): Float64Array {
  return Float64Array.from({ length: count }, (_, index) => index);
}
