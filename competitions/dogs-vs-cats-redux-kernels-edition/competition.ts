import {
  binaryLogLoss,
  defineCompetition,
  humanLeaderboard,
  int64Column,
  kaggle,
  type OutputFolder,
  Table,
} from "mlebench";

export default defineCompetition({
  id: "dogs-vs-cats-redux-kernels-edition",
  title: "Dogs vs. Cats Redux: Kernels Edition",
  category: "image classification",
  source: kaggle("dogs-vs-cats-redux-kernels-edition", {
    zipMd5: "73dbbb43cbd91b769244408ff2a4fd6d",
    gigabytes: 0.85,
  }),
  answers: "answers.csv",
  sampleSubmission: "sample_submission.csv",

  async prepare({ raw, publicDir, privateDir, split }) {
    const images = await raw.unpack("train.zip");
    const files = (await images.list("train")).filter((file) => /^train\/[^/]*\.jpg$/.test(file));
    const { train, test } = split.trainTestRows(files.length, { testSize: 0.1, seed: 0 });
    const testFiles = Array.from(test, (row) => files[row]);
    const copiesOf = (sources: string[], names: string[]) =>
      sources.map((file, i) => ({ from: images.path(file), to: names[i] }));
    const trainFiles = Array.from(train, (row) => files[row]);
    await publish(publicDir, "train", copiesOf(trainFiles, numberedByAnimal(trainFiles)));
    await publish(
      publicDir,
      "test",
      copiesOf(
        testFiles,
        testFiles.map((_, i) => `${i + 1}.jpg`),
      ),
    );

    const ids = Table.of([["id", int64Column(testFiles.map((_, i) => i + 1))]]);
    const isDog = testFiles.map((file) => (nameOf(file).includes("dog") ? 1 : 0));
    await privateDir.writeCsv("answers.csv", ids.with("label", int64Column(isDog)));
    await publicDir.writeCsv("sample_submission.csv", ids.withConstant("label", "float64", 0.5));
  },

  grader: binaryLogLoss({ id: "id", target: "label" }),
  leaderboard: humanLeaderboard({
    teams: 1315,
    lowerIsBetter: true,
    gold: 0.03882,
    silver: 0.05038,
    bronze: 0.06127,
    median: 0.12216,
    closed: "2017-03-02",
    quantilesFromTop: [
      0.03302, 0.05051, 0.06149, 0.07375, 0.08109, 0.09099, 0.09703, 0.10264, 0.10759, 0.11197,
      0.12216, 0.15743, 0.20273, 0.29666, 0.46864, 0.6488, 0.70143, 1.00721, 1.83628, 8.00438,
      19.45806,
    ],
  }),
  published: {
    public: { "sample_submission.csv": "cfe8f41567220b6fcbbdc4eb4df7230f" },
    private: { "answers.csv": "98f293fd3f37f967c17aa9263e866c30" },
    sampleScore: 0.69315,
  },
});

/** Cats and dogs counted apart, each from 0 in the order met. */
function numberedByAnimal(files: string[]): string[] {
  const counts = { cat: 0, dog: 0 };
  return files.map((file) => {
    const animal = nameOf(file).includes("cat") ? "cat" : "dog";
    return `${animal}.${counts[animal]++}.jpg`;
  });
}

function nameOf(file: string): string {
  return file.slice(file.lastIndexOf("/") + 1);
}

/** Both as a folder and as a zip whose members have no folder. */
async function publish(
  publicDir: OutputFolder,
  folder: string,
  images: { from: string; to: string }[],
): Promise<void> {
  await publicDir.copy(images.map(({ from, to }) => ({ from, to: `${folder}/${to}` })));
  await publicDir.writeZip(`${folder}.zip`, images);
}
