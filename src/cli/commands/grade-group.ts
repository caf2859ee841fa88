import { resolve } from "node:path";
import { CompetitionRegistry } from "../../competition/registry.ts";
import { findGroup } from "../../run/find-run.ts";
import { gradeGroup } from "../../run/grade-group.ts";
import { defineCommand, exitCodes } from "../command.ts";
import { jsonOption, runsDirOption } from "../shared-options.ts";
import { print, printJson } from "../terminal.ts";

export const gradeGroupCommand = defineCommand({
  name: "grade-group",
  summary: "Grade the runs of a run group again, with their snapshots",
  details: "`mlebench run` does so at its end; this is for a group whose end was interrupted.",
  arguments: [{ name: "<group>", help: "a run group, by its folder or its name" }],
  options: { runsDir: runsDirOption, json: jsonOption },
  examples: [["grade-group runs/GROUP", "Write metadata.json, submission.jsonl and the report"]],
  async run({ options, args }) {
    const registry = await CompetitionRegistry.open(options.competitions);
    const group = await findGroup(args[0], resolve(options.runsDir));
    const report = await gradeGroup(group, registry);
    if (options.json) printJson(report);
    else {
      const { total_runs, total_valid_submissions, total_medals } = report;
      print(
        `${total_runs} runs graded: ${total_valid_submissions} valid submissions, ` +
          `${total_medals} medals. See: mlebench report ${group.folder}`,
      );
    }
    return exitCodes.good;
  },
});
