import { readFile } from "node:fs/promises";
import type { AgentPlaces, NetworkPolicy } from "../sandbox/sandbox.ts";

/** What an agent is told of its competition. */
export interface ToldCompetition {
  /** The competition's, or one that does not tell which it is. */
  id: string;
  description: string;
  obfuscated: boolean;
}

const NETWORK: Readonly<Record<NetworkPolicy, string>> = {
  none: "There is no internet.",
  open: "There is internet: for libraries and general knowledge, never for this task's solutions.",
};

const templates: Record<string, Promise<string>> = {};

/** What an agent is told: where things are, the rules, then the competition's description. */
export async function instructionsText(
  competition: ToldCompetition,
  seconds: number,
  network: NetworkPolicy,
  places: AgentPlaces,
): Promise<string> {
  const values: Record<string, string> = {
    ...places,
    competition: competition.id,
    time: timeText(seconds),
    network: NETWORK[network],
    description: competition.description,
  };
  const name = competition.obfuscated ? "instructions-obfuscated.md" : "instructions.md";
  templates[name] ??= readFile(new URL(`../../environment/${name}`, import.meta.url), "utf8");
  return (await templates[name]).replaceAll(/\{\{(\w+)\}\}/g, (_, key: string) => values[key]);
}

function timeText(seconds: number): string {
  if (seconds % 3600 === 0) return counted(seconds / 3600, "hour");
  return seconds % 60 === 0 ? counted(seconds / 60, "minute") : counted(seconds, "second");
}

function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}
