import { realpath } from "node:fs/promises";
import { dirname } from "node:path";
import { docker } from "./docker-cli.ts";

const GROUP = "mlebench.group";
const RUN = "mlebench.run";
const ORCHESTRATOR = "mlebench.orchestrator";

/**
 * `docker create` options that mark a container as a run's.
 * @param runFolder lies in its run group's folder.
 */
export async function labelArguments(runFolder: string): Promise<string[]> {
  const run = await realpath(runFolder);
  const labels = { [GROUP]: dirname(run), [RUN]: run, [ORCHESTRATOR]: String(process.pid) };
  return Object.entries(labels).flatMap(([name, value]) => ["--label", `${name}=${value}`]);
}

/**
 * Ends and removes all containers of a run group.
 * @returns how many there were.
 */
export async function removeContainers(groupFolder: string): Promise<number> {
  const group = await realpath(groupFolder);
  const filter = ["--filter", `label=${GROUP}=${group}`];
  const ids = (await docker(["ps", "--all", "--quiet", "--no-trunc", ...filter]))
    .split("\n")
    .filter(Boolean);
  if (ids.length > 0) await docker(["rm", "--force", "--volumes", ...ids]);
  return ids.length;
}
