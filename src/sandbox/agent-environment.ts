import type { AgentPlaces } from "./sandbox.ts";

/**
 * What agents' environments hold unless image or agent say otherwise. Python would keep its last words
 * to itself, and lose them when its time is up.
 */
export const usualVariables = { PYTHONUNBUFFERED: "1" } as const;

/** Variables that tell an agent where it finds what it is given. */
export function placeVariables(places: AgentPlaces): Record<string, string> {
  return {
    DATA_DIR: places.data,
    AGENT_DIR: places.agent,
    SUBMISSION_DIR: places.submission,
    LOGS_DIR: places.logs,
    CODE_DIR: places.code,
    INSTRUCTIONS_FILE: places.instructions,
    VALIDATE_SCRIPT: places.validateScript,
  };
}
