import { basename } from "node:path";
import {
  accuracy,
  defineCompetition,
  filesOfRows,
  humanLeaderboard,
  imageNames,
  kaggle,
  renumberedRecord,
} from "mlebench";

/** A disease that the sample submission names for every leaf. */
const SAMPLE_LABEL = 4;

export default defineCompetition({
  id: "cassava-leaf-disease-classification",
  title: "Cassava Leaf Disease Classification",
  category: "image classification",
  source: kaggle("cassava-leaf-disease-classification", {
    zipMd5: "e1dc225f0fc8a4161e48a4f9015e16c0",
    gigabytes: 6.19,
  }),
  answers: "test.csv",
  sampleSubmission: "sample_submission.csv",

  async prepare({ raw, publicDir, privateDir, split }) {
    const records = (await raw.list("train_tfrecords")).filter((path) =>
      /^train_tfrecords\/[^/]+\.tfrec$/.test(path),
    );
    const { train: trainRecords, test: testRecords } = split.trainTestRows(records.length, {
      testSize: 0.1,
      seed: 0,
    });
    const testNames = new Set<string>();
    for (const record of testRecords) {
      for await (const name of imageNames(raw.path(records[record]))) testNames.add(name);
    }

    const leaves = await raw.readCsv("train.csv");
    const names = leaves.column("image_id");
    const isTest = (row: number) => testNames.has(names.textAt(row) ?? "");
    const train = leaves.filter((row) => !isTest(row));
    const test = leaves.filter(isTest);
    await publicDir.writeCsv("train.csv", train);
    await publicDir.writeCsv(
      "sample_submission.csv",
      test.withConstant("label", "int64", SAMPLE_LABEL),
    );
    await privateDir.writeCsv("test.csv", test);

    for (const [side, part, partRecords] of [
      ["train", train, trainRecords],
      ["test", test, testRecords],
    ] as const) {
      const images = part.column("image_id");
      await publicDir.copy([
        ...filesOfRows(raw, images, "train_images/{}", `${side}_images/{}`),
        ...Array.from(partRecords, (record, number) => ({
          from: raw.path(records[record]),
          to: `${side}_tfrecords/${renumberedRecord(basename(records[record]), `ld_${side}`, number)}`,
        })),
      ]);
    }
    const diseases = "label_num_to_disease_map.json";
    await publicDir.copy([{ from: raw.path(diseases), to: diseases }]);
  },

  grader: accuracy({ id: "image_id", target: "label" }),
  leaderboard: humanLeaderboard({
    teams: 3901,
    lowerIsBetter: false,
    gold: 0.9013,
    silver: 0.8992,
    bronze: 0.8978,
    median: 0.8909,
    closed: "2021-02-18",
    quantilesFromTop: [
      0.9132, 0.8992, 0.8978, 0.897, 0.8967, 0.8961, 0.8958, 0.8949, 0.8937, 0.8928, 0.8909, 0.8878,
      0.8844, 0.8785, 0.8694, 0.8546, 0.8244, 0.7396, 0.6128, 0.52, 0.0,
    ],
  }),
  published: {
    public: {
      "label_num_to_disease_map.json": "133bf5c6a60c901792937eaad034b188",
      "sample_submission.csv": "b27270a483141fa217d990d55b4b3d49",
      "train.csv": "fede2927f0d412590f195abfbd07b578",
    },
    private: { "test.csv": "34b2b412be39aba1edac9c04990e4fb8" },
    sampleScore: 0.11584,
  },
  knownIssues: [
    "Possible leak: the test TFRecord files are labelled training records, copied unchanged with " +
      "all their features.",
    "Labels that are text are not refused but all wrong.",
  ],
});
