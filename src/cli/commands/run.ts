import { resolve } from "node:path";
import { CompetitionRegistry } from "../../competition/registry.ts";
import { readSplit } from "../../competition/splits.ts";
import { UsageError } from "../../errors.ts";
import { competitionFacts } from "../../report/competition-facts.ts";
import { readGroupRuns } from "../../report/read-runs.ts";
import { buildReport } from "../../report/report.ts";
import { resumeRunGroup, runAgent, type WorkingOptions } from "../../run/run-agent.ts";
import { readContainerConfig } from "../../sandbox/docker/container-config.ts";
import { sandboxKinds } from "../../sandbox/sandbox.ts";
import { defineCommand, exitCodes } from "../command.ts";
import { abortOnInterrupt } from "../interrupt.ts";
import { choice, list, parseCount, parseDuration, parsed, parseMemory, text } from "../option.ts";
import { printReport } from "../print-report.ts";
import { RunDisplay } from "../run-display.ts";
import { dataDirOption, jsonOption, runsDirOption, splitOption } from "../shared-options.ts";
import { print, printJson } from "../terminal.ts";

export const runCommand = defineCommand({
  name: "run",
  summary: "Run an agent on competitions in a sandbox, and grade what it leaves",
  details:
    "Every run gets its own folder in the run group, and is graded when its agent ends or its time " +
    "is up. Ctrl-C, a crash or a reboot loses nothing but the runs that were under way: --resume " +
    "goes on.",
  options: {
    agent: text("--agent <id or path>", "one of ours, or a folder with an agent.yaml"),
    ids: list("-c, --competition-id <id...>", "competitions to run on"),
    split: splitOption,
    seeds: parsed("--seeds <n>", "runs for each competition", parseCount, "1"),
    workers: parsed("--workers <n>", "runs side by side", parseCount, "1"),
    timeLimit: parsed(
      "--time-limit <time>",
      "for each run, such as 30m or 24h",
      parseDuration,
      "24h",
    ),
    memory: parsed(
      "--memory <amount>",
      "for each run, such as 16g (default: an equal share of most of the machine's)",
      (amount) => (amount ? parseMemory(amount) : undefined),
      "",
    ),
    cpus: parsed(
      "--cpus <n>",
      "cores for each run (default: no limit)",
      (count) => (count ? parseCount(count) : undefined),
      "",
    ),
    sandbox: choice(
      "--sandbox <kind>",
      "docker: a container; process: bubblewrap (the default); none: no isolation",
      sandboxKinds,
    ),
    containerConfig: text(
      "--container-config <file>",
      "JSON with mem_limit, shm_size, nano_cpus, runtime, gpus, for --sandbox docker",
    ),
    resume: text("--resume <group>", "go on with a run group, given by its folder"),
    runsDir: runsDirOption,
    dataDir: dataDirOption,
    json: jsonOption,
  },
  examples: [
    ["run --agent baseline --split starter", "Our small learner on the starter competitions"],
    [
      "run --agent ./my-agent -c spaceship-titanic --seeds 3 --workers 3 --time-limit 2h",
      "An agent of your own, three seeds",
    ],
    ["run --resume runs/GROUP", "Go on after an interruption"],
  ],
  async run({ options }) {
    const registry = await CompetitionRegistry.open(options.competitions);
    const display = new RunDisplay();
    const working: WorkingOptions = {
      registry,
      workers: options.workers,
      signal: abortOnInterrupt(),
      onGroup: display.start,
      onEvent: display.show,
    };
    const { group, report } = await start(options, working).finally(() => display.end());
    if (options.json) printJson(report);
    else {
      const { runs, unfinished } = await readGroupRuns(group.folder);
      const title = group.agent.id;
      const facts = await competitionFacts(group.competitions, registry, group.data_dir);
      printReport(buildReport(runs, { title, padMissing: false, unfinished, facts }));
      print(`\nRun group: ${group.folder}`);
    }
    return working.signal.aborted ? exitCodes.failed : exitCodes.good;
  },
});

interface StartOptions {
  agent: string | undefined;
  ids: readonly string[];
  split: Parameters<typeof readSplit>[0] | undefined;
  seeds: number;
  timeLimit: number;
  memory: number | undefined;
  cpus: number | undefined;
  sandbox: (typeof sandboxKinds)[number] | undefined;
  containerConfig: string | undefined;
  resume: string | undefined;
  runsDir: string;
  dataDir: string;
}

async function start(options: StartOptions, working: WorkingOptions) {
  if (options.resume) return resumeRunGroup(resolve(options.resume), working);
  if (!options.agent) throw new UsageError("Say which agent: --agent ID or --agent ./FOLDER.");
  const competitionIds = [...options.ids, ...(options.split ? await readSplit(options.split) : [])];
  if (competitionIds.length === 0) {
    throw new UsageError("Say which competitions: -c ID or --split NAME.");
  }
  return runAgent(
    {
      agent: options.agent,
      competitionIds: [...new Set(competitionIds)],
      seeds: options.seeds,
      sandbox: options.sandbox ?? "process",
      timeLimitSeconds: options.timeLimit,
      memoryBytes: options.memory,
      cpus: options.cpus,
      container: options.containerConfig
        ? await readContainerConfig(options.containerConfig)
        : undefined,
      dataDir: resolve(options.dataDir),
      runsDir: resolve(options.runsDir),
    },
    working,
  );
}
