import { z } from "zod";
import { MissingPrerequisite } from "../../errors.ts";
import { machinery } from "../inside-places.ts";
import { docker } from "./docker-cli.ts";
import { ENVIRONMENT_IMAGE } from "./images.ts";

const PATIENCE_MS = 60_000;
const USUAL_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

const imageSchema = z.object({ Env: z.array(z.string()).nullish() });

/**
 * The environment variables of an image, once it is known that our Node runs in it.
 * @throws {MissingPrerequisite} when there is no such image, or it cannot hold an agent.
 */
export async function imageEnvironment(image: string): Promise<Record<string, string>> {
  const inspected = await docker(["image", "inspect", "--format", "{{json .Config}}", image]).catch(
    (error: Error) => {
      throw new MissingPrerequisite(
        `There is no container image ${image} here (${error.message}). ${howToGet(image)}`,
      );
    },
  );
  await requireNode(image);
  const variables = (imageSchema.parse(JSON.parse(inspected)).Env ?? []).map((line) => {
    const [name] = line.split("=", 1);
    return [name, line.slice(name.length + 1)];
  });
  return { PATH: USUAL_PATH, ...Object.fromEntries(variables) };
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
  return `Build it (an agent's: mlebench agents build ID), or pull it: docker pull ${image}`;
}
