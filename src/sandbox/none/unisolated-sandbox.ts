import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join, sep } from "node:path";
import { placeVariables, usualVariables } from "../agent-environment.ts";
import { launcherPath, validateScriptPath } from "../inside-files.ts";
import { ANY_FREE_PORT } from "../inside-places.ts";
import { filledFolders, GRACE_SECONDS, type Sandbox } from "../sandbox.ts";
import { launcherStatus, superviseLauncher } from "../supervise-launcher.ts";

/**
 * No sandbox: the agent is a child process that can read and do all that its user can. Only its
 * time is limited. For trying things out where nothing better works; reports say so.
 */
export const unisolatedSandbox: Sandbox = createUnisolatedSandbox();

export function createUnisolatedSandbox({ graceSeconds = GRACE_SECONDS } = {}): Sandbox {
  const placesFor: Sandbox["placesFor"] = (files) => ({
    ...files,
    validateScript: validateScriptPath,
  });
  return {
    kind: "none",
    isolated: false,
    placesFor,

    requireUsable: async () => {},

    async run(
      { files, validationSocket, command, environment, limits, logFile, scratchFolder },
      signal,
    ) {
      const agent = await runnableCopy(files.agent, scratchFolder ?? tmpdir());
      const launch = [
        ...[launcherPath, validationSocket],
        ...[String(ANY_FREE_PORT), String(limits.seconds), launcherStatus],
      ];
      const ended = await superviseLauncher(
        {
          command: process.execPath,
          args: [...launch, ...command],
          environment: {
            PATH: [dirname(process.execPath), process.env.PATH].join(delimiter),
            HOME: process.env.HOME,
            LANG: process.env.LANG,
            ...usualVariables,
            ...environment,
            ...placeVariables(placesFor({ ...files, agent: agent.folder })),
          },
          folder: agent.folder,
          limits,
          filledFolders: filledFolders(files),
          graceSeconds,
          logFile,
        },
        signal,
      ).finally(agent.remove);
      return { ...ended, outOfMemory: false, limitsKeptBy: "nothing" };
    },

    // Nothing marks what it started.
    removeLeftovers: async () => 0,
  };
}

/**
 * Node refuses to run TypeScript below a folder `node_modules`, which is where our own agents lie
 * in an installed package; from there an agent runs as a copy.
 */
async function runnableCopy(
  agentFolder: string,
  scratchFolder: string,
): Promise<{ folder: string; remove: () => Promise<void> }> {
  if (!agentFolder.split(sep).includes("node_modules")) {
    return { folder: agentFolder, remove: async () => {} };
  }
  const folder = await mkdtemp(join(scratchFolder, "mlebench-agent-"));
  await cp(agentFolder, folder, { recursive: true });
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
