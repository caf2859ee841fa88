import { resolve } from "node:path";
import { CompetitionRegistry } from "../../competition/registry.ts";
import { readSplit } from "../../competition/splits.ts";
import { dataPaths, defaultDataDir } from "../../dataset/data-folder.ts";
import { UsageError } from "../../errors.ts";
import { competitionFacts } from "../../report/competition-facts.ts";
import { readGroupRuns } from "../../report/read-runs.ts";
import { buildReport } from "../../report/report.ts";
import { dataSize } from "../../run/data-size.ts";
import { findGroup } from "../../run/find-run.ts";
import { thisMachine } from "../../run/machine.ts";
import { freeMachine } from "../../run/machine-claims.ts";
import { planRuns, type RunPlan, requirePrepared } from "../../run/plan-runs.ts";
import { createGroup, type RunGroupResult, resumeRunGroup, runPlan } from "../../run/run-agent.ts";
import { findUnfinishedGroup } from "../../run/run-group.ts";
import { finalStates } from "../../run/run-record.ts";
import { chosenGpus } from "../../run/slots.ts";
import { readContainerConfig } from "../../sandbox/docker/container-config.ts";
import { networkPolicies, sandboxKinds } from "../../sandbox/sandbox.ts";
import { type CommandInput, defineCommand, exitCodes } from "../command.ts";
import { detachRun } from "../detach-run.ts";
import { abortOnInterrupt } from "../interrupt.ts";
import {
  choice,
  flag,
  list,
  type OptionSpec,
  optional,
  parseAmount,
  parseCount,
  parseDuration,
  parsed,
  text,
} from "../option.ts";
import { printReport } from "../print-report.ts";
import { printEvent, printEvents, type RunDisplay, showRuns } from "../run-display.ts";
import { planFacts, planLines } from "../run-plan-text.ts";
import { dataDirOption, runsDirOption, splitOption } from "../shared-options.ts";
import { print } from "../terminal.ts";

const options = {
  agent: text("--agent <id or path>", "one of ours, or a folder with an agent.yaml"),
  ids: list("-c, --competition-id <id...>", "competitions to run on"),
  split: splitOption,
  seeds: parsed("--seeds <n>", "runs for each competition", parseCount, "1"),
  workers: optional("--workers <n>", "runs side by side (default: 1)", parseCount),
  timeLimit: parsed(
    "--time-limit <time>",
    "for each run, such as 30m or 24h",
    parseDuration,
    "24h",
  ),
  stepLimit: optional("--step-limit <n>", "told to the agent as STEP_LIMIT", parseCount),
  memory: optional(
    "--memory <amount>",
    "for each run, such as 16g (default: an equal share of most of the machine's)",
    parseAmount,
  ),
  cpus: optional(
    "--cpus <n>",
    "cores for each run, which no other run gets (default: no limit)",
    parseCount,
  ),
  disk: optional(
    "--disk <amount>",
    "for what each run leaves, such as 20g (default: 100g, or a share of what is free)",
    parseAmount,
  ),
  gpus: text("--gpus <list or n>", "GPUs to share out, such as 0,1,2, for --sandbox docker"),
  gpusPerRun: parsed("--gpus-per-run <n>", "GPUs for each run", parseCount, "1"),
  sandbox: choice(
    "--sandbox <kind>",
    "docker: a container; process: bubblewrap (the default); none: no isolation",
    sandboxKinds,
  ),
  network: choice(
    "--network <policy>",
    "none: only the validation server (the default); open: all that this machine reaches",
    networkPolicies,
  ),
  obfuscate: flag("--obfuscate", "do not tell the agent which competition it is"),
  snapshotEvery: optional(
    "--snapshot-every <time>",
    "keep the submission at such times too, not only when it changes",
    parseDuration,
  ),
  containerConfig: text(
    "--container-config <file>",
    "JSON with mem_limit, shm_size, nano_cpus, runtime, gpus, for --sandbox docker",
  ),
  dryRun: flag("--dry-run", "show the plan and stop"),
  new: flag("--new", "start a new run group even if the same one is unfinished"),
  detach: flag("--detach", "go on in the background"),
  resume: text("--resume <group>", "go on with a run group, given by its folder or name"),
  runsDir: runsDirOption,
  dataDir: optional(dataDirOption.flags, dataDirOption.help, (folder) => resolve(folder)),
  json: flag("--json", "print events for programs, one JSON object a line"),
};

