import {
  defineCompetition,
  filesOfRows,
  humanLeaderboard,
  kaggle,
  maskOverlap,
  metrics,
  textsOf,
} from "mlebench";

const FOLDER = "competition_data/train";
const PIXELS = 101 * 101;

export default defineCompetition({
  id: "tgs-salt-identification-challenge",
  title: "TGS Salt Identification Challenge",
  category: "image segmentation",
  source: kaggle("tgs-salt-identification-challenge", {
    zipMd5: "b5e3f38ebdae156974f7389a6e402c08",
    gigabytes: 0.5,
  }),
  answers: "test.csv",
  sampleSubmission: "sample_submission.csv",

  async prepare({ raw, publicDir, privateDir, split }) {
    const data = await raw.unpack("competition_data.zip");
    const masks = await data.readCsv(`${FOLDER}.csv`);
    const parts = split.trainTest(masks, { testSize: 0.25, seed: 0 });
    const train = parts.train.sortBy("id");
    const test = parts.test.sortBy("id");
    await publicDir.writeCsv("train.csv", train);
    await privateDir.writeCsv("test.csv", test);
    await publicDir.writeCsv("sample_submission.csv", test.withConstant("rle_mask", "text", "1 1"));
    const depths = await raw.readCsv("depths.csv");
    const shown = new Set(textsOf(train.column("id")));
    await publicDir.writeCsv(
      "depths.csv",
      depths.filter((row) => shown.has(depths.column("id").textAt(row) ?? "")).sortBy("id"),
    );
    await publicDir.copy([
      ...filesOfRows(data, train.column("id"), `${FOLDER}/images/{}.png`, "train/images/{}.png"),
      ...filesOfRows(data, train.column("id"), `${FOLDER}/masks/{}.png`, "train/masks/{}.png"),
      ...filesOfRows(data, test.column("id"), `${FOLDER}/images/{}.png`, "test/images/{}.png"),
    ]);
  },

  grader: maskOverlap({
    metric: "mean-precision-intersection-over-union-at-different-thresholds",
    id: "id",
    mask: "rle_mask",
    pixels: PIXELS,
    missing: "empty",
    onlyTheseColumns: true,
    score: (images) => metrics.mean(images.map(precision)),
  }),
  leaderboard: humanLeaderboard({
    teams: 3219,
    lowerIsBetter: false,
    gold: 0.89097,
    silver: 0.87163,
    bronze: 0.85918,
    median: 0.81665,
    closed: "2018-10-19",
    quantilesFromTop: [
      0.89646, 0.87146, 0.85911, 0.8517, 0.84898, 0.84702, 0.84212, 0.8374, 0.83228, 0.82295,
      0.81665, 0.80891, 0.79475, 0.77804, 0.75827, 0.74125, 0.70835, 0.67523, 0.60772, 0.37539, 0.0,
    ],
  }),
  published: {
    public: {
      "depths.csv": "aa56896090e86d7b42dbe036921d11bc",
      "sample_submission.csv": "e94197284c1c392e79d539b89158cf4a",
      "train.csv": "cb31a738448596dfe36b1e3a67d656c8",
    },
    private: { "test.csv": "eedcb00ab3595210c2663838578745c3" },
    sampleScore: 0,
  },
  knownIssues: [
    "An empty mask counts as a full one where there is salt.",
    "The depths of the test images are left out, which the original task gives.",
  ],
});

/** The published grader takes an empty prediction for a full one where there is something to find. */
function precision(image: metrics.MatchCounts): number {
  if (image.actual === 0) return image.predicted === 0 ? 1 : 0;
  const iou = image.predicted === 0 ? image.actual / PIXELS : metrics.intersectionOverUnion(image);
  return metrics.precisionOverThresholds(iou);
}
