import {
  binaryAuc,
  defineCompetition,
  humanLeaderboard,
  kaggle,
  type Table,
  textsOf,
} from "mlebench";

export default defineCompetition({
  id: "seti-breakthrough-listen",
  title: "SETI Breakthrough Listen - E.T. Signal Search",
  category: "signal processing",
  source: kaggle("seti-breakthrough-listen", {
    zipMd5: "0004b231e3a9dcff5bf82b59a52b9160",
    gigabytes: 156.02,
  }),
  answers: "test.csv",
  sampleSubmission: "sample_submission.csv",

  async prepare({ raw, publicDir, privateDir, split }) {
    const labels = await raw.readCsv("train_labels.csv");
    const { train, test } = split.trainTest(labels, { testSize: 0.1, seed: 0 });
    await publicDir.writeCsv("train_labels.csv", train);
    await publicDir.writeCsv("sample_submission.csv", test.withConstant("target", "float64", 0.5));
    await privateDir.writeCsv("test.csv", test);
    await publicDir.copyFolder(raw.path("old_leaky_data"), "old_leaky_data");
    for (const [folder, part] of [
      ["train", train],
      ["test", test],
    ] as const) {
      await publicDir.copy(
        cadences(part).map((path) => ({
          from: raw.path(`train/${path}`),
          to: `${folder}/${path}`,
        })),
      );
    }
  },

  grader: binaryAuc({ id: "id", target: "target" }),
  leaderboard: humanLeaderboard({
    teams: 769,
    lowerIsBetter: false,
    gold: 0.79806,
    silver: 0.78095,
    bronze: 0.77439,
    median: 0.75889,
    closed: "2021-08-18",
    quantilesFromTop: [
      0.96782, 0.78402, 0.7769, 0.77203, 0.76853, 0.7651, 0.76326, 0.76305, 0.76264, 0.7622,
      0.75889, 0.75716, 0.75574, 0.74835, 0.72746, 0.71557, 0.7021, 0.6698, 0.63224, 0.5018,
      0.49621,
    ],
  }),
  published: {
    public: {
      "sample_submission.csv": "6bec1773dc78bbe72a70a539e86a8bac",
      "train_labels.csv": "c2dc9aa0bb1a60ba40215f979d81df6c",
    },
    private: { "test.csv": "bde6668df6af0c858a8eea028a140bfb" },
    sampleScore: 0.5,
  },
  knownIssues: [
    "The data of the competition's first, leaky edition, labels included, is handed to agents.",
  ],
});

/** Where the arrays of a part are: sorted into folders by the first character of their ids. */
function cadences(part: Table): string[] {
  return textsOf(part.column("id")).map((id) => `${id[0]}/${id}.npy`);
}
