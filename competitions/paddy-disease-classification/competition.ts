import {
  accuracy,
  defineCompetition,
  humanLeaderboard,
  kaggle,
  type Table,
  textsOf,
} from "mlebench";

export default defineCompetition({
  id: "paddy-disease-classification",
  title: "Paddy Doctor: Paddy Disease Classification",
  category: "image classification",
  source: kaggle("paddy-disease-classification", { zipMd5: "c3bdea9db24a456b2ca5383ecd8d2df5" }),
  answers: "test.csv",
  sampleSubmission: "sample_submission.csv",

  async prepare({ raw, publicDir, privateDir, split }) {
    const plants = await raw.readCsv("train.csv");
    const { train, test } = split.trainTest(plants, { trainSize: 0.75, seed: 0 });
    await publicDir.writeCsv("train.csv", train);
    await publicDir.writeCsv(
      "sample_submission.csv",
      test.select("image_id").withConstant("label", "text", null),
    );
    await privateDir.writeCsv("test.csv", test);
    await publicDir.copy(
      imagesOf(train).map((image) => ({ from: raw.path(image.labelled), to: image.labelled })),
    );
    await publicDir.copy(
      imagesOf(test).map(({ id, labelled }) => ({
        from: raw.path(labelled),
        to: `test_images/${id}`,
      })),
    );
  },

  grader: accuracy({ id: "image_id", target: "label", missingIsWrong: true }),
  leaderboard: humanLeaderboard({
    teams: 657,
    lowerIsBetter: false,
    gold: 0.98732,
    silver: 0.98617,
    bronze: 0.98387,
    median: 0.96889,
    closed: "2022-08-31",
    quantilesFromTop: [
      0.98963, 0.98617, 0.98502, 0.98387, 0.98271, 0.98156, 0.98041, 0.97811, 0.97695, 0.97465,
      0.96889, 0.96198, 0.947, 0.93317, 0.91705, 0.89055, 0.87672, 0.82142, 0.58179, 0.144, 0.0,
    ],
  }),
  published: {
    public: {
      "sample_submission.csv": "c14ec25b7d3d20715830e2b34b3c0d4a",
      "train.csv": "893609e41711931bc46caadb00327a49",
    },
    private: { "test.csv": "ad25b008d56c0a716d1566da6d8f55bd" },
    sampleScore: 0,
  },
});

function imagesOf(part: Table): { id: string; labelled: string }[] {
  const labels = textsOf(part.column("label"));
  return textsOf(part.column("image_id")).map((id, row) => ({
    id,
    labelled: `train_images/${labels[row]}/${id}`,
  }));
}
