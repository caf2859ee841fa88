import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readSnapshots } from "./snapshots.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "mlebench-snapshots-"));
});
afterAll(() => rm(folder, { recursive: true }));

test("snapshots come in order of time; a half-written line is left out", async () => {
  const line = (seconds: number, rest: object) =>
    JSON.stringify({ seconds, sha256: "0", file: "snapshots/x.csv", ...rest });
  const lines = [
    line(120, { valid: true, score: 0.8, medal: "bronze" }),
    line(60, { valid: null, score: null, medal: null }),
    line(-1, {}),
    '{"seconds": 18',
  ];
  await writeFile(join(folder, "snapshots.jsonl"), lines.join("\n"));
  expect(await readSnapshots(folder)).toEqual([
    { seconds: 60, valid: null, score: null, medal: null },
    { seconds: 120, valid: true, score: 0.8, medal: "bronze" },
  ]);
});

test("a run without snapshots has none", async () => {
  expect(await readSnapshots(join(folder, "nowhere"))).toEqual([]);
});
