import { rm } from "node:fs/promises";
import { concatTables, defineCompetition, humanLeaderboard, kaggle } from "mlebench";
import { dateOf, drivesOf, groundTruths } from "./drives.ts";
import { positionError } from "./grade.ts";

export default defineCompetition({
  id: "smartphone-decimeter-2022",
  title: "Google Smartphone Decimeter Challenge 2022",
  category: "signal processing",
  source: kaggle("smartphone-decimeter-2022", { zipMd5: "69602e4dc220a6da765c048bdfd84229" }),
  answers: "test.csv",
  sampleSubmission: "sample_submission.csv",

  async prepare({ raw, publicDir, privateDir, split }) {
    const drives = await drivesOf(raw);
    const dates = [...new Set(drives.map(dateOf))].sort();
    const { test } = split.trainTestRows(dates.length, { testSize: 0.1, seed: 0 });
    const testDates = new Set(Array.from(test, (place) => dates[place]!));
    const testDrives = drives.filter((drive) => testDates.has(dateOf(drive)));
    for (const drive of drives) {
      const part = testDates.has(dateOf(drive)) ? "test" : "train";
      await publicDir.copyFolder(raw.path(`train/${drive}`), `${part}/${drive}`);
    }
    const truths = await groundTruths(raw, testDrives);
    for (const { file } of truths) await rm(publicDir.path(`test/${file}`));
    const answers = concatTables(truths.map(({ table }) => table));
    await publicDir.copyFolder(raw.path("metadata"), "metadata");
    await publicDir.writeCsv(
      "sample_submission.csv",
      answers
        .withConstant("LatitudeDegrees", "float64", 37.904611315634504)
        .withConstant("LongitudeDegrees", "float64", -86.48107806249548),
    );
    await privateDir.writeCsv("test.csv", answers);
  },

  grader: positionError,
  leaderboard: humanLeaderboard({
    teams: 574,
    lowerIsBetter: true,
    gold: 1.768,
    silver: 2.119,
    bronze: 3.068,
    median: 3.3280000000000003,
    closed: "2022-07-29",
    quantilesFromTop: [
      1.229, 1.995, 2.18, 2.868, 3.211, 3.236, 3.273, 3.274, 3.278, 3.313, 3.326, 3.359, 3.359,
      3.36, 3.365, 3.798, 4.779, 5.215, 5.215, 5.516, 7916081.595,
    ],
  }),
  published: {
    public: { "sample_submission.csv": "0cf35d457c068e151816fd36f93ce036" },
    private: { "test.csv": "8c2ca9cd51dcea17a3943bbf20336254" },
    sampleScore: 3122773.6564,
  },
  knownIssues: [
    "Leak: the span_log.nmea files of the test drives hold the true positions.",
    "Within a trip rows are compared by their order; times are not looked at.",
  ],
});
