import { chmod, mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Competition, Splitter } from "../competition/definition.ts";
import { isProcessAlive } from "../process-alive.ts";
import { type DataPaths, dataPaths, isPrepared } from "./data-folder.ts";
import { requireDisk } from "./disk-need.ts";
import { obtainRaw, type RawOptions } from "./obtain-raw.ts";
import { PreparedOutput } from "./prepared-output.ts";
import type { ProgressListener } from "./progress.ts";
import { publishedSplit } from "./published-split.ts";
import { RawData } from "./raw-data.ts";
import { obtainSupplements } from "./supplements.ts";
import { findMismatches } from "./verify.ts";

export interface PrepareOptions extends RawOptions {
  dataDir: string;
  /** Prepare again although prepared data is there. */
  force?: boolean;
  /** Keep raw data that was downloaded for this. */
  keepRaw?: boolean;
  onProgress?: ProgressListener;
}

export interface PrepareResult {
  /** "present" when prepared data was there already. */
  outcome: "prepared" | "present";
  paths: DataPaths;
}

/**
 * Prepares a competition's data: obtains the raw data, splits it, checks the result against the
 * published checksums. `prepared/` appears by one rename at the end; whatever happens before
 * leaves the data folder as it was.
 * @param description the competition's description, given to agents with the public data.
 */
export async function prepareCompetition(
  competition: Competition,
  description: string,
  options: PrepareOptions,
): Promise<PrepareResult> {
  const paths = dataPaths(options.dataDir, competition.id);
  const onProgress = options.onProgress ?? (() => {});
  if (isPrepared(paths) && !options.force) return { outcome: "present", paths };

  await mkdir(paths.base, { recursive: true });
  await removeLeftovers(paths.base);
  const partial = join(paths.base, `${PARTIAL_PREFIX}${process.pid}`);
  try {
    const scratch = join(partial, "scratch");
    await mkdir(scratch, { recursive: true });
    const raw = await obtainRaw(competition, paths, scratch, options, onProgress);
    await requireDisk(raw, partial, onProgress);
    const supplements = await obtainSupplements(competition.source, raw, scratch, onProgress);
    await prepareFolder(competition, raw, partial, { onProgress, supplements });
    await rm(scratch, { recursive: true, force: true });
    if (!options.skipVerification) await requirePublished(competition, partial, onProgress);
    await writeFile(join(partial, "public", "description.md"), description);
    await chmod(join(partial, "private"), 0o700);
    await rm(paths.prepared, { recursive: true, force: true });
    await rename(partial, paths.prepared);
    // Only what a download made: whatever the user put there stays.
    const downloaded = raw === paths.raw && competition.source.kind === "npm";
    if (downloaded && !options.keepRaw) await rm(paths.raw, { recursive: true, force: true });
    return { outcome: "prepared", paths };
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}

export interface FolderOptions {
  split?: Splitter;
  onProgress?: ProgressListener;
  /** Raw files that lie elsewhere, by the name they would have in the raw folder. */
  supplements?: ReadonlyMap<string, string>;
}

/**
 * Runs a competition's `prepare` on a raw folder, into `public/` and `private/` of `target`, with
 * nothing around it: no download, no checks.
 */
export async function prepareFolder(
  competition: Competition,
  rawFolder: string,
  target: string,
  { split = publishedSplit(), onProgress = () => {}, supplements }: FolderOptions = {},
): Promise<void> {
  const publicDir = new PreparedOutput(join(target, "public"), onProgress);
  const privateDir = new PreparedOutput(join(target, "private"), onProgress);
  await Promise.all([publicDir.makeFolder("."), privateDir.makeFolder(".")]);
  const raw = new RawData(rawFolder, join(target, "scratch"), onProgress, supplements);
  await competition.prepare({ raw, publicDir, privateDir, split });
}

const PARTIAL_PREFIX = "prepared.partial-";

/** Removes what a killed process left; refuses to work beside one that is alive. */
async function removeLeftovers(base: string): Promise<void> {
  for (const name of await readdir(base)) {
    const match = /\.partial-(\d+)$/.exec(name);
    if (!match) continue;
    const pid = Number(match[1]);
    if (pid !== process.pid && isProcessAlive(pid)) {
      throw new Error(
        `Process ${pid} is preparing in ${base} right now. Wait for it to end, or stop it.`,
      );
    }
    await rm(join(base, name), { recursive: true, force: true });
  }
}

async function requirePublished(
  competition: Competition,
  prepared: string,
  onProgress: ProgressListener,
): Promise<void> {
  if (!competition.published) return;
  onProgress({ step: "checking against the published checksums" });
  const mismatches = await findMismatches(prepared, competition.published);
  if (mismatches.length === 0) return;
  const lines = mismatches.map(
    ({ file, expected, actual }) => `  ${file}: ${actual ?? "missing"}, published ${expected}`,
  );
  throw new Error(
    `The prepared data of ${competition.id} is not the published one:\n${lines.join("\n")}\n` +
      "The raw data differs from what the task was made from. Get the original download, or add " +
      "--skip-verification to keep it (scores will then not compare with published ones).",
  );
}
