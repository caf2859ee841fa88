import {
  binaryLogLoss,
  defineCompetition,
  humanLeaderboard,
  int64Column,
  integerMember,
  kaggle,
  pythonJsonPieces,
  Table,
  textColumn,
  textMember,
} from "mlebench";
import { RadarImages } from "./radar-images.ts";

export default defineCompetition({
  id: "statoil-iceberg-classifier-challenge",
  title: "Statoil/C-CORE Iceberg Classifier Challenge",
  category: "image classification",
  source: kaggle("statoil-iceberg-classifier-challenge", {
    zipMd5: "20847b5ba9d0165bac850eb10d8fc234",
    gigabytes: 0.3021,
  }),
  answers: "test.csv",
  sampleSubmission: "sample_submission.csv.7z",

  async prepare({ raw, publicDir, privateDir, split }) {
    const trainFile = await raw.unpack("train.json.7z");
    const testFile = await raw.unpack("test.json.7z");
    const images = new RadarImages(await trainFile.openJson("data/processed/train.json"));
    const untold = new RadarImages(await testFile.openJson("data/processed/test.json"));
    const { train, test } = split.trainTestRows(images.count, { testSize: 0.2, seed: 0 });

    await publicDir.writeFile("train.json", pythonJsonPieces({ items: images.at(train) }));
    await publicDir.writeFile(
      "test.json",
      pythonJsonPieces({ items: images.at(test, untold.keys) }),
    );
    const tested = [...images.at(test, ["id", "is_iceberg"])];
    const answers = Table.of([
      ["id", textColumn(tested.map((image) => textMember(image, "id")))],
      ["is_iceberg", int64Column(tested.map((image) => integerMember(image, "is_iceberg")))],
    ]);
    const sample = answers.withConstant("is_iceberg", "float64", 0.5);
    await privateDir.writeCsv("test.csv", answers);
    await privateDir.writeCsv("sample_submission.csv", sample);
    await publicDir.writeCsv("sample_submission.csv", sample);
    for (const file of ["train.json", "test.json", "sample_submission.csv"]) {
      await publicDir.storeInSevenZip(file);
    }
  },

  grader: binaryLogLoss({ id: "id", target: "is_iceberg" }),
  leaderboard: humanLeaderboard({
    teams: 3330,
    lowerIsBetter: true,
    gold: 0.11374,
    silver: 0.13753,
    bronze: 0.14552,
    median: 0.20371,
    closed: "2018-01-23",
    quantilesFromTop: [
      0.08227, 0.13753, 0.14583, 0.15716, 0.16358, 0.16732, 0.16991, 0.17773, 0.18528, 0.19288,
      0.20371, 0.21458, 0.22738, 0.24167, 0.25944, 0.2815, 0.31916, 0.39371, 0.55532, 0.75491,
      26.33846,
    ],
  }),
  published: {
    public: {},
    private: {
      "sample_submission.csv": "eeade5905d2b08fe7efd353de37ac58b",
      "test.csv": "0b3eba8691a3cc72dcb7998baa672446",
    },
    sampleScore: 0.69315,
  },
  knownIssues: ["A second copy of the sample submission lies among the answers."],
});
