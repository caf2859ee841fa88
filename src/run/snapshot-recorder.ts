import { createHash } from "node:crypto";
import { constants, createReadStream, createWriteStream } from "node:fs";
import { appendFile, type FileHandle, mkdir, open, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { submissionPath } from "./left-behind.ts";
import { SNAPSHOTS_FILE, SNAPSHOTS_FOLDER, type Snapshot } from "./snapshots.ts";

/** Bytes that one snapshot, and all of one run together, may take. */
const MAX_FILE_BYTES = 512 * 1024 ** 2;
const MAX_RUN_BYTES = 4 * 1024 ** 3;

export interface SnapshotCaps {
  fileBytes: number;
  runBytes: number;
}

/** What became of an attempt: "changing" is worth another, "left out" is beyond a cap. */
export type SnapshotOutcome = "taken" | "nothing there" | "changing" | "left out";

/**
 * Keeps copies of one run's submission, each content once, and a line for every time it was looked
 * at. The submission is the agent's: a link is not followed, and nothing that is no file is read.
 */
export class SnapshotRecorder {
  readonly #runFolder: string;
  readonly #caps: SnapshotCaps;
  /** Files below the run's folder, by their SHA-256. */
  readonly #files = new Map<string, string>();
  #bytes = 0;

  constructor(
    runFolder: string,
    caps: SnapshotCaps = { fileBytes: MAX_FILE_BYTES, runBytes: MAX_RUN_BYTES },
  ) {
    this.#runFolder = runFolder;
    this.#caps = caps;
  }

  /** @param seconds since the agent started. */
  async take(seconds: number): Promise<SnapshotOutcome> {
    const source = await openSubmission(this.#runFolder);
    if (!source) return "nothing there";
    try {
      return await this.#takeFrom(source, seconds);
    } finally {
      await source.close();
    }
  }

  async #takeFrom(source: FileHandle, seconds: number): Promise<SnapshotOutcome> {
    const before = await source.stat();
    if (!before.isFile()) return "nothing there";
    const { fileBytes, runBytes } = this.#caps;
    if (before.size > fileBytes || this.#bytes + before.size > runBytes) return "left out";
    await mkdir(join(this.#runFolder, SNAPSHOTS_FOLDER), { recursive: true });
    const partial = join(this.#runFolder, SNAPSHOTS_FOLDER, "partial");
    const { sha256, bytes } = await copyHashed(source, partial, before.size);
    const after = await source.stat();
    if (bytes !== after.size || before.mtimeMs !== after.mtimeMs) {
      await rm(partial, { force: true });
      return "changing";
    }
    const file = this.#files.get(sha256) ?? fileName(seconds, sha256);
    if (this.#files.has(sha256)) await rm(partial, { force: true });
    else {
      await rename(partial, join(this.#runFolder, file));
      this.#files.set(sha256, file);
      this.#bytes += bytes;
    }
    const snapshot: Snapshot = { seconds, sha256, file, valid: null, score: null, medal: null };
    await appendFile(join(this.#runFolder, SNAPSHOTS_FILE), `${JSON.stringify(snapshot)}\n`);
    return "taken";
  }
}

function fileName(seconds: number, sha256: string): string {
  const time = String(Math.floor(seconds)).padStart(6, "0");
  return `${SNAPSHOTS_FOLDER}/${time}-${sha256.slice(0, 8)}.csv`;
}

async function openSubmission(runFolder: string): Promise<FileHandle | undefined> {
  // A pipe would keep its reader waiting.
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
  return open(submissionPath(runFolder), flags).catch(() => undefined);
}

async function copyHashed(
  source: FileHandle,
  target: string,
  size: number,
): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash("sha256");
  let bytes = 0;
  const hashing = new Transform({
    transform(chunk: Buffer, _, done) {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  // One byte more than there was tells whether it grows.
  const reading = createReadStream("", { fd: source, autoClose: false, start: 0, end: size });
  await pipeline(reading, hashing, createWriteStream(target));
  return { sha256: hash.digest("hex"), bytes };
}
