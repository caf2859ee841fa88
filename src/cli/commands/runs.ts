import { resolve } from "node:path";
import { lockHolder } from "../../run/group-lock.ts";
import { listRunGroups, type RunGroup, readRuns, runCount } from "../../run/run-group.ts";
import { finalStates, runStates } from "../../run/run-record.ts";
import { defineCommand, exitCodes } from "../command.ts";
import { jsonOption, runsDirOption } from "../shared-options.ts";
import { harmless, print, printJson, printTable } from "../terminal.ts";

export const runsCommand = defineCommand({
  name: "runs",
  summary: "List the run groups, and whether they are finished",
  options: { runsDir: runsDirOption, json: jsonOption },
  examples: [["runs", "The run groups in the folder runs"]],
  async run({ options }) {
    const groups = await listRunGroups(resolve(options.runsDir));
    const listed = (await Promise.all(groups.map(summaryOrNote))).filter(
      (group) => group !== undefined,
    );
    if (options.json) printJson(listed);
    else if (listed.length === 0) print(`There is no run group in ${options.runsDir}.`);
    else printGroups(listed);
    return exitCodes.good;
  },
});

/** One group that cannot be read must not hide the others. */
function summaryOrNote(group: RunGroup) {
  return summary(group).catch((error: Error) => {
    process.stderr.write(`Not listed, ${group.folder}: ${harmless(error.message)}\n`);
    return undefined;
  });
}

type Listed = Awaited<ReturnType<typeof summary>>;

async function summary(group: RunGroup) {
  const runs = await readRuns(group);
  const working = (await lockHolder(group.folder)) !== undefined;
  const counts = runStates
    .map((state): [string, number] => [
      state === "running" && !working ? "interrupted" : state,
      runs.filter((run) => run.state === state).length,
    ])
    .concat([["removed", runCount(group) - runs.length]])
    .filter(([, count]) => count > 0);
  return {
    run_group: group.id,
    folder: group.folder,
    agent: group.agent.id,
    created_at: group.created_at,
    runs: runCount(group),
    done: runs.filter(({ state }) => finalStates.has(state)).length,
    states: Object.fromEntries(counts),
    working,
  };
}

function printGroups(groups: readonly Listed[]): void {
  printTable(
    [
      { title: "run group" },
      { title: "agent" },
      { title: "done", align: "right" },
      { title: "now" },
      { title: "runs" },
    ],
    groups.map(({ run_group, agent, done, runs, working, states }) => [
      run_group,
      agent,
      `${done}/${runs}`,
      working ? "working" : done === runs ? "finished" : "stopped",
      Object.entries(states)
        .map(([state, count]) => `${count} ${state}`)
        .join(", "),
    ]),
  );
}
