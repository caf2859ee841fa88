import { existsSync } from "node:fs";
import { basename } from "node:path";
import {
  AnnotatedImages,
  defineCompetition,
  humanLeaderboard,
  int64Column,
  integerMember,
  kaggle,
  metadataText,
  placesOf,
  shuffledTest,
  Table,
  textMember,
  topOneError,
} from "mlebench";

const IMAGES = "train_val2019";
/** The published sample draws it anew for every row, with the same seed each time. */
const SAMPLE_SPECIES = 654;

export default defineCompetition({
  id: "inaturalist-2019-fgvc6",
  title: "iNaturalist 2019 at FGVC6",
  category: "image classification",
  source: kaggle("inaturalist-2019-fgvc6", {
    zipMd5: "9d8bb906b3e2740c10b9df89e6a234d1",
    gigabytes: 87.76,
  }),
  answers: "answers.csv",
  sampleSubmission: "kaggle_sample_submission.csv",

  async prepare({ raw, publicDir, privateDir, split }) {
    const observations = new AnnotatedImages(await raw.openJson("train2019.json"), "id");
    const categories = observations.splitCategories(split, {
      testSize: 0.12,
      seed: 0,
      lastOfFew: true,
    });
    const train = categories.flatMap((category) => category.train);
    const test = shuffledTest(categories, split.pythonRandom(0));
    const testImages = [...observations.images(placesOf(test))];
    const testPaths = testImages.map((image) => textMember(image, "file_name"));
    const newPaths = testPaths.map((path) => `test2019/${basename(path)}`);

    await publicDir.writeFile("train2019.json", metadataText(observations.documentOf(train)));
    const renamed = testImages.map((image, row) => image.set("file_name", newPaths[row]));
    await publicDir.writeFile("test2019.json", metadataText(observations.testDocument(renamed)));
    const answers = Table.of([
      ["id", int64Column(testImages.map((image) => integerMember(image, "id")))],
      ["predicted", int64Column(test.map(({ category }) => category))],
    ]);
    await privateDir.writeCsv("answers.csv", answers);
    await publicDir.writeCsv(
      "kaggle_sample_submission.csv",
      answers.withConstant("predicted", "int64", SAMPLE_SPECIES),
    );
    await publicDir.copy([{ from: raw.path("val2019.json"), to: "val2019.json" }]);

    const unpacked = existsSync(raw.path(IMAGES)) ? raw : await raw.unpack(`${IMAGES}.tar.gz`);
    await publicDir.writeTar(
      `${IMAGES}.tar.gz`,
      Array.from(observations.images(train), (image) => textMember(image, "file_name")).map(
        (path) => ({ from: unpacked.path(path), to: path.replace(`${IMAGES}/`, "") }),
      ),
    );
    await publicDir.writeTar(
      "test2019.tar.gz",
      testPaths.map((path) => ({ from: unpacked.path(path), to: basename(path) })),
    );
  },

  grader: topOneError({ id: "id", target: "predicted" }),
  leaderboard: humanLeaderboard({
    teams: 215,
    lowerIsBetter: true,
    gold: 0.15955,
    silver: 0.26058,
    bronze: 0.39028,
    median: 0.43478,
    closed: "2019-06-10",
    quantilesFromTop: [
      0.10342, 0.16078, 0.2054, 0.23324, 0.26533, 0.30502, 0.34259, 0.38586, 0.39033, 0.41918,
      0.43478, 0.46173, 0.52076, 0.52211, 0.58601, 0.7719, 0.93688, 0.96908, 0.99737, 0.99871,
      0.99927,
    ],
  }),
  published: {
    public: {
      "kaggle_sample_submission.csv": "7cc29744e99a9f5ed8299c5e2979a2cc",
      "test2019.json": "c572fca9d6b042b49039d0b87e2a4c98",
      "train2019.json": "558b56eb13ad126127de75e379e299f6",
      "val2019.json": "e5a1d2eb4fd50f2d1ae5ef571be96eb3",
    },
    private: { "answers.csv": "6a6ca89c88327fe0071c350e846141d3" },
    sampleScore: 0.9996,
  },
  knownIssues: [
    "The images of val2019.json are in neither archive.",
    "The archives are not compressed, though their names end in .gz.",
    "Class numbers written with a decimal point are refused.",
  ],
});
