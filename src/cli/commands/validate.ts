import { createGrader } from "../../grading/create-grader.ts";
import { defineCommand, exitCodes } from "../command.ts";
import { dataDirOption, jsonOption } from "../shared-options.ts";
import { harmless, print, printJson } from "../terminal.ts";

export const validateCommand = defineCommand({
  name: "validate",
  summary: "Say whether a submission is valid, or which rule it breaks",
  details: "Prints JSON when the output is not a terminal.",
  arguments: [
    { name: "<submission>", help: "the CSV file" },
    { name: "<id>", help: "the competition" },
  ],
  options: { dataDir: dataDirOption, json: jsonOption },
  examples: [["validate submission.csv spam-detection", "Check a file before submitting it"]],
  async run({ options, args: [submission, id] }) {
    const grader = await createGrader(id, options);
    const verdict = await grader.grade(submission);
    const valid = verdict.status === "valid";
    const message = verdict.status === "valid" ? "The submission is valid." : verdict.message;
    if (options.json || !process.stdout.isTTY) {
      // Not the score: validating tells what an agent may know.
      const violation = verdict.status === "invalid" ? verdict.violation : undefined;
      printJson({ valid, status: verdict.status, message, violation });
    } else {
      print(valid ? message : `Not valid: ${harmless(message)}`);
    }
    return valid ? exitCodes.good : exitCodes.failed;
  },
});
