import { amountText } from "../amount-text.ts";
import { countText, durationText } from "../report/figures-text.ts";
import type { DataSize } from "../run/data-size.ts";
import type { RunPlan } from "../run/plan-runs.ts";
import { runCount } from "../run/run-group.ts";
import { bytesText } from "./run-table.ts";

const DAY = 86_400;

/** What a plan comes to, in figures. */
export function planFacts(
  { agent, group, sideBySide, unprepared, runsDir }: RunPlan,
  data: DataSize,
) {
  const runs = runCount(group);
  return {
    agent: agent.id,
    competitions: group.competitions,
    seeds: group.seeds,
    runs,
    side_by_side: sideBySide,
    seconds_at_most: Math.ceil(runs / sideBySide) * group.limits.seconds,
    limits: group.limits,
    gpus: group.gpus,
    sandbox: group.sandbox,
    isolated: group.isolated,
    network: group.network,
    obfuscated: group.obfuscation_salt !== undefined,
    data_dir: group.data_dir,
    data_bytes: data.bytes,
    data_bytes_are_all: data.isAll,
    not_prepared: unprepared,
    runs_dir: runsDir,
  };
}

/** The same in words, a line each. */
export function planLines(plan: RunPlan, data: DataSize): string[] {
  const facts = planFacts(plan, data);
  const { limits, gpus } = facts;
  const side =
    facts.side_by_side === 1 ? "one after another" : `${facts.side_by_side} side by side`;
  const each = [
    limits.cpus === undefined ? "any core" : countText(limits.cpus, "core"),
    `${amountText(limits.memoryBytes)} of memory`,
    ...(gpus ? [countText(gpus.per_run, "GPU")] : []),
    `${amountText(limits.diskBytes)} of disk`,
  ];
  const lines: [label: string, text: string][] = [
    ["agent", `${facts.agent}${facts.obfuscated ? ", not told which competition it is" : ""}`],
    [
      "runs",
      `${facts.runs}: ${countText(facts.competitions.length, "competition")} x ` +
        `${countText(facts.seeds, "seed")}, ${side}`,
    ],
    ["competitions", facts.competitions.join(", ")],
    [
      "time",
      `at most ${longText(limits.seconds)} a run, ${longText(facts.seconds_at_most)} in all`,
    ],
    ["each run", each.join(", ")],
    [
      "sandbox",
      `${facts.sandbox}${facts.isolated ? "" : " (NOT ISOLATED)"}, network: ${facts.network}`,
    ],
    ["data", `${data.isAll ? "" : "more than "}${bytesText(data.bytes)} in ${facts.data_dir}`],
    ...(facts.not_prepared.length > 0
      ? [["not prepared", facts.not_prepared.join(", ")] as [string, string]]
      : []),
    ["results", `a new folder in ${facts.runs_dir}`],
  ];
  return lines.map(([label, text]) => `${label.padEnd(12)}  ${text}`);
}

function longText(seconds: number): string {
  return seconds >= 2 * DAY ? `${(seconds / DAY).toFixed(1)} days` : durationText(seconds);
}
