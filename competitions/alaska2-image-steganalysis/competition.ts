import {
  compareCodePoints,
  defineCompetition,
  humanLeaderboard,
  int64Column,
  kaggle,
  Table,
  textColumn,
} from "mlebench";
import { weightedAuc } from "./weighted-auc.ts";

const COVER = "Cover";
/** What hides a message in a cover, each in a folder of the same names. */
const algorithms = ["JMiPOD", "JUNIWARD", "UERD"];

export default defineCompetition({
  id: "alaska2-image-steganalysis",
  title: "ALASKA2 Image Steganalysis",
  category: "image classification",
  source: kaggle("alaska2-image-steganalysis", {
    zipMd5: "774e19a747b3d48d742334b9021c9915",
    gigabytes: 32.27,
  }),
  answers: "test.csv",
  sampleSubmission: "sample_submission.csv",

  async prepare({ raw, publicDir, privateDir, split }) {
    const names = (await raw.list(COVER))
      .map((path) => path.slice(`${COVER}/`.length))
      .filter((name) => name.endsWith(".jpg") && !name.includes("/"))
      .sort(compareCodePoints);
    const { train, test } = split.trainTestRows(names.length, {
      testSize: split.testCount(5000),
      seed: 42,
    });
    const random = split.pythonRandom(0);
    random.shuffle(test);
    const folders = Array.from(test, () =>
      random.choice([true, false]) ? COVER : random.choice(algorithms),
    );
    const answers = Table.of([
      ["Id", textColumn(folders.map((_, place) => numbered(place, 4)))],
      ["Label", int64Column(folders.map((folder) => (folder === COVER ? 0 : 1)))],
    ]);
    await privateDir.writeCsv("test.csv", answers);
    await publicDir.writeCsv("sample_submission.csv", answers.withConstant("Label", "int64", 0));
    for (const folder of [COVER, ...algorithms]) {
      await publicDir.copy(
        Array.from(train, (name, place) => ({
          from: raw.path(`${folder}/${names[name]}`),
          to: `${folder}/${numbered(place, 5)}`,
        })),
      );
    }
    await publicDir.copy(
      Array.from(test, (name, place) => ({
        from: raw.path(`${folders[place]}/${names[name]}`),
        to: `Test/${numbered(place, 4)}`,
      })),
    );
  },

  grader: weightedAuc({ id: "Id", target: "Label" }),
  leaderboard: humanLeaderboard({
    teams: 1095,
    lowerIsBetter: false,
    gold: 0.928,
    silver: 0.921,
    bronze: 0.915,
    median: 0.904,
    closed: "2020-07-20",
    quantilesFromTop: [
      0.936, 0.921, 0.915, 0.91, 0.907, 0.907, 0.906, 0.906, 0.906, 0.904, 0.904, 0.904, 0.904,
      0.902, 0.88, 0.797, 0.767, 0.754, 0.601, 0.581, 0.496,
    ],
  }),
  published: {
    public: { "sample_submission.csv": "f4623502821bbd1399ecc8f5d66fc243" },
    private: { "test.csv": "f90b06076f750fb56ae35c3df715ada1" },
    sampleScore: 0.58571,
  },
});

/** A file name that counts from 1. */
function numbered(place: number, digits: number): string {
  return `${String(place + 1).padStart(digits, "0")}.jpg`;
}
