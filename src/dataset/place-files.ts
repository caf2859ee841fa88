import {
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  rmSync,
} from "node:fs";
import { copyFile } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { setImmediate } from "node:timers/promises";
import type { CopiedFile } from "../competition/definition.ts";

const PARALLEL_COPIES = 16;
/** So many files are linked before signals and progress get a turn: a few milliseconds' work. */
const FILES_A_TURN = 256;

/**
 * Puts files at further places without using disk space where that is possible: as copy-on-write
 * clones where the file system makes them, else as hard links, else (another file system, links
 * refused) as copies, many at a time. A file that is in the way is replaced, never written into,
 * since it may be a link itself; symbolic links are followed.
 * @param onFiles called now and then with the number of files placed.
 * @throws when a source is missing, naming it.
 */
export async function placeFiles(
  files: readonly CopiedFile[],
  onFiles: (done: number) => void = () => {},
): Promise<void> {
  const madeFolders = new Set<string>();
  const toCopy: CopiedFile[] = [];
  const isLink = linkFinder();
  let share = clone;
  for (let done = 0; done < files.length; done++) {
    const file = files[done]!;
    const parent = dirname(file.to);
    if (!madeFolders.has(parent)) {
      mkdirSync(parent, { recursive: true });
      madeFolders.add(parent);
    }
    if (share === clone && !replacing(file, clone)) share = hardLink;
    if (share === hardLink && (isLink(file.from) || !replacing(file, hardLink))) toCopy.push(file);
    if (done % FILES_A_TURN === 0) {
      onFiles(done - toCopy.length);
      await setImmediate();
    }
  }
  const shared = files.length - toCopy.length;
  let next = 0;
  const copyNext = async () => {
    while (next < toCopy.length) {
      const { from, to } = toCopy[next++]!;
      await copyFile(from, to).catch((error) => {
        throw readable(error, from);
      });
      onFiles(shared + next);
    }
  };
  await Promise.all(Array.from({ length: PARALLEL_COPIES }, copyNext));
}

type Sharing = (file: CopiedFile) => void;

function clone({ from, to }: CopiedFile): void {
  copyFileSync(from, to, constants.COPYFILE_FICLONE_FORCE | constants.COPYFILE_EXCL);
}

function hardLink({ from, to }: CopiedFile): void {
  linkSync(from, to);
}

/** Tells symbolic links: looks through each folder once, a tenth of what asking for each file costs. */
function linkFinder(): (path: string) => boolean {
  const linksByFolder = new Map<string, ReadonlySet<string>>();
  return (path) => {
    const folder = dirname(path);
    let links = linksByFolder.get(folder);
    if (links === undefined) {
      const entries = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
      links = new Set(entries.filter((entry) => entry.isSymbolicLink()).map(({ name }) => name));
      linksByFolder.set(folder, links);
    }
    return links.size > 0 && links.has(basename(path));
  };
}

/** Whether the file could be shared; removes what is in its way. */
function replacing(file: CopiedFile, share: Sharing): boolean {
  try {
    share(file);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") throw readable(error as Error, file.from);
    if (code !== "EEXIST") {
      rmSync(file.to, { force: true });
      return false;
    }
    rmSync(file.to);
    return replacing(file, share);
  }
}

function readable(error: NodeJS.ErrnoException, source: string): Error {
  return error.code === "ENOENT" ? new Error(`The raw data has no file ${source}.`) : error;
}
