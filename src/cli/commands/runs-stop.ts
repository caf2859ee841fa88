import { resolve } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { findGroup, findRun } from "../../run/find-run.ts";
import { lockHolder } from "../../run/group-lock.ts";
import { readRunRecord } from "../../run/run-record.ts";
import { requestStop } from "../../run/stop-request.ts";
import { defineCommand, exitCodes } from "../command.ts";
import { commandText } from "../command-line.ts";
import { runsDirOption } from "../shared-options.ts";
import { print } from "../terminal.ts";

const PATIENCE_MS = 60_000;
const LOOK_MS = 200;

export const runsStopCommand = defineCommand({
  name: "runs stop",
  summary: "Stop a run, or a run group that works in the background or elsewhere",
  details:
    "A stopped run counts as cancelled. Going on with its run group (mlebench run --resume) starts " +
    "it again.",
  arguments: [{ name: "<group or run>", help: "by its folder or its name" }],
  options: { runsDir: runsDirOption },
  examples: [["runs stop runs/GROUP", "End all runs of a group; what has ended is graded"]],
  async run({ options, args }) {
    const runsDir = resolve(options.runsDir);
    const found = await findRun(args[0], runsDir);
    const group = found?.group ?? (await findGroup(args[0], runsDir));
    const isGoingOn = async () =>
      (await lockHolder(group.folder)) !== undefined &&
      (!found || readRunRecord(found.folder).state === "running");
    if (!(await isGoingOn())) {
      print(found ? `${found.run.id} is not running.` : `Nobody is working on ${group.id}.`);
      return exitCodes.good;
    }
    await requestStop(found?.folder ?? group.folder);
    const deadline = performance.now() + PATIENCE_MS;
    while ((await isGoingOn()) && performance.now() < deadline) await delay(LOOK_MS);
    if (await isGoingOn()) throw new Error(`It was asked to stop, and has not in a minute.`);
    print(`Stopped. Go on with: ${commandText("run", "--resume", group.folder)}`);
    return exitCodes.good;
  },
});
