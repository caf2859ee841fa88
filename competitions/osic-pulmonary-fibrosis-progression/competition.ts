import { defineCompetition, humanLeaderboard, kaggle, splitGroups, textsOf } from "mlebench";
import { lungFunctionLikelihood } from "./lung-function-likelihood.ts";
import { everyWeek, firstVisits } from "./visits.ts";

export default defineCompetition({
  id: "osic-pulmonary-fibrosis-progression",
  title: "OSIC Pulmonary Fibrosis Progression",
  category: "forecasting",
  source: kaggle("osic-pulmonary-fibrosis-progression", {
    zipMd5: "c158d5991c84fa57940d8be0eb53272f",
    gigabytes: 23.99,
  }),
  answers: "test.csv",
  sampleSubmission: "sample_submission.csv",

  async prepare({ raw, publicDir, privateDir, split }) {
    const visits = await raw.readCsv("train.csv");
    const { train, test } = splitGroups(split, visits, {
      by: "Patient",
      testSize: 0.1,
      seed: 0,
    });
    await publicDir.writeCsv("train.csv", train);
    await publicDir.writeCsv("test.csv", firstVisits(test));
    const weeks = everyWeek(test);
    await publicDir.writeCsv(
      "sample_submission.csv",
      weeks
        .select("Patient_Week")
        .withConstant("FVC", "int64", 2000)
        .withConstant("Confidence", "int64", 100),
    );
    await privateDir.writeCsv("test.csv", weeks.withConstant("Confidence", "int64", 100));
    for (const [folder, part] of Object.entries({ train, test })) {
      for (const name of new Set(textsOf(part.column("Patient")))) {
        await publicDir.copyFolder(raw.path(`train/${name}`), `${folder}/${name}`);
      }
    }
  },

  grader: lungFunctionLikelihood,
  leaderboard: humanLeaderboard({
    teams: 2097,
    lowerIsBetter: false,
    gold: -6.8412,
    silver: -6.8533,
    bronze: -6.8683,
    median: -6.8993,
    closed: "2020-10-06",
    quantilesFromTop: [
      -6.8305, -6.8543, -6.8685, -6.8795, -6.8823, -6.8895, -6.8959, -6.8969, -6.8985, -6.8989,
      -6.8993, -6.9059, -6.9212, -6.9219, -6.936, -6.9557, -7.0012, -7.0809, -7.4996, -8.3405,
      -20.6836,
    ],
  }),
  published: {
    public: {
      "sample_submission.csv": "6204ba4dd60cbf2629cd43c60144b9a7",
      "test.csv": "4d8bf1fd3b55feae1a1e3b5088a2f268",
      "train.csv": "dd984a7b700fcd6f167c89ebbbe8619e",
    },
    private: {
      "test.csv": "0487bd97c387b5e6c28d5060026462d9",
    },
    sampleScore: -14.9683,
  },
  knownIssues: [
    "Incomplete submissions are valid, and only the weeks that they hold count: one good row " +
      "may look excellent.",
    "A refusal of a week given twice tells that this week counts.",
  ],
});
