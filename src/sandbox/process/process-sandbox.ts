import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { placeVariables, usualVariables } from "../agent-environment.ts";
import { writeHostFiles, writeReadable } from "../host-files.ts";
import {
  AGENT_ID,
  ANY_FREE_PORT,
  agentPlaces,
  machinery,
  VALIDATION_PORT,
} from "../inside-places.ts";
import { giveAway, requireContentReadable, requireReadable, takeBack } from "../ownership.ts";
import { filledFolders, GRACE_SECONDS, type Sandbox, type SandboxRequest } from "../sandbox.ts";
import { EXTRA_PIPE } from "../supervise.ts";
import { launcherStatus, superviseLauncher } from "../supervise-launcher.ts";
import { bubblewrapArguments, dropRoot, type ProcessHostFiles } from "./bubblewrap-arguments.ts";
import { type Cgroup, createCgroup, removeAbandonedGroups } from "./cgroup.ts";
import { requireHidden } from "./visible-folders.ts";

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
        const hostFiles = await writeFiles(scratch);
        if (asRoot) await giveAway(filledFolders(files), AGENT_ID);
        const ended = await superviseLauncher(
          {
            ...commandLine(request, cgroup, asRoot),
            extraInput: bubblewrapOptions(request, hostFiles, asRoot),
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
    ...command,
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
  const variables = {
    PATH: `${machinery.programs}:/usr/local/bin:/usr/bin:/bin`,
    HOME: "/tmp",
    LANG: "C.UTF-8",
    ...usualVariables,
    ...request.environment,
    ...placeVariables(agentPlaces),
  };
  return [
    ...bubblewrapArguments(request, hostFiles, asRoot),
    ...Object.entries(variables).flatMap(([name, value]) => ["--setenv", name, value]),
  ].join("\0");
}

async function writeFiles(scratch: string): Promise<ProcessHostFiles> {
  const write = (name: string, content: string) => writeReadable(join(scratch, name), content);
  return {
    ...(await writeHostFiles(scratch)),
    passwd: await write("passwd", `agent:x:${AGENT_ID}:${AGENT_ID}:agent:/tmp:/bin/sh\n`),
    group: await write("group", `agent:x:${AGENT_ID}:\n`),
    hosts: await write("hosts", "127.0.0.1 localhost\n"),
  };
}
