import {
  defineCompetition,
  humanLeaderboard,
  int64Column,
  kaggle,
  maskOverlap,
  metrics,
  pythonJsonText,
  Table,
  textColumn,
} from "mlebench";
import { contrailMask, imageSize, NO_CONTRAIL, readRecords, recordFiles } from "./records.ts";

const SAMPLE_MASKS = ["1 3 10 5", NO_CONTRAIL];

export default defineCompetition({
  id: "google-research-identify-contrails-reduce-global-warming",
  title: "Google Research - Identify Contrails to Reduce Global Warming",
  category: "image segmentation",
  source: kaggle("google-research-identify-contrails-reduce-global-warming", {
    zipMd5: "55480a1ef98fd61becf36d8608ffeb74",
    gigabytes: 450.91,
  }),
  answers: "answers.csv",
  sampleSubmission: "sample_submission.csv",

  async prepare({ raw, publicDir, privateDir, split }) {
    const records = await readRecords(raw, "train_metadata.json");
    const validation = await readRecords(raw, "validation_metadata.json");
    const { train, test } = split.trainTestRows(records.length, {
      testSize: validation.length,
      seed: 0,
    });
    const trainRecords = Array.from(train, (row) => records[row]!);
    const testIds = Array.from(test, (row) => records[row]!.id);
    const sizes = testIds.map((id) => imageSize(raw, id));
    const answers = Table.of([
      ["record_id", textColumn(testIds)],
      ["encoded_pixels", textColumn(testIds.map((id) => contrailMask(raw, id)))],
      ["height", int64Column(sizes.map(({ height }) => height))],
      ["width", int64Column(sizes.map(({ width }) => width))],
    ]);
    const random = split.pythonRandom(0);
    const sampleMasks = testIds.map(() => random.choice(SAMPLE_MASKS));
    await privateDir.writeCsv("answers.csv", answers);
    await publicDir.writeCsv(
      "sample_submission.csv",
      answers.with("encoded_pixels", textColumn(sampleMasks)),
    );
    await publicDir.writeFile(
      "train_metadata.json",
      pythonJsonText(trainRecords.map(({ metadata }) => metadata)),
    );
    await publicDir.copy([
      { from: raw.path("validation_metadata.json"), to: "validation_metadata.json" },
      ...trainRecords.flatMap(({ id }) => recordFiles(raw, id, "train")),
      ...testIds.flatMap((id) => recordFiles(raw, id, "test")),
    ]);
    await publicDir.copyFolder(raw.path("validation"), "validation");
  },

  grader: maskOverlap({
    metric: "global-dice",
    id: "record_id",
    mask: "encoded_pixels",
    pixels: { height: "height", width: "width" },
    missing: "refused",
    emptyMark: NO_CONTRAIL,
    score: (images) => metrics.averageFScore(images, "micro"),
  }),
  leaderboard: humanLeaderboard({
    teams: 954,
    lowerIsBetter: false,
    gold: 0.71059,
    silver: 0.6936,
    bronze: 0.67929,
    median: 0.63819,
    closed: "2023-08-09",
    quantilesFromTop: [
      0.72432, 0.69393, 0.67979, 0.66626, 0.65592, 0.65054, 0.64709, 0.64487, 0.64273, 0.63985,
      0.63822, 0.63675, 0.63488, 0.63286, 0.62751, 0.61965, 0.59253, 0.54028, 0.01989, 0.00073, 0.0,
    ],
  }),
  published: {
    public: {
      "sample_submission.csv": "76f1e9892ad523bd23909fd41bc47734",
      "train_metadata.json": "c1904919eceebb2ff92e05e384e52eba",
      "validation_metadata.json": "fbba4a0196aecfea9749f347a407519d",
    },
    private: { "answers.csv": "19bcf4d920a7b6edb1ce5bbda2299437" },
    sampleScore: 6e-5,
  },
});
