import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, renameSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { trainTestSplit } from "../src/random/train-test-split.ts";
import { readCsv } from "../src/table/csv-reader.ts";
import { writeCsv } from "../src/table/csv-writer.ts";
import { writeSampleCsv } from "./csv-sample.ts";

/**
 * Read, split and write a CSV of 150 MB, ours beside pandas: `node benchmarks/csv-read-split-write.ts`.
 * pandas is measured where `python3` (or the program in MLEBENCH_PYTHON) has it and scikit-learn.
 * Each run is a process of its own; the figures are medians.
 */
interface Timing {
  read: number;
  split: number;
  write: number;
  total: number;
  peakMb: number;
}

const RUNS = 5;
const ROWS = 1_400_000;
const PYTHON = process.env.MLEBENCH_PYTHON ?? "python3";
const HERE = fileURLToPath(new URL(".", import.meta.url));

async function measureOurs(source: string, target: string): Promise<Timing> {
  const start = performance.now();
  const table = await readCsv(source);
  const read = performance.now();
  const { train, test } = trainTestSplit(table.rowCount, { testSize: 0.1, seed: 0 });
  const sides = { train: table.take(train), test: table.take(test) };
  const split = performance.now();
  await writeCsv(join(target, "train.csv"), sides.train);
  await writeCsv(join(target, "test.csv"), sides.test);
  const end = performance.now();
  return {
    read: (read - start) / 1000,
    split: (split - read) / 1000,
    write: (end - split) / 1000,
    total: (end - start) / 1000,
    peakMb: process.resourceUsage().maxRSS / 1024,
  };
}

async function compare(): Promise<void> {
  const folder = join(tmpdir(), "mlebench-benchmark");
  const source = join(folder, `sample-${ROWS}.csv`);
  const [ours, theirs] = [join(folder, "ours"), join(folder, "pandas")];
  for (const target of [ours, theirs]) mkdirSync(target, { recursive: true });
  if (!existsSync(source)) {
    await writeSampleCsv(`${source}.part`, ROWS);
    renameSync(`${source}.part`, source);
  }
  console.log(`${ROWS} rows, ${(statSync(source).size / 1e6).toFixed(0)} MB`);
  const hasPandas = spawnSync(PYTHON, ["-c", "import pandas, sklearn"]).status === 0;
  const timings: { ours: Timing[]; pandas: Timing[] } = { ours: [], pandas: [] };
  for (let run = 0; run < RUNS; run++) {
    timings.ours.push(measure(process.execPath, [process.argv[1]!, source, ours]));
    if (!hasPandas) continue;
    const program = join(HERE, "csv-read-split-write.py");
    timings.pandas.push(measure(PYTHON, [program, source, theirs]));
  }
  const rows: Record<string, Record<string, string>> = {};
  for (const figure of ["read", "split", "write", "total", "peakMb"] as const) {
    const own = median(timings.ours.map((timing) => timing[figure]));
    const other = hasPandas ? median(timings.pandas.map((timing) => timing[figure])) : Number.NaN;
    rows[figure] = {
      ours: own.toFixed(2),
      pandas: other.toFixed(2),
      ratio: (other / own).toFixed(2),
    };
  }
  console.table(rows);
  if (!hasPandas) {
    console.log(`${PYTHON} has no pandas and scikit-learn, so there is nothing to compare with`);
  }
}

function measure(program: string, args: string[]): Timing {
  return JSON.parse(execFileSync(program, args, { encoding: "utf8" }));
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

const [source, target] = process.argv.slice(2);
if (source === undefined || target === undefined) await compare();
else console.log(JSON.stringify(await measureOurs(source, target)));
