import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inflateSync } from "node:zlib";
import { dataPaths, prepareCompetition } from "mlebench";
import { expect, onTestFinished, test } from "vitest";
import competition from "./competition.ts";

test("every digit gets a picture, and nothing but train.csv tells its label", async () => {
  const folder = mkdtempSync(join(tmpdir(), "digits-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const rawDir = join(folder, "raw");
  mkdirSync(join(rawDir, "src", "digits"), { recursive: true });
  for (let label = 0; label < 10; label++) {
    // Two digits a label: all pixels say the label, then all say 10 more.
    const data = [label, label + 10].flatMap((ink) =>
      Array(784).fill(Number((ink / 255).toFixed(3))),
    );
    writeFileSync(join(rawDir, "src", "digits", `${label}.json`), JSON.stringify({ data }));
  }
  const options = { dataDir: folder, rawDir, skipVerification: true };
  await prepareCompetition(competition, "", options);
  const { publicDir, privateDir } = dataPaths(folder, competition.id);
  const rowsOf = (file: string) =>
    readFileSync(file, "utf8")
      .trim()
      .split("\n")
      .slice(1)
      .map((line) => line.split(",").map(Number));
  const answers = rowsOf(join(privateDir, "test.csv"));
  const labelled = [...rowsOf(join(publicDir, "train.csv")), ...answers];
  expect(labelled.map(([id]) => id).sort((a, b) => a - b)).toEqual([...Array(20).keys()]);
  expect(rowsOf(join(publicDir, "test.csv"))).toEqual(answers.map(([id]) => [id]));
  expect(readdirSync(join(publicDir, "images")).length).toBe(20);
  for (const [id, label] of labelled) {
    const png = readFileSync(join(publicDir, "images", `${id}.png`));
    const rows = inflateSync(png.subarray(png.indexOf("IDAT") + 4));
    expect(rows.length).toBe(28 * 29);
    expect(rows[1] % 10).toBe(label);
  }
  const labelsById = labelled.toSorted(([a], [b]) => a - b).map(([, label]) => label);
  expect(labelsById).not.toEqual(labelsById.toSorted());
});
