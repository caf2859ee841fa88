import { readSplit } from "../../competition/splits.ts";
import { UsageError } from "../../errors.ts";
import { readGradingReports, readGroupRuns } from "../../report/read-runs.ts";
import { buildReport, type ReportedRun } from "../../report/report.ts";
import { writeHtmlReport } from "../../report/write-html.ts";
import { defineCommand } from "../command.ts";
import { flag, list, text } from "../option.ts";
import { printReport } from "../print-report.ts";
import { jsonOption, splitOption } from "../shared-options.ts";
import { print, printJson } from "../terminal.ts";

export const reportCommand = defineCommand({
  name: "report",
  summary: "Aggregate results over seeds: mean, standard error, medals",
  details:
    "Takes run groups, or grading reports (ours or the Python reference's). The first run of every " +
    "competition makes the first seed, and so on, in the order of the files; incomplete seeds are " +
    "left out unless padded.",
  arguments: [{ name: "[group...]", help: "folders of run groups" }],
  options: {
    gradingReports: list("--grading-reports <file...>", "grading reports to aggregate"),
    split: splitOption,
    padMissing: flag("--pad-missing", "count missing runs as failed"),
    html: text("--html <file>", "also write the report as one HTML file"),
    json: jsonOption,
  },
  examples: [
    ["report runs/GROUP --html report.html", "The results of a run group"],
    [
      "report --grading-reports a.json b.json c.json --split low --json",
      "Headline figures of three seeds on the low split",
    ],
  ],
  async run({ options, args: groups }) {
    const { gradingReports, split } = options;
    if (groups.length + gradingReports.length === 0) {
      throw new UsageError("Nothing to report: give run groups, or --grading-reports FILE...");
    }
    const runs: ReportedRun[] = await readGradingReports(gradingReports);
    const sources = gradingReports.length > 0 ? [`${gradingReports.length} grading reports`] : [];
    let unfinished = 0;
    for (const folder of groups) {
      const group = await readGroupRuns(folder);
      runs.push(...group.runs);
      unfinished += group.unfinished;
      sources.push(group.agentId);
    }
    const report = buildReport(runs, {
      title: `${[...new Set(sources)].join(", ")}${split ? ` on the ${split} split` : ""}`,
      padMissing: options.padMissing,
      competitionIds: split && (await readSplit(split)),
      unfinished,
    });
    if (options.json) printJson(report.aggregate);
    else printReport(report);
    if (options.html) {
      const file = await writeHtmlReport(options.html, report, commandLine());
      if (!options.json) print(`\nHTML report: ${file}`);
    }
    return 0;
  },
});

/** This call, as a reader of the report can give it again. */
function commandLine(): string {
  const words = process.argv.slice(2).map((word) => (/[\s"'$]/.test(word) ? `'${word}'` : word));
  return ["mlebench", ...words].join(" ");
}
