import { CompetitionRegistry } from "../../competition/registry.ts";
import { dataPaths } from "../../dataset/data-folder.ts";
import { competitionFacts } from "../../report/competition-facts.ts";
import { readGroupRuns } from "../../report/read-runs.ts";
import { buildReport } from "../../report/report.ts";
import { dataSize } from "../../run/data-size.ts";
import { findGroup } from "../../run/find-run.ts";
import { type RunPlan, requirePrepared } from "../../run/plan-runs.ts";
import { createGroup, type RunGroupResult, resumeRunGroup, runPlan } from "../../run/run-agent.ts";
import { findUnfinishedGroup } from "../../run/run-group.ts";
import { finalStates } from "../../run/run-record.ts";
import { defineCommand, exitCodes } from "../command.ts";
import { detachRun } from "../detach-run.ts";
import { abortOnInterrupt } from "../interrupt.ts";
import { printReport } from "../print-report.ts";
import { printEvent, printEvents, type RunDisplay, showRuns } from "../run-display.ts";
import { planOf, type RunOptions, refuseBesideResume, runOptions } from "../run-options.ts";
import { planFacts, planLines } from "../run-plan-text.ts";
import { print } from "../terminal.ts";

export const runCommand = defineCommand({
  name: "run",
  summary: "Run an agent on competitions in a sandbox, and grade what it leaves",
  details:
    "Every run gets its own folder in the run group, and is graded when its agent ends or its time " +
    "is up. Ctrl-C, a crash or a reboot loses nothing but the runs that were under way: the same " +
    "command again, or --resume, goes on. See docs/runs.md.",
  options: runOptions,
  examples: [
    ["run --agent baseline --split starter", "Our small learner on the starter competitions"],
    [
      "run --agent ./my-agent -c spaceship-titanic --seeds 3 --workers 3 --time-limit 2h",
      "An agent of your own, three seeds",
    ],
    ["run --agent ./my-agent --split low --seeds 3 --dry-run", "What that would take"],
    ["run --resume runs/GROUP --detach", "Go on after an interruption, in the background"],
  ],
  async run({ options }) {
    const registry = await CompetitionRegistry.open(options.competitions);
    const begun = await begin(options, registry);
    if (begun === "planned") return exitCodes.good;
    if (options.detach) {
      const folder = "folder" in begun ? begun.folder : (await createGroup(begun)).folder;
      await detachRun(folder, options);
      return exitCodes.good;
    }
    const display: RunDisplay = options.json ? printEvents() : showRuns();
    const working = {
      registry,
      signal: abortOnInterrupt(),
      onGroup: display.start,
      onEvent: display.show,
    };
    const going =
      "folder" in begun ? resumeRunGroup(begun.folder, working, options) : runPlan(begun, working);
    const result = await going.finally(display.end);
    if (options.json) printEvent("graded", { report: result.report });
    else await printResult(result, registry);
    const isDone = result.runs.every(({ state }) => finalStates.has(state));
    return isDone ? exitCodes.good : exitCodes.failed;
  },
});

/** Shows the plan, and finds out whether it is one that was begun before. */
async function begin(
  options: RunOptions,
  registry: CompetitionRegistry,
): Promise<"planned" | RunPlan | { folder: string }> {
  if (options.resume) {
    refuseBesideResume(options);
    return findGroup(options.resume, options.runsDir);
  }
  const plan = await planOf(options, registry);
  await showPlan(plan, options);
  requirePrepared(plan.unprepared, plan.group.data_dir);
  if (options.dryRun) return "planned";
  const unfinished = options.new ? undefined : await findUnfinishedGroup(plan.runsDir, plan.group);
  if (!unfinished) return plan;
  if (!options.json) {
    process.stderr.write(
      `Going on with ${unfinished.folder}, which is unfinished (--new starts another).\n`,
    );
  }
  return unfinished;
}

async function showPlan(plan: RunPlan, { json, dryRun }: RunOptions): Promise<void> {
  const { competitions, data_dir } = plan.group;
  const size = await dataSize(competitions.map((id) => dataPaths(data_dir, id).publicDir));
  if (json) printEvent("plan", planFacts(plan, size));
  else {
    const text = planLines(plan, size).join("\n");
    if (dryRun) print(text);
    else process.stderr.write(`${text}\n\n`);
  }
}

async function printResult(
  { group }: RunGroupResult,
  registry: CompetitionRegistry,
): Promise<void> {
  const { runs, unfinished } = await readGroupRuns(group.folder);
  const title = group.agent.id;
  const facts = await competitionFacts(group.competitions, registry, group.data_dir);
  printReport(buildReport(runs, { title, padMissing: false, unfinished, facts }));
  print(`\nRun group: ${group.folder}`);
}
