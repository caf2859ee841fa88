import {
  defineCompetition,
  humanLeaderboard,
  kaggle,
  multiClassLogLoss,
  oneHot,
  Table,
} from "mlebench";

const authors = ["EAP", "HPL", "MWS"];

export default defineCompetition({
  id: "spooky-author-identification",
  title: "Spooky Author Identification",
  category: "text classification",
  source: kaggle("spooky-author-identification", {
    zipMd5: "8f12d4f1f138f3867e881293b9bc54ee",
    gigabytes: 0.0019,
  }),
  answers: "test.csv",
  sampleSubmission: "sample_submission.csv",

  async prepare({ raw, publicDir, privateDir, split }) {
    const sentences = await (await raw.unpack("train.zip")).readCsv("train.csv");
    const { train, test } = split.trainTest(sentences, { testSize: 0.1, seed: 0 });
    const ids = test.select("id");
    await publicDir.writeCsv("train.csv", train);
    await publicDir.writeCsv("test.csv", test.select("id", "text"));
    await publicDir.writeCsv(
      "sample_submission.csv",
      ids
        .withConstant("EAP", "float64", 0.403493538995863)
        .withConstant("HPL", "float64", 0.287808366106543)
        .withConstant("MWS", "float64", 0.308698094897594),
    );
    await privateDir.writeCsv(
      "test.csv",
      Table.of([...ids.entries(), ...oneHot(test.column("author"), authors)]),
    );
  },

  grader: multiClassLogLoss({ id: "id", classes: authors, rowSum: 1.1e-5, idFirst: true }),
  leaderboard: humanLeaderboard({
    teams: 1242,
    lowerIsBetter: true,
    gold: 0.16506,
    silver: 0.26996,
    bronze: 0.29381,
    median: 0.418785,
    closed: "2017-12-15",
    quantilesFromTop: [
      0.02467, 0.27044, 0.29381, 0.29661, 0.32242, 0.33786, 0.34805, 0.36269, 0.38528, 0.39978,
      0.41815, 0.43726, 0.46415, 0.5011, 0.56692, 0.64837, 0.74929, 0.95237, 1.09094, 1.55876,
      35.23192,
    ],
  }),
  published: {
    public: {
      "sample_submission.csv": "3b754ff50b2b4416150bb00c86c34889",
      "test.csv": "2ea5096a8e8cf340b13a7a18d9bdd914",
      "train.csv": "1124166bf7b8b1e337a32fe568732447",
    },
    private: { "test.csv": "fb1381c6c9a7e9efd236c625807a0c8a" },
    sampleScore: 1.08468,
  },
});
