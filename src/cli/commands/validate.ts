import { defineCommand, exitCodes } from "../command.ts";
import { openGrader } from "../open-grader.ts";
import { dataDirOption, jsonOption } from "../shared-options.ts";
import { harmless, print, printJson } from "../terminal.ts";

export const validateCommand = defineCommand({
  name: "validate",
  summary: "Say whether a submission is valid, or which rule it breaks",
  arguments: [
    { name: "<submission>", help: "the CSV file" },
    { name: "<id>", help: "the competition" },
  ],
  options: { dataDir: dataDirOption, json: jsonOption },
  examples: [["validate submission.csv spam-detection", "Check a file before submitting it"]],
  async run({ options, args: [submission, id] }) {
    const { grader } = await openGrader(id, options);
    const verdict = await grader.grade(submission);
    const valid = verdict.status === "valid";
    if (options.json) {
      const { status, ...details } = verdict;
      printJson(valid ? { valid, status } : { valid, status, ...details });
    } else {
      print(valid ? "The submission is valid." : `Not valid: ${harmless(verdict.message)}`);
    }
    return valid ? exitCodes.good : exitCodes.failed;
  },
});
