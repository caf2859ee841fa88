import { CompetitionRegistry } from "../../competition/registry.ts";
import { UsageError } from "../../errors.ts";
import { gradeSubmissions } from "../../grading/grade-submissions.ts";
import { writeGradingReport } from "../../grading/report-file.ts";
import { readSubmissionList } from "../../grading/submission-list.ts";
import { defineCommand, exitCodes } from "../command.ts";
import { text } from "../option.ts";
import { dataDirOption, jsonOption } from "../shared-options.ts";
import { print, printJson } from "../terminal.ts";

export const gradeCommand = defineCommand({
  name: "grade",
  summary: "Grade many submissions and write a grading report",
  details:
    "The list is JSON Lines with competition_id and submission_path; empty lines and lines that " +
    "start with # or // are skipped. The report has the Python reference's format.",
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
    const report = await gradeSubmissions(submissions, registry, options.dataDir);
    const file = await writeGradingReport(options.outputDir, report);
    const { competition_reports: reports, ...totals } = report;
    if (options.json) printJson(report);
    else {
      printJson(totals);
      print(`Grading report: ${file}`);
    }
    const notGraded = reports.filter(({ status }) => status === "not-graded");
    for (const { competition_id, reason } of notGraded) {
      process.stderr.write(`Not graded, ${competition_id}: ${reason}\n`);
    }
    return notGraded.length === 0 ? exitCodes.good : exitCodes.failed;
  },
});
