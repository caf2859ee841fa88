import {
  defineCompetition,
  humanLeaderboard,
  kaggle,
  meanAveragePrecisionAtK,
  type Table,
  textsOf,
} from "mlebench";

/** It occurs twice in the original, and neither row is kept. */
const REPEATED_IMAGE = "ce27d36c9147cc19.jpg";
const SAMPLE_HOTELS = "36363 53586 18807 64314 60181";

export default defineCompetition({
  id: "hotel-id-2021-fgvc8",
  title: "Hotel-ID to Combat Human Trafficking 2021 - FGVC8",
  category: "image classification",
  source: kaggle("hotel-id-2021-fgvc8", {
    zipMd5: "ecf1ac608b38c5bcfd81b4f9224b45b1",
    gigabytes: 26.65,
  }),
  answers: "test.csv",
  sampleSubmission: "sample_submission.csv",

  async prepare({ raw, publicDir, privateDir, split }) {
    const allRooms = await raw.readCsv("train.csv");
    const images = allRooms.column("image");
    const rooms = allRooms.filter((row) => images.textAt(row) !== REPEATED_IMAGE);
    const { train, test } = split.trainTest(rooms, { testSize: 0.1, seed: 0 });
    await publicDir.writeCsv("train.csv", train);
    await publicDir.writeCsv(
      "sample_submission.csv",
      test.select("image").withConstant("hotel_id", "text", SAMPLE_HOTELS),
    );
    await privateDir.writeCsv("test.csv", test);
    await publicDir.copy([
      ...pictures(train).map(({ chain, image }) => ({
        from: raw.path(`train_images/${chain}/${image}`),
        to: `train_images/${chain}/${image}`,
      })),
      ...pictures(test).map(({ chain, image }) => ({
        from: raw.path(`train_images/${chain}/${image}`),
        to: `test_images/${image}`,
      })),
    ]);
  },

  grader: meanAveragePrecisionAtK({ id: "image", target: "hotel_id", k: 5, metric: "map-at-5" }),
  leaderboard: humanLeaderboard({
    teams: 93,
    lowerIsBetter: false,
    gold: 0.7205,
    silver: 0.39,
    bronze: 0.0216,
    median: 0.0006,
    closed: "2021-05-26",
    quantilesFromTop: [
      0.8622, 0.7702, 0.7069, 0.4874, 0.3843, 0.3116, 0.159, 0.0537, 0.0139, 0.0045, 0.0006, 0.0005,
      0.0004, 0.0004, 0.0003, 0.0002, 0.0001, 0.0, 0.0, 0.0, 0.0,
    ],
  }),
  published: {
    public: {
      "sample_submission.csv": "79ae3a798fbeb435b880c312fcf6f357",
      "train.csv": "0263cce94164ab82b7f8e9948b85f990",
    },
    private: { "test.csv": "6c90a309e95ac51e4a5cb4d3d894e1fa" },
    sampleScore: 0.00232,
  },
  knownIssues: [
    "Where every row holds a single hotel, one empty cell makes all guesses miss: the column then " +
      "reads as decimal numbers.",
  ],
});

/** Where the raw pictures of a part are: the same name may occur in the folders of two chains. */
function pictures(part: Table): { chain: string; image: string }[] {
  const images = textsOf(part.column("image"));
  return textsOf(part.column("chain")).map((chain, row) => ({ chain, image: images[row] }));
}
