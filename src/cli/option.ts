import { UsageError } from "../errors.ts";

/** One option of a command: how it is written, what it means, how its text becomes a value. */
export interface OptionSpec<Value> {
  /** As commander writes it, such as "-c, --competition-id <id...>". */
  flags: string;
  help: string;
  /** What stands for an option that is not given, before parsing. */
  defaultText?: string | false | readonly string[];
  choices?: readonly string[];
  /** @throws {UsageError} saying what would be right. */
  parse?: (text: string) => Value;
}

export type OptionTable = Readonly<Record<string, OptionSpec<unknown>>>;

/** The values of a command's options, by their key in its table. */
export type OptionValues<Table extends OptionTable> = {
  [Key in keyof Table]: Table[Key] extends OptionSpec<infer Value> ? Value : never;
};

/** An option without a value. */
export function flag(flags: string, help: string): OptionSpec<boolean> {
  return { flags, help, defaultText: false };
}

/** An option with a text. */
export function text(flags: string, help: string): OptionSpec<string | undefined> {
  return { flags, help };
}

/** An option that takes one or more values, and may be repeated. */
export function list(flags: string, help: string): OptionSpec<readonly string[]> {
  return { flags, help, defaultText: [] };
}

/** An option that takes one of a few words. */
export function choice<const Word extends string>(
  flags: string,
  help: string,
  choices: readonly Word[],
): OptionSpec<Word | undefined> {
  return { flags, help, choices };
}

/** An option whose text is parsed, with the text that stands for it when it is not given. */
export function parsed<Value>(
  flags: string,
  help: string,
  parse: (text: string) => Value,
  defaultText: string,
): OptionSpec<Value> {
  return { flags, help, parse, defaultText };
}

/** An option whose text is parsed, or undefined when it is not given. */
export function optional<Value>(
  flags: string,
  help: string,
  parse: (text: string) => Value,
): OptionSpec<Value | undefined> {
  return { flags, help, parse };
}

/** A whole number of at least 1. */
export function parseCount(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new UsageError(`"${text}" is not a whole number of at least 1.`);
}

const SECONDS = { s: 1, m: 60, h: 3600, d: 86_400 };

/** A duration such as 90s, 30m or 24h, in seconds. */
export function parseDuration(text: string): number {
  const match = /^(\d+(?:\.\d+)?)([smhd])$/.exec(text);
  if (match && Number(match[1]) > 0) return Number(match[1]) * SECONDS[match[2] as "s"];
  throw new UsageError(`"${text}" is not a duration. Write it as 90s, 30m, 24h or 2d.`);
}

const BYTES = { m: 1024 ** 2, g: 1024 ** 3, t: 1024 ** 4 };

/** An amount of memory or disk such as 512m or 440g, in bytes. */
export function parseAmount(text: string): number {
  const match = /^(\d+(?:\.\d+)?)([mgt])$/i.exec(text);
  if (match && Number(match[1]) > 0) {
    return Math.round(Number(match[1]) * BYTES[match[2].toLowerCase() as "m"]);
  }
  throw new UsageError(`"${text}" is not an amount. Write it as 512m or 16g.`);
}
