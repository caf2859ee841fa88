import { defineCompetition, humanLeaderboard, kaggle, levenshtein } from "mlebench";
import { firstLines, SentenceSplit } from "./sentence-split.ts";

const TRAIN = "train_v2.txt";
/** A CSV in spite of its name, and a valid submission. */
const TEST = "test_v2.txt";
const LINES = 30_301_028;

export default defineCompetition({
  id: "billion-word-imputation",
  title: "Billion Word Imputation",
  category: "training LLMs",
  source: kaggle("billion-word-imputation", {
    zipMd5: "70a08536f59df46f1d2c9d4bfeae4b0b",
    gigabytes: 1.7,
  }),
  answers: "test.csv",
  sampleSubmission: "test_v2.txt.zip",

  async prepare({ raw, publicDir, privateDir, split }) {
    const unpacked = await raw.unpack(`${TRAIN}.zip`);
    const sentences = new SentenceSplit(split.randomState(0));
    const lines = firstLines(unpacked.textLines(TRAIN), LINES);
    await publicDir.writeFile(TRAIN, sentences.trainText(lines));
    await publicDir.storeInZip(TRAIN, { compress: true });
    await privateDir.writeFile("test.csv", sentences.answers());
    await privateDir.writeFile("sample_submission.csv", sentences.withoutAWord());
    await publicDir.writeFile(TEST, sentences.withoutAWord());
    await publicDir.storeInZip(TEST, { compress: true });
  },

  grader: levenshtein({ id: "id", target: "sentence", textOnly: true }),
  leaderboard: humanLeaderboard({
    teams: 88,
    lowerIsBetter: true,
    gold: 5.37017,
    silver: 5.54372,
    bronze: 5.55209,
    median: 5.55211,
    closed: "2015-05-01",
    quantilesFromTop: [
      3.83875, 4.6371, 5.40149, 5.48097, 5.54812, 5.55139, 5.55159, 5.55199, 5.55209, 5.55211,
      5.55211, 5.55211, 5.55211, 5.55211, 5.55211, 5.55211, 5.55227, 5.63077, 6.48152, 8.62358,
      36.45632,
    ],
  }),
  published: {
    public: {},
    private: {
      "sample_submission.csv": "b734f937cbff4fbc88b2cfccc5d12d58",
      "test.csv": "5340d30e22b84bf14de19b9c877b16e3",
    },
    sampleScore: 5.56118,
  },
});
