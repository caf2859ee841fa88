import { opendir, stat } from "node:fs/promises";
import { join } from "node:path";
import { MissingPrerequisite } from "../errors.ts";
import { freeDiskBytes } from "../free-disk.ts";
import type { ProgressListener } from "./progress.ts";

/** What a competition reads and writes anew; everything else it only puts at another place. */
const REWRITTEN = /\.(csv|tsv|txt|json|jsonl|parquet|bson)$/i;
const ARCHIVE = /\.(zip|7z|tar|tgz|gz)$/i;
/** How far archives unpack whose listing does not say it at once: text about so far, media less. */
const ASSUMED_EXPANSION = 3;

/**
 * Bytes that preparing may need beside raw data: tables are written anew, archives unpacked, and
 * the rest is shared with the raw data where both lie on one file system, else copied.
 * @param raw a folder of raw data, or one archive.
 * @param target the folder on whose file system the prepared data will lie.
 */
export async function diskNeed(raw: string, target: string): Promise<number> {
  const found = await stat(raw);
  if (!found.isDirectory()) return bytesUnpacked(raw, found.size);
  const isShared = found.dev === (await stat(target)).dev;
  let need = 0;
  for await (const entry of await opendir(raw, { recursive: true })) {
    if (entry.isDirectory()) continue;
    const path = join(entry.parentPath, entry.name);
    if (ARCHIVE.test(entry.name)) need += await bytesUnpacked(path, (await stat(path)).size);
    else if (!isShared || REWRITTEN.test(entry.name)) need += (await stat(path)).size;
  }
  return need;
}

async function bytesUnpacked(archive: string, size: number): Promise<number> {
  if (!/\.zip$/i.test(archive)) return ASSUMED_EXPANSION * size;
  const { readZipMembers } = await import("./zip.ts");
  let bytes = 0;
  for await (const member of readZipMembers(archive)) bytes += member.size;
  return bytes;
}

/**
 * Says how much disk preparing needs, before it starts.
 * @throws {MissingPrerequisite} when there is less.
 */
export async function requireDisk(
  raw: string,
  target: string,
  onProgress: ProgressListener,
): Promise<void> {
  const need = await diskNeed(raw, target);
  const free = await freeDiskBytes(target);
  onProgress({ step: `needs up to ${gigabytes(need)} of disk, ${gigabytes(free)} are free` });
  if (need <= free) return;
  throw new MissingPrerequisite(
    `Preparing needs up to ${gigabytes(need)} of disk in ${target}, where ${gigabytes(free)} are ` +
      "free. Make room there, or choose a folder on another disk with --data-dir.",
  );
}

function gigabytes(bytes: number): string {
  return bytes < 1e9 ? `${Math.ceil(bytes / 1e6)} MB` : `${(bytes / 1e9).toFixed(1)} GB`;
}
