import { CompetitionRegistry } from "../../competition/registry.ts";
import { UsageError } from "../../errors.ts";
import { gradeSubmissions } from "../../grading/grade-submissions.ts";
import type { GradingReport } from "../../grading/grading-report.ts";
import { writeGradingReport } from "../../grading/report-file.ts";
import { readSubmissionList } from "../../grading/submission-list.ts";
import { countText, scoreText, standingText } from "../../report/figures-text.ts";
import { defineCommand, exitCodes } from "../command.ts";
import { text } from "../option.ts";
import { ProgressLine } from "../progress-line.ts";
import { dataDirOption, jsonOption } from "../shared-options.ts";
import { harmless, print, printJson, printTable } from "../terminal.ts";

export const gradeCommand = defineCommand({
  name: "grade",
  summary: "Grade many submissions and write a grading report",
  details:
    "The list is JSON Lines with competition_id and submission_path; empty lines and lines that " +
    "start with # or // are skipped. Many submissions are graded in parallel, and none that fails " +
    "stops the rest. The report has the Python reference's format; on a terminal a table is shown, " +
    "elsewhere the totals as JSON.",
  options: {
    submission: text("--submission <file>", "the list of submissions (JSON Lines)"),
    outputDir: text("--output-dir <folder>", "where the grading report is written"),
    dataDir: dataDirOption,
    json: jsonOption,
  },
  examples: [
    [
      "grade --submission runs/GROUP/submission.jsonl --output-dir runs/GROUP",
      "Grade a run group again",
    ],
  ],
  async run({ options }) {
    if (!options.submission || !options.outputDir) {
      throw new UsageError("grade needs --submission FILE and --output-dir FOLDER.");
    }
    const registry = await CompetitionRegistry.open(options.competitions);
    const submissions = await readSubmissionList(options.submission);
    const progress = new ProgressLine("grade");
    const report = await gradeSubmissions(submissions, registry, options.dataDir, {
      onGraded: (done, total) => progress.update({ step: "grading submissions", done, total }),
    }).finally(() => progress.clear());
    const file = await writeGradingReport(options.outputDir, report);
    const { competition_reports: reports, ...totals } = report;
    if (options.json) printJson(report);
    else if (process.stdout.isTTY) printSummary(report);
    else printJson(totals);
    process.stderr.write(`Grading report: ${file}\n`);
    const notGraded = reports.filter(({ status }) => status === "not-graded");
    for (const { competition_id, reason } of notGraded) {
      process.stderr.write(`Not graded, ${harmless(competition_id)}: ${harmless(reason ?? "")}\n`);
    }
    return notGraded.length === 0 ? exitCodes.good : exitCodes.failed;
  },
});

/** As a person reads it: a line a submission, and the totals. */
function printSummary(report: GradingReport): void {
  printTable(
    [
      { title: "competition" },
      { title: "score", align: "right" },
      { title: "submission" },
      { title: "result" },
    ],
    report.competition_reports.map((one) => [
      harmless(one.competition_id),
      scoreText(one),
      harmless(one.submission_path),
      one.valid_submission ? standingText(one) : harmless(one.reason ?? ""),
    ]),
  );
  print(
    `\n${countText(report.total_runs, "submission")}: ${report.total_valid_submissions} valid, ` +
      `${report.total_above_median} above median, ${countText(report.total_medals, "medal")} ` +
      `(${report.total_gold_medals} gold, ${report.total_silver_medals} silver, ` +
      `${report.total_bronze_medals} bronze)`,
  );
}
