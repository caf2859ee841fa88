import { launcherName } from "./inside-files.ts";
import type { AgentPlaces } from "./sandbox.ts";

/** The user that agents are, inside and (started by root) outside: nobody. */
export const AGENT_ID = 65_534;

/** Where an agent finds what it is given, in sandboxes with a file system of their own. */
export const agentPlaces: AgentPlaces = {
  data: "/home/data",
  agent: "/home/agent",
  submission: "/home/submission",
  logs: "/home/logs",
  code: "/home/code",
  instructions: "/home/instructions.txt",
  validateScript: "/home/validate_submission.sh",
};

/** The data's file that holds the competition's description. */
export const DESCRIPTION_FILE = "description.md";

/** Where the parts that start the agent are. */
export const machinery = {
  programs: "/run/mlebench/bin",
  node: "/run/mlebench/bin/node",
  launcher: `/run/mlebench/${launcherName}`,
  environment: "/run/mlebench/environment",
  validationSocket: "/run/mlebench/validation.sock",
} as const;

/** Port of the validation server, in a network of the sandbox's own, so every one can have it. */
export const VALIDATION_PORT = 5000;

/** As a port: any that is free. */
export const ANY_FREE_PORT = 0;
