import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import * as yauzl from "yauzl";
import * as yazl from "yazl";
import type { CopiedFile } from "../competition/definition.ts";

/**
 * Unpacks a zip into a folder. Member names that would leave the folder are refused (by yauzl), links
 * are written as plain files.
 * @param onMember called with the number of members written so far and their total.
 */
export async function unpackZip(
  archive: string,
  folder: string,
  onMember?: (done: number, total: number) => void,
): Promise<void> {
  const zip = await yauzl.openPromise(archive).catch((error: Error) => {
    throw new Error(`${archive} is not a readable zip archive: ${error.message}`);
  });
  try {
    let done = 0;
    const madeFolders = new Set<string>();
    for await (const entry of zip.eachEntry()) {
      const target = join(folder, entry.fileName);
      const parent = entry.fileName.endsWith("/") ? target : dirname(target);
      if (!madeFolders.has(parent)) {
        await mkdir(parent, { recursive: true });
        madeFolders.add(parent);
      }
      if (!entry.fileName.endsWith("/")) {
        await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(target));
      }
      onMember?.(++done, zip.entryCount);
    }
  } finally {
    zip.close();
  }
}

/** Writes a deflated zip of files on disk, in the order given. */
export async function writeZip(archive: string, members: Iterable<CopiedFile>): Promise<void> {
  const zip = new yazl.ZipFile();
  for (const { from, to } of members) zip.addFile(from, to);
  zip.end();
  const failure = new Promise<never>((_, reject) => zip.once("error", reject));
  await Promise.race([pipeline(zip.outputStream, createWriteStream(archive)), failure]);
}
