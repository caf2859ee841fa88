import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { UsageError } from "../errors.ts";
import { type Agent, DOCKERFILE, loadAgent } from "./agent.ts";

const TEMPLATE = new URL("../../environment/new-agent/", import.meta.url);

/**
 * Makes a folder with an agent that works and does nothing clever, to start from.
 * @param withDockerfile whether it gets an image of its own.
 * @throws {UsageError} when there is such a folder already.
 */
export async function createAgent(path: string, withDockerfile: boolean): Promise<Agent> {
  const folder = resolve(path);
  const id = basename(folder).replaceAll(/[^\w.-]/g, "-");
  await mkdir(join(folder, ".."), { recursive: true });
  await mkdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
    throw new UsageError(`There is a ${folder} already; an agent gets a folder of its own.`);
  });
  const yaml = await readFile(new URL("agent.yaml", TEMPLATE), "utf8");
  await writeFile(join(folder, "agent.yaml"), yaml.replace("{{id}}", id));
  const others = ["main.py", ...(withDockerfile ? [DOCKERFILE] : [])];
  for (const name of others) await copyFile(new URL(name, TEMPLATE), join(folder, name));
  return loadAgent(folder);
}
