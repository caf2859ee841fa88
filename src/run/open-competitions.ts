import type { CompetitionRegistry } from "../competition/registry.ts";
import { dataPaths } from "../dataset/data-folder.ts";
import type { SubmissionGrader } from "../grading/verdict.ts";
import type { RunCompetition } from "./execute-run.ts";
import type { ToldCompetition } from "./instructions.ts";
import { opaqueId, withoutNames } from "./obfuscate.ts";
import type { RunGroupPlan } from "./run-group.ts";

/** What runs need to know of a group's competitions, by id. */
export async function openCompetitions(
  group: RunGroupPlan,
  registry: CompetitionRegistry,
  graderFor: (competitionId: string) => SubmissionGrader,
): Promise<Map<string, RunCompetition>> {
  const opened = new Map<string, RunCompetition>();
  for (const id of group.competitions) {
    const told = await toldOf(id, registry, group.obfuscation_salt);
    const { publicDir } = dataPaths(group.data_dir, id);
    opened.set(id, { told, publicDir, grader: graderFor(id) });
  }
  return opened;
}

async function toldOf(
  id: string,
  registry: CompetitionRegistry,
  salt: string | undefined,
): Promise<ToldCompetition> {
  if (salt === undefined) {
    return { id, description: await registry.description(id), obfuscated: false };
  }
  const { title } = await registry.load(id);
  const written = await registry.obfuscatedDescription(id);
  const description = written ?? withoutNames(await registry.description(id), { id, title });
  return { id: opaqueId(id, salt), description, obfuscated: true };
}
