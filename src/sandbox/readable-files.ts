import type { Stats } from "node:fs";
import { lstat, opendir, stat } from "node:fs/promises";
import { join } from "node:path";
import { MissingPrerequisite } from "../errors.ts";
import { shellQuoted } from "../shell-quoted.ts";

const READABLE_BY_OTHERS = 0o004;
const ENTERED_BY_OTHERS = 0o001;
/** Entries of a folder; enough to tell that it was made for its owner only. */
const LOOKED_AT = 20_000;

/**
 * Requires that an agent, which is another user than root, can read what it is given.
 * @throws {MissingPrerequisite} saying what to do.
 */
export async function requireReadable(paths: readonly string[]): Promise<void> {
  for (const path of paths) requireModeForOthers(path, path, await stat(path));
}

/** The same for folders and what lies in them, as far as it can be looked at in a moment. */
export async function requireContentReadable(folders: readonly string[]): Promise<void> {
  await requireReadable(folders);
  for (const top of folders) {
    const pending = [top];
    let looked = 0;
    for (let folder = pending.pop(); folder && looked < LOOKED_AT; folder = pending.pop()) {
      for await (const entry of await opendir(folder)) {
        if (++looked > LOOKED_AT) break;
        if (!entry.isFile() && !entry.isDirectory()) continue;
        const path = join(folder, entry.name);
        requireModeForOthers(path, top, await lstat(path));
        if (entry.isDirectory()) pending.push(path);
      }
    }
  }
}

function requireModeForOthers(path: string, top: string, found: Stats): void {
  const needed = READABLE_BY_OTHERS | (found.isDirectory() ? ENTERED_BY_OTHERS : 0);
  if ((found.mode & needed) === needed) return;
  throw new MissingPrerequisite(
    `${path} can be read by its owner only, and agents run as another user. ` +
      `Run: chmod -R a+rX ${shellQuoted(top)}`,
  );
}
