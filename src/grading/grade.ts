import type { Competition } from "../competition/definition.ts";
import { MissingPrerequisite } from "../errors.ts";
import { readCsv } from "../table/csv-reader.ts";
import type { Table } from "../table/table.ts";
import { readSubmission } from "./read-submission.ts";
import { RuleViolation } from "./rule-violation.ts";
import type { SubmissionGrader, Verdict } from "./verdict.ts";

/**
 * A grader for one competition that reads the answers once and then grades any number of
 * submissions.
 * @param answersFile the competition's `answers` in its prepared private folder.
 * @throws {MissingPrerequisite} when the answers are not there.
 */
export async function graderFor(
  competition: Competition,
  answersFile: string,
): Promise<SubmissionGrader> {
  const answers = await readAnswers(competition, answersFile);
  return {
    async grade(submissionPath) {
      const submission = await readSubmission(submissionPath);
      if (submission.status !== "read") return submission;
      return gradeTable(competition, submission.table, answers);
    },
  };
}

/** Grades a submission that has been read against answers that have been read. */
export function gradeTable(competition: Competition, submission: Table, answers: Table): Verdict {
  try {
    return { status: "valid", score: competition.grader.grade(submission, answers) };
  } catch (error) {
    if (!(error instanceof RuleViolation)) throw error;
    return { status: "invalid", message: error.message, violation: error.details };
  }
}

/**
 * Reads a competition's answers.
 * @throws {MissingPrerequisite} when they are not there.
 */
export async function readAnswers(competition: Competition, file: string): Promise<Table> {
  try {
    return await (competition.readAnswers ?? readCsv)(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    throw new MissingPrerequisite(
      `The data of ${competition.id} is not prepared: there is no ${file}. ` +
        `Run: mlebench prepare -c ${competition.id}`,
    );
  }
}
