import {
  defineCompetition,
  humanLeaderboard,
  kaggle,
  type OutputFolder,
  type RawFolder,
  readGreyPng,
  rootMeanSquaredError,
} from "mlebench";
import { answersText, type Page, sampleText } from "./pages.ts";

export default defineCompetition({
  id: "denoising-dirty-documents",
  title: "Denoising Dirty Documents",
  category: "image to image",
  source: kaggle("denoising-dirty-documents", {
    zipMd5: "bc31eea6ff37861abe7d1c9e3411ac1f",
    gigabytes: 0.06,
  }),
  answers: "answers.csv",
  sampleSubmission: "sampleSubmission.csv",

  async prepare({ raw, publicDir, privateDir, split }) {
    const noisy = await raw.unpack("train.zip");
    const cleaned = await raw.unpack("train_cleaned.zip");
    const files = (await noisy.list("train"))
      .filter((file) => /^train\/[^/]*\.png$/.test(file))
      .map((file) => file.slice("train/".length));
    const { test } = split.trainTestRows(files.length, { testSize: 0.2, seed: 0 });
    const testFiles = Array.from(test, (row) => files[row]).sort();
    const noisyTest = new Set(testFiles.map((file) => `train/${file}`));
    const cleanedTest = testFiles.map((file) => `train_cleaned/${file}`);
    await copyAllBut(noisyTest, noisy, publicDir);
    await copyAllBut(new Set(cleanedTest), cleaned, publicDir);
    await publicDir.copy(
      testFiles.map((file) => ({ from: noisy.path(`train/${file}`), to: `test/${file}` })),
    );

    const pages: Page[] = [];
    for (const [i, file] of cleanedTest.entries()) {
      const name = testFiles[i].replace(/\.png$/, "");
      pages.push({ name, image: await readGreyPng(cleaned.path(file)) });
    }
    await privateDir.writeFile("answers.csv", answersText(pages));
    await publicDir.writeFile("sampleSubmission.csv", sampleText(pages));
  },

  grader: rootMeanSquaredError({ id: "id", target: "value" }),
  leaderboard: humanLeaderboard({
    teams: 162,
    lowerIsBetter: true,
    gold: 0.01794,
    silver: 0.02609,
    bronze: 0.04517,
    median: 0.07325,
    closed: "2015-10-05",
    quantilesFromTop: [
      0.00416, 0.01738, 0.02258, 0.02602, 0.02609, 0.02711, 0.02811, 0.0313, 0.05087, 0.06113,
      0.073, 0.09523, 0.09568, 0.10806, 0.12448, 0.13437, 0.13921, 0.2003, 0.24961, 0.28311,
      0.76395,
    ],
  }),
  published: {
    public: { "sampleSubmission.csv": "b9ae2607ee98bd6b9903de500a53bf90" },
    private: { "answers.csv": "5701cc4b5e1d59aedbb6aea4434d093a" },
    sampleScore: 0.28616,
  },
});

/** Whatever an archive held stays where it was, but for some files. */
async function copyAllBut(
  left: ReadonlySet<string>,
  unpacked: RawFolder,
  target: OutputFolder,
): Promise<void> {
  const kept = (await unpacked.list()).filter((file) => !left.has(file));
  await target.copy(kept.map((file) => ({ from: unpacked.path(file), to: file })));
}
