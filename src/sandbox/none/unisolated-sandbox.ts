import { delimiter, dirname } from "node:path";
import { placeVariables } from "../agent-environment.ts";
import { launcherPath, validateScriptPath } from "../inside-files.ts";
import { GRACE_SECONDS, type Sandbox } from "../sandbox.ts";
import { supervise } from "../supervise.ts";

const ANY_FREE_PORT = "0";

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

    async run({ files, validationSocket, command, environment, limits, logFile }, signal) {
      const launch = [launcherPath, validationSocket, ANY_FREE_PORT, String(limits.seconds)];
      const ended = await supervise(
        {
          command: process.execPath,
          args: [...launch, ...command],
          environment: {
            PATH: [dirname(process.execPath), process.env.PATH].join(delimiter),
            HOME: process.env.HOME,
            LANG: process.env.LANG,
            ...environment,
            ...placeVariables(placesFor(files)),
          },
          folder: files.agent,
          limits,
          graceSeconds,
          logFile,
        },
        signal,
      );
      return { ...ended, outOfMemory: false, limitsKeptBy: "nothing" };
    },
  };
}
