import type { Dirent, Stats } from "node:fs";
import { appendFile, lstat, readdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import {
  AgentTree,
  type BytePath,
  childOf,
  entriesOf,
  ITSELF,
  systemPath,
  textOf,
} from "../sandbox/agent-tree.ts";

/** A submission's name below a run's folder. */
const SUBMISSION = join("submission", "submission.csv");

/** Folders of a run that the agent fills. */
export const OUTPUT_FOLDERS = ["submission", "logs", "code"] as const;

/** Lists what was taken out of what an agent left, one JSON object a line. */
export const LEFT_OUT_FILE = "left-out.jsonl";

/** What is kept of each folder that an agent filled. */
export interface CollectionCaps {
  bytes: number;
  files: number;
}

export const COLLECTION_CAPS: CollectionCaps = { bytes: 1024 ** 3, files: 10_000 };

const NAMED_IN_FILE = 1000;
const NAMED_IN_MESSAGE = 5;

interface Found {
  /** Relative to the run's folder, as text. */
  path: string;
  bytes: number;
}

/** With the path as the system takes it. */
type Placed = Found & { place: Buffer };

type Reason = "link or special file" | "too many files" | "too large";

/**
 * Takes out of what an agent left what is neither a file nor a folder (links, pipes, sockets),
 * since whoever reads it later, grader or viewer, must not be led out of its folder; and what goes
 * beyond the caps, the largest files first. The submission itself stays whatever its size.
 * @returns a sentence on what was left out, if anything was; {@link LEFT_OUT_FILE} has the list.
 */
export async function trimOutput(
  runFolder: string,
  caps: CollectionCaps = COLLECTION_CAPS,
): Promise<string | undefined> {
  const leftOut: (Found & { reason: Reason })[] = [];
  let count = 0;
  let bytes = 0;
  const leaveOut = async ({ place, ...found }: Placed, reason: Reason) => {
    await rm(place, { force: true });
    count++;
    bytes += found.bytes;
    if (leftOut.length < NAMED_IN_FILE) leftOut.push({ ...found, reason });
  };
  for (const folder of OUTPUT_FOLDERS) {
    const kept: Placed[] = [];
    for await (const { entry, ...found } of walk(runFolder, folder)) {
      if (!entry.isFile()) await leaveOut(found, "link or special file");
      else if (kept.length >= caps.files) await leaveOut(found, "too many files");
      else if (found.path !== SUBMISSION) kept.push(found);
    }
    let total = kept.reduce((sum, found) => sum + found.bytes, 0);
    for (const found of kept.sort((a, b) => b.bytes - a.bytes)) {
      if (total <= caps.bytes) break;
      await leaveOut(found, "too large");
      total -= found.bytes;
    }
  }
  if (count === 0) return undefined;
  const lines = leftOut.map((found) => `${JSON.stringify(found)}\n`);
  await appendFile(join(runFolder, LEFT_OUT_FILE), lines.join(""));
  return sentenceOn(leftOut, count, bytes);
}

/** Says what lies in a run's submission folder where no submission does. */
export async function misplacedSubmission(runFolder: string): Promise<string | undefined> {
  if (await findSubmission(runFolder)) return undefined;
  const entries = await readdir(join(runFolder, dirname(SUBMISSION)), { withFileTypes: true });
  if (entries.length === 0) return undefined;
  const named = entries
    .slice(0, NAMED_IN_MESSAGE)
    .map((entry) => (entry.isDirectory() ? `the folder ${entry.name}` : entry.name));
  const others = entries.length > named.length ? ` and ${entries.length - named.length} more` : "";
  return `there is no file submission.csv in its submission folder, but ${named.join(", ")}${others}`;
}

function sentenceOn(
  leftOut: readonly (Found & { reason: Reason })[],
  count: number,
  bytes: number,
): string {
  const named = leftOut.slice(0, NAMED_IN_MESSAGE).map(({ path, reason }) => `${path} (${reason})`);
  const others = count > named.length ? ` and ${count - named.length} more` : "";
  const size = bytes >= 1024 ** 2 ? `, ${Math.round(bytes / 1024 ** 2)} MiB in all,` : "";
  return `left out of what it left${size}: ${named.join(", ")}${others}`;
}

/** All that is no folder below a folder; links are not followed. */
async function* walk(
  runFolder: string,
  folder: string,
): AsyncGenerator<Placed & { entry: Dirent }> {
  const root = join(runFolder, folder);
  const tree = await AgentTree.open(root);
  const pending: BytePath[] = [ITSELF];
  for (let below = pending.pop(); below !== undefined; below = pending.pop()) {
    await using held = await tree.hold(below, "folder");
    if (!held) continue;
    for await (const entries of entriesOf(held)) {
      for (const entry of entries) {
        const path = childOf(below, entry.name);
        const place = systemPath(root, path);
        if (entry.isDirectory()) pending.push(path);
        else {
          const { size } = await lstat(place);
          yield { entry, place, path: join(folder, textOf(path)), bytes: size };
        }
      }
    }
  }
}

/** Where a run's submission lies, if there is one. */
export function submissionPath(runFolder: string): string {
  return join(runFolder, SUBMISSION);
}

/** A run's submission as the file system knows it; undefined where there is none, or no file. */
export async function findSubmission(runFolder: string): Promise<Stats | undefined> {
  const found = await lstat(submissionPath(runFolder)).catch(() => undefined);
  return found?.isFile() ? found : undefined;
}
