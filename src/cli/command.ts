import { flag, list, type OptionTable, type OptionValues } from "./option.ts";

export interface ArgumentSpec {
  /** As commander writes it, such as "<submission>" or "[folder...]". */
  name: string;
  help: string;
}

/** A command as its file declares it; help and docs/cli.md are made from this. */
export interface CommandSpec<Table extends OptionTable = OptionTable> {
  /** Words after `mlebench`, such as "dev conformance". */
  name: string;
  summary: string;
  /** Longer text below the summary, where one is needed. */
  details?: string;
  arguments?: readonly ArgumentSpec[];
  options: Table;
  /** Command lines, without `mlebench`, and what they do. */
  examples: readonly (readonly [commandLine: string, effect: string])[];
  /** @returns the exit code. */
  run(input: CommandInput<Table>): Promise<ExitCode>;
}

export interface CommandInput<Table extends OptionTable = OptionTable> {
  options: OptionValues<Table> & GlobalOptions;
  /** The arguments, flat and in order. */
  args: readonly string[];
}

export const globalOptions = {
  competitions: list("--competitions <folder...>", "folders with competitions of your own"),
  verbose: flag("--verbose", "show stack traces of errors"),
} satisfies OptionTable;

export type GlobalOptions = OptionValues<typeof globalOptions>;

/** What the program ends with. */
export const exitCodes = {
  good: 0,
  /** The work was done and its result is bad, or it failed. */
  failed: 1,
  wrongUsage: 2,
  /** Data or a program that is needed is not there. */
  missing: 3,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Keeps the types of a command's options for its `run`. */
export function defineCommand<const Table extends OptionTable>(
  spec: CommandSpec<Table>,
): CommandSpec {
  return spec as unknown as CommandSpec;
}
