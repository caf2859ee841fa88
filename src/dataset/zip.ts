import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import * as yauzl from "yauzl";
import * as yazl from "yazl";
import type { ZippedFile } from "../competition/definition.ts";

/** One entry of a zip; the name of a folder entry ends with "/". */
export interface ZipMember {
  name: string;
  open(): Promise<Readable>;
}

/**
 * Goes through a zip in its own order. Absolute names and names with ".." are refused (by yauzl).
 * @param onCount called with the number of entries before the first one.
 */
export async function* readZipMembers(
  archive: string,
  onCount?: (count: number) => void,
): AsyncGenerator<ZipMember> {
  const zip = await yauzl.openPromise(archive).catch((error: Error) => {
    throw new Error(`${archive} is not a readable zip archive: ${error.message}`);
  });
  try {
    onCount?.(zip.entryCount);
    for await (const entry of zip.eachEntry()) {
      yield { name: entry.fileName, open: () => zip.openReadStreamPromise(entry) };
    }
  } finally {
    zip.close();
  }
}

/**
 * Unpacks a zip into a folder; links in it become plain files.
 * @param onMember called with the number of members written so far and their total.
 */
export async function unpackZip(
  archive: string,
  folder: string,
  onMember?: (done: number, total: number) => void,
): Promise<void> {
  const madeFolders = new Set<string>();
  let done = 0;
  let total = 0;
  const members = readZipMembers(archive, (count) => {
    total = count;
  });
  for await (const member of members) {
    const target = join(folder, member.name);
    const isFolder = member.name.endsWith("/");
    const parent = isFolder ? target : dirname(target);
    if (!madeFolders.has(parent)) {
      await mkdir(parent, { recursive: true });
      madeFolders.add(parent);
    }
    if (!isFolder) await pipeline(await member.open(), createWriteStream(target));
    onMember?.(++done, total);
  }
}

/** Writes a zip of files on disk, in the order given; deflated unless told otherwise. */
export async function writeZip(
  archive: string,
  members: Iterable<ZippedFile>,
  options: { compress: boolean } = { compress: true },
): Promise<void> {
  const zip = new yazl.ZipFile();
  const failure = new Promise<never>((_, reject) => zip.once("error", reject));
  for (const member of members) {
    if ("folder" in member) zip.addEmptyDirectory(member.folder);
    else if ("from" in member) zip.addFile(member.from, member.to, options);
    else zip.addBuffer(Buffer.from(member.content), member.to, options);
  }
  zip.end();
  await Promise.race([pipeline(zip.outputStream, createWriteStream(archive)), failure]);
}
