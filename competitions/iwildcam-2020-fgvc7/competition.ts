import {
  accuracy,
  defineCompetition,
  humanLeaderboard,
  int64Column,
  integerMember,
  type JsonObject,
  kaggle,
  memberOf,
  PandasRecords,
  Table,
  textColumn,
  textMember,
} from "mlebench";
import { documentText } from "./document-text.ts";
import { idsAtTestLocations } from "./locations.ts";

const ANNOTATIONS = "iwildcam2020_train_annotations.json";
const INFORMATION = "iwildcam2020_test_information.json";
const DETECTIONS = "iwildcam2020_megadetector_results.json";

/** One more than the greatest category number. */
const CATEGORIES = 676;

export default defineCompetition({
  id: "iwildcam-2020-fgvc7",
  title: "iWildCam 2020 - FGVC7",
  category: "image classification",
  source: kaggle("iwildcam-2020-fgvc7", {
    zipMd5: "904c5f3195cc47eae83d4334ad9c20e6",
    gigabytes: 118.59,
  }),
  answers: "answers.csv",
  sampleSubmission: "sample_submission.csv",

  async prepare({ raw, publicDir, privateDir, split }) {
    const train = (await raw.openJson(ANNOTATIONS)).members();
    const information = (await raw.openJson(INFORMATION)).members();
    const images = new PandasRecords(memberOf(train, "images").items());
    const annotations = new PandasRecords(memberOf(train, "annotations").items());
    const testIds = idsAtTestLocations(images, split);
    const isTest = (key: string) => (record: JsonObject) => testIds.has(textMember(record, key));
    const isTrain = (key: string) => (record: JsonObject) => !isTest(key)(record);

    const tested = [...annotations.records()].filter(isTest("image_id"));
    const answers = Table.of([
      ["Id", textColumn(tested.map((record) => textMember(record, "image_id")))],
      ["Category", int64Column(tested.map((record) => integerMember(record, "category_id")))],
    ]);
    const random = split.randomState(0);
    const guesses = tested.map(() => random.randint(0, CATEGORIES));
    await privateDir.writeCsv("answers.csv", answers);
    await publicDir.writeCsv(
      "sample_submission.csv",
      answers.with("Category", int64Column(guesses)),
    );
    await publicDir.writeFile(
      ANNOTATIONS,
      documentText(train, {
        annotations: annotations.rewritten(isTrain("image_id")),
        images: images.rewritten(isTrain("id")),
      }),
    );
    await publicDir.writeFile(
      INFORMATION,
      documentText(information, { images: images.rewritten(isTest("id")) }),
    );
    await publicDir.copy([
      { from: raw.path(DETECTIONS), to: DETECTIONS },
      ...Array.from(images.records(), (image) => {
        const id = textMember(image, "id");
        const folder = testIds.has(id) ? "test" : "train";
        return { from: raw.path(`train/${id}.jpg`), to: `${folder}/${id}.jpg` };
      }),
    ]);
  },

  grader: accuracy({ id: "Id", target: "Category" }),
  leaderboard: humanLeaderboard({
    teams: 122,
    lowerIsBetter: false,
    gold: 0.778,
    silver: 0.688,
    bronze: 0.594,
    median: 0.524,
    closed: "2020-05-26",
    quantilesFromTop: [
      0.906, 0.787, 0.756, 0.711, 0.685, 0.615, 0.598, 0.598, 0.593, 0.576, 0.527, 0.489, 0.489,
      0.484, 0.469, 0.452, 0.436, 0.272, 0.001, 0.001, 0.0,
    ],
  }),
  published: {
    public: {
      "iwildcam2020_megadetector_results.json": "1b9ece07ab63b920bf8a9ae8f05bd38c",
      "iwildcam2020_test_information.json": "88143d613e565e6ce875c222b9d49ebc",
      "iwildcam2020_train_annotations.json": "d67abd02833d86fcf7f08e5655c34cae",
      "sample_submission.csv": "0b664574b369e81790f7f092fbb8ae11",
    },
    private: { "answers.csv": "88adac005790552cbd7530e14c88525a" },
    sampleScore: 0.00117,
  },
  knownIssues: ["Labels that are text are not refused but all wrong."],
});
