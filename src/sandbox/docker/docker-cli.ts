import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { MissingPrerequisite } from "../../errors.ts";

const MAX_OUTPUT_BYTES = 64 * 1024 ** 2;
/** An engine that hangs costs a run, not the run group. */
const PATIENCE_MS = 120_000;

/**
 * Runs `docker ARGS`, which knows the engine's place from its own settings and environment.
 * @returns what it wrote to standard output, trimmed.
 * @throws {MissingPrerequisite} where there is no `docker`; an Error with what it said otherwise.
 */
export async function docker(args: readonly string[], timeoutMs = PATIENCE_MS): Promise<string> {
  const limits = { maxBuffer: MAX_OUTPUT_BYTES, timeout: timeoutMs };
  const child = promisify(execFile)("docker", [...args], limits);
  child.child.stdin?.end();
  try {
    return (await child).stdout.trim();
  } catch (error) {
    const { code, killed, stderr } = error as NodeJS.ErrnoException & {
      killed?: boolean;
      stderr?: string;
    };
    if (code === "ENOENT") throw new MissingPrerequisite("There is no program `docker`.");
    if (killed) throw new Error(`docker ${args[0]} did not answer within ${timeoutMs} ms.`);
    throw new Error(`docker ${args[0]}: ${stderr?.trim() || (error as Error).message}`);
  }
}
