import type { Competition } from "../competition/definition.ts";
import { CompetitionRegistry } from "../competition/registry.ts";
import { answersFile } from "../dataset/data-folder.ts";
import { createGrader } from "../grading/grade.ts";
import type { SubmissionGrader } from "../grading/verdict.ts";

/** A competition of the given id and a grader with its prepared answers. */
export async function openGrader(
  id: string,
  options: { dataDir: string; competitions: readonly string[] },
): Promise<{ competition: Competition; grader: SubmissionGrader }> {
  const registry = await CompetitionRegistry.open(options.competitions);
  const competition = await registry.load(id);
  const grader = await createGrader(competition, answersFile(options.dataDir, competition));
  return { competition, grader };
}
