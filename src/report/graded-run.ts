import { z } from "zod";

/** A number; Python also writes NaN and infinities. */
const number = z.custom<number>((value) => typeof value === "number", "expected a number");
/** What a report may lack, or leave empty. */
const optional = <T extends z.ZodType>(schema: T) =>
  schema
    .nullish()
    .transform((value) => value ?? undefined)
    .optional();
/** Unread figures of other programs must not keep a report from being read. */
const threshold = number.nullish().transform((value) => value ?? null);

/**
 * One graded submission as a grading report holds it, ours or the Python reference's. Required is
 * only what figures are made of; everything else in the file is ignored.
 */
export const gradedRunSchema = z.object({
  competition_id: z.string(),
  score: number.nullish().transform((value) => value ?? null),
  gold_threshold: threshold,
  silver_threshold: threshold,
  bronze_threshold: threshold,
  median_threshold: threshold,
  any_medal: z.boolean(),
  gold_medal: z.boolean(),
  silver_medal: z.boolean(),
  bronze_medal: z.boolean(),
  above_median: z.boolean(),
  submission_exists: z.boolean(),
  valid_submission: z.boolean(),
  is_lower_better: optional(z.boolean()),
  submission_path: optional(z.string()),
  task_version: optional(z.string()),
  metric: optional(z.string()),
  leaderboard_kind: optional(z.enum(["human", "reference-ladder"])),
  status: optional(z.string()),
  reason_code: optional(z.string()),
  reason: optional(z.string()),
  known_issues: optional(z.array(z.string())),
});

export type GradedRun = z.output<typeof gradedRunSchema>;

export const gradingReportSchema = z.object({ competition_reports: z.array(gradedRunSchema) });
