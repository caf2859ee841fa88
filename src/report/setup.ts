import { amountText } from "../amount-text.ts";
import type { RunGroup } from "../run/run-group.ts";
import { durationText } from "./figures-text.ts";

/** How the runs of one run group were made, as reports tell it. */
export interface Setup {
  runGroup: string;
  createdAt: string;
  agent: string;
  agentSha256: string;
  taskVersion: string;
  competitions: number;
  seeds: number;
  hours: number;
  timeLimit: string;
  /** What each run may use, such as "4 CPUs, 16 GiB". */
  hardware: string;
  sandbox: string;
  isolated: boolean;
}

export function setupOf(group: RunGroup): Setup {
  const { seconds, cpus, memoryBytes } = group.limits;
  const processors = cpus === undefined ? "all CPUs" : cpus === 1 ? "1 CPU" : `${cpus} CPUs`;
  return {
    runGroup: group.id,
    createdAt: group.created_at,
    agent: group.agent.id,
    agentSha256: group.agent.sha256,
    taskVersion: group.task_version,
    competitions: group.competitions.length,
    seeds: group.seeds,
    hours: seconds / 3600,
    timeLimit: durationText(seconds),
    hardware: `${processors}, ${amountText(memoryBytes)}`,
    sandbox: group.sandbox,
    isolated: group.isolated,
  };
}
