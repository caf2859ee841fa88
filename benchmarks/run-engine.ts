// The run engine's own cost, which grows with the number of runs and no faster: run groups of N/4, N/2
// and N runs in which no agent is started.
//   node benchmarks/run-engine.ts [N]
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CompetitionRegistry } from "../dist/src/competition/registry.js";
import { planRuns, slotsFor } from "../dist/src/run/plan-runs.js";
import { resumeRunGroup } from "../dist/src/run/run-agent.js";
import { createRunGroup, openRunGroup, readRuns } from "../dist/src/run/run-group.js";
import { workOnGroup } from "../dist/src/run/work-on-group.js";

const COMPETITION = `
import { accuracy, defineCompetition, kaggle, referenceLadder } from "mlebench";
export default defineCompetition({
  id: "tiny", title: "Tiny", category: "tabular", source: kaggle("tiny", { zipMd5: "" }),
  answers: "test.csv", sampleSubmission: "sample_submission.csv", async prepare() {},
  grader: accuracy({ id: "id", target: "y" }),
  leaderboard: referenceLadder({ lowerIsBetter: false, gold: 1, silver: 0.9, bronze: 0.8, median: 0.4,
    solutions: { gold: "", silver: "", bronze: "", median: "" } }),
});
`;
const FILES = {
  "competitions/tiny/competition.ts": COMPETITION,
  "competitions/tiny/description.md": "# Tiny\n",
  "data/tiny/prepared/public/sample_submission.csv": "id,y\n1,0\n2,0\n",
  "data/tiny/prepared/private/test.csv": "id,y\n1,0\n2,1\n",
  "agent/agent.yaml": "id: noop\nstart: ['true']\n",
};

const folder = await mkdtemp(join(tmpdir(), "mlebench-bench-"));
for (const [name, content] of Object.entries(FILES)) {
  await mkdir(join(folder, name, ".."), { recursive: true });
  await writeFile(join(folder, name), content);
}
const registry = await CompetitionRegistry.open([join(folder, "competitions")]);
const count = Number(process.argv[2] ?? 10_000);
try {
  for (const part of [4, 2, 1]) await simulated(Math.round(count / part));
} finally {
  await rm(folder, { recursive: true, force: true });
}

function planOf(seeds: number) {
  return planRuns(
    {
      agent: join(folder, "agent"),
      competitionIds: ["tiny"],
      seeds,
      workers: 2,
      sandbox: "none",
      timeLimitSeconds: 60,
      dataDir: join(folder, "data"),
      runsDir: join(folder, "runs"),
    },
    registry,
  );
}

async function simulated(runs: number): Promise<void> {
  const plan = await planOf(runs);
  const result = {
    ...{ exitCode: 0, signal: null, timedOut: false, outOfMemory: false, outOfDisk: false },
    ...{ seconds: 0, limitsKeptBy: "nothing" as const },
  };
  const sandbox = { ...plan.sandbox, run: async () => result };
  const timed = async <T>(phase: string, task: () => Promise<T>): Promise<T> => {
    const started = performance.now();
    const value = await task();
    const seconds = (performance.now() - started) / 1000;
    const each = ((seconds / runs) * 1e6).toFixed(0);
    console.log(
      `${String(runs).padStart(6)} runs  ${phase.padEnd(28)} ${seconds.toFixed(2)} s  ${each} us each`,
    );
    return value;
  };
  const group = await timed("planned, journal begun", () =>
    createRunGroup(plan.runsDir, plan.group),
  );
  const half = new AbortController();
  let ended = 0;
  const competition = {
    told: { id: "tiny", description: "# Tiny\n", obfuscated: false },
    publicDir: join(folder, "data/tiny/prepared/public"),
    grader: { grade: async () => ({ status: "valid" as const, score: 1 }) },
  };
  const options = (signal: AbortSignal, onEnd: () => void) => ({
    setting: { agent: plan.agent, sandbox, limits: group.limits, network: "none" as const },
    competitions: new Map([["tiny", competition]]),
    slots: slotsFor(group, { cores: [], memoryBytes: Number.POSITIVE_INFINITY, gpus: [] }),
    signal,
    onEvent: ({ kind }: { kind: string }) => kind === "run-ended" && onEnd(),
  });
  await timed("the first half run", () =>
    workOnGroup(
      group,
      options(half.signal, () => ++ended >= runs / 2 && half.abort()),
    ),
  );
  const again = await openRunGroup(group.folder);
  await timed("resumed, the other half run", () =>
    workOnGroup(
      again,
      options(new AbortController().signal, () => {}),
    ),
  );
  const finished = (await readRuns(again)).filter(({ state }) => state === "finished").length;
  if (finished !== runs) throw new Error(`${finished} of ${runs} runs are finished.`);
  await timed("opened again and graded", () => resumeRunGroup(group.folder, working()));
  console.log(`               ${await peakMegabytes()} MB at most`);
}

function working() {
  const signal = new AbortController().signal;
  return { registry, signal, onGroup: () => {}, onEvent: () => {} };
}

async function peakMegabytes(): Promise<string> {
  const status = await readFile("/proc/self/status", "utf8").catch(() => "");
  return (Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1]) / 1024).toFixed(0);
}
