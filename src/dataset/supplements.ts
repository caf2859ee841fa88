import { createWriteStream, existsSync } from "node:fs";
import { mkdir, rename } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Source, Supplement } from "../competition/source.ts";
import { MissingPrerequisite } from "../errors.ts";
import type { ProgressListener } from "./progress.ts";

/**
 * Finds the files that a competition's download lacks: in the raw folder if the user put them
 * there, else downloaded into the scratch folder.
 * @returns where they lie, for those that were downloaded.
 * @throws {MissingPrerequisite} when one cannot be downloaded.
 */
export async function obtainSupplements(
  source: Source,
  rawFolder: string,
  scratch: string,
  onProgress: ProgressListener,
): Promise<Map<string, string>> {
  const downloaded = new Map<string, string>();
  const supplements = source.kind === "kaggle" ? (source.supplements ?? []) : [];
  for (const supplement of supplements) {
    if (existsSync(join(rawFolder, supplement.file))) continue;
    const target = join(scratch, "supplements", supplement.file);
    onProgress({ step: `downloading ${supplement.file}` });
    await download(supplement, target);
    downloaded.set(supplement.file, target);
  }
  return downloaded;
}

async function download({ file, url }: Supplement, target: string): Promise<void> {
  await mkdir(dirname(target), { recursive: true });
  try {
    const response = await fetch(url);
    if (!response.ok || !response.body) throw new Error(`HTTP status ${response.status}`);
    await pipeline(Readable.fromWeb(response.body), createWriteStream(`${target}.partial`));
    await rename(`${target}.partial`, target);
  } catch (error) {
    const { message, cause } = error as Error;
    const reason = cause instanceof Error && cause.message !== "" ? cause.message : message;
    throw new MissingPrerequisite(
      `${file} could not be downloaded from ${url}: ${reason}. Check the network and give the same ` +
        "command again, or put the file beside the other raw data yourself.",
    );
  }
}
