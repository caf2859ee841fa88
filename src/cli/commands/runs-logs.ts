import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { MissingPrerequisite } from "../../errors.ts";
import { findGroup, findRun } from "../../run/find-run.ts";
import { lockHolder } from "../../run/group-lock.ts";
import { runFiles } from "../../run/run-folder.ts";
import { readRunRecord } from "../../run/run-record.ts";
import { defineCommand, exitCodes } from "../command.ts";
import { ORCHESTRATOR_LOG } from "../detach-run.ts";
import { followedLines } from "../followed-lines.ts";
import { flag } from "../option.ts";
import { runsDirOption } from "../shared-options.ts";
import { harmless, print } from "../terminal.ts";

export const runsLogsCommand = defineCommand({
  name: "runs logs",
  summary: "Print what an agent has said, or a run group that works in the background",
  details: "Control characters, with which a terminal could be misled, are left out.",
  arguments: [{ name: "<run>", help: "a run or a run group, by its folder or its name" }],
  options: {
    follow: flag("-f, --follow", "go on until the run has ended"),
    runsDir: runsDirOption,
  },
  examples: [["runs logs -f RUN", "Follow a run; `mlebench runs show GROUP` names the runs"]],
  async run({ options, args }) {
    const { file, isGoingOn } = await logOf(args[0], resolve(options.runsDir));
    if (!options.follow && !existsSync(file)) throw new MissingPrerequisite(`There is no ${file}.`);
    const goingOn = options.follow ? isGoingOn : async () => false;
    for await (const line of followedLines(file, goingOn)) print(harmless(line));
    return exitCodes.good;
  },
});

async function logOf(name: string, runsDir: string) {
  const found = await findRun(name, runsDir);
  if (found) {
    const { folder, group } = found;
    const isRunning = () => readRunRecord(folder).state === "running";
    return {
      file: join(folder, runFiles.log),
      isGoingOn: async () => isRunning() && (await lockHolder(group.folder)) !== undefined,
    };
  }
  const { folder } = await findGroup(name, runsDir);
  return {
    file: join(folder, ORCHESTRATOR_LOG),
    isGoingOn: async () => (await lockHolder(folder)) !== undefined,
  };
}
