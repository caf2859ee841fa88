import { copyFileSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { formatCsv } from "./csv.ts";
import { findSampleSubmission, readDataFolder } from "./data-folder.ts";
import { inferTask } from "./infer-task.ts";
import { readSettings, type Settings } from "./settings.ts";
import { solve } from "./solve.ts";
import { withPredictions } from "./submission.ts";
import { askValidationServer } from "./validate.ts";

function log(line: string): void {
  console.log(`${process.uptime().toFixed(1).padStart(6)} s  ${line}`);
}

function solveCompetition(settings: Settings, submissionPath: string): void {
  const data = readDataFolder(settings.dataDir, log);
  const task = inferTask(data);
  for (const { kind, column } of task.targets) log(`to predict: ${column} (${kind})`);
  let submission = data.sample;
  for (const target of task.targets) {
    submission = withPredictions(submission, target, solve(data, task, target, settings, log));
  }
  writeFileSync(`${submissionPath}.new`, formatCsv(submission));
  renameSync(`${submissionPath}.new`, submissionPath);
  log(`wrote ${submission.rowCount} predictions`);
}

const settings = readSettings(process.env);
const submissionPath = join(settings.submissionDir, "submission.csv");
mkdirSync(settings.submissionDir, { recursive: true });
// First of all something valid, in case the time runs out.
copyFileSync(join(settings.dataDir, findSampleSubmission(settings.dataDir)), submissionPath);
try {
  solveCompetition(settings, submissionPath);
} catch (error) {
  log(`nothing learned: ${error instanceof Error ? error.message : error}`);
  log("submitting the sample submission as it is");
}
const answer = await askValidationServer(
  settings.validationUrl,
  readFileSync(submissionPath, "utf8"),
);
log(`validation: ${answer}`);
