import {
  AnnotatedImages,
  defineCompetition,
  humanLeaderboard,
  kaggle,
  macroF1,
  metadataText,
  numberedAnswers,
  shuffledTest,
} from "mlebench";
import { renamedTest, renamedTrain } from "./renamed-images.ts";

export default defineCompetition({
  id: "herbarium-2022-fgvc9",
  title: "Herbarium 2022 - FGVC9",
  category: "image classification",
  source: kaggle("herbarium-2022-fgvc9", {
    zipMd5: "d99e3df24b03dcb2f07fbc4c81b76a5a",
    gigabytes: 163.17,
  }),
  answers: "answers.csv",
  sampleSubmission: "sample_submission.csv",

  async prepare({ raw, publicDir, privateDir, split }) {
    const metadata = await raw.openJson("train_metadata.json");
    const specimens = new AnnotatedImages(metadata, "image_id");
    const categories = specimens.splitCategories(split, {
      testSize: 0.2,
      seed: 0,
      lastOfFew: false,
    });
    const test = shuffledTest(categories, split.pythonRandom(0));
    const train = renamedTrain(specimens, categories);
    const tested = renamedTest(specimens, test);
    await publicDir.writeFile(
      "train_metadata.json",
      metadataText(
        specimens.documentWith({ annotations: train.annotations(), images: train.images() }),
      ),
    );
    await publicDir.writeFile("test_metadata.json", metadataText({ items: tested.images() }));
    const answers = numberedAnswers(test);
    await privateDir.writeCsv("answers.csv", answers);
    await publicDir.writeCsv(
      "sample_submission.csv",
      answers.withConstant("Predicted", "int64", 42),
    );
    await publicDir.copy(
      [...train.files(), ...tested.files()].map(({ from, to }) => ({
        from: raw.path(`train_images/${from}`),
        to,
      })),
    );
  },

  grader: macroF1({ id: "Id", target: "Predicted" }),
  leaderboard: humanLeaderboard({
    teams: 137,
    lowerIsBetter: false,
    gold: 0.84602,
    silver: 0.75373,
    bronze: 0.5965,
    median: 0.22549,
    closed: "2022-05-30",
    quantilesFromTop: [
      0.87662, 0.85246, 0.80274, 0.78485, 0.75284, 0.72973, 0.69528, 0.61908, 0.59144, 0.43209,
      0.22549, 0.05912, 0.0223, 0.00078, 0.00046, 5e-5, 0.0, 0.0, 0.0, 0.0, 0.0,
    ],
  }),
  published: {
    public: {
      "sample_submission.csv": "c2b0d6f95036aaa177a4e14a0d627054",
      "test_metadata.json": "465f92cf49fb94a793648066989fe817",
      "train_metadata.json": "22394926583a35658f6dd26ea0dcc683",
    },
    private: { "answers.csv": "d7988cc4decb444ed99cbae59381298d" },
    sampleScore: 0,
  },
  knownIssues: [
    "A predicted class that no test image has adds a class of score 0 and lowers the mean.",
  ],
});
