import { z } from "zod";
import { MissingPrerequisite } from "../../errors.ts";
import { machinery } from "../inside-places.ts";
import { docker } from "./docker-cli.ts";
import { ENVIRONMENT_IMAGE } from "./images.ts";

const PATIENCE_MS = 60_000;
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
 * @throws {MissingPrerequisite} when there is no such image, or it cannot hold an agent.
 */
export async function openImage(name: string): Promise<AgentImage> {
  const inspected = await docker(["image", "inspect", "--format", "{{json .}}", name]).catch(
    (error: Error) => {
      throw new MissingPrerequisite(
        `There is no container image ${name} here (${error.message}). ${howToGet(name)}`,
      );
    },
  );
  await requireNode(name);
  const { Id, Config } = inspectedSchema.parse(JSON.parse(inspected));
  const variables = (Config.Env ?? []).map((line) => {
    const [variable] = line.split("=", 1);
    return [variable, line.slice(variable.length + 1)];
  });
  return { name, id: Id, variables: { PATH: USUAL_PATH, ...Object.fromEntries(variables) } };
}

async function requireNode(image: string): Promise<void> {
  const node = `type=bind,"source=${process.execPath}",target=${machinery.node},readonly`;
  const isolated = ["--network", "none", "--pull", "never", "--entrypoint", ""];
  const run = ["run", "--rm", ...isolated, "--mount", node, image, machinery.node, "--version"];
  await docker(run, PATIENCE_MS).catch((error: Error) => {
    throw new MissingPrerequisite(
      `The container image ${image} cannot run the part of mlebench that starts an agent; it needs ` +
        `glibc and libstdc++, as images of Debian, Ubuntu and their like have them. ${error.message}`,
    );
  });
}

function howToGet(image: string): string {
  if (image === ENVIRONMENT_IMAGE) return "Build it: mlebench env build";
  return `Build it (an agent's: mlebench agents build FOLDER), or pull it: docker pull ${image}`;
}
