import { shellQuoted } from "../shell-quoted.ts";

/** This call of the program, as a reader of what it made can give it again. */
export function commandLine(): string {
  return commandText(...process.argv.slice(2));
}

/** A call of the program, as it can be pasted into a shell. */
export function commandText(...words: readonly string[]): string {
  const quoted = words.map((word) => (/^[\w./:=@%+,-]+$/.test(word) ? word : shellQuoted(word)));
  return ["mlebench", ...quoted].join(" ");
}
