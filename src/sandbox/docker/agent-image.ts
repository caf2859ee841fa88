import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { MissingPrerequisite } from "../../errors.ts";
import { machinery } from "../inside-places.ts";
import { bindMount, runtimeArguments } from "./container-arguments.ts";
import type { ContainerConfig } from "./container-config.ts";
import { docker } from "./docker-cli.ts";
import { ENVIRONMENT_IMAGE } from "./images.ts";

const USUAL_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

const inspectedSchema = z.object({
  Id: z.string(),
  Config: z.object({ Env: z.array(z.string()).nullish() }),
});

/** An image that can hold an agent. */
export interface AgentImage {
  name: string;
  /** The hash by which the engine knows it. */
  id: string;
  /** Environment variables that it sets. */
  variables: Readonly<Record<string, string>>;
}

/**
 * Looks an image up, and sees that the part of mlebench that starts an agent runs in it.
 * @param config what agents' containers will have beside the usual.
 * @param gpus devices that they will share out among them.
 * @throws {MissingPrerequisite} when there is no such image, or it cannot hold an agent.
 */
export async function openImage(
  name: string,
  config: ContainerConfig = {},
  gpus: readonly number[] = [],
): Promise<AgentImage> {
  const inspected = await docker(["image", "inspect", "--format", "{{json .}}", name]).catch(
    (error: Error) => {
      throw new MissingPrerequisite(
        `There is no container image ${name} here (${error.message}). ${howToGet(name)}`,
      );
    },
  );
  await requireLauncher(name, config, gpus);
  const { Id, Config } = inspectedSchema.parse(JSON.parse(inspected));
  const variables = (Config.Env ?? []).map((line) => {
    const [variable] = line.split("=", 1);
    return [variable, line.slice(variable.length + 1)];
  });
  return { name, id: Id, variables: { PATH: USUAL_PATH, ...Object.fromEntries(variables) } };
}

/** Starts Node in a container that has what agents' containers have of the machine. */
async function requireLauncher(
  image: string,
  config: ContainerConfig,
  gpus: readonly number[],
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "mlebench-probe-"));
  const socket = join(folder, "socket");
  const server = createServer().listen(socket);
  await once(server, "listening");
  const mounts = [
    bindMount(process.execPath, machinery.node, "readonly"),
    bindMount(socket, machinery.validationSocket, "readonly"),
  ].flatMap((mount) => ["--mount", mount]);
  const isolated = ["--network", "none", "--pull", "never", "--entrypoint", ""];
  const options = [...isolated, ...runtimeArguments(config, gpus), ...mounts];
  const run = ["run", "--rm", ...options, image, machinery.node, "--version"];
  try {
    await docker(run);
  } catch (error) {
    const needs = [
      "glibc and libstdc++, as images of Debian, Ubuntu and their like have them",
      ...(config.runtime
        ? [
            `a runtime ${config.runtime} that works here and lets containers use unix sockets of ` +
              "the host (runsc does with --host-uds=open among its arguments)",
          ]
        : []),
      ...(gpus.length > 0 || config.gpus
        ? ["the NVIDIA Container Toolkit, which gives it GPUs"]
        : []),
    ];
    throw new MissingPrerequisite(
      `The part of mlebench that starts an agent does not run in a container of the image ${image}. ` +
        `It needs ${needs.join(", and ")}. Docker said: ${(error as Error).message}`,
    );
  } finally {
    server.close();
    await rm(folder, { recursive: true, force: true });
  }
}

function howToGet(image: string): string {
  if (image === ENVIRONMENT_IMAGE) return "Build it: mlebench env build";
  return `Build it (an agent's: mlebench agents build FOLDER), or pull it: docker pull ${image}`;
}
