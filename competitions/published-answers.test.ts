import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as yazl from "yazl";
import { fileMd5 } from "../src/dataset/checksum.ts";
import { PreparedOutput } from "../src/dataset/prepared-output.ts";
import { publishedSplit } from "../src/dataset/published-split.ts";
import { RawData } from "../src/dataset/raw-data.ts";
import dogsVsCats from "./dogs-vs-cats-redux-kernels-edition/competition.ts";

/** Writes tables and leaves out the pictures, which take most of the time. */
class TablesOnly extends PreparedOutput {
  override async copy(): Promise<void> {}
  override async writeZip(): Promise<void> {}
}

let work: string;
beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), "mlebench-test-"));
  await writeDummyPictures(join(work, "train.zip"));
}, 60_000);
afterAll(() => rm(work, { recursive: true }));

test("the names of 25,000 cats and dogs give the published answers", async () => {
  const target = (folder: string) => new TablesOnly(join(work, folder));
  await dogsVsCats.prepare({
    raw: new RawData(work, join(work, "scratch")),
    publicDir: target("public"),
    privateDir: target("private"),
    split: publishedSplit(),
  });
  expect(await fileMd5(join(work, "private/answers.csv"))).toBe("98f293fd3f37f967c17aa9263e866c30");
  expect(await fileMd5(join(work, "public/sample_submission.csv"))).toBe(
    "cfe8f41567220b6fcbbdc4eb4df7230f",
  );
}, 60_000);

/** As Kaggle's archive names them: train/cat.0.jpg to train/dog.12499.jpg. */
async function writeDummyPictures(archive: string): Promise<void> {
  const zip = new yazl.ZipFile();
  for (const animal of ["dog", "cat"]) {
    for (let number = 0; number < 12500; number++) {
      const content = Buffer.from(`${animal} ${number}`);
      zip.addBuffer(content, `train/${animal}.${number}.jpg`, { compress: false });
    }
  }
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(archive));
}
