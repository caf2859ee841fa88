import { CompetitionRegistry } from "../../competition/registry.ts";
import { readSplit } from "../../competition/splits.ts";
import { UsageError } from "../../errors.ts";
import { competitionFacts } from "../../report/competition-facts.ts";
import { countText } from "../../report/figures-text.ts";
import { readGradingReports, readGroupRuns } from "../../report/read-runs.ts";
import { buildReport, type Report } from "../../report/report.ts";
import type { ReportedRun } from "../../report/results.ts";
import { type Setup, setupOf } from "../../report/setup.ts";
import { formatOf, reportFormats, reportText, writeReport } from "../../report/write-report.ts";
import { findGroup } from "../../run/find-run.ts";
import { defineCommand } from "../command.ts";
import { commandLine } from "../command-line.ts";
import { choice, flag, list, text } from "../option.ts";
import { printReport } from "../print-report.ts";
import { dataDirOption, jsonOption, runsDirOption, splitOption } from "../shared-options.ts";
import { print } from "../terminal.ts";

export const reportCommand = defineCommand({
  name: "report",
  summary: "Aggregate results over seeds: medals, intervals, pass@k, percentiles",
  details:
    "Takes run groups, or grading reports (ours or the Python reference's). The first run of every " +
    "competition makes the first seed, and so on, in the order of the files; incomplete seeds are " +
    "left out unless padded. docs/reports.md defines every figure.",
  arguments: [{ name: "[group...]", help: "run groups, by their folders or their names" }],
  options: {
    gradingReports: list("--grading-reports <file...>", "grading reports to aggregate"),
    split: splitOption,
    padMissing: flag("--pad-missing", "count missing runs as failed"),
    format: choice("--format <form>", "what to print instead of the tables", reportFormats),
    json: jsonOption,
    output: list("--output <file...>", "also write files: .html, .md, .json, .csv (a row a run)"),
    html: text("--html <file>", "also write the report as one HTML file"),
    runsDir: runsDirOption,
    dataDir: dataDirOption,
  },
  examples: [
    ["report runs/GROUP --output report.html", "The results of a run group"],
    [
      "report --grading-reports a.json b.json c.json --split low --json",
      "Headline figures of three seeds on the low split",
    ],
  ],
  async run({ options, args: groups }) {
    for (const file of options.output) formatOf(file);
    const registry = await CompetitionRegistry.open(options.competitions);
    const report = await makeReport(groups, options, registry);
    const format = options.json ? "json" : options.format;
    if (format) process.stdout.write(reportText(report, format, commandLine()));
    else printReport(report);
    // What is printed for programs stays by itself on the standard output.
    const say = format ? (line: string) => process.stderr.write(`${line}\n`) : print;
    for (const file of options.output) {
      say(`\nReport: ${await writeReport(file, report, commandLine())}`);
    }
    if (options.html) {
      say(`\nHTML report: ${await writeReport(options.html, report, commandLine(), "html")}`);
    }
    return 0;
  },
});

interface ReportRequest {
  gradingReports: readonly string[];
  split?: Parameters<typeof readSplit>[0];
  padMissing: boolean;
  runsDir: string;
  dataDir: string;
}

async function makeReport(
  groups: readonly string[],
  { gradingReports, split, padMissing, runsDir, dataDir }: ReportRequest,
  registry: CompetitionRegistry,
): Promise<Report> {
  if (groups.length + gradingReports.length === 0) {
    throw new UsageError("Nothing to report: give run groups, or --grading-reports FILE...");
  }
  const runs: ReportedRun[] = await readGradingReports(gradingReports);
  const count = gradingReports.length;
  const sources = count > 0 ? [countText(count, "grading report")] : [];
  const setups: Setup[] = [];
  let unfinished = 0;
  for (const name of groups) {
    const { folder } = await findGroup(name, runsDir);
    const group = await readGroupRuns(folder);
    runs.push(...group.runs);
    unfinished += group.unfinished;
    sources.push(group.group.agent.id);
    setups.push(setupOf(group.group));
  }
  const competitionIds = split && (await readSplit(split));
  const ids = competitionIds ?? runs.map((run) => run.competition_id);
  return buildReport(runs, {
    title: `${[...new Set(sources)].join(", ")}${split ? ` on the ${split} split` : ""}`,
    padMissing,
    competitionIds,
    unfinished,
    setups,
    facts: await competitionFacts(ids, registry, dataDir),
  });
}
