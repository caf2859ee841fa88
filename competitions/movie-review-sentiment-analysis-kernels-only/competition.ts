import {
  accuracy,
  csvText,
  defineCompetition,
  humanLeaderboard,
  kaggle,
  type OutputFolder,
  type Table,
} from "mlebench";

export default defineCompetition({
  id: "movie-review-sentiment-analysis-kernels-only",
  title: "Movie Review Sentiment Analysis (Kernels Only)",
  category: "text classification",
  source: kaggle("movie-review-sentiment-analysis-kernels-only", {
    zipMd5: "297ae2983c4a07603ed2fd31613c1b5e",
  }),
  answers: "answers.csv",
  sampleSubmission: "sampleSubmission.csv",

  async prepare({ raw, publicDir, privateDir, split }) {
    const unpacked = await raw.unpack("train.tsv.zip");
    const phrases = await unpacked.readCsv("train.tsv", { separator: "\t", floats: "plain" });
    const { train, test } = split.trainTest(phrases, { testSize: 0.3, seed: 0 });
    await writeZippedTsv(publicDir, "train.tsv", train);
    await writeZippedTsv(publicDir, "test.tsv", test.drop("Sentiment"));
    await publicDir.writeCsv(
      "sampleSubmission.csv",
      test.select("PhraseId").withConstant("Sentiment", "int64", 2),
    );
    await privateDir.writeCsv("answers.csv", test);
  },

  grader: accuracy({ id: "PhraseId", target: "Sentiment" }),
  leaderboard: humanLeaderboard({
    teams: 410,
    lowerIsBetter: false,
    gold: 0.69344,
    silver: 0.68095,
    bronze: 0.6732,
    median: 0.6415,
    closed: "2018-09-24",
    quantilesFromTop: [
      0.99284, 0.69005, 0.68285, 0.6791, 0.67581, 0.67231, 0.66424, 0.65839, 0.65371, 0.64688,
      0.64166, 0.63633, 0.62969, 0.61962, 0.61081, 0.60606, 0.60194, 0.58782, 0.55572, 0.51789,
      0.04137,
    ],
  }),
  published: {
    public: { "sampleSubmission.csv": "2da66116279038cc280e8cafcb27a6ea" },
    private: { "answers.csv": "82f44bb7f0a1b075afdadfd356c3644b" },
    sampleScore: 0.51314,
  },
  knownIssues: [
    "The split is by phrase: phrases of one sentence stand on both sides, so a test phrase's " +
      "neighbours are in the training data with their labels.",
  ],
});

async function writeZippedTsv(folder: OutputFolder, name: string, table: Table): Promise<void> {
  const content = csvText(table, { separator: "\t" });
  await folder.writeZip(`${name}.zip`, [{ content, to: name }]);
}
