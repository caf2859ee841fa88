import { join, resolve } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { medalOf } from "../../competition/medals.ts";
import { countText, scoreText } from "../../report/figures-text.ts";
import { readRunReport } from "../../report/read-runs.ts";
import { findGroup } from "../../run/find-run.ts";
import { lockHolder } from "../../run/group-lock.ts";
import { type RunGroup, readRuns } from "../../run/run-group.ts";
import { type RunStatus, runStatus } from "../../run/run-status.ts";
import { defineCommand, exitCodes } from "../command.ts";
import { canRedraw, LiveBlock } from "../live-block.ts";
import { flag } from "../option.ts";
import { runCells, runColumns } from "../run-table.ts";
import { jsonOption, runsDirOption } from "../shared-options.ts";
import { print, printJson, printTable, tableLines } from "../terminal.ts";

const REDRAW_MS = 1000;

export const runsShowCommand = defineCommand({
  name: "runs show",
  summary: "Show the runs of a run group: state, time, last validation, submission, score",
  arguments: [{ name: "<group>", help: "a run group, by its folder or its name" }],
  options: {
    follow: flag("-f, --follow", "show the runs under way until all have ended"),
    runsDir: runsDirOption,
    json: jsonOption,
  },
  examples: [
    ["runs show runs/GROUP", "How far a run group is"],
    ["runs show --follow runs/GROUP", "Come back to one that works in the background"],
  ],
  async run({ options, args }) {
    const group = await findGroup(args[0], resolve(options.runsDir));
    if (options.follow) await follow(group);
    const statuses = await statusesOf(group);
    const shown = await Promise.all(
      statuses.map(async (status) => ({ ...status, graded: await gradeOf(group, status) })),
    );
    if (options.json) printJson(shown);
    else {
      printTable(
        [...runColumns, { title: "score", align: "right" }, { title: "medal" }, { title: "run" }],
        shown.map(({ graded, ...status }) => [
          ...runCells(status, group.limits.seconds),
          graded ? scoreText(graded) : "-",
          (graded && medalOf(graded)) ?? "-",
          status.run.id,
        ]),
      );
    }
    return exitCodes.good;
  },
});

async function statusesOf(group: RunGroup): Promise<RunStatus[]> {
  const isWorkedOn = (await lockHolder(group.folder)) !== undefined;
  const runs = await readRuns(group);
  return Promise.all(runs.map((run) => runStatus(group.folder, run, isWorkedOn)));
}

async function gradeOf(group: RunGroup, { run }: RunStatus) {
  return readRunReport(join(group.folder, run.id)).catch(() => undefined);
}

/** Shows what runs until nobody works on the group any more. */
async function follow(group: RunGroup): Promise<void> {
  const block = canRedraw(process.stderr) ? new LiveBlock(process.stderr) : undefined;
  let before = "";
  while (await lockHolder(group.folder)) {
    const runs = await readRuns(group);
    const running = runs.filter(({ state }) => state === "running");
    const waiting = runs.filter(({ state }) => state === "pending").length;
    const rows = await Promise.all(running.map((run) => runStatus(group.folder, run, true)));
    const counts =
      `${countText(runs.length, "run")}: ${running.length} running, ${waiting} pending, ` +
      `${runs.length - running.length - waiting} ended`;
    if (block) {
      const cells = rows.map((status) => runCells(status, group.limits.seconds));
      block.draw([...tableLines(runColumns, cells), counts]);
    } else if (counts !== before) print(counts);
    before = counts;
    await delay(REDRAW_MS);
  }
  block?.clear();
}
