import { chmod, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { launcherPath, validateScriptPath } from "./inside-files.ts";

/** Files on the host that a sandbox shows beside those of the request. */
export interface HostFiles {
  node: string;
  launcher: string;
  validateScript: string;
}

/** Files for a sandbox, which the agent's user can read whoever may read the originals. */
export async function writeHostFiles(scratch: string): Promise<HostFiles> {
  return {
    node: process.execPath,
    launcher: await writeReadable(join(scratch, "launcher"), await readFile(launcherPath)),
    validateScript: await writeReadable(
      join(scratch, "validate"),
      await readFile(validateScriptPath),
    ),
  };
}

/** @returns the path. */
export async function writeReadable(path: string, content: string | Buffer): Promise<string> {
  await writeFile(path, content);
  await chmod(path, 0o755);
  return path;
}
