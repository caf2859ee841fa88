import { execFile, execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { chmod, mkdir, mkdtemp, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { inject } from "vitest";
import { detectSandbox } from "./choose-sandbox.ts";
import { openImage } from "./docker/agent-image.ts";
import { dockerEngine } from "./docker/docker-engine.ts";
import { createDockerSandbox } from "./docker/docker-sandbox.ts";
import { createUnisolatedSandbox } from "./none/unisolated-sandbox.ts";
import { createProcessSandbox } from "./process/process-sandbox.ts";
import type { Sandbox, SandboxLimits, SandboxRequest, SandboxResult } from "./sandbox.ts";

const { problem } = await detectSandbox();
if (problem) console.warn(`Tests of the process sandbox are skipped: ${problem}`);

interface NamedSandbox {
  name: string;
  sandbox: Sandbox;
}

const graceSeconds = 1;
/** A container's start, which can take a second on a busy machine, counts as its time. */
const containerGraceSeconds = 3;

export const processSandboxes: NamedSandbox[] = problem
  ? []
  : [{ name: "process", sandbox: createProcessSandbox({ graceSeconds }) }];

/** The image that tests run agents in; undefined where there is no Docker Engine. */
export const testImage = await startDocker();

export const dockerSandboxes: NamedSandbox[] = testImage
  ? [{ name: "docker", sandbox: await testSandbox(testImage) }]
  : [];

/** Back ends that must keep an agent from everything it was not given. */
export const isolatingSandboxes: NamedSandbox[] = [...processSandboxes, ...dockerSandboxes];

/** The same, and once more with the limits that are kept where no control group can be made. */
export const limitedSandboxes: NamedSandbox[] = [
  ...isolatingSandboxes,
  ...processSandboxes.map(({ name }) => ({
    name: `${name} (without control groups)`,
    sandbox: createProcessSandbox({ graceSeconds, useCgroups: false }),
  })),
];

export const allSandboxes: NamedSandbox[] = [
  ...isolatingSandboxes,
  { name: "none", sandbox: createUnisolatedSandbox({ graceSeconds }) },
];

/** A prepared competition, an agent and an empty run folder. */
export interface Scene {
  folder: string;
  answersFile: string;
  request: SandboxRequest;
  /** Runs a shell script as the agent. */
  run(
    sandbox: Sandbox,
    script: string,
    limits?: Partial<SandboxLimits>,
    signal?: AbortSignal,
  ): Promise<SandboxResult & { log: string }>;
  remove(): Promise<void>;
}

/** @param greeting what the scene's validation server answers to everything. */
export async function makeScene(greeting = "validation server"): Promise<Scene> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "mlebench-scene-")));
  await chmod(folder, 0o755);
  const make = async (name: string) => {
    await mkdir(join(folder, name), { recursive: true });
    return join(folder, name);
  };
  const write = async (name: string, content: string) => {
    await writeFile(join(folder, name), content);
    return join(folder, name);
  };
  const files = {
    data: await make("prepared/public"),
    agent: await make("agent"),
    submission: await make("run/submission"),
    logs: await make("run/logs"),
    code: await make("run/code"),
    instructions: await write("instructions.txt", "Do well.\n"),
  };
  await make("prepared/private");
  await write("prepared/public/train.csv", "id,y\n");
  const answersFile = await write("prepared/private/test.csv", "id,secret\n");
  const validationSocket = join(folder, "validation.sock");
  const server = createServer((_, response) => response.end(greeting));
  await new Promise<void>((resolve) => server.listen(validationSocket, resolve));
  await chmod(validationSocket, 0o666);
  const request: SandboxRequest = {
    files,
    validationSocket,
    command: ["sh", "main.sh"],
    environment: { COMPETITION_ID: "tiny", SEED: "7" },
    network: "none",
    limits: {
      seconds: 60,
      memoryBytes: 2 ** 30,
      processes: 200,
      logBytes: 10_000,
      diskBytes: 2 ** 30,
    },
    logFile: join(folder, "run/run.log"),
  };
  return {
    folder,
    answersFile,
    request,
    async run(sandbox, script, limits = {}, signal = new AbortController().signal) {
      await write("agent/main.sh", script);
      const limited = { ...request, limits: { ...request.limits, ...limits } };
      const result = await sandbox.run(limited, signal);
      return { ...result, log: await readFile(request.logFile, "utf8") };
    },
    async remove() {
      server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Command lines of running processes that contain a text, with their users' ids. */
export function running(text: string): { userId: number; commandLine: string }[] {
  return execFileSync("ps", ["-eo", "uid,args"], { encoding: "utf8" })
    .split("\n")
    .filter((line) => line.includes(text))
    .map((line) => {
      const [userId, ...words] = line.trim().split(/\s+/);
      return { userId: Number(userId), commandLine: words.join(" ") };
    });
}

export async function waitFor(condition: () => boolean): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error("waited for 10 s");
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

export function textOf(file: string): string {
  return readFileSync(file, "utf8");
}

/** @returns the name of a base image on the engine that all tests share. */
async function startDocker(): Promise<string | undefined> {
  const script = fileURLToPath(new URL("../../scripts/test-docker.sh", import.meta.url));
  try {
    const { stdout } = await promisify(execFile)(script, ["up", String(inject("testRun"))]);
    const [host, image] = stdout.split("\n");
    if (host) process.env.DOCKER_HOST = host;
    return image;
  } catch (error) {
    const reason = (error as { stderr?: string }).stderr?.trim().split("\n").at(-1);
    console.warn(`Tests of the docker sandbox are skipped: ${reason}`);
    return undefined;
  }
}

async function testSandbox(image: string): Promise<Sandbox> {
  const { limitsKeptBy } = await dockerEngine();
  return createDockerSandbox({
    image: await openImage(image),
    limitsKeptBy,
    graceSeconds: containerGraceSeconds,
  });
}
