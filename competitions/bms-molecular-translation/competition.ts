import { defineCompetition, humanLeaderboard, kaggle, levenshtein, textsOf } from "mlebench";

const APPROVED = "extra_approved_InChIs.csv";

export default defineCompetition({
  id: "bms-molecular-translation",
  title: "Bristol-Myers Squibb - Molecular Translation",
  category: "image to text",
  source: kaggle("bms-molecular-translation", {
    zipMd5: "b8268fc1e7d4be3b172fb7d90a86bdf6",
    gigabytes: 8.87,
  }),
  answers: "test.csv",
  sampleSubmission: "sample_submission.csv",

  async prepare({ raw, publicDir, privateDir, split }) {
    const molecules = await raw.readCsv("train_labels.csv", { floats: "plain" });
    const { train, test } = split.trainTest(molecules, { testSize: 0.2, seed: 0 });
    await publicDir.writeCsv("train_labels.csv", train);
    await publicDir.writeCsv(
      "sample_submission.csv",
      test.withConstant("InChI", "text", "InChI=1S/H2O/h1H2"),
    );
    await publicDir.copy([{ from: raw.path(APPROVED), to: APPROVED }]);
    await privateDir.writeCsv("test.csv", test);
    for (const [folder, part] of Object.entries({ train, test })) {
      await publicDir.copy(
        textsOf(part.column("image_id")).map((id) => ({
          from: raw.path(`train/${nested(id)}`),
          to: `${folder}/${nested(id)}`,
        })),
      );
    }
  },

  grader: levenshtein({ id: "image_id", target: "InChI" }),
  leaderboard: humanLeaderboard({
    teams: 875,
    lowerIsBetter: true,
    gold: 0.62,
    silver: 1.37,
    bronze: 1.99,
    median: 5.58,
    closed: "2021-06-03",
    quantilesFromTop: [
      0.51, 1.29, 1.86, 2.64, 3.08, 3.51, 3.63, 3.72, 4.08, 4.79, 5.58, 6.78, 7.56, 8.95, 16.37,
      25.56, 52.52, 74.73, 79.62, 109.57, 506.18,
    ],
  }),
  published: {
    public: {
      "extra_approved_InChIs.csv": "24301ba135996bd369cc83740e01f8c8",
      "sample_submission.csv": "fb64d50adadf358d780b001dc14daa47",
      "train_labels.csv": "35513e9a1d7f42bfa97f93b0476abc4c",
    },
    private: {
      "test.csv": "9d0cf13e5b604a31bb4dd77faaead8ae",
    },
    sampleScore: 109.59778,
  },
  knownIssues: ['A missing prediction is not refused: it counts as the text "nan".'],
});

/** Pictures lie three folders deep, named by the first characters of their ids. */
function nested(id: string): string {
  return `${id[0]}/${id[1]}/${id[2]}/${id}.png`;
}
