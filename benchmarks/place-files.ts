import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PreparedOutput } from "../src/dataset/prepared-output.ts";

/**
 * Preparing a tree of 200,000 small files, ours beside a loop over Python's `shutil.copy`:
 * `node benchmarks/place-files.ts`. Both go over the same warm files, in turn; medians.
 */
const FILES = 200_000;
const FOLDERS = 100;
const RUNS = 3;
const PYTHON = process.env.MLEBENCH_PYTHON ?? "python3";

const pythonLoop = `
import os, shutil, sys, time
raw, target, files, folders = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
started = time.perf_counter()
for folder in range(folders):
    os.makedirs(f"{target}/{folder}")
for i in range(files):
    shutil.copy(f"{raw}/{i % folders}/{i}.jpg", f"{target}/{i % folders}/{i}.jpg")
print(time.perf_counter() - started)
`;

const folder = mkdtempSync(join(tmpdir(), "mlebench-benchmark-files-"));
try {
  const raw = join(folder, "raw");
  for (let k = 0; k < FOLDERS; k++) mkdirSync(join(raw, `${k}`), { recursive: true });
  const names = Array.from({ length: FILES }, (_, i) => `${i % FOLDERS}/${i}.jpg`);
  for (const name of names) writeFileSync(join(raw, name), Buffer.alloc(2000, name));
  const hasPython = spawnSync(PYTHON, ["--version"]).status === 0;
  const ours: number[] = [];
  const python: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const started = performance.now();
    const output = new PreparedOutput(join(folder, `ours-${run}`));
    await output.copy(names.map((name) => ({ from: join(raw, name), to: name })));
    ours.push((performance.now() - started) / 1000);
    if (!hasPython) continue;
    const target = join(folder, `python-${run}`);
    const args = ["-c", pythonLoop, raw, target, `${FILES}`, `${FOLDERS}`];
    python.push(Number(execFileSync(PYTHON, args, { encoding: "utf8" })));
    rmSync(target, { recursive: true });
    rmSync(join(folder, `ours-${run}`), { recursive: true });
  }
  console.log(`${FILES} files of 2 kB, ours: ${median(ours).toFixed(2)} s`);
  if (hasPython) {
    const ratio = median(python) / median(ours);
    console.log(`shutil.copy: ${median(python).toFixed(2)} s, ${ratio.toFixed(1)} times ours`);
  } else console.log(`${PYTHON} is not here: nothing to compare with`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!;
}
