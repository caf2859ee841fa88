import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { MissingPrerequisite } from "../errors.ts";
import { unisolatedSandbox } from "./none/unisolated-sandbox.ts";
import { dropRoot, namespaceArguments } from "./process/bubblewrap-arguments.ts";
import { processSandbox } from "./process/process-sandbox.ts";
import type { Sandbox, SandboxKind } from "./sandbox.ts";

const PATIENCE_MS = 10_000;

/**
 * The sandbox of a kind, once it is known to work here.
 * @throws {MissingPrerequisite} with one line on how to get what it needs.
 */
export async function chooseSandbox(kind: SandboxKind): Promise<Sandbox> {
  if (kind === "none") return unisolatedSandbox;
  const { problem } = await detectSandbox();
  if (problem === undefined) return processSandbox;
  throw new MissingPrerequisite(
    `Agents cannot be isolated here: ${problem} ` +
      "To run without isolation, say --sandbox none; reports will say so.",
  );
}

/** The best kind of sandbox that works here, and where that is "none", why, in one line. */
export async function detectSandbox(): Promise<{ kind: SandboxKind; problem?: string }> {
  const problem = await bubblewrapProblem();
  return problem === undefined ? { kind: "process" } : { kind: "none", problem };
}

async function bubblewrapProblem(): Promise<string | undefined> {
  if (process.platform !== "linux") {
    return `bubblewrap, which isolates them, needs Linux (this is ${process.platform}).`;
  }
  const asRoot = process.getuid?.() === 0;
  const show = ["--ro-bind", "/", "/", "--proc", "/proc", "--dev", "/dev"];
  const probe = [...namespaceArguments(asRoot), ...show, ...(asRoot ? dropRoot : []), "/bin/true"];
  try {
    await promisify(execFile)("bwrap", probe, { timeout: PATIENCE_MS });
    return undefined;
  } catch (error) {
    const { code, stderr } = error as NodeJS.ErrnoException & { stderr?: string };
    if (code === "ENOENT") {
      return (
        "bubblewrap is not installed (apt-get install bubblewrap, dnf install bubblewrap or " +
        "pacman -S bubblewrap)."
      );
    }
    const reason = stderr?.trim().split("\n").at(-1) || code;
    return `bubblewrap, of which 0.8 or newer is needed, does not work (${reason}).`;
  }
}
