import { CompetitionRegistry } from "../../competition/registry.ts";
import { competitionFacts } from "../../report/competition-facts.ts";
import {
  comparisonClasses,
  type LeaderboardRow,
  publishedRows,
  sortKeys,
  sortRows,
} from "../../report/leaderboard.ts";
import {
  leaderboardCsv,
  leaderboardMarkdown,
  leaderboardTables,
} from "../../report/leaderboard-text.ts";
import {
  experimentsOfGroups,
  leaderboardRow,
  type OwnExperiment,
} from "../../report/own-experiments.ts";
import { readGradingReports, readGroupRuns } from "../../report/read-runs.ts";
import { findGroup } from "../../run/find-run.ts";
import { defineCommand } from "../command.ts";
import { choice, flag, list, parseDuration, parsed, text } from "../option.ts";
import { dataDirOption, jsonOption, runsDirOption } from "../shared-options.ts";
import { harmless, print, printJson, printTable } from "../terminal.ts";

export const leaderboardCommand = defineCommand({
  name: "leaderboard",
  summary: "Show experiments of your own beside the published results",
  details:
    "Percentage of competitions with any medal, mean ± standard error over seeds, for each split. " +
    "Rows stand together only where time limit and hardware are equal. Run groups of one agent under " +
    "the same conditions are one experiment; grading reports given together are another.",
  arguments: [{ name: "[group...]", help: "run groups, by their folders or their names" }],
  options: {
    gradingReports: list("--grading-reports <file...>", "grading reports of one experiment"),
    agent: text("--agent <name>", "the agent of the grading reports"),
    llm: text("--llm <name>", "the language model of your experiments"),
    timeLimit: parsed(
      "--time-limit <time>",
      "the time limit of the grading reports' runs, such as 24h",
      (time) => (time ? parseDuration(time) : undefined),
      "",
    ),
    hardware: text("--hardware <words>", "the hardware of the grading reports' runs"),
    padMissing: flag("--pad-missing", "count missing runs as failed"),
    sort: choice("--sort <column>", "order of the rows (default: all)", sortKeys),
    allClasses: flag("--all-classes", "put all rows together, whatever their time and hardware"),
    format: choice("--format <form>", "what to print instead of tables", ["markdown", "csv"]),
    json: jsonOption,
    runsDir: runsDirOption,
    dataDir: dataDirOption,
  },
  examples: [
    ["leaderboard", "The published results"],
    ["leaderboard runs/GROUP --llm my-model", "An experiment of your own beside them"],
    [
      "leaderboard --grading-reports a.json b.json c.json --agent mine --time-limit 24h --sort low",
      "Three seeds graded elsewhere",
    ],
  ],
  async run({ options, args: groups }) {
    const registry = await CompetitionRegistry.open(options.competitions);
    const found = await Promise.all(groups.map((name) => findGroup(name, options.runsDir)));
    const experiments = experimentsOfGroups(
      await Promise.all(found.map(({ folder }) => readGroupRuns(folder))),
    );
    if (options.gradingReports.length > 0) experiments.push(await ofGradingReports(options));
    const ids = experiments.flatMap(({ runs }) => runs.map((run) => run.competition_id));
    const facts = await competitionFacts(ids, registry, options.dataDir);
    const own = await Promise.all(
      experiments.map((one) =>
        leaderboardRow({ ...one, llm: options.llm ?? one.llm }, facts, options),
      ),
    );
    const rows = sortRows([...own, ...publishedRows()], options.sort ?? "all");
    const classes = options.allClasses
      ? [{ hours: null, hardware: null, rows }]
      : comparisonClasses(rows);
    const notes = notesOn(own);
    if (options.json) printJson({ classes, notes });
    else if (options.format === "csv") process.stdout.write(leaderboardCsv(classes));
    else if (options.format) process.stdout.write(leaderboardMarkdown(classes, notes));
    else {
      for (const { title, columns, rows: lines } of leaderboardTables(classes)) {
        print(`\n${harmless(title)}\n`);
        printTable(
          columns,
          lines.map((cells) => cells.map(harmless)),
        );
      }
      print();
      for (const note of notes) print(`- ${note}`);
    }
    return 0;
  },
});

async function ofGradingReports(options: {
  gradingReports: readonly string[];
  agent: string | undefined;
  timeLimit: number | undefined;
  hardware: string | undefined;
}): Promise<OwnExperiment> {
  return {
    agent: options.agent ?? "grading reports",
    llm: null,
    hours: options.timeLimit === undefined ? null : options.timeLimit / 3600,
    hardware: options.hardware ?? null,
    date: null,
    runs: await readGradingReports(options.gradingReports),
    unfinished: 0,
  };
}

function notesOn(own: readonly LeaderboardRow[]): string[] {
  const notes = [
    "Published rows do not state their hardware: with them, only the time limit is known to be equal.",
    "known leakage: what the agent used is known to hold test answers. padded: missing runs counted as failed.",
  ];
  if (own.some(({ all }) => all === null)) {
    notes.push(
      '"-": no seed of the experiment has all competitions of the split (--pad-missing counts missing runs as failed).',
    );
  }
  if (own.some(({ seeds }) => seeds === 1)) {
    notes.push("One seed only: no standard error can be given. Published figures use three.");
  }
  return notes;
}
