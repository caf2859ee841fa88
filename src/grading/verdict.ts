import type { ViolationDetails } from "./rule-violation.ts";

/** What grading one submission file came to. */
export type Verdict =
  | { status: "valid"; score: number }
  /** There is no file at the path. */
  | { status: "no-submission"; message: string }
  /** The file cannot be read as a CSV table. */
  | { status: "unreadable"; message: string }
  | { status: "invalid"; message: string; violation: ViolationDetails }
  /** Not the submission's fault; the grader itself failed unless the code says otherwise. */
  | { status: "not-graded"; message: string; code?: "not-prepared" | "unknown-competition" };

/** Grades any number of submissions to one competition; the answers are read once. */
export interface SubmissionGrader {
  grade(submissionPath: string): Promise<Verdict>;
}
