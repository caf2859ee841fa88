import { appendFile } from "node:fs/promises";
import { defineCompetition, humanLeaderboard, kaggle, Table, textColumn } from "mlebench";
import { answerAccuracy, readAnswers } from "./answer-accuracy.ts";
import { answersOf } from "./answers.ts";
import { blocks, linesOf, question } from "./examples.ts";

const TRAIN = "simplified-nq-train.jsonl";
const TEST = "simplified-nq-test.jsonl";

export default defineCompetition({
  id: "tensorflow2-question-answering",
  title: "TensorFlow 2.0 Question Answering",
  category: "text (other)",
  source: kaggle("tensorflow2-question-answering", {
    zipMd5: "4d3bbcfad1ff7ea12f3c1c3347c4f821",
    gigabytes: 17.47,
  }),
  answers: "test.jsonl",
  readAnswers,
  sampleSubmission: "sample_submission.csv",

  async prepare({ raw, publicDir, privateDir, split }) {
    const ids: string[] = [];
    const predictions: string[] = [];
    for await (const block of blocks(raw.readJsonLines(TRAIN))) {
      const sides = split.trainTestRows(block.length, { testSize: 0.1, seed: 0 });
      const part = (rows: Uint32Array) => Array.from(rows, (row) => block[row]!);
      const test = part(sides.test);
      await appendFile(publicDir.path(TRAIN), linesOf(part(sides.train)));
      await appendFile(privateDir.path("test.jsonl"), linesOf(test));
      await appendFile(publicDir.path(TEST), linesOf(test.map(question)));
      for (const example of test) {
        const { id, short, long } = answersOf(example);
        ids.push(`${id}_short`, `${id}_long`);
        predictions.push(short[0] ?? "", long ?? "");
      }
    }
    const gold = Table.of([
      ["example_id", textColumn(ids)],
      ["PredictionString", textColumn(predictions)],
    ]);
    await privateDir.writeCsv("gold_submission.csv", gold);
    const blank = gold.withConstant("PredictionString", "text", "");
    await publicDir.writeCsv("sample_submission.csv", blank);
  },

  grader: answerAccuracy,
  leaderboard: humanLeaderboard({
    teams: 1234,
    lowerIsBetter: false,
    gold: 0.68578,
    silver: 0.62872,
    bronze: 0.61913,
    median: 0.59639,
    closed: "2020-01-22",
    quantilesFromTop: [
      0.71705, 0.62824, 0.61913, 0.61508, 0.61508, 0.61508, 0.61508, 0.59988, 0.59801, 0.59801,
      0.59639, 0.51628, 0.51628, 0.51628, 0.27268, 0.23245, 0.16268, 0.14963, 0.14338, 0.12142, 0.0,
    ],
  }),
  published: {
    public: {
      "sample_submission.csv": "483bdebc6d8e55344c3e0124061eb0ff",
      "simplified-nq-test.jsonl": "3abc9e42896e04f4aeaa493e5944e49a",
      "simplified-nq-train.jsonl": "47ef1135698eb044006d1e65b68916b5",
    },
    private: {
      "gold_submission.csv": "544ba606cfb641eed0d222c3d94ffee6",
      "test.jsonl": "86393efdae1c319a8d1d18e36f490e97",
    },
    sampleScore: 0.57117,
  },
  knownIssues: [
    "The score is the share of right rows, blank ones included, and not the F1 of Kaggle's " +
      "page: a blank submission has 0.57.",
    "The split begins anew in every thousand lines, so that test questions stand at the same " +
      "places in each.",
  ],
});
