import { z } from "zod";

/**
 * One graded submission as a grading report holds it, ours or the Python reference's. What only
 * ours have is optional; everything else in the file is ignored.
 */
export const gradedRunSchema = z.object({
  competition_id: z.string(),
  score: z.number().nullable(),
  gold_threshold: z.number(),
  silver_threshold: z.number(),
  bronze_threshold: z.number(),
  median_threshold: z.number(),
  any_medal: z.boolean(),
  gold_medal: z.boolean(),
  silver_medal: z.boolean(),
  bronze_medal: z.boolean(),
  above_median: z.boolean(),
  submission_exists: z.boolean(),
  valid_submission: z.boolean(),
  is_lower_better: z.boolean(),
  created_at: z.string(),
  submission_path: z.string().nullable(),
  task_version: z.string().optional(),
  metric: z.string().optional(),
  leaderboard_kind: z.enum(["human", "reference-ladder"]).optional(),
  status: z.string().optional(),
  reason: z.string().optional(),
  known_issues: z.array(z.string()).optional(),
});

export type GradedRun = z.output<typeof gradedRunSchema>;

export const gradingReportSchema = z.object({ competition_reports: z.array(gradedRunSchema) });
