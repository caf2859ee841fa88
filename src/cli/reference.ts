import { type CommandSpec, exitCodes, globalOptions } from "./command.ts";
import { loadCommands } from "./commands.ts";
import type { OptionSpec, OptionTable } from "./option.ts";

/** The reference of all commands, as docs/cli.md holds it. */
export async function cliReference(): Promise<string> {
  return `# The command line

Made by \`npm run docs\` from the tables that the program itself uses.

In a checkout, \`npm run -s mlebench -- ARGS\` stands for \`mlebench ARGS\`.

Exit codes: ${exitCodes.good} good; ${exitCodes.failed} the work failed, or its result is bad; ${exitCodes.wrongUsage} wrong usage; ${exitCodes.missing} something needed is missing.

Options of every command:

${optionList(globalOptions)}
${(await loadCommands()).map(commandSection).join("\n")}`;
}

function commandSection(command: CommandSpec): string {
  const parameters = (command.arguments ?? []).map(({ name }) => ` ${name}`).join("");
  const details = command.details ? `\n${command.details}\n` : "";
  const argumentsList = (command.arguments ?? [])
    .map(({ name, help }) => `- \`${name}\`: ${help}\n`)
    .join("");
  const examples = command.examples
    .map(([line, effect]) => `# ${effect}\nmlebench ${line}\n`)
    .join("");
  return `## mlebench ${command.name}${parameters}

${command.summary}.
${details}
${argumentsList}${optionList(command.options)}
\`\`\`sh
${examples}\`\`\`
`;
}

function optionList(table: OptionTable): string {
  return Object.values(table).map(optionLine).join("");
}

function optionLine({ flags, help, choices, defaultText }: OptionSpec<unknown>): string {
  const words = choices ? ` (${choices.join(", ")})` : "";
  const standard =
    typeof defaultText === "string" && defaultText ? ` (default: ${defaultText})` : "";
  return `- \`${flags}\`: ${help}${words}${standard}\n`;
}
