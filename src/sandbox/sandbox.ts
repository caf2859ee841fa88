export const sandboxKinds = ["docker", "process", "none"] as const;
export type SandboxKind = (typeof sandboxKinds)[number];

/**
 * What an agent reaches beside the validation server: nothing, or whatever the machine reaches, the
 * internet and services of the machine itself included.
 */
export const networkPolicies = ["none", "open"] as const;
export type NetworkPolicy = (typeof networkPolicies)[number];

/**
 * A place where one agent runs, shut off from answers, host and network as far as its kind can.
 * Every back end passes the same tests (sandbox.test.ts).
 */
export interface Sandbox {
  kind: SandboxKind;
  /** Whether the agent is kept from reading the answers and using the network. */
  isolated: boolean;
  /** The container image that agents run in, and the hash that names its content. */
  image?: { name: string; id: string };
  /** Where an agent finds what it is given. */
  placesFor(files: SandboxFiles): AgentPlaces;
  /**
   * Requires that agents can read what they are given, and nothing that lies beside it. Asked before
   * a run group begins, since all its runs would fail otherwise.
   * @throws {MissingPrerequisite} saying what to do.
   */
  requireUsable(folders: SandboxFolders): Promise<void>;
  /**
   * Runs an agent's start command until it ends, its time is up or the signal aborts. When this
   * returns, nothing of an isolated agent runs any more, and what it left belongs to the caller.
   * @throws when the sandbox itself fails, which is not the agent's fault.
   */
  run(request: SandboxRequest, signal: AbortSignal): Promise<SandboxResult>;
  /**
   * Ends and removes what an orchestrator that was killed left of a run group's sandboxes. To be
   * called by the one that holds the group, before it starts a run of it.
   * @returns how many were found.
   */
  removeLeftovers(groupFolder: string): Promise<number>;
}

/** Folders on the host that the runs of a group have in common. */
export interface SandboxFolders {
  data: readonly string[];
  agent: string;
  /** Where the run groups lie, which may not be there yet. */
  runs: string;
}

/** What an agent is given, as paths on the host. */
export interface SandboxFiles {
  /** Public data and the agent's own folder: read-only to it. */
  data: string;
  agent: string;
  /** Folders that the agent fills; empty at the start. */
  submission: string;
  logs: string;
  code: string;
  /** Text file with what the agent is told. */
  instructions: string;
  /** Text file that stands in for the data's `description.md`, where isolation allows it. */
  description?: string;
}

/** The folders that the agent fills. */
export function filledFolders({ submission, logs, code }: SandboxFiles): string[] {
  return [submission, logs, code];
}

/** The same, and the script that validates, as paths that the agent sees. */
export interface AgentPlaces extends SandboxFiles {
  validateScript: string;
}

export interface SandboxRequest {
  files: SandboxFiles;
  /** Unix socket of the validation server on the host. */
  validationSocket: string;
  /** Program and arguments, started in the agent's folder. */
  command: readonly string[];
  /** What the agent's environment holds beside the variables of every sandbox. */
  environment: Readonly<Record<string, string>>;
  limits: SandboxLimits;
  network: NetworkPolicy;
  /** Numbers of the cores that the run is given; any when not given. */
  cpuSet?: readonly number[];
  /** Numbers of the GPUs that the run is given; in containers only. */
  gpus?: readonly number[];
  /** Host file that gets the agent's output, in the run's folder in the run group's. */
  logFile: string;
  /** Folder for temporary files, which the agent is not shown; the system's when not given. */
  scratchFolder?: string;
}

export interface SandboxLimits {
  /** Wall time; then SIGTERM, and SIGKILL of everything after {@link GRACE_SECONDS}. */
  seconds: number;
  memoryBytes: number;
  /** Cores' worth of processor time; no limit when not given. */
  cpus?: number;
  /** Processes and threads alive at once. */
  processes: number;
  /** Bytes of output kept in the log file. */
  logBytes: number;
  /**
   * Bytes on disk that the folders it fills may take together. Measured every few seconds, so a
   * fast writer gets somewhat further before it is killed.
   */
  diskBytes: number;
}

/**
 * What kept the memory, processor and process limits. A control group holds all three for the
 * agent as a whole; an rlimit holds memory for each process, and processor time not at all.
 */
export type LimitKeeper = "cgroup-v1" | "cgroup-v2" | "rlimit" | "nothing";

export interface SandboxResult {
  /** Null when a signal ended the agent. */
  exitCode: number | null;
  signal: NodeJS.Signals | null;
  timedOut: boolean;
  /** A process of the agent was killed for want of memory; only control groups tell. */
  outOfMemory: boolean;
  /** The agent filled its folders beyond its limit, and was killed if it still ran. */
  outOfDisk: boolean;
  /** Wall time. */
  seconds: number;
  limitsKeptBy: LimitKeeper;
}

/** Seconds between SIGTERM and SIGKILL when time is up. */
export const GRACE_SECONDS = 10;
