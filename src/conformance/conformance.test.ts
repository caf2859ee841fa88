import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { CompetitionRegistry } from "../competition/registry.ts";
import { memoryFolder } from "./memory-folder.fixture.ts";
import { runVectorSet } from "./run-vectors.ts";
import { findVectorSets } from "./vector-set.ts";

process.env.TMPDIR = memoryFolder();
const registry = await CompetitionRegistry.open();
const sets = await findVectorSets(["conformance"]);

test.each(sets)("$competitionId/$name agrees with the published task", async (set) => {
  const { failures, files, cases } = await runVectorSet(
    set,
    await registry.load(set.competitionId),
  );
  expect(failures).toEqual([]);
  expect(files).toBeGreaterThan(0);
  expect(cases).toBeGreaterThan(0);
});

test("every Kaggle competition has vectors", async () => {
  const withVectors = new Set(sets.map(({ competitionId }) => competitionId));
  for (const id of registry.ids) {
    const { source } = await registry.load(id);
    if (source.kind === "kaggle") expect(withVectors, id).toContain(id);
  }
});

describe("a vector folder that is wrong", () => {
  const id = "spaceship-titanic";
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "mlebench-test-"));
    await cp(`conformance/${id}`, join(folder, id), { recursive: true });
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function failuresAfter(file: string, change: (content: string) => string) {
    const path = join(folder, id, "a", file);
    await writeFile(path, change(await readFile(path, "utf8")));
    const [set] = await findVectorSets([folder]);
    return (await runVectorSet(set, await registry.load(id))).failures;
  }

  test("another MD5 fails and names the file", async () => {
    const failures = await failuresAfter("manifest.json", (text) =>
      text.replace(/("public\/train.csv": ")[0-9a-f]{4}/, "$10000"),
    );
    expect(failures).toEqual([expect.stringContaining("public/train.csv: MD5")]);
  });

  test("a file that nobody expects, or that is missing, fails", async () => {
    const failures = await failuresAfter("manifest.json", (text) =>
      text.replace("public/train.csv", "public/other.csv"),
    );
    expect(failures).toEqual([
      "file public/other.csv is missing",
      "file public/train.csv is not expected",
    ]);
  });

  test("another score fails, unless the case accepts what we got", async () => {
    const changed = (accept: string) => (text: string) =>
      text.replace(
        /"file": "sample.csv",\s*"score": [\d.]+,/,
        `"file": "sample.csv", "score": 0.1,${accept}`,
      );
    expect(await failuresAfter("cases.json", changed(""))).toEqual([
      expect.stringContaining("case sample.csv: score 0.5, expected score 0.1"),
    ]);
    expect(
      await failuresAfter("cases.json", (text) =>
        text.replace('"score": 0.1,', '"score": 0.1, "accept": [{"score": 0.5, "valid": true}],'),
      ),
    ).toEqual([]);
  });

  test("the score of a newer library is right too", async () => {
    const failures = await failuresAfter("cases.json", (text) =>
      text.replace(
        /"file": "sample.csv",\s*"score": [\d.]+,/,
        '"file": "sample.csv", "score": null, "fragile": true, "score_with_newer_library": 0.5,',
      ),
    );
    expect(failures).toEqual([]);
  });

  test("answers of a case's own replace the prepared ones", async () => {
    await writeFile(join(folder, id, "a", "none.csv"), "PassengerId,Transported\n1_01,True\n");
    const failures = await failuresAfter("cases.json", (text) =>
      text.replace('"file": "sample.csv",', '"file": "sample.csv", "answers": "none.csv",'),
    );
    expect(failures).toEqual([
      expect.stringMatching(/sample.csv against none.csv: .*is not in the test set/),
    ]);
  });

  test.each([
    ["manifest.json", "{", /manifest.json is not readable JSON/],
    ["manifest.json", '{"files": {"a": "short"}}', /manifest.json is not as expected/],
    [
      "cases.json",
      '[{"score": 1, "valid": true, "why": ""}]',
      /needs either file or prepared_file/,
    ],
    ["raw.tar.gz", "no archive", /raw.tar.gz/],
  ])("a broken %s stops the set with its name", async (file, content, message) => {
    await expect(failuresAfter(file, () => content)).rejects.toThrow(message);
  });
});
