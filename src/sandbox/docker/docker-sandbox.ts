import { randomBytes } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { constants, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { z } from "zod";
import { placeVariables, usualVariables } from "../agent-environment.ts";
import { writeHostFiles } from "../host-files.ts";
import { AGENT_ID, agentPlaces, machinery, VALIDATION_PORT } from "../inside-places.ts";
import { giveAway, takeBack } from "../ownership.ts";
import { requireContentReadable, requireReadable } from "../readable-files.ts";
import {
  filledFolders,
  GRACE_SECONDS,
  type LimitKeeper,
  type Sandbox,
  type SandboxRequest,
} from "../sandbox.ts";
import { supervise } from "../supervise.ts";
import { notStarted } from "../supervise-launcher.ts";
import type { AgentImage } from "./agent-image.ts";
import { containerArguments } from "./container-arguments.ts";
import type { ContainerConfig } from "./container-config.ts";
import { docker } from "./docker-cli.ts";
import { labelArguments, removeContainers } from "./labels.ts";

export interface DockerSandboxOptions {
  image: AgentImage;
  limitsKeptBy: LimitKeeper;
  config?: ContainerConfig;
  privileged?: boolean;
  graceSeconds?: number;
}

/**
 * Isolates an agent in a container: it sees the image, the public data and its own folders, and of
 * the network only the validation server. The launcher inside offers that as a local port; the
 * server itself, and the answers, stay with the orchestrator.
 */
export function createDockerSandbox({
  image,
  limitsKeptBy,
  config = {},
  privileged = false,
  graceSeconds = GRACE_SECONDS,
}: DockerSandboxOptions): Sandbox {
  return {
    kind: "docker",
    isolated: !privileged,
    image: { name: image.name, id: image.id },

    placesFor: () => agentPlaces,

    async requireUsable({ data, agent }) {
      if (process.getuid?.() === 0) await requireContentReadable([...data, agent]);
    },

    async run(request, signal) {
      const { files, limits, logFile, scratchFolder = tmpdir() } = request;
      const asRoot = process.getuid?.() === 0;
      if (asRoot) await requireReadable([files.data, files.agent, files.instructions]);
      const scratch = await mkdtemp(join(scratchFolder, "mlebench-sandbox-"));
      const name = `mlebench-${randomBytes(8).toString("hex")}`;
      try {
        const hostFiles = await writeHostFiles(scratch);
        if (asRoot) await giveAway(filledFolders(files), AGENT_ID);
        const user = asRoot
          ? `${AGENT_ID}:${AGENT_ID}`
          : `${process.getuid?.()}:${process.getgid?.()}`;
        const command = launchCommand(request);
        await docker([
          ...["create", "--name", name, ...(await labelArguments(dirname(logFile)))],
          ...(await environmentArguments(scratch, image.variables, request)),
          ...containerArguments({
            request,
            hostFiles,
            config,
            image: image.id,
            user,
            privileged,
            command,
          }),
        ]);
        const { launcherSaid: _, ...ended } = await supervise(
          {
            command: "docker",
            args: ["start", "--attach", "--interactive", name],
            environment: process.env,
            limits,
            filledFolders: filledFolders(files),
            graceSeconds,
            logFile,
            kill: () => docker(["kill", name]),
            firstProcess: firstProcessOf(name),
          },
          signal,
        );
        const state = await stateOf(name);
        const stopped = ended.timedOut || ended.outOfDisk || signal.aborted;
        if (state.running && !stopped) {
          throw new Error(`Docker lost the connection to the running container ${name}.`);
        }
        if (!state.started && !signal.aborted) await notStarted(logFile);
        return { ...ended, ...endOf(state.exitCode), outOfMemory: state.outOfMemory, limitsKeptBy };
      } finally {
        await docker(["rm", "--force", "--volumes", name]).catch(() => {});
        await rm(scratch, { recursive: true, force: true });
        await takeBack(filledFolders(files));
      }
    },

    removeLeftovers: removeContainers,
  };
}

function launchCommand({ limits, command }: SandboxRequest): string[] {
  return [
    ...[machinery.node, machinery.launcher, machinery.validationSocket],
    ...[String(VALIDATION_PORT), String(limits.seconds), "none"],
    ...command,
  ];
}

/** Variables go by a file, since other users can read the command line; it takes single lines. */
async function environmentArguments(
  scratch: string,
  { PATH, ...image }: AgentImage["variables"],
  request: SandboxRequest,
): Promise<string[]> {
  const variables = Object.entries({
    LANG: "C.UTF-8",
    ...usualVariables,
    USER: "agent",
    LOGNAME: "agent",
    ...image,
    PATH: `${PATH}:${machinery.programs}`,
    HOME: "/tmp",
    ...request.environment,
    ...placeVariables(agentPlaces),
  });
  const isLine = ([, value]: [string, string]) => !/[\r\n]/.test(value);
  const file = join(scratch, "environment");
  const lines = variables.filter(isLine).map(([name, value]) => `${name}=${value}\n`);
  await writeFile(file, lines.join(""), { mode: 0o600 });
  const others = variables.filter((variable) => !isLine(variable));
  return ["--env-file", file, ...others.flatMap(([name, value]) => ["--env", `${name}=${value}`])];
}

/** The container's first process, which is asked for when it is first wanted. */
function firstProcessOf(name: string): () => number | undefined {
  let id: number | undefined;
  return () => {
    if (id === undefined) {
      docker(["inspect", "--format", "{{.State.Pid}}", name])
        .then((text) => {
          id = Number(text) || undefined;
        })
        .catch(() => {});
    }
    return id;
  };
}

const stateSchema = z.object({
  ExitCode: z.int(),
  OOMKilled: z.boolean(),
  Running: z.boolean(),
  StartedAt: z.string(),
});

async function stateOf(name: string) {
  const text = await docker(["inspect", "--format", "{{json .State}}", name]);
  const state = stateSchema.parse(JSON.parse(text));
  return {
    exitCode: state.ExitCode,
    outOfMemory: state.OOMKilled,
    running: state.Running,
    started: !state.StartedAt.startsWith("0001"),
  };
}

/** An exit code above 128 stands for a signal, as shells write it. */
function endOf(code: number): { exitCode: number | null; signal: NodeJS.Signals | null } {
  const name = Object.entries(constants.signals).find(([, number]) => number === code - 128)?.[0];
  return name
    ? { exitCode: null, signal: name as NodeJS.Signals }
    : { exitCode: code, signal: null };
}
