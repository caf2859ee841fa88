import { defineCompetition, humanLeaderboard, kaggle, splitGroups, textsOf } from "mlebench";
import { couplingError } from "./coupling-error.ts";

/** What is known of whole molecules or their atoms. */
const propertyFiles = [
  "structures.csv",
  "dipole_moments.csv",
  "magnetic_shielding_tensors.csv",
  "mulliken_charges.csv",
  "potential_energy.csv",
  "scalar_coupling_contributions.csv",
];

export default defineCompetition({
  id: "champs-scalar-coupling",
  title: "Predicting Molecular Properties",
  category: "tabular",
  source: kaggle("champs-scalar-coupling", {
    zipMd5: "2e7bb40d8e2b3488250f15430b8cf947",
    gigabytes: 1.22,
  }),
  answers: "answers.csv",
  sampleSubmission: "sample_submission.csv",

  async prepare({ raw, publicDir, privateDir, split }) {
    const couplings = await raw.readCsv("train.csv");
    const { train, test } = splitGroups(split, couplings, {
      by: "molecule_name",
      testSize: 0.1,
      seed: 0,
    });
    await publicDir.writeCsv("train.csv", train);
    await publicDir.writeCsv("test.csv", test.drop("scalar_coupling_constant"));
    await publicDir.writeCsv(
      "sample_submission.csv",
      test.select("id").withConstant("scalar_coupling_constant", "int64", 0),
    );
    await privateDir.writeCsv("answers.csv", test);

    const trainNames = new Set(textsOf(train.column("molecule_name")));
    for (const file of propertyFiles) {
      const properties = await raw.readCsv(file);
      const names = properties.column("molecule_name");
      const ofTrain = properties.filter((row) => trainNames.has(names.textAt(row) ?? ""));
      await publicDir.writeCsv(file, ofTrain);
    }
    await publicDir.copy(
      Array.from(trainNames, (name) => ({
        from: raw.path(`structures/${name}.xyz`),
        to: `structures/${name}.xyz`,
      })),
    );
  },

  grader: couplingError,
  leaderboard: humanLeaderboard({
    teams: 2739,
    lowerIsBetter: true,
    gold: -2.87509,
    silver: -2.03119,
    bronze: -1.90122,
    median: -0.9529,
    closed: "2019-08-28",
    quantilesFromTop: [
      -3.23968, -2.02897, -1.90076, -1.84806, -1.83231, -1.8228, -1.67711, -1.58156, -1.40294,
      -1.18623, -0.9529, -0.72717, -0.50187, -0.1792, 0.29269, 0.54295, 0.73918, 0.99723, 1.2369,
      1.99204, 25.80305,
    ],
  }),
  published: {
    public: {
      "dipole_moments.csv": "e9227539164f9d43b1150121ae727940",
      "magnetic_shielding_tensors.csv": "9a495d3d556092a7bf96f087187ee181",
      "mulliken_charges.csv": "3bdc6ff0f3f451796923d4659eb6766d",
      "potential_energy.csv": "b30f3b3b2889e433487c3abdab6b6814",
      "sample_submission.csv": "fbb4313c3052857027152c871900a0c4",
      "scalar_coupling_contributions.csv": "233037169b2a8f8ee1519c19c6eb7b6e",
      "structures.csv": "6082e6a941b90bcabb7325f3bee64622",
      "test.csv": "2c8b2fd3060697f3be78489290f40768",
      "train.csv": "bc4222feab583532854367a124d93aaa",
    },
    private: {
      "answers.csv": "d41126a1d909d1e5c33d0a4828f2694d",
    },
    sampleScore: 1.99777,
  },
  knownIssues: [
    "The structures of the test molecules are missing, in structures.csv as well as in the folder.",
    "The error of a coupling type has no floor: a perfect one makes the score minus infinity.",
    "Repeated ids are accepted, and every repetition counts.",
  ],
});
