import { medalOf } from "../../competition/medals.ts";
import type { CompetitionReport } from "../../grading/competition-report.ts";
import { gradeSubmission } from "../../grading/create-grader.ts";
import { defineCommand, exitCodes } from "../command.ts";
import { dataDirOption, jsonOption } from "../shared-options.ts";
import { harmless, print, printJson } from "../terminal.ts";

export const gradeSampleCommand = defineCommand({
  name: "grade-sample",
  summary: "Grade one submission to one competition",
  details: "Prints the report in the Python reference's format when the output is not a terminal.",
  arguments: [
    { name: "<submission>", help: "the CSV file" },
    { name: "<id>", help: "the competition" },
  ],
  options: { dataDir: dataDirOption, json: jsonOption },
  examples: [["grade-sample submission.csv spam-detection", "Score and medal of one file"]],
  async run({ options, args: [submission, id] }) {
    const report = await gradeSubmission(submission, id, options);
    if (options.json || !process.stdout.isTTY) printJson(report);
    else printReport(report);
    return report.valid_submission ? exitCodes.good : exitCodes.failed;
  },
});

function printReport(report: CompetitionReport): void {
  if (!report.valid_submission) {
    print(`${report.competition_id}: no score. ${harmless(report.reason ?? "")}`);
    return;
  }
  const name = medalOf(report);
  const median = report.above_median ? "above the median" : "not above the median";
  const medal = name ? `${name} medal` : `no medal, ${median}`;
  const better = report.is_lower_better ? "lower" : "higher";
  print(
    `${report.competition_id}: ${report.metric} ${report.score ?? report.reason} (${better} is better)`,
  );
  print(`${medal}; ${thresholds(report)}`);
  if (report.leaderboard_kind === "reference-ladder") {
    print("These thresholds are reference solutions of this repository, not a human leaderboard.");
  }
  for (const issue of report.known_issues ?? []) print(`Known issue: ${issue}`);
}

function thresholds(report: CompetitionReport): string {
  const { gold_threshold, silver_threshold, bronze_threshold, median_threshold } = report;
  return (
    `gold ${gold_threshold}, silver ${silver_threshold}, ` +
    `bronze ${bronze_threshold}, median ${median_threshold}`
  );
}
