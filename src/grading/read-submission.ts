import { readFile, stat } from "node:fs/promises";
import { CsvError } from "../table/csv-error.ts";
import { parseCsv } from "../table/csv-reader.ts";
import type { Table } from "../table/table.ts";

/** Larger than any honest submission, and still what one buffer holds. */
const MAX_BYTES = 2 * 1024 ** 3 - 1;

/** A submission that could be read, or why it could not. */
export type ReadSubmission =
  | { status: "read"; table: Table }
  | { status: "no-submission" | "unreadable"; message: string };

/** Reads a submission file; whatever it contains, this does not throw. */
export async function readSubmission(path: string): Promise<ReadSubmission> {
  const found = await stat(path).catch(() => undefined);
  if (!found) return { status: "no-submission", message: `There is no file at ${path}.` };
  if (!found.isFile()) return { status: "no-submission", message: `${path} is not a file.` };
  if (found.size === 0) return unreadable("The submission is empty (0 bytes).");
  if (found.size > MAX_BYTES) {
    const size = (found.size / 1024 ** 3).toFixed(1);
    return unreadable(`The submission is ${size} GiB large; at most 2 GiB are read.`);
  }
  try {
    return { status: "read", table: parseCsv(await readFile(path)) };
  } catch (error) {
    if (error instanceof CsvError) {
      return unreadable(`The submission cannot be read as CSV: ${error.message}.`);
    }
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return { status: "no-submission", message: `${path} cannot be read (${code}).` };
  }
}

function unreadable(message: string): ReadSubmission {
  return { status: "unreadable", message };
}
