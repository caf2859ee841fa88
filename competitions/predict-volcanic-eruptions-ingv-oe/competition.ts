import { defineCompetition, filesOfRows, humanLeaderboard, kaggle } from "mlebench";
import { eruptionTimeError } from "./eruption-time-error.ts";

export default defineCompetition({
  id: "predict-volcanic-eruptions-ingv-oe",
  title: "INGV - Volcanic Eruption Prediction",
  category: "signal processing",
  source: kaggle("predict-volcanic-eruptions-ingv-oe", {
    zipMd5: "eb45476258edbdbf2b57a30e77484904",
    gigabytes: 31.25,
  }),
  answers: "test.csv",
  sampleSubmission: "sample_submission.csv",

  async prepare({ raw, publicDir, privateDir, split }) {
    const segments = await raw.readCsv("train.csv");
    const { train, test } = split.trainTest(segments, { testSize: 0.1, seed: 0 });
    await publicDir.writeCsv("train.csv", train);
    await publicDir.writeCsv(
      "sample_submission.csv",
      test.withConstant("time_to_eruption", "int64", 0),
    );
    await privateDir.writeCsv("test.csv", test);
    await publicDir.copy([
      ...filesOfRows(raw, train.column("segment_id"), "train/{}.csv", "train/{}.csv"),
      ...filesOfRows(raw, test.column("segment_id"), "train/{}.csv", "test/{}.csv"),
    ]);
  },

  grader: eruptionTimeError,
  leaderboard: humanLeaderboard({
    teams: 621,
    lowerIsBetter: true,
    gold: 3971366.0,
    silver: 4808057.0,
    bronze: 4999330.0,
    median: 6300677.0,
    closed: "2021-01-06",
    quantilesFromTop: [
      3438191.0, 4594921.0, 4870920.0, 4999177.0, 4999330.0, 5094321.0, 5264800.0, 5490705.0,
      5735372.0, 6127049.0, 6300677.0, 6548898.0, 6718167.0, 7008308.0, 7307703.0, 8642088.0,
      10415335.0, 11741877.0, 11855057.0, 14259413.0, 1026497741.0,
    ],
  }),
  published: {
    public: {
      "sample_submission.csv": "99631b72e1d2019b0b498f0dd6eec1cb",
      "train.csv": "b7c10ca530487fb7e3d1f1669a6e5059",
    },
    private: {
      "test.csv": "1034df7a3f38ccd7bf9e5d6357db86f3",
    },
    sampleScore: 24402200,
  },
  knownIssues: [
    "The score is rounded to a whole number.",
    "Repeated ids are accepted, and every repetition counts.",
  ],
});
