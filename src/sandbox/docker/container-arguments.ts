import type { HostFiles } from "../host-files.ts";
import { agentPlaces, DESCRIPTION_FILE, machinery } from "../inside-places.ts";
import type { SandboxRequest } from "../sandbox.ts";
import type { ContainerConfig } from "./container-config.ts";

export interface ContainerSetting {
  request: SandboxRequest;
  hostFiles: HostFiles;
  config: ContainerConfig;
  image: string;
  /** USER:GROUP, as numbers. */
  user: string;
  /** Root, with all rights on the machine: such an agent is not isolated. */
  privileged: boolean;
  command: readonly string[];
}

/** What root in a container could do with the machine's help is what these take away. */
const CONFINED = [
  ...["--cap-drop", "ALL", "--security-opt", "no-new-privileges"],
  ...["--read-only", "--ipc", "private", "--ulimit", "core=0"],
];

/** `docker create` arguments of an agent's container, beside name and labels. */
export function containerArguments(setting: ContainerSetting): string[] {
  const { request, config, image, user, privileged, command } = setting;
  const { limits } = request;
  // A full folder is an error that an agent can handle; memory that has run out is not.
  const scratchBytes = Math.floor(limits.memoryBytes / 2);
  return [
    // docker-init, so that what ends is reaped; the engine keeps no log of its own on the disk.
    ...["--interactive", "--init", "--log-driver", "none", "--pull", "never"],
    ...networkArguments(request),
    ...(privileged ? ["--privileged", "--user", "0:0"] : [...CONFINED, "--user", user]),
    ...["--memory", String(limits.memoryBytes), "--memory-swap", String(limits.memoryBytes)],
    ...["--pids-limit", String(limits.processes)],
    ...(limits.cpus === undefined ? [] : ["--cpus", String(limits.cpus)]),
    ...(request.cpuSet ? ["--cpuset-cpus", request.cpuSet.join(",")] : []),
    ...["--tmpfs", `/tmp:exec,mode=1777,size=${scratchBytes}`],
    ...["--shm-size", String(config.shmBytes ?? scratchBytes)],
    ...runtimeArguments(config, request.gpus),
    ...mounts(setting).flatMap((mount) => ["--mount", mount]),
    ...["--workdir", agentPlaces.agent, "--entrypoint", ""],
    ...[image, ...command],
  ];
}

/** With an open network, also the name by which containers know the machine they run on. */
function networkArguments({ network }: SandboxRequest): string[] {
  const open = ["--network", "bridge", "--add-host", "host.docker.internal:host-gateway"];
  return [...(network === "open" ? open : ["--network", "none"]), "--hostname", "sandbox"];
}

/** The runtime, and the devices of a run or as many as the configuration says. */
export function runtimeArguments(
  { runtime, gpus }: ContainerConfig,
  devices: readonly number[] = [],
): string[] {
  const own = runtime ? ["--runtime", runtime] : [];
  // Read as a line of CSV, in which the list is one field.
  if (devices.length > 0) return [...own, "--gpus", `"device=${devices.join(",")}"`];
  return gpus ? [...own, "--gpus", String(gpus)] : own;
}

function mounts({ request: { files, validationSocket }, hostFiles }: ContainerSetting): string[] {
  const readOnly = [
    [hostFiles.node, machinery.node],
    [hostFiles.launcher, machinery.launcher],
    [validationSocket, machinery.validationSocket],
    [hostFiles.validateScript, agentPlaces.validateScript],
    [files.instructions, agentPlaces.instructions],
    [files.data, agentPlaces.data],
    ...(files.description ? [[files.description, `${agentPlaces.data}/${DESCRIPTION_FILE}`]] : []),
    [files.agent, agentPlaces.agent],
  ];
  const filled = [
    [files.submission, agentPlaces.submission],
    [files.logs, agentPlaces.logs],
    [files.code, agentPlaces.code],
  ];
  return [
    ...readOnly.map(([source, target]) => bindMount(source, target, "readonly")),
    ...filled.map(([source, target]) => bindMount(source, target)),
  ];
}

/** Written as a line of CSV, which is how Docker reads it, since paths may hold commas. */
export function bindMount(source: string, target: string, ...options: string[]): string {
  return ["type=bind", `source=${source}`, `target=${target}`, ...options]
    .map((field) => (/[",]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field))
    .join(",");
}
