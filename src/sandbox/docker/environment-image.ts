import { fileURLToPath } from "node:url";
import { buildImage } from "./build-image.ts";
import { docker } from "./docker-cli.ts";
import { ENVIRONMENT_IMAGE } from "./images.ts";

/** Every package is loaded, from a cold disk. */
const PATIENCE_MS = 1_800_000;

const CONTEXT = fileURLToPath(new URL("../../../environment", import.meta.url));

export const environmentVariants = ["cpu", "gpu"] as const;
export type EnvironmentVariant = (typeof environmentVariants)[number];

export interface EnvironmentBuild {
  variant: EnvironmentVariant;
  /** What the environment is built upon; a Python image when not given. */
  baseImage?: string;
  /** PyTorch's index of CPU builds. */
  torchIndex?: string;
  /** Further options of `docker build`. */
  options?: readonly string[];
  /** Folder with the Dockerfile, as `environment/` is. */
  context?: string;
  image?: string;
}

/**
 * Builds the image that agents without an image of their own run in.
 * @returns its name.
 */
export async function buildEnvironment(build: EnvironmentBuild): Promise<string> {
  const { variant, baseImage, torchIndex, options, context = CONTEXT } = build;
  const image = build.image ?? ENVIRONMENT_IMAGE;
  const buildArguments = {
    REQUIREMENTS: `requirements/${variant}.txt`,
    ...(baseImage ? { BASE_IMAGE: baseImage } : {}),
    ...(torchIndex ? { TORCH_INDEX: torchIndex } : {}),
  };
  await buildImage({ context, image, buildArguments, options });
  return image;
}

/**
 * Checks an environment as an agent would find it: all packages are there and load.
 * @returns what it has, in one line.
 * @throws naming what is wrong.
 */
export async function smokeTestEnvironment(image: string): Promise<string> {
  const confined = ["--network", "none", "--read-only", "--user", "65534:65534"];
  const scratch = ["--tmpfs", "/tmp:exec", "--env", "HOME=/tmp"];
  const command = ["sh", "-c", "python3 /opt/mlebench/smoke_test.py || test $? = 1"];
  const said = await docker(
    ["run", "--rm", ...confined, ...scratch, image, ...command],
    PATIENCE_MS,
  );
  const problems = said.split("\n").filter((line) => line.startsWith("problem: "));
  if (problems.length > 0) {
    throw new Error(`The image ${image} is not as it should be.\n${problems.join("\n")}`);
  }
  return said;
}
