import { join, resolve } from "node:path";
import { CompetitionRegistry } from "../../competition/registry.ts";
import { readSplit } from "../../competition/splits.ts";
import { prepareCompetition } from "../../dataset/prepare.ts";
import { competitionFacts } from "../../report/competition-facts.ts";
import { readGroupRuns } from "../../report/read-runs.ts";
import { buildReport } from "../../report/report.ts";
import { setupOf } from "../../report/setup.ts";
import { writeReport } from "../../report/write-report.ts";
import { runAgent } from "../../run/run-agent.ts";
import { detectSandbox } from "../../sandbox/choose-sandbox.ts";
import { defineCommand, exitCodes } from "../command.ts";
import { abortOnInterrupt } from "../interrupt.ts";
import { printReport } from "../print-report.ts";
import { ProgressLine } from "../progress-line.ts";
import { showRuns } from "../run-display.ts";
import { dataDirOption, runsDirOption } from "../shared-options.ts";
import { print } from "../terminal.ts";

const TIME_LIMIT_SECONDS = 600;

export const demoCommand = defineCommand({
  name: "demo",
  summary: "Prepare the starter competitions, run our baseline agent on them, show a report",
  details: "Needs no account and no model: a minute or two of a laptop, and the npm registry.",
  options: { runsDir: runsDirOption, dataDir: dataDirOption },
  examples: [["demo", "The whole way from raw data to a report"]],
  async run({ options }) {
    const registry = await CompetitionRegistry.open(options.competitions);
    const competitionIds = await readSplit("starter");
    print("1. Preparing the starter competitions");
    for (const id of competitionIds) await prepare(id, registry, options.dataDir);

    print('\n2. Running the agent "baseline" on each');
    const { kind, problem } = await detectSandbox();
    if (problem) print(`Running WITHOUT isolation: ${problem}`);
    const display = showRuns();
    const signal = abortOnInterrupt();
    const { group } = await runAgent(
      {
        agent: "baseline",
        competitionIds,
        seeds: 1,
        workers: 2,
        sandbox: kind,
        timeLimitSeconds: TIME_LIMIT_SECONDS,
        dataDir: resolve(options.dataDir),
        runsDir: resolve(options.runsDir),
      },
      { registry, signal, onGroup: display.start, onEvent: display.show },
    ).finally(() => display.end());
    if (signal.aborted) return exitCodes.failed;

    print("\n3. Results\n");
    const { runs, unfinished } = await readGroupRuns(group.folder);
    const title = "baseline on the starter competitions";
    const facts = await competitionFacts(competitionIds, registry, options.dataDir);
    const setups = [setupOf(group)];
    const report = buildReport(runs, { title, padMissing: false, unfinished, facts, setups });
    printReport(report);
    const file = join(group.folder, "report.html");
    print(`\nHTML report: ${await writeReport(file, report, "mlebench demo")}`);
    return unfinished === 0 ? exitCodes.good : exitCodes.failed;
  },
});

async function prepare(id: string, registry: CompetitionRegistry, dataDir: string): Promise<void> {
  const progress = new ProgressLine(id);
  const [competition, description] = [await registry.load(id), await registry.description(id)];
  const options = { dataDir, skipVerification: false, onProgress: progress.update };
  const { outcome } = await prepareCompetition(competition, description, options).finally(() =>
    progress.clear(),
  );
  progress.end(outcome === "prepared" ? "prepared" : "was prepared before");
}
