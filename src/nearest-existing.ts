import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";

/** A path itself, or the folder above it in which it would be made. */
export function nearestExisting(path: string): string {
  let existing = resolve(path);
  while (!existsSync(existing)) existing = dirname(existing);
  return existing;
}
