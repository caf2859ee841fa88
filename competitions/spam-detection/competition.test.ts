import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { dataPaths, prepareCompetition, readCsv } from "mlebench";
import { expect, onTestFinished, test } from "vitest";
import competition from "./competition.ts";

test("copies are dropped, and a message's number does not tell its group", async () => {
  const folder = mkdtempSync(join(tmpdir(), "spam-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const rawDir = join(folder, "raw");
  const write = (group: string, name: string, text: string) => {
    mkdirSync(join(rawDir, "data", group), { recursive: true });
    const message = { id: name, group, text: `Subject: about it\n\n${text}` };
    writeFileSync(join(rawDir, "data", group, `${name}.json`), JSON.stringify(message));
  };
  const words = ["zebra", "apple", "mango", "kiwi"];
  for (const word of words) write("easy-ham-1", word, `${word} wanted`);
  for (const word of words) write("spam-2", word, `${word} offered`);
  write("spam-2", "copy", "Apple OFFERED, 100%!");
  writeFileSync(join(rawDir, "data", "file_list.json"), "[]");
  await prepareCompetition(competition, "", { dataDir: folder, rawDir, skipVerification: true });
  const { publicDir, privateDir } = dataPaths(folder, competition.id);
  const train = await readCsv(join(publicDir, "train.csv"));
  const tested = await readCsv(join(publicDir, "test.csv"));
  const answers = await readCsv(join(privateDir, "test.csv"));
  expect(train.rowCount + tested.rowCount).toBe(8);
  expect(tested.columnNames).toEqual(["id", "subject", "text"]);
  const texts: string[] = [];
  for (const table of [train, tested]) {
    const spam = (table === train ? train : answers).column("spam");
    for (let row = 0; row < table.rowCount; row++) {
      const text = table.column("text").textAt(row) ?? "";
      texts[table.column("id").numberAt(row)] = text;
      expect(spam.numberAt(row)).toBe(text.toLowerCase().includes("offered") ? 1 : 0);
    }
  }
  expect(texts).toEqual(texts.toSorted());
});
