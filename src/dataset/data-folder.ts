import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import type { Competition } from "../competition/definition.ts";

/**
 * Where data lies unless told otherwise: `MLEBENCH_DATA_DIR`, or `mle-bench/data` in the user's
 * cache folder, as the Python reference has it, so both programs share prepared data.
 */
export function defaultDataDir(): string {
  return process.env.MLEBENCH_DATA_DIR || join(cacheDir(), "mle-bench", "data");
}

/** The folders of one competition's data. */
export interface DataPaths {
  base: string;
  raw: string;
  prepared: string;
  publicDir: string;
  privateDir: string;
}

export function dataPaths(dataDir: string, competitionId: string): DataPaths {
  const base = join(dataDir, competitionId);
  const prepared = join(base, "prepared");
  return {
    base,
    raw: join(base, "raw"),
    prepared,
    publicDir: join(prepared, "public"),
    privateDir: join(prepared, "private"),
  };
}

/** The file of a competition's prepared answers. */
export function answersFile(dataDir: string, competition: Competition): string {
  return join(dataPaths(dataDir, competition.id).privateDir, competition.answers);
}

/** Prepared folders appear by a rename once complete, so one that exists is whole. */
export function isPrepared(paths: DataPaths): boolean {
  return existsSync(paths.publicDir) && existsSync(paths.privateDir);
}

function cacheDir(): string {
  if (process.platform === "darwin") return join(homedir(), "Library", "Caches");
  if (process.platform === "win32" && process.env.LOCALAPPDATA) return process.env.LOCALAPPDATA;
  return process.env.XDG_CACHE_HOME || join(homedir(), ".cache");
}
