import { createWriteStream } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import * as yauzl from "yauzl";
import * as yazl from "yazl";
import type { ZippedFile } from "../competition/definition.ts";

const PARALLEL_MEMBERS = 16;
const SMALL_MEMBER_BYTES = 1 << 20;

/** One entry of a zip; the name of a folder entry ends with "/". */
export interface ZipMember {
  name: string;
  /** Bytes after unpacking. */
  size: number;
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
      yield {
        name: entry.fileName,
        size: entry.uncompressedSize,
        open: () => zip.openReadStreamPromise(entry),
      };
    }
  } finally {
    zip.close();
  }
}

/**
 * Unpacks a zip into a folder, several members at a time; links in it become plain files.
 * @param onMember called with the number of members written so far and their total.
 */
export async function unpackZip(
  archive: string,
  folder: string,
  onMember?: (done: number, total: number) => void,
): Promise<void> {
  const madeFolders = new Set<string>();
  const writing = new Set<Promise<void>>();
  let done = 0;
  let total = 0;
  const members = readZipMembers(archive, (count) => {
    total = count;
  });
  const finished = () => onMember?.(++done, total);
  try {
    for await (const member of members) {
      const target = join(folder, member.name);
      const isFolder = member.name.endsWith("/");
      const parent = isFolder ? target : dirname(target);
      if (!madeFolders.has(parent)) {
        await mkdir(parent, { recursive: true });
        madeFolders.add(parent);
      }
      if (isFolder) {
        finished();
        continue;
      }
      // Opened before the next entry is asked for, since the archive closes after the last.
      const write: Promise<void> = writeMember(member, await member.open(), target).then(() => {
        writing.delete(write);
        finished();
      });
      writing.add(write);
      if (writing.size >= PARALLEL_MEMBERS) await Promise.race(writing);
    }
    await Promise.all(writing);
  } finally {
    await Promise.allSettled(writing);
  }
}

/** Small members are written whole, which costs a fraction of what a stream does. */
async function writeMember(member: ZipMember, content: Readable, target: string): Promise<void> {
  if (member.size > SMALL_MEMBER_BYTES) await pipeline(content, createWriteStream(target));
  else await writeFile(target, await buffer(content));
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
