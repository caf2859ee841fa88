// Runs the reference solutions behind the starter competitions' medals and compares their scores
// with the thresholds declared in competition.ts. Exit code 1 when one differs.
//
//   npm run ladder                      all starter competitions
//   npm run ladder -- flight-delays     one of them
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  answersFile,
  type Competition,
  CompetitionRegistry,
  competitionReport,
  dataPaths,
  defaultDataDir,
  graderFor,
  type MedalThresholds,
  prepareCompetition,
  readSplit,
} from "mlebench";

const baselineAgent = fileURLToPath(new URL("../agents/baseline/main.ts", import.meta.url));

/** Each rung is the baseline agent trying this hard. */
const strengths: Record<keyof MedalThresholds, string> = {
  median: "trivial",
  bronze: "simple",
  silver: "good",
  gold: "best",
};

function runBaseline(dataDir: string, submissionDir: string, strength: string): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, [baselineAgent], {
    env: { DATA_DIR: dataDir, SUBMISSION_DIR: submissionDir, STRENGTH: strength, SEED: "0" },
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`the baseline agent failed:\n${stdout}${stderr}`);
}

/** Runs one competition's rungs, printing a line for each; returns how many differ. */
async function climb(competition: Competition): Promise<number> {
  const { publicDir } = dataPaths(defaultDataDir(), competition.id);
  const grader = await graderFor(competition, answersFile(defaultDataDir(), competition));
  const submissionDir = mkdtempSync(join(tmpdir(), "mlebench-ladder-"));
  let differing = 0;
  try {
    for (const [rung, strength] of Object.entries(strengths)) {
      const start = performance.now();
      runBaseline(publicDir, submissionDir, strength);
      const seconds = ((performance.now() - start) / 1000).toFixed(1);
      const submission = join(submissionDir, "submission.csv");
      const { score } = competitionReport(competition, submission, await grader.grade(submission));
      const declared = competition.leaderboard[rung as keyof MedalThresholds];
      const agrees = score === declared;
      if (!agrees) differing++;
      console.log(
        `${competition.id.padEnd(20)} ${rung.padEnd(7)} ${String(score).padStart(9)} ` +
          `${agrees ? "as declared" : `but ${declared} is declared`} (${seconds} s)`,
      );
    }
  } finally {
    rmSync(submissionDir, { recursive: true });
  }
  return differing;
}

const asked = process.argv.slice(2);
const registry = await CompetitionRegistry.open();
let differing = 0;
for (const id of asked.length > 0 ? asked : await readSplit("starter")) {
  const competition = await registry.load(id);
  await prepareCompetition(competition, await registry.description(id), {
    dataDir: defaultDataDir(),
    skipVerification: false,
  });
  differing += await climb(competition);
}
process.exitCode = differing === 0 ? 0 : 1;
