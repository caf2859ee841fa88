import type { Competition } from "../competition/definition.ts";
import type { CompetitionRegistry } from "../competition/registry.ts";
import { answersFile } from "../dataset/data-folder.ts";
import { type CompetitionReport, competitionReport } from "./competition-report.ts";
import { createGrader } from "./grade.ts";
import { type GradingReport, gradingReport } from "./grading-report.ts";
import type { ListedSubmission } from "./submission-list.ts";
import type { SubmissionGrader, Verdict } from "./verdict.ts";

/**
 * Grades submissions to any competitions; each competition's answers are read once. What cannot
 * be graded is reported as "not-graded" and does not stop the rest.
 * @throws {UsageError} for an unknown competition, before anything is graded.
 */
export async function gradeSubmissions(
  submissions: readonly ListedSubmission[],
  registry: CompetitionRegistry,
  dataDir: string,
): Promise<GradingReport> {
  const competitions = new Map<string, Competition>();
  for (const { competitionId } of submissions) {
    competitions.set(competitionId, await registry.load(competitionId));
  }
  const graders = new Map<Competition, Promise<SubmissionGrader>>();
  const graderOf = (competition: Competition) => {
    const grader =
      graders.get(competition) ?? createGrader(competition, answersFile(dataDir, competition));
    graders.set(competition, grader);
    return grader;
  };
  const reports: CompetitionReport[] = [];
  for (const { competitionId, submissionPath } of submissions) {
    const competition = competitions.get(competitionId) as Competition;
    const verdict = await gradeOne(() => graderOf(competition), submissionPath);
    reports.push(competitionReport(competition, submissionPath, verdict));
  }
  return gradingReport(reports);
}

async function gradeOne(
  grader: () => Promise<SubmissionGrader>,
  submissionPath: string,
): Promise<Verdict> {
  if (!submissionPath) return { status: "no-submission", message: "Nothing was submitted." };
  try {
    return await (await grader()).grade(submissionPath);
  } catch (error) {
    return { status: "not-graded", message: (error as Error).message };
  }
}
