import type { AgentPlaces } from "./sandbox.ts";

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
