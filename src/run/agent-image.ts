import { existsSync } from "node:fs";
import { join } from "node:path";
import { UsageError } from "../errors.ts";
import { buildImage } from "../sandbox/docker/build-image.ts";
import { ENVIRONMENT_IMAGE } from "../sandbox/docker/images.ts";
import { type Agent, DOCKERFILE } from "./agent.ts";

export interface AgentImageBuild {
  /** What the Dockerfile's BASE_IMAGE becomes; the base environment when not given. */
  baseImage?: string;
  /** Further options of `docker build`. */
  options?: readonly string[];
}

/**
 * Builds an agent's image from the Dockerfile in its folder.
 * @returns the image's name.
 * @throws {UsageError} when it has no Dockerfile.
 */
export async function buildAgentImage(agent: Agent, build: AgentImageBuild = {}): Promise<string> {
  const { id, folder, image } = agent;
  if (!image || !existsSync(join(folder, DOCKERFILE))) {
    throw new UsageError(
      `The agent ${id} has no ${DOCKERFILE} in ${folder}: it runs in ${image ?? ENVIRONMENT_IMAGE}.`,
    );
  }
  const { baseImage = ENVIRONMENT_IMAGE, options } = build;
  await buildImage({ context: folder, image, buildArguments: { BASE_IMAGE: baseImage }, options });
  return image;
}
