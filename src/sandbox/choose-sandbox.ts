import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { MissingPrerequisite } from "../errors.ts";
import { unisolatedSandbox } from "./none/unisolated-sandbox.ts";
import { processSandbox } from "./process/process-sandbox.ts";
import type { Sandbox, SandboxKind } from "./sandbox.ts";

/**
 * The sandbox of a kind, once it is known to work here.
 * @throws {MissingPrerequisite} with one line on how to get what it needs.
 */
export async function chooseSandbox(kind: SandboxKind): Promise<Sandbox> {
  if (kind === "none") return unisolatedSandbox;
  const problem = await bubblewrapProblem();
  if (problem === undefined) return processSandbox;
  throw new MissingPrerequisite(
    `Agents cannot be isolated here: ${problem} ` +
      "To run without isolation, say --sandbox none; reports will say so.",
  );
}

/** Why bubblewrap does not work here; undefined when it does. */
export async function bubblewrapProblem(): Promise<string | undefined> {
  if (process.platform !== "linux") return "bubblewrap needs Linux.";
  const probe = [
    "--ro-bind",
    "/",
    "/",
    "--proc",
    "/proc",
    "--unshare-net",
    "--unshare-pid",
    "true",
  ];
  try {
    await promisify(execFile)("bwrap", probe, { timeout: 10_000 });
    return undefined;
  } catch (error) {
    const { code, stderr } = error as NodeJS.ErrnoException & { stderr?: string };
    if (code === "ENOENT") {
      return "bubblewrap is not installed (apt-get install bubblewrap, or your system's package).";
    }
    return `bubblewrap does not work (${(stderr ?? "").trim() || code}).`;
  }
}
