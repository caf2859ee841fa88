import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Competition } from "../src/competition/definition.ts";
import { fileMd5 } from "../src/dataset/checksum.ts";
import { PreparedOutput } from "../src/dataset/prepared-output.ts";
import { publishedSplit } from "../src/dataset/published-split.ts";
import { RawData } from "../src/dataset/raw-data.ts";
import alaska2 from "./alaska2-image-steganalysis/competition.ts";
import dogsVsCats from "./dogs-vs-cats-redux-kernels-edition/competition.ts";

/** Writes tables and leaves out the pictures, which take most of the time. */
class TablesOnly extends PreparedOutput {
  override async copy(): Promise<void> {}
  override async writeZip(): Promise<void> {}
}

let work: string;
beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), "mlebench-test-"));
});
afterAll(() => rm(work, { recursive: true }));

/** Raw data of which the names alone are known. */
class NamesOnly extends RawData {
  readonly #names: string[];

  constructor(names: string[]) {
    super("/nowhere", "/nowhere");
    this.#names = names;
  }

  override async unpack(): Promise<RawData> {
    return this;
  }

  override async list(folder: string): Promise<string[]> {
    return this.#names.filter((name) => name.startsWith(`${folder}/`)).sort();
  }
}

test("the names of 25,000 cats and dogs give the published answers", async () => {
  const numbers = Array.from({ length: 12_500 }, (_, number) => number);
  const pictures = ["dog", "cat"].flatMap((animal) =>
    numbers.map((number) => `train/${animal}.${number}.jpg`),
  );
  await prepareTables(dogsVsCats, new NamesOnly(pictures));
  expect(await fileMd5(join(work, "private/answers.csv"))).toBe("98f293fd3f37f967c17aa9263e866c30");
  expect(await fileMd5(join(work, "public/sample_submission.csv"))).toBe(
    "cfe8f41567220b6fcbbdc4eb4df7230f",
  );
});

test("the names of 75,000 covers give the published steganalysis answers", async () => {
  const covers = Array.from(
    { length: 75_000 },
    (_, place) => `Cover/${String(place + 1).padStart(5, "0")}.jpg`,
  );
  await prepareTables(alaska2, new NamesOnly(covers));
  expect(await fileMd5(join(work, "private/test.csv"))).toBe("f90b06076f750fb56ae35c3df715ada1");
  expect(await fileMd5(join(work, "public/sample_submission.csv"))).toBe(
    "f4623502821bbd1399ecc8f5d66fc243",
  );
});

async function prepareTables(competition: Competition, raw: RawData): Promise<void> {
  await competition.prepare({
    raw,
    publicDir: new TablesOnly(join(work, "public")),
    privateDir: new TablesOnly(join(work, "private")),
    split: publishedSplit(),
  });
}
