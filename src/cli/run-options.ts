import { resolve } from "node:path";
import type { CompetitionRegistry } from "../competition/registry.ts";
import { readSplit } from "../competition/splits.ts";
import { defaultDataDir } from "../dataset/data-folder.ts";
import { UsageError } from "../errors.ts";
import { thisMachine } from "../run/machine.ts";
import { freeMachine } from "../run/machine-claims.ts";
import { planRuns, type RunPlan } from "../run/plan-runs.ts";
import { chosenGpus } from "../run/slots.ts";
import { readContainerConfig } from "../sandbox/docker/container-config.ts";
import { networkPolicies, sandboxKinds } from "../sandbox/sandbox.ts";
import type { CommandInput } from "./command.ts";
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
} from "./option.ts";
import { dataDirOption, runsDirOption, splitOption } from "./shared-options.ts";

/** The options of `mlebench run`. */
export const runOptions = {
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

export type RunOptions = CommandInput<typeof runOptions>["options"];

/** What goes with `--resume`: all else was settled when the group was begun. */
const BESIDE_RESUME: readonly string[] = [
  ...["resume", "workers", "detach", "json", "runsDir"],
  // Where these lie now, if they were moved.
  ...["agent", "dataDir"],
];

/** @throws {UsageError} for options that would have no effect on a group that was begun before. */
export function refuseBesideResume(given: RunOptions): void {
  const stray = Object.entries(runOptions).filter(
    ([key, option]: [string, OptionSpec<unknown>]) => {
      const value = given[key as keyof RunOptions];
      const usual = option.defaultText;
      const usualValue = typeof usual === "string" && option.parse ? option.parse(usual) : usual;
      return !BESIDE_RESUME.includes(key) && JSON.stringify(value) !== JSON.stringify(usualValue);
    },
  );
  if (stray.length === 0) return;
  const flags = stray.map(([, option]) => option.flags.split(" ").find((f) => f.startsWith("--")));
  throw new UsageError(
    `A run group goes on as it was begun: leave out ${flags.join(", ")}, or start another without ` +
      "--resume.",
  );
}

/**
 * Plans what the options ask for.
 * @throws {UsageError} when they do not say what, or ask for too much.
 */
export async function planOf(options: RunOptions, registry: CompetitionRegistry): Promise<RunPlan> {
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
