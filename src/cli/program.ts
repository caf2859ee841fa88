import { Command, CommanderError, Option } from "commander";
import { MissingPrerequisite, UsageError } from "../errors.ts";
import {
  type CommandInput,
  type CommandSpec,
  type ExitCode,
  exitCodes,
  globalOptions,
} from "./command.ts";
import { commandsFor, groups } from "./commands.ts";
import type { OptionTable } from "./option.ts";
import { harmless } from "./terminal.ts";
import { version } from "./version.ts";

/**
 * Runs the program on its arguments, printing errors as one paragraph.
 * @param args what stands after `mlebench`.
 */
export async function runProgram(args: readonly string[]): Promise<ExitCode> {
  let exitCode: ExitCode = exitCodes.good;
  const program = buildProgram(await commandsFor(args), (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync(args, { from: "user" });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : exitCodes.wrongUsage;
    const verbose = args.includes("--verbose");
    process.stderr.write(`${errorText(error as Error, verbose)}\n`);
    return exitCodeOf(error);
  }
}

function buildProgram(commands: readonly CommandSpec[], onExit: (code: ExitCode) => void): Command {
  const program = new Command("mlebench")
    .description("Measures how well AI agents do machine-learning engineering.")
    .version(version)
    .showHelpAfterError("See the help with --help.")
    .exitOverride();
  addOptions(program, globalOptions);
  for (const spec of commands) addCommand(program, spec, onExit);
  return program;
}

function addCommand(program: Command, spec: CommandSpec, onExit: (code: ExitCode) => void): void {
  const words = spec.name.split(" ");
  const command = parentOf(program, words.slice(0, -1))
    .command(words[words.length - 1])
    .summary(spec.summary)
    .description(spec.details ? `${spec.summary}.\n\n${spec.details}` : `${spec.summary}.`)
    .addHelpText("after", examplesText(spec))
    .exitOverride();
  for (const argument of spec.arguments ?? []) command.argument(argument.name, argument.help);
  addOptions(command, spec.options);
  command.action(async () => {
    const options = parseOptions(command.optsWithGlobals(), { ...globalOptions, ...spec.options });
    onExit(await spec.run({ options: options as CommandInput["options"], args: command.args }));
  });
}

function parentOf(program: Command, words: readonly string[]): Command {
  let parent = program;
  for (const word of words) {
    parent =
      parent.commands.find((command) => command.name() === word) ??
      parent.command(word).description(groups[word]).exitOverride();
  }
  return parent;
}

function addOptions(command: Command, table: OptionTable): void {
  for (const [key, spec] of Object.entries(table)) {
    const option = new Option(spec.flags, spec.help);
    // commander derives the key from the flag; ours is the table's.
    option.attributeName = () => key;
    if (spec.choices) option.choices(spec.choices);
    const { defaultText } = spec;
    if (typeof defaultText === "string" && defaultText) option.default(defaultText, defaultText);
    command.addOption(option);
  }
}

function parseOptions(given: Record<string, unknown>, table: OptionTable): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(table).map(([key, { parse, defaultText }]) => {
      const value = given[key] ?? defaultText;
      return [key, parse && typeof value === "string" ? parse(value) : value];
    }),
  );
}

function examplesText({ examples }: CommandSpec): string {
  const lines = examples.flatMap(([line, effect]) => [`  # ${effect}`, `  $ mlebench ${line}`]);
  return `\nExamples:\n${lines.join("\n")}\n`;
}

function errorText(error: Error, verbose: boolean): string {
  const text = verbose ? (error.stack ?? error.message) : `Error: ${error.message}`;
  // It may quote files of others, such as an agent's.
  return text.split("\n").map(harmless).join("\n");
}

function exitCodeOf(error: unknown): ExitCode {
  if (error instanceof UsageError) return exitCodes.wrongUsage;
  return error instanceof MissingPrerequisite ? exitCodes.missing : exitCodes.failed;
}
