import type { CommandSpec } from "./command.ts";
import { conformanceCommand } from "./commands/conformance.ts";
import { demoCommand } from "./commands/demo.ts";
import { gradeCommand } from "./commands/grade.ts";
import { gradeSampleCommand } from "./commands/grade-sample.ts";
import { infoCommand } from "./commands/info.ts";
import { listCommand } from "./commands/list.ts";
import { prepareCommand } from "./commands/prepare.ts";
import { reportCommand } from "./commands/report.ts";
import { runCommand } from "./commands/run.ts";
import { validateCommand } from "./commands/validate.ts";

/** Every command, in the order of the help. */
export const commands: readonly CommandSpec[] = [
  listCommand,
  infoCommand,
  prepareCommand,
  validateCommand,
  gradeSampleCommand,
  gradeCommand,
  runCommand,
  reportCommand,
  demoCommand,
  conformanceCommand,
];

/** Commands that only group others, and what for. */
export const groups: Readonly<Record<string, string>> = {
  dev: "Tools for people who work on mlebench or add competitions.",
};
