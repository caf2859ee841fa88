import { binaryAuc, defineCompetition, humanLeaderboard, int64Column, kaggle } from "mlebench";
import { copyMedia } from "./media.ts";
import { answerTable, type Recording, readLabels } from "./recordings.ts";
import { readLines, renumbered } from "./renumbered-lines.ts";

const ESSENTIAL = "mlsp_contest_dataset/essential_data";
const SUPPLEMENTAL = "mlsp_contest_dataset/supplemental_data";
const TEST_RECORDINGS = 64;

/** The published files of segments, with the header of the first one on all three. */
const segmentFiles = [
  "histogram_of_segments.txt",
  "segment_features.txt",
  "segment_rectangles.txt",
];
const SEGMENT_HEADER = "rec_id,[histogram of segment features]";

export default defineCompetition({
  id: "mlsp-2013-birds",
  title: "MLSP 2013 Bird Classification Challenge",
  category: "audio classification",
  source: kaggle("mlsp-2013-birds", {
    zipMd5: "e3f07a83a78a5d270a40fb1f4e8753f6",
    gigabytes: 0.5851,
  }),
  answers: "answers.csv",
  sampleSubmission: "sample_submission.csv",

  async prepare({ raw, publicDir, privateDir, split }) {
    const data = await raw.unpack("mlsp_contest_dataset.zip");
    const folds = await data.readCsv(`${ESSENTIAL}/CVfolds_2.txt`);
    const labelled = folds.filter((row) => folds.column("fold").numberAt(row) === 0);
    const newIds = new Map<number, number>();
    for (let row = 0; row < labelled.rowCount; row++) {
      newIds.set(labelled.column("rec_id").numberAt(row), row);
    }
    const test = new Set(split.sampleRows(labelled.rowCount, { share: 0.2, seed: 0 }));
    if (test.size !== TEST_RECORDINGS) {
      throw new Error(`The test set must have ${TEST_RECORDINGS} recordings, not ${test.size}.`);
    }
    const positions = [...newIds.values()];
    const newFolds = labelled
      .select("rec_id", "fold")
      .with("rec_id", int64Column(positions))
      .with("fold", int64Column(positions.map((id) => (test.has(id) ? 1 : 0))));
    await publicDir.writeCsv("essential_data/CVfolds_2.txt", newFolds);

    const fileNames = renumbered(await data.readCsv(`${ESSENTIAL}/rec_id2filename.txt`), newIds);
    await publicDir.writeCsv("essential_data/rec_id2filename.txt", fileNames);
    await copyMedia(data, publicDir, fileNames);

    const recordings = await readLabels(
      data.path(`${ESSENTIAL}/rec_labels_test_hidden.txt`),
      newIds,
    );
    const shownLabels = ({ id, labels }: Recording) =>
      test.has(id) ? `${id},?` : labels === "" ? `${id}` : `${id},${labels}`;
    await publicDir.writeFile(
      "essential_data/rec_labels_test_hidden.txt",
      ["rec_id,[labels]", ...recordings.map(shownLabels), ""].join("\n"),
    );
    const answers = recordings.filter(({ id }) => test.has(id));
    await privateDir.writeCsv("answers.csv", answerTable(answers));
    await publicDir.writeCsv(
      "sample_submission.csv",
      answerTable(answers.toSorted((a, b) => a.id - b.id)).withConstant("Probability", "int64", 0),
    );
    for (const file of segmentFiles) {
      const lines = await readLines(data.path(`${SUPPLEMENTAL}/${file}`), newIds);
      await publicDir.writeFile(
        `supplemental_data/${file}`,
        [SEGMENT_HEADER, ...lines.map(({ id, rest }) => `${id},${rest}`), ""].join("\n"),
      );
    }
  },

  grader: binaryAuc({ id: "Id", target: "Probability" }),
  leaderboard: humanLeaderboard({
    teams: 81,
    lowerIsBetter: false,
    gold: 0.93527,
    silver: 0.90038,
    bronze: 0.87372,
    median: 0.86572,
    closed: "2013-08-19",
    quantilesFromTop: [
      0.95611, 0.94061, 0.93013, 0.91985, 0.89944, 0.8879, 0.8831, 0.87627, 0.87161, 0.87008,
      0.86572, 0.85674, 0.83592, 0.82624, 0.79135, 0.71478, 0.70579, 0.58313, 0.51347, 0.5, 0.42235,
    ],
  }),
  published: {
    public: { "sample_submission.csv": "6c0430ab5959d2e718911c3bd7a26a2f" },
    private: { "answers.csv": "f40c0692caff26ca8045b64109371144" },
    sampleScore: 0.5,
  },
});
