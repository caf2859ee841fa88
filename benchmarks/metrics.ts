import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { binaryLogLoss } from "../src/metrics/log-loss.ts";
import { rocAuc } from "../src/metrics/roc-auc.ts";

/**
 * AUC and log loss of 10 million rows in memory, ours beside scikit-learn, one thread each:
 * `node benchmarks/metrics.ts`. scikit-learn is measured where `python3` (or the program in
 * MLEBENCH_PYTHON) has it. The figures are medians.
 */
interface Timing {
  seconds: number;
  value: number;
}

const ROWS = 10_000_000;
const RUNS = 5;
const PYTHON = process.env.MLEBENCH_PYTHON ?? "python3";
const PROGRAM = fileURLToPath(new URL("metrics.py", import.meta.url));
const ONE_THREAD = { OMP_NUM_THREADS: "1", OPENBLAS_NUM_THREADS: "1" };

/** Labels, four of ten positive, and scores that overlap, from a linear congruential generator. */
function sampleData(): { labels: Float64Array; scores: Float64Array } {
  let state = 1;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const labels = new Float64Array(ROWS);
  const scores = new Float64Array(ROWS);
  for (let row = 0; row < ROWS; row++) {
    labels[row] = random() < 0.4 ? 1 : 0;
    const noise = (random() + random() + random()) / 3;
    scores[row] = 0.2 * labels[row] + 0.8 * noise;
  }
  return { labels, scores };
}

function measure(metric: () => number): Timing {
  const timings: number[] = [];
  let value = Number.NaN;
  for (let run = 0; run < RUNS; run++) {
    const start = performance.now();
    value = metric();
    timings.push((performance.now() - start) / 1000);
  }
  return { seconds: timings.sort((a, b) => a - b)[Math.floor(RUNS / 2)], value };
}

function measureScikitLearn(columns: Record<string, Float64Array>): Record<string, Timing> {
  const folder = mkdtempSync(join(tmpdir(), "mlebench-metrics-"));
  try {
    for (const [name, column] of Object.entries(columns)) {
      writeFileSync(join(folder, `${name}.f64`), column);
    }
    const args = [PROGRAM, folder, String(ROWS), String(RUNS)];
    const env = { ...process.env, ...ONE_THREAD };
    return JSON.parse(execFileSync(PYTHON, args, { encoding: "utf8", env }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const { labels, scores } = sampleData();
const rounded = scores.map((score) => Math.round(score * 1000) / 1000);
const ours: Record<string, Timing> = {
  AUC: measure(() => rocAuc(labels, scores)),
  "AUC, scores of 3 decimals": measure(() => rocAuc(labels, rounded)),
  "binary log loss": measure(() => binaryLogLoss(labels, scores)),
};
const hasSklearn = spawnSync(PYTHON, ["-c", "import sklearn"]).status === 0;
const theirs = hasSklearn ? measureScikitLearn({ labels, scores }) : {};
console.log(`${ROWS} rows, median of ${RUNS} runs, seconds`);
console.table(
  Object.fromEntries(
    Object.entries(ours).map(([metric, own]) => {
      const other = theirs[metric] ?? { seconds: Number.NaN, value: Number.NaN };
      return [
        metric,
        {
          ours: own.seconds.toFixed(3),
          "scikit-learn": other.seconds.toFixed(3),
          ratio: (other.seconds / own.seconds).toFixed(1),
          difference: Math.abs(own.value - other.value).toExponential(1),
        },
      ];
    }),
  ),
);
if (!hasSklearn) {
  console.log(`${PYTHON} has no scikit-learn, so there is nothing to compare with`);
}
