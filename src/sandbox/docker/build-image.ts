import { spawn } from "node:child_process";
import { once } from "node:events";
import { MissingPrerequisite } from "../../errors.ts";

export interface ImageBuild {
  /** Folder with the Dockerfile; what it copies lies here. */
  context: string;
  image: string;
  /** The Dockerfile's ARGs. */
  buildArguments: Readonly<Record<string, string>>;
  /** Further options of `docker build`. */
  options?: readonly string[];
}

/**
 * Builds a container image; what Docker says of it goes to standard error as it comes.
 * @throws when it cannot be built.
 */
export async function buildImage(build: ImageBuild): Promise<void> {
  const { context, image, buildArguments, options = [] } = build;
  const given = Object.entries(buildArguments).flatMap(([name, value]) => [
    "--build-arg",
    `${name}=${value}`,
  ]);
  const args = ["build", "--tag", image, ...given, ...options, context];
  const child = spawn("docker", args, { stdio: ["ignore", process.stderr, process.stderr] });
  const [code] = await once(child, "exit").catch((error: NodeJS.ErrnoException) => {
    throw new MissingPrerequisite(`The program docker cannot be run (${error.code}).`);
  });
  if (code !== 0) throw new Error(`The image ${image} could not be built; Docker said why above.`);
}
