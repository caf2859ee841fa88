/** Why a file is not a CSV table. */
export type CsvErrorReason =
  | "no-columns"
  | "too-many-fields"
  | "not-utf8"
  | "unterminated-quote"
  | "too-large";

/** A file that pandas would refuse to read as CSV. */
export class CsvError extends Error {
  readonly reason: CsvErrorReason;
  /** Line of the file, counted from 1, where known. */
  readonly line: number | undefined;

  constructor(reason: CsvErrorReason, message: string, line?: number) {
    super(line === undefined ? message : `line ${line}: ${message}`);
    this.name = "CsvError";
    this.reason = reason;
    this.line = line;
  }
}

/** The line, counted from 1, that the byte at `position` is on; LF, CRLF and CR end lines. */
export function lineOf(bytes: Uint8Array, position: number): number {
  let line = 1;
  for (let i = 0; i < position; i++) {
    const byte = bytes[i];
    if (byte === 0x0a || (byte === 0x0d && bytes[i + 1] !== 0x0a)) line++;
  }
  return line;
}
