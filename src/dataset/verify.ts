import { existsSync } from "node:fs";
import { join } from "node:path";
import type { PublishedFigures } from "../competition/definition.ts";
import { fileMd5 } from "./checksum.ts";

/** One prepared file that is not the published one. */
export interface ChecksumMismatch {
  /** Path inside the prepared folder. */
  file: string;
  expected: string;
  /** Missing when there is no such file. */
  actual?: string;
}

/** Compares prepared files with the checksums of the published task set. */
export async function findMismatches(
  prepared: string,
  published: PublishedFigures,
): Promise<ChecksumMismatch[]> {
  const mismatches: ChecksumMismatch[] = [];
  for (const side of ["public", "private"] as const) {
    for (const [name, expected] of Object.entries(published[side])) {
      const file = `${side}/${name}`;
      const path = join(prepared, file);
      if (!existsSync(path)) mismatches.push({ file, expected });
      else {
        const actual = await fileMd5(path);
        if (actual !== expected) mismatches.push({ file, expected, actual });
      }
    }
  }
  return mismatches;
}
