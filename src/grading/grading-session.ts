import type { CompetitionRegistry } from "../competition/registry.ts";
import { answersFile } from "../dataset/data-folder.ts";
import { MissingPrerequisite } from "../errors.ts";
import { graderFor } from "./grade.ts";
import type { SubmissionGrader, Verdict } from "./verdict.ts";

/** A submission to any competition, graded. */
export type GradeOne = (competitionId: string, submissionPath: string) => Promise<Verdict>;

/**
 * Grades submissions one after another, keeping the answers of the last competition only: give
 * those of one competition together. Whatever goes wrong is a verdict; nothing is thrown.
 */
export function gradingSession(registry: CompetitionRegistry, dataDir: string): GradeOne {
  let current: { competitionId: string; grader: Promise<SubmissionGrader> } | undefined;
  const open = async (competitionId: string) => {
    const competition = await registry.load(competitionId);
    return graderFor(competition, answersFile(dataDir, competition));
  };
  return async (competitionId, submissionPath) => {
    if (!submissionPath) return { status: "no-submission", message: "Nothing was submitted." };
    if (current?.competitionId !== competitionId) {
      current = { competitionId, grader: open(competitionId) };
    }
    try {
      return await (await current.grader).grade(submissionPath);
    } catch (error) {
      return notGraded(error as Error);
    }
  };
}

/** The verdict when something else than the submission keeps it from being graded. */
export function notGraded(error: Error): Verdict & { status: "not-graded" } {
  const code = error instanceof MissingPrerequisite ? "not-prepared" : undefined;
  return { status: "not-graded", message: error.message, code };
}