type RunOptions = CommandInput<typeof options>["options"];

/** What goes with `--resume`: all else was settled when the group was begun. */
const BESIDE_RESUME: readonly string[] = [
  ...["resume", "workers", "detach", "json", "runsDir"],
  // Where these lie now, if they were moved.
  ...["agent", "dataDir"],
];

export const runCommand = defineCommand({
  name: "run",
  summary: "Run an agent on competitions in a sandbox, and grade what it leaves",
  details:
    "Every run gets its own folder in the run group, and is graded when its agent ends or its time " +
    "is up. Ctrl-C, a crash or a reboot loses nothing but the runs that were under way: the same " +
    "command again, or --resume, goes on. See docs/runs.md.",
  options,
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
    const places = { agent: options.agent, dataDir: options.dataDir };
    if (options.detach) {
      const folder = "folder" in begun ? begun.folder : (await createGroup(begun)).folder;
      await detachRun(folder, { ...options, ...places });
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
      "folder" in begun
        ? resumeRunGroup(begun.folder, working, { ...places, workers: options.workers })
        : runPlan(begun, working);
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

/** @throws {UsageError} for options that would have no effect on a group that was begun before. */
function refuseBesideResume(given: RunOptions): void {
  const stray = Object.entries(options).filter(([key, option]: [string, OptionSpec<unknown>]) => {
    const value = given[key as keyof typeof options];
    const usual = option.defaultText;
    const usualValue = typeof usual === "string" && option.parse ? option.parse(usual) : usual;
    return !BESIDE_RESUME.includes(key) && JSON.stringify(value) !== JSON.stringify(usualValue);
  });
  if (stray.length === 0) return;
  const flags = stray.map(([, option]) => option.flags.split(" ").find((f) => f.startsWith("--")));
  throw new UsageError(
    `A run group goes on as it was begun: leave out ${flags.join(", ")}, or start another without ` +
      "--resume.",
  );
}

async function planOf(options: RunOptions, registry: CompetitionRegistry): Promise<RunPlan> {
  if (!options.agent) throw new UsageError("Say which agent: --agent ID or --agent ./FOLDER.");
  const competitionIds = [...options.ids, ...(options.split ? await readSplit(options.split) : [])];
  if (competitionIds.length === 0) {
    throw new UsageError("Say which competitions: -c ID or --split NAME.");
  }
  return planRuns(
    {
      agent: options.agent,
      competitionIds: [...new Set(competitionIds)],
      seeds: options.seeds,
      workers: options.workers,
      sandbox: options.sandbox ?? "process",
      network: options.network,
      obfuscate: options.obfuscate,
      timeLimitSeconds: options.timeLimit,
      stepLimit: options.stepLimit,
      snapshotEverySeconds: options.snapshotEvery,
      memoryBytes: options.memory,
      cpus: options.cpus,
      diskBytes: options.disk,
      gpus: options.gpus ? await gpusOf(options.gpus) : undefined,
      gpusPerRun: options.gpusPerRun,
      container: options.containerConfig
        ? await readContainerConfig(options.containerConfig)
        : undefined,
      dataDir: options.dataDir ?? resolve(defaultDataDir()),
      runsDir: resolve(options.runsDir),
    },
    registry,
  );
}

async function gpusOf(text: string): Promise<number[]> {
  const machine = await thisMachine();
  return chosenGpus(text, machine, await freeMachine(machine));
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
