import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { shellQuoted } from "../../shell-quoted.ts";
import { placeVariables, usualVariables } from "../agent-environment.ts";
import { writeHostFiles, writeReadable } from "../host-files.ts";
import {
  AGENT_ID,
  ANY_FREE_PORT,
  agentPlaces,
  machinery,
  VALIDATION_PORT,
} from "../inside-places.ts";
import { giveAway, takeBack } from "../ownership.ts";
import { requireContentReadable, requireReadable } from "../readable-files.ts";
import { filledFolders, GRACE_SECONDS, type Sandbox, type SandboxRequest } from "../sandbox.ts";
import { EXTRA_PIPE } from "../supervise.ts";
import { launcherStatus, superviseLauncher } from "../supervise-launcher.ts";
import { bubblewrapArguments, dropRoot, type ProcessHostFiles } from "./bubblewrap-arguments.ts";
import { type Cgroup, createCgroup, removeAbandonedGroups } from "./cgroup.ts";
import { systemCallFilter } from "./system-call-filter.ts";
import { requireHidden } from "./visible-folders.ts";

const filters = [systemCallFilter()].filter((filter) => filter !== undefined);

const TRUSTED_PATH = `${machinery.programs}:/usr/local/bin:/usr/bin:/bin`;

/**
 * Isolates an agent with bubblewrap: it sees the public data, its own folders and the host's /usr,
 * and of the network only the validation server. Limits are kept by a control group where this
 * process may make one, by `prlimit` for each process elsewhere.
 */
export const processSandbox: Sandbox = createProcessSandbox();

/** @param useCgroups false: as on a machine where no control group can be made. */
export function createProcessSandbox({
  useCgroups = true,
  graceSeconds = GRACE_SECONDS,
} = {}): Sandbox {
  return {
    kind: "process",
    isolated: true,

    placesFor: () => agentPlaces,

    async requireUsable({ data, agent, runs }) {
      await requireHidden([...data, runs]);
      if (process.getuid?.() === 0) await requireContentReadable([...data, agent]);
    },

    async run(request, signal) {
      const { files, limits, logFile, scratchFolder = tmpdir() } = request;
      const asRoot = process.getuid?.() === 0;
      await requireHidden([files.data, files.submission]);
      if (asRoot) await requireReadable([files.data, files.agent, files.instructions]);
      const scratch = await mkdtemp(join(scratchFolder, "mlebench-sandbox-"));
      const cgroup = useCgroups ? await createCgroup(limits) : undefined;
      try {
        const hostFiles = await writeFiles(scratch, request.environment);
        if (asRoot) await giveAway(filledFolders(files), AGENT_ID);
        const ended = await superviseLauncher(
          {
            ...commandLine(request, cgroup, asRoot),
            extraInputs: [bubblewrapOptions(request, hostFiles, asRoot), ...filters],
            environment: { PATH: process.env.PATH },
            limits,
            filledFolders: filledFolders(files),
            graceSeconds,
            logFile,
          },
          signal,
        );
        const outOfMemory = (await cgroup?.sawOutOfMemory()) ?? false;
        return { ...ended, outOfMemory, limitsKeptBy: cgroup?.keeper ?? "rlimit" };
      } finally {
        await cgroup?.remove();
        await rm(scratch, { recursive: true, force: true });
        await takeBack(filledFolders(files));
      }
    },

    // bubblewrap dies with what started it, whatever the group.
    removeLeftovers: () => removeAbandonedGroups(),
  };
}

/**
 * Takes the agent's environment, whatever it says of the address of the validation server. Last of
 * all, since what runs before it must not be led by PATH or LD_PRELOAD: root, and what sets limits.
 */
const TAKE_ENVIRONMENT =
  `set -- "$VALIDATION_URL" "$@"; . ${machinery.environment}; ` +
  'export VALIDATION_URL="$1"; shift; exec "$@"';

/** Joins the control group, enters the sandbox, drops root, limits itself, starts the agent. */
function commandLine(
  { limits, command, cpuSet, network }: SandboxRequest,
  cgroup: Cgroup | undefined,
  asRoot: boolean,
): { command: string; args: string[] } {
  // With a network that is the machine's, so are its ports.
  const port = network === "open" ? ANY_FREE_PORT : VALIDATION_PORT;
  const bubblewrap = [
    ...(cpuSet ? ["taskset", "--cpu-list", cpuSet.join(",")] : []),
    ...["bwrap", "--args", String(EXTRA_PIPE)],
    ...(asRoot ? dropRoot : []),
    ...[machinery.node, machinery.launcher, machinery.validationSocket],
    ...[String(port), String(limits.seconds), launcherStatus],
    // Not the launcher: V8 reserves more than it uses.
    ...(cgroup ? [] : ["prlimit", `--data=${limits.memoryBytes}`, `--nproc=${limits.processes}`]),
    ...["/bin/sh", "-c", TAKE_ENVIRONMENT, "sh", ...command],
  ];
  const enterCgroup = (cgroup?.processFiles ?? []).map((file) => `echo $$ > ${file} && `).join("");
  return { command: "/bin/sh", args: ["-c", `${enterCgroup}exec "$@"`, "sh", ...bubblewrap] };
}

/** bubblewrap's options, kept off the command line, which other users and the agent can read. */
function bubblewrapOptions(
  request: SandboxRequest,
  hostFiles: ProcessHostFiles,
  asRoot: boolean,
): string {
  return [
    ...bubblewrapArguments(request, hostFiles, asRoot),
    ...filters.flatMap((_, k) => ["--seccomp", String(EXTRA_PIPE + 1 + k)]),
    ...["--setenv", "PATH", TRUSTED_PATH],
  ].join("\0");
}

/** @returns shell commands. */
function settingOf(environment: SandboxRequest["environment"]): string {
  const variables = {
    PATH: TRUSTED_PATH,
    HOME: "/tmp",
    LANG: "C.UTF-8",
    ...usualVariables,
    ...environment,
    ...placeVariables(agentPlaces),
  };
  return Object.entries(variables)
    .map(([name, value]) => `export ${name}=${shellQuoted(value)}\n`)
    .join("");
}

async function writeFiles(
  scratch: string,
  environment: SandboxRequest["environment"],
): Promise<ProcessHostFiles> {
  const write = (name: string, content: string) => writeReadable(join(scratch, name), content);
  return {
    ...(await writeHostFiles(scratch)),
    passwd: await write("passwd", `agent:x:${AGENT_ID}:${AGENT_ID}:agent:/tmp:/bin/sh\n`),
    group: await write("group", `agent:x:${AGENT_ID}:\n`),
    hosts: await write("hosts", "127.0.0.1 localhost\n"),
    environment: await write("environment", settingOf(environment)),
  };
}
