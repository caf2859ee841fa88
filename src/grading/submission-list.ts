import { readFile } from "node:fs/promises";
import { z } from "zod";
import { MissingPrerequisite } from "../errors.ts";

const lineSchema = z.object({
  competition_id: z.string().min(1),
  /** Null or absent: nothing was submitted. */
  submission_path: z.string().nullish(),
});

export interface ListedSubmission {
  competitionId: string;
  /** Empty when nothing was submitted. */
  submissionPath: string;
}

/**
 * Reads a `submission.jsonl`: one JSON object a line; empty lines and lines that start with `#`
 * or `//` are skipped, further fields ignored.
 */
export async function readSubmissionList(path: string): Promise<ListedSubmission[]> {
  const content = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new MissingPrerequisite(
      `The list of submissions ${path} cannot be read (${error.code}).`,
    );
  });
  return content.split("\n").flatMap((line, index) => {
    const trimmed = line.trim();
    if (trimmed === "" || trimmed.startsWith("#") || trimmed.startsWith("//")) return [];
    return [parseLine(trimmed, `${path}, line ${index + 1}`)];
  });
}

function parseLine(line: string, place: string): ListedSubmission {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new Error(`${place} is not JSON.`);
  }
  const parsed = lineSchema.safeParse(value);
  if (!parsed.success) throw new Error(`${place}: ${z.prettifyError(parsed.error)}`);
  const { competition_id, submission_path } = parsed.data;
  return { competitionId: competition_id, submissionPath: submission_path ?? "" };
}
