import { readFile } from "node:fs/promises";
import type { AgentPlaces } from "../sandbox/sandbox.ts";

const TEMPLATE = new URL("../../environment/instructions.md", import.meta.url);

/** What an agent is told: where things are, the rules, then the competition's description. */
export async function instructionsText(
  competition: { id: string; description: string },
  limits: { seconds: number },
  places: AgentPlaces,
): Promise<string> {
  const values: Record<string, string> = {
    ...places,
    competition: competition.id,
    time: timeText(limits.seconds),
    description: competition.description,
  };
  const template = await readFile(TEMPLATE, "utf8");
  return template.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => values[name]);
}

function timeText(seconds: number): string {
  if (seconds % 3600 === 0) return counted(seconds / 3600, "hour");
  return seconds % 60 === 0 ? counted(seconds / 60, "minute") : counted(seconds, "second");
}

function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}
