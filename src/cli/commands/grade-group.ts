import { resolve } from "node:path";
import { CompetitionRegistry } from "../../competition/registry.ts";
import { countText } from "../../report/figures-text.ts";
import { findGroup } from "../../run/find-run.ts";
import { gradeGroup } from "../../run/grade-group.ts";
import { requireGroupPrepared } from "../../run/plan-runs.ts";
import { defineCommand, exitCodes } from "../command.ts";
import { commandText } from "../command-line.ts";
import { groupDataDirOption, jsonOption, runsDirOption } from "../shared-options.ts";
import { print, printJson } from "../terminal.ts";

export const gradeGroupCommand = defineCommand({
  name: "grade-group",
  summary: "Grade the runs of a run group again, with their snapshots",
  details:
    "`mlebench run` does so at its end; this is for a group whose end was interrupted, or that was " +
    "brought from another machine.",
  arguments: [{ name: "<group>", help: "a run group, by its folder or its name" }],
  options: { dataDir: groupDataDirOption, runsDir: runsDirOption, json: jsonOption },
  examples: [["grade-group runs/GROUP", "Write metadata.json, submission.jsonl and the report"]],
  async run({ options, args }) {
    const registry = await CompetitionRegistry.open(options.competitions);
    const found = await findGroup(args[0], resolve(options.runsDir));
    const group = { ...found, data_dir: options.dataDir ?? found.data_dir };
    await requireGroupPrepared(group, registry);
    const report = await gradeGroup(group, registry);
    if (options.json) printJson(report);
    else {
      const { total_runs, total_valid_submissions, total_medals } = report;
      print(
        `${countText(total_runs, "run")} graded: ` +
          `${countText(total_valid_submissions, "valid submission")}, ` +
          `${countText(total_medals, "medal")}. See: ${commandText("report", group.folder)}`,
      );
    }
    return exitCodes.good;
  },
});
