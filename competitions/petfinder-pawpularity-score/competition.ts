import {
  defineCompetition,
  filesOfRows,
  float64Column,
  humanLeaderboard,
  kaggle,
  rootMeanSquaredError,
} from "mlebench";

const SCORES = [1, 100] as const;

export default defineCompetition({
  id: "petfinder-pawpularity-score",
  title: "PetFinder.my - Pawpularity Contest",
  category: "image (other)",
  source: kaggle("petfinder-pawpularity-score", {
    zipMd5: "35dd50bacd33ebba746738508e20e276",
    gigabytes: 1.04,
  }),
  answers: "test.csv",
  sampleSubmission: "sample_submission.csv",

  async prepare({ raw, publicDir, privateDir, split }) {
    const pets = await raw.readCsv("train.csv");
    const { train, test } = split.trainTest(pets, { testSize: 0.1, seed: 0 });
    const random = split.generator(0);
    const guesses = Float64Array.from({ length: test.rowCount }, () => {
      return Math.round(random.uniform(...SCORES) * 100) / 100;
    });
    await publicDir.writeCsv("train.csv", train);
    await publicDir.writeCsv("test.csv", test.drop("Pawpularity"));
    await publicDir.writeCsv(
      "sample_submission.csv",
      test.select("Id").with("Pawpularity", float64Column(guesses)),
    );
    await privateDir.writeCsv("test.csv", test);
    await publicDir.copy([
      ...filesOfRows(raw, train.column("Id"), "train/{}.jpg", "train/{}.jpg"),
      ...filesOfRows(raw, test.column("Id"), "train/{}.jpg", "test/{}.jpg"),
    ]);
  },

  grader: rootMeanSquaredError({
    id: "Id",
    target: "Pawpularity",
    range: SCORES,
    metric: "root-mean-squared-error",
  }),
  leaderboard: humanLeaderboard({
    teams: 3538,
    lowerIsBetter: true,
    gold: 16.95041,
    silver: 17.06636,
    bronze: 17.0971,
    median: 17.702984999999998,
    closed: "2022-01-14",
    quantilesFromTop: [
      16.82256, 17.06703, 17.0971, 17.1047, 17.13267, 17.14906, 17.17538, 17.19123, 17.25394,
      17.3707, 17.70209, 18.02716, 18.39112, 18.84923, 20.32871, 20.46992, 20.49271, 20.51631,
      20.62738, 21.69488, 3914.00729,
    ],
  }),
  published: {
    public: {
      "sample_submission.csv": "569c9d854c4242c647c421e0b003b915",
      "test.csv": "7c709809dbba57d5fd14a9a3f9abc240",
      "train.csv": "619372a40df4773bcae08197ede2fab7",
    },
    private: { "test.csv": "da4c520ad07c54f8a67b8b414bc368e9" },
    sampleScore: 37.37587,
  },
});
