import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { dataPaths, prepareCompetition, readCsv } from "mlebench";
import { expect, onTestFinished, test } from "vitest";
import competition from "./competition.ts";

test("flights are split, and only training flights show their delay", async () => {
  const folder = mkdtempSync(join(tmpdir(), "flights-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const rawDir = join(folder, "raw");
  mkdirSync(join(rawDir, "data"), { recursive: true });
  const flights = Array.from({ length: 10 }, (_, k) => ({
    date: `2001/01/0${k} 10:00`,
    delay: k * 3 - 4,
    distance: 100 + k,
    origin: "DTW",
    destination: "LAS",
  }));
  writeFileSync(join(rawDir, "data", "flights-20k.json"), JSON.stringify(flights));
  await prepareCompetition(competition, "", { dataDir: folder, rawDir, skipVerification: true });
  const { publicDir, privateDir } = dataPaths(folder, competition.id);
  const train = await readCsv(join(publicDir, "train.csv"));
  const tested = await readCsv(join(publicDir, "test.csv"));
  const answers = await readCsv(join(privateDir, "test.csv"));
  expect([train.rowCount, tested.rowCount, answers.rowCount]).toEqual([8, 2, 2]);
  expect(tested.columnNames).toEqual(["id", "date", "origin", "destination", "distance"]);
  for (let row = 0; row < 2; row++) {
    const flight = flights[tested.column("id").numberAt(row)];
    expect(tested.column("date").textAt(row)).toBe(flight.date);
    expect(answers.column("delay").numberAt(row)).toBe(flight.delay);
  }
});
