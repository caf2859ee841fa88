import type { Competition } from "../../competition/definition.ts";
import { CompetitionRegistry } from "../../competition/registry.ts";
import type { Source } from "../../competition/source.ts";
import { splitsOf } from "../../competition/splits.ts";
import { dataPaths, isPrepared } from "../../dataset/data-folder.ts";
import { defineCommand } from "../command.ts";
import { flag } from "../option.ts";
import { dataDirOption, jsonOption } from "../shared-options.ts";
import { print, printJson } from "../terminal.ts";

export const infoCommand = defineCommand({
  name: "info",
  summary: "Show one competition: data, metric, medal thresholds, known issues",
  arguments: [{ name: "<id>", help: "the competition" }],
  options: {
    description: flag("--description", "print the description that agents get"),
    dataDir: dataDirOption,
    json: jsonOption,
  },
  examples: [
    ["info spooky-author-identification", "What the competition is about"],
    ["info spam-detection --description", "The text that agents get"],
  ],
  async run({ options, args: [id] }) {
    const registry = await CompetitionRegistry.open(options.competitions);
    const competition = await registry.load(id);
    if (options.description) {
      print(await registry.description(id));
      return 0;
    }
    const paths = dataPaths(options.dataDir, id);
    const facts = {
      id,
      title: competition.title,
      category: competition.category,
      splits: await splitsOf(id),
      source: competition.source,
      metric: competition.grader.metric,
      leaderboard: competition.leaderboard,
      sampleScore: competition.published?.sampleScore ?? null,
      knownIssues: competition.knownIssues ?? [],
      prepared: isPrepared(paths) ? paths.prepared : null,
    };
    if (options.json) printJson(facts);
    else printFacts(competition, facts);
    return 0;
  },
});

function printFacts(
  { title, category, grader, leaderboard, knownIssues }: Competition,
  facts: {
    id: string;
    splits: string[];
    source: Source;
    sampleScore: number | null;
    prepared: string | null;
  },
): void {
  const { gold, silver, bronze, median, lowerIsBetter } = leaderboard;
  print(`${title} (${facts.id})\n`);
  const lines: [string, string][] = [
    ["category", category],
    ["splits", facts.splits.join(", ") || "none"],
    ["source", sourceText(facts.source)],
    ["metric", `${grader.metric}, ${lowerIsBetter ? "lower" : "higher"} is better`],
    ["medals", `gold ${gold}, silver ${silver}, bronze ${bronze}; median ${median}`],
    ["measured by", leaderboardText(leaderboard)],
    ["sample submission", facts.sampleScore === null ? "not known" : `scores ${facts.sampleScore}`],
    ["prepared data", facts.prepared ?? `none; run: mlebench prepare -c ${facts.id}`],
  ];
  for (const [name, value] of lines) print(`  ${`${name}:`.padEnd(19)}${value}`);
  if (leaderboard.solutions) {
    print("\nReference solutions:");
    for (const [rung, solution] of Object.entries(leaderboard.solutions)) {
      print(`  ${`${rung}:`.padEnd(19)}${solution}`);
    }
  }
  if (knownIssues) {
    print("\nKnown issues of the published task, reproduced here:");
    for (const issue of knownIssues) print(`  - ${issue}`);
  }
}

function sourceText(source: Source): string {
  return source.kind === "kaggle"
    ? `Kaggle competition ${source.slug}`
    : `npm package ${source.package}@${source.version}`;
}

function leaderboardText({ kind, teams, closed }: Competition["leaderboard"]): string {
  return kind === "human"
    ? `the leaderboard of ${teams} teams, closed ${closed}`
    : "reference solutions of this repository; there is no human leaderboard";
}
