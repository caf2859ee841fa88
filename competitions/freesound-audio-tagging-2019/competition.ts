import { defineCompetition, humanLeaderboard, int64Column, kaggle, Table, textsOf } from "mlebench";
import { classes } from "./classes.ts";
import { labelWeightedRankingPrecision } from "./label-ranking.ts";

/** Tells, since the competition ended, what the test clips are; not in Kaggle's download. */
const META = "FSDKaggle2019.meta";

export default defineCompetition({
  id: "freesound-audio-tagging-2019",
  title: "Freesound Audio Tagging 2019",
  category: "audio classification",
  source: kaggle("freesound-audio-tagging-2019", {
    zipMd5: "8945190179afbdd7643764e073335be3",
    gigabytes: 26.15,
    supplements: [
      {
        file: `${META}.zip`,
        url: `https://zenodo.org/records/3612637/files/${META}.zip?download=1`,
      },
    ],
  }),
  answers: "test.csv",
  sampleSubmission: "sample_submission.csv",

  async prepare({ raw, publicDir, privateDir }) {
    await publicDir.copyFolder(raw.path("."), ".", (path) => !path.split("/")[0].includes(META));
    const meta = await raw.unpack(`${META}.zip`);
    const clips = await meta.readCsv(`${META}/test_post_competition.csv`, { floats: "plain" });
    const usage = clips.column("usage");
    const tested = clips.filter((row) => usage.textAt(row) === "Private");
    const labels = textsOf(tested.column("labels")).map((cell) => new Set(cell.split(",")));
    const answers = Table.of([
      ["fname", tested.column("fname")],
      ...classes.map(
        (name) => [name, int64Column(labels.map((set) => (set.has(name) ? 1 : 0)))] as const,
      ),
    ]);
    await privateDir.writeCsv("test.csv", answers);
  },

  grader: labelWeightedRankingPrecision({ id: "fname", classes }),
  leaderboard: humanLeaderboard({
    teams: 418,
    lowerIsBetter: false,
    gold: 0.74399,
    silver: 0.7181,
    bronze: 0.69233,
    median: 0.54819,
    closed: "2019-06-11",
    quantilesFromTop: [
      0.7598, 0.73276, 0.7205, 0.71043, 0.69987, 0.68947, 0.67278, 0.65835, 0.64032, 0.59539,
      0.54987, 0.52215, 0.50482, 0.47282, 0.45975, 0.43998, 0.40368, 0.31036, 0.11079, 0.03404,
      0.03404,
    ],
  }),
  published: {
    public: {
      "sample_submission.csv": "9e937378f06d20d2bbe5816ec3d7ae11",
      "train_curated.csv": "f4144b2a64918cf6fa53f4a4640f397a",
      "train_noisy.csv": "3bda3cf565fd3a9082b6405e9698f61f",
    },
    private: { "test.csv": "1c2444d48bddb7853be3637b30425c6f" },
    sampleScore: 0.02197,
  },
  knownIssues: [
    "The test clips are those of the original competition, whose labels are public today.",
  ],
});
