/** The base environment, which `mlebench env build` makes. */
export const ENVIRONMENT_IMAGE = "mlebench-env";

/** The image of an agent that has a Dockerfile, which `mlebench agents build` makes. */
export function agentImage(agentId: string): string {
  return `mlebench-agent-${agentId.toLowerCase()}`;
}
