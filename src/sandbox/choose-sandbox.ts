import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { MissingPrerequisite, UsageError } from "../errors.ts";
import { openImage } from "./docker/agent-image.ts";
import type { ContainerConfig } from "./docker/container-config.ts";
import { dockerEngine } from "./docker/docker-engine.ts";
import { createDockerSandbox } from "./docker/docker-sandbox.ts";
import { ENVIRONMENT_IMAGE } from "./docker/images.ts";
import { unisolatedSandbox } from "./none/unisolated-sandbox.ts";
import { dropRoot, namespaceArguments } from "./process/bubblewrap-arguments.ts";
import { processSandbox } from "./process/process-sandbox.ts";
import type { Sandbox, SandboxKind } from "./sandbox.ts";

const PATIENCE_MS = 10_000;

/** The variable by which the published harness lets privileged agents in. */
const ACCEPT_PRIVILEGES = "I_ACCEPT_RUNNING_PRIVILEGED_CONTAINERS";

/** What an agent asks of its sandbox; only containers give any of it. */
export interface SandboxNeeds {
  /** Container image; the base environment when not given. */
  image?: string;
  privileged?: boolean;
  container?: ContainerConfig;
  /** Devices that runs share out among them. */
  gpus?: readonly number[];
}

/**
 * The sandbox of a kind, once it is known to work here.
 * @throws {MissingPrerequisite} with one line on how to get what it needs.
 * @throws {UsageError} when the kind cannot give what the agent needs.
 */
export async function chooseSandbox(kind: SandboxKind, needs: SandboxNeeds = {}): Promise<Sandbox> {
  if (kind === "docker") return chooseDocker(needs);
  refuseContainerNeeds(needs);
  if (kind === "none") return unisolatedSandbox;
  const { problem } = await detectSandbox();
  if (problem === undefined) return processSandbox;
  throw new MissingPrerequisite(
    `Agents cannot be isolated here: ${problem} ` +
      "To run without isolation, say --sandbox none; reports will say so.",
  );
}

async function chooseDocker(needs: SandboxNeeds): Promise<Sandbox> {
  const { image = ENVIRONMENT_IMAGE, privileged, container, gpus } = needs;
  if (privileged) requirePrivilegesAccepted();
  const { limitsKeptBy, runtimes } = await dockerEngine();
  if (container?.runtime && !runtimes.includes(container.runtime)) {
    throw new MissingPrerequisite(
      `Docker has no runtime ${container.runtime} here; it has ${runtimes.join(", ")}.`,
    );
  }
  return createDockerSandbox({
    image: await openImage(image, container, gpus),
    limitsKeptBy,
    config: container,
    privileged,
  });
}

function requirePrivilegesAccepted(): void {
  if (process.env[ACCEPT_PRIVILEGES]?.toLowerCase() === "true") return;
  throw new UsageError(
    "The agent asks for a privileged container, in which it is root on this machine: it can read " +
      `the answers and change everything here. To allow that, set ${ACCEPT_PRIVILEGES}=true; ` +
      "reports will say that it was not isolated.",
  );
}

function refuseContainerNeeds({ image, privileged, container }: SandboxNeeds): void {
  const need =
    (image && `The agent runs in the container image ${image}.`) ||
    (privileged && "The agent asks for a privileged container.") ||
    (container && "A container configuration was given.");
  if (need) throw new UsageError(`${need} Say --sandbox docker.`);
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
