import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launcherPath, validateScriptPath } from "../inside-files.ts";
import type { Sandbox, SandboxRequest } from "../sandbox.ts";
import { supervise } from "../supervise.ts";
import { AGENT_ID, bubblewrapArguments, type HostFiles, inside } from "./bubblewrap-arguments.ts";
import { type Cgroup, createCgroup } from "./cgroup.ts";
import { giveAway, takeBack } from "./ownership.ts";
import { requireHidden } from "./visible-folders.ts";

const VALIDATION_PORT = 5000;

/**
 * Isolates an agent with bubblewrap: it sees the public data, its own folders and the host's /usr,
 * and of the network only the validation server. Limits are kept by a control group where this
 * process may make one, by `prlimit` for each process elsewhere.
 */
export const processSandbox: Sandbox = {
  kind: "process",
  isolated: true,

  async run(request, signal) {
    await requireHidden(request.folders.data);
    await requireHidden(request.folders.submission);
    const asRoot = process.getuid?.() === 0;
    const scratch = await mkdtemp(join(tmpdir(), "mlebench-sandbox-"));
    const cgroup = await createCgroup(request.limits);
    try {
      const files = await writeHostFiles(scratch);
      if (asRoot) await giveAway(filledFolders(request), AGENT_ID);
      const ended = await supervise(
        {
          ...commandLine(request, files, cgroup, asRoot),
          environment: { PATH: process.env.PATH },
          limits: request.limits,
          logFile: request.logFile,
          ownGroup: false,
        },
        signal,
      );
      const outOfMemory = (await cgroup?.sawOutOfMemory()) ?? false;
      return { ...ended, outOfMemory, limitsKeptBy: cgroup?.keeper ?? "rlimit" };
    } finally {
      await cgroup?.remove();
      if (asRoot) await takeBack(filledFolders(request));
      await rm(scratch, { recursive: true, force: true });
    }
  },
};

function filledFolders({ folders }: SandboxRequest): string[] {
  return [folders.submission, folders.logs, folders.code];
}

/** Joins the control group, enters the sandbox, drops root, limits memory, starts the agent. */
function commandLine(
  request: SandboxRequest,
  files: HostFiles,
  cgroup: Cgroup | undefined,
  asRoot: boolean,
): { command: string; args: string[] } {
  const { limits, command } = request;
  const environment = Object.entries(sandboxEnvironment(request));
  const bubblewrap = [
    "bwrap",
    ...bubblewrapArguments(request, files, asRoot),
    ...environment.flatMap(([name, value]) => ["--setenv", name, value]),
    ...(asRoot ? dropRoot : []),
    ...(cgroup ? [] : ["prlimit", `--data=${limits.memoryBytes}`, "--"]),
    ...[inside.node, inside.launcher, inside.validationSocket],
    ...[String(VALIDATION_PORT), String(limits.seconds), ...command],
  ];
  const enterCgroup = (cgroup?.processFiles ?? []).map((file) => `echo $$ > ${file} && `).join("");
  return { command: "/bin/sh", args: ["-c", `${enterCgroup}exec "$@"`, "sh", ...bubblewrap] };
}

const dropRoot = [
  "setpriv",
  ...["--reuid", String(AGENT_ID), "--regid", String(AGENT_ID), "--clear-groups"],
  ...["--bounding-set", "-all", "--inh-caps", "-all", "--no-new-privs"],
];

function sandboxEnvironment({ environment }: SandboxRequest): Record<string, string> {
  return {
    PATH: "/run/mlebench/bin:/usr/local/bin:/usr/bin:/bin",
    HOME: "/tmp",
    LANG: "C.UTF-8",
    DATA_DIR: inside.data,
    AGENT_DIR: inside.agent,
    SUBMISSION_DIR: inside.submission,
    LOGS_DIR: inside.logs,
    CODE_DIR: inside.code,
    INSTRUCTIONS_FILE: inside.instructions,
    VALIDATE_SCRIPT: inside.validateScript,
    ...environment,
  };
}

/** Files that stand for the host's own in the sandbox. */
async function writeHostFiles(scratch: string): Promise<HostFiles> {
  await chmod(scratch, 0o755);
  const write = async (name: string, content: string) => {
    await writeFile(join(scratch, name), content, { mode: 0o644 });
    return join(scratch, name);
  };
  return {
    node: process.execPath,
    launcher: launcherPath,
    validateScript: validateScriptPath,
    passwd: await write("passwd", `agent:x:${AGENT_ID}:${AGENT_ID}:agent:/tmp:/bin/sh\n`),
    group: await write("group", `agent:x:${AGENT_ID}:\n`),
    hosts: await write("hosts", "127.0.0.1 localhost\n"),
  };
}
