import {
  defineCompetition,
  filesOfRows,
  humanLeaderboard,
  kaggle,
  multiClassLogLoss,
  oneHot,
  Table,
} from "mlebench";
import { breeds } from "./breeds.ts";

export default defineCompetition({
  id: "dog-breed-identification",
  title: "Dog Breed Identification",
  category: "image classification",
  source: kaggle("dog-breed-identification", {
    zipMd5: "e01b86f22c3573af92b0682a13d5b8d2",
    gigabytes: 0.75,
  }),
  answers: "test.csv",
  sampleSubmission: "sample_submission.csv",

  async prepare({ raw, publicDir, privateDir, split }) {
    const labels = await raw.readCsv("labels.csv");
    const { train, test } = split.trainTest(labels, { testSize: 0.1, seed: 0 });
    const ids = test.select("id");
    await publicDir.writeCsv("labels.csv", train);
    await publicDir.writeCsv(
      "sample_submission.csv",
      breeds.reduce((sample, name) => sample.withConstant(name, "float64", 1 / 120), ids),
    );
    await privateDir.writeCsv(
      "test.csv",
      Table.of([...ids.entries(), ...oneHot(test.column("breed"), breeds)]),
    );
    for (const [folder, part] of Object.entries({ train, test })) {
      await publicDir.copy(filesOfRows(raw, part.column("id"), "train/{}.jpg", `${folder}/{}.jpg`));
    }
  },

  grader: multiClassLogLoss({
    id: "id",
    classes: breeds,
    rowSum: 1.1e-5,
    ignoreOtherColumns: true,
  }),
  leaderboard: humanLeaderboard({
    teams: 1281,
    lowerIsBetter: true,
    gold: 0.0005,
    silver: 0.00539,
    bronze: 0.04598,
    median: 0.47205,
    closed: "2018-02-26",
    quantilesFromTop: [
      0.0, 0.0055, 0.05252, 0.17918, 0.20443, 0.2179, 0.24231, 0.2789, 0.33054, 0.40618, 0.47205,
      0.53121, 0.73075, 1.06668, 1.62965, 3.19437, 4.18089, 4.78536, 4.78749, 6.72032, 34.29327,
    ],
  }),
  published: {
    public: {
      "labels.csv": "0ab1a234cd6b80e9efd617e305a4eda5",
      "sample_submission.csv": "30c85225fcd6e22dc51a7d94a333575f",
    },
    private: { "test.csv": "83d0c48056db066d07102ee13aaecc08" },
    sampleScore: 4.78749,
  },
});
