import type { Competition } from "../competition/definition.ts";
import { CompetitionRegistry } from "../competition/registry.ts";
import { answersFile, defaultDataDir } from "../dataset/data-folder.ts";
import { type CompetitionReport, competitionReport } from "./competition-report.ts";
import { graderFor } from "./grade.ts";
import type { Verdict } from "./verdict.ts";

export interface GraderOptions {
  /** Where prepared data lies. */
  dataDir?: string;
  /** Further folders of competitions. */
  competitions?: readonly string[];
}

/** Grades any number of submissions to one competition. */
export interface CompetitionGrader {
  competition: Competition;
  /** Score of a submission file, or why it has none. */
  grade(submissionPath: string): Promise<Verdict>;
  /** The same with medals and thresholds, as a grading report has it. */
  report(submissionPath: string): Promise<CompetitionReport>;
}

/**
 * A grader for a competition, with its prepared answers in memory: made once, it grades thousands
 * of submissions.
 * @throws {UsageError} for an unknown competition.
 * @throws {MissingPrerequisite} when its data is not prepared.
 */
export async function createGrader(
  competitionId: string,
  { dataDir = defaultDataDir(), competitions = [] }: GraderOptions = {},
): Promise<CompetitionGrader> {
  const registry = await CompetitionRegistry.open(competitions);
  const competition = await registry.load(competitionId);
  const grader = await graderFor(competition, answersFile(dataDir, competition));
  return {
    competition,
    grade: (submissionPath) => grader.grade(submissionPath),
    async report(submissionPath) {
      const verdict = await grader.grade(submissionPath);
      return competitionReport(competition, submissionPath, verdict);
    },
  };
}

/** Grades one submission file; see {@link createGrader} for more of them. */
export async function gradeSubmission(
  submissionPath: string,
  competitionId: string,
  options?: GraderOptions,
): Promise<CompetitionReport> {
  return (await createGrader(competitionId, options)).report(submissionPath);
}
