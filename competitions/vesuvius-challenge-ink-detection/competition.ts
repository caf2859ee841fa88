import {
  defineCompetition,
  humanLeaderboard,
  kaggle,
  maskOverlap,
  metrics,
  pngSize,
} from "mlebench";

/** Fragment 3 is the test fragment, without what tells its ink. */
const LABELLED = "train/3";
const HIDDEN = new Set(["inklabels.png", "inklabels_rle.csv", "ir.png"]);

export default defineCompetition({
  id: "vesuvius-challenge-ink-detection",
  title: "Vesuvius Challenge - Ink Detection",
  category: "image to image",
  source: kaggle("vesuvius-challenge-ink-detection", {
    zipMd5: "01b67ade839d9f0c68baee2c6025b478",
    gigabytes: 37.02,
  }),
  answers: "inklabels_rle.csv",
  sampleSubmission: "sample_submission.csv",

  async prepare({ raw, publicDir, privateDir }) {
    await publicDir.copyFolder(raw.path("train/1"), "train/1");
    await publicDir.copyFolder(raw.path("train/2"), "train/2");
    const shown = (await raw.list(LABELLED)).filter((file) => !HIDDEN.has(basename(file)));
    await publicDir.copy(
      shown.map((file) => ({ from: raw.path(file), to: file.replace(LABELLED, "test/a") })),
    );
    const labels = await raw.readCsv(`${LABELLED}/inklabels_rle.csv`);
    const gold = labels.withConstant("Id", "text", "a");
    const { width, height } = await pngSize(raw.path(`${LABELLED}/ir.png`));
    await privateDir.writeCsv("gold_submission.csv", gold);
    await privateDir.writeCsv(
      "inklabels_rle.csv",
      gold.withConstant("width", "int64", width).withConstant("height", "int64", height),
    );
    await publicDir.writeCsv(
      "sample_submission.csv",
      gold.withConstant("Predicted", "text", "1 1 5 1"),
    );
  },

  grader: maskOverlap({
    metric: "f0.5-score",
    id: "Id",
    mask: "Predicted",
    pixels: { height: "height", width: "width" },
    missing: "refused",
    onlyTheseColumns: true,
    score: (images) => metrics.averageFScore(images, "macro", 0.5),
  }),
  leaderboard: humanLeaderboard({
    teams: 1250,
    lowerIsBetter: false,
    gold: 0.779927,
    silver: 0.725248,
    bronze: 0.660027,
    median: 0.418442,
    closed: "2023-06-14",
    quantilesFromTop: [
      0.831399, 0.724402, 0.660003, 0.626013, 0.620813, 0.620813, 0.620813, 0.602986, 0.528727,
      0.464722, 0.418442, 0.418442, 0.363518, 0.257176, 0.161833, 0.118505, 0.108395, 0.024304, 0.0,
      0.0, 0.0,
    ],
  }),
  published: {
    public: { "sample_submission.csv": "034491951a7c40fbcac61ebe97ec4629" },
    private: {
      "gold_submission.csv": "448955259fbb2d5399d4d6b0944b255d",
      "inklabels_rle.csv": "319de381a2477837da0ba44679c6227e",
    },
    sampleScore: 0,
  },
  knownIssues: ["One fragment is the whole test set, so a score rests on a single picture."],
});

function basename(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
