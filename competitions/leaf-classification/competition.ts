import {
  defineCompetition,
  filesOfRows,
  humanLeaderboard,
  kaggle,
  multiClassLogLoss,
  oneHot,
  Table,
} from "mlebench";
import { species } from "./species.ts";

export default defineCompetition({
  id: "leaf-classification",
  title: "Leaf Classification",
  category: "image classification",
  source: kaggle("leaf-classification", {
    zipMd5: "043bdec7fadb7922978b7484217b6007",
    gigabytes: 0.036,
  }),
  answers: "test.csv",
  sampleSubmission: "sample_submission.csv",

  async prepare({ raw, publicDir, privateDir, split }) {
    const images = await raw.unpack("images.zip");
    const leaves = await (await raw.unpack("train.csv.zip")).readCsv("train.csv");
    const { train, test } = split.trainTest(leaves, { testSize: 0.1, seed: 0 });
    const ids = test.select("id");
    await publicDir.writeCsv("train.csv", train);
    await publicDir.writeCsv("test.csv", test.drop("species"));
    await publicDir.writeCsv(
      "sample_submission.csv",
      species.reduce((sample, name) => sample.withConstant(name, "float64", 1 / 99), ids),
    );
    await privateDir.writeCsv(
      "test.csv",
      Table.of([...ids.entries(), ...oneHot(test.column("species"), species)]),
    );
    await publicDir.copy(
      filesOfRows(images, leaves.column("id"), "images/{}.jpg", "images/{}.jpg"),
    );
    await privateDir.makeFolder("images");
  },

  grader: multiClassLogLoss({ id: "id", classes: species, rowSum: 1.1e-5 }),
  leaderboard: humanLeaderboard({
    teams: 1596,
    lowerIsBetter: true,
    gold: 0,
    silver: 0.00791,
    bronze: 0.01526,
    median: 0.108345,
    closed: "2017-02-28",
    quantilesFromTop: [
      0.0, 0.0081, 0.0155, 0.02115, 0.02884, 0.03094, 0.03725, 0.04096, 0.05536, 0.07555, 0.1094,
      0.15906, 0.28759, 0.46234, 0.65152, 0.68873, 0.81404, 1.24582, 1.57788, 4.59511, 34.18989,
    ],
  }),
  published: {
    public: {
      "sample_submission.csv": "e9fbff4eafce74b4905feffdaa9e5859",
      "test.csv": "52a1b1a2b6fb392986b9579dd52036c7",
      "train.csv": "02920a969976f89192a3d1c03a30cd2c",
    },
    private: { "test.csv": "028b4798af4eeafc69ab98b22dc2c70a" },
    sampleScore: 4.59512,
  },
});
