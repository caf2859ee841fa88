import type { CommandSpec } from "./command.ts";

/** Every command, in the order of the help; loaded only when it is needed. */
const loaders: Readonly<Record<string, () => Promise<CommandSpec>>> = {
  list: async () => (await import("./commands/list.ts")).listCommand,
  info: async () => (await import("./commands/info.ts")).infoCommand,
  prepare: async () => (await import("./commands/prepare.ts")).prepareCommand,
  validate: async () => (await import("./commands/validate.ts")).validateCommand,
  "grade-sample": async () => (await import("./commands/grade-sample.ts")).gradeSampleCommand,
  grade: async () => (await import("./commands/grade.ts")).gradeCommand,
  run: async () => (await import("./commands/run.ts")).runCommand,
  runs: async () => (await import("./commands/runs.ts")).runsCommand,
  "runs show": async () => (await import("./commands/runs-show.ts")).runsShowCommand,
  "runs logs": async () => (await import("./commands/runs-logs.ts")).runsLogsCommand,
  "runs stop": async () => (await import("./commands/runs-stop.ts")).runsStopCommand,
  "grade-group": async () => (await import("./commands/grade-group.ts")).gradeGroupCommand,
  report: async () => (await import("./commands/report.ts")).reportCommand,
  leaderboard: async () => (await import("./commands/leaderboard.ts")).leaderboardCommand,
  demo: async () => (await import("./commands/demo.ts")).demoCommand,
  "agents list": async () => (await import("./commands/agents.ts")).agentsListCommand,
  "agents info": async () => (await import("./commands/agents.ts")).agentsInfoCommand,
  "agents new": async () => (await import("./commands/agents.ts")).agentsNewCommand,
  "agents build": async () => (await import("./commands/agents.ts")).agentsBuildCommand,
  "env build": async () => (await import("./commands/env.ts")).envBuildCommand,
  "dev conformance": async () => (await import("./commands/conformance.ts")).conformanceCommand,
};

/** Commands that only group others, and what for. */
export const groups: Readonly<Record<string, string>> = {
  runs: "The run groups and their runs.",
  agents: "The agents that can be run, and making one's own.",
  env: "The container image that agents run in.",
  dev: "Tools for people who work on mlebench or add competitions.",
};

export function loadCommands(): Promise<CommandSpec[]> {
  return Promise.all(Object.values(loaders).map((load) => load()));
}

/**
 * The command that a command line begins with, by itself: loading all takes longer than grading a
 * small submission. All commands where the line begins otherwise, such as with `--help`.
 */
export async function commandsFor(args: readonly string[]): Promise<CommandSpec[]> {
  const [first = "", second = ""] = args;
  const exact = loaders[`${first} ${second}`];
  if (exact) return [await exact()];
  const begun = Object.keys(loaders).filter((name) => name.split(" ")[0] === first);
  return begun.length > 0 ? Promise.all(begun.map((name) => loaders[name]())) : loadCommands();
}
