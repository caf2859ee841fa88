import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { z } from "zod";
import { UsageError } from "../errors.ts";
import { didYouMean } from "../nearest-name.ts";
import { agentImage } from "../sandbox/docker/images.ts";

const BUILT_IN = fileURLToPath(new URL("../../agents", import.meta.url));

export const DOCKERFILE = "Dockerfile";

/** Arguments and variables are handed on through files and programs that would take it for an end. */
const textSchema = z.string().regex(/^[^\0]*$/, "a NUL character cannot be handed on");

const agentSchema = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9][\w.-]*$/, "use letters, digits, and . _ -"),
  description: z.string().optional(),
  /** Program and arguments, started in the agent's folder. */
  start: z.array(textSchema).min(1),
  /** Container image to run in; the one built from the folder's Dockerfile when it has one. */
  image: z
    .string()
    .regex(/^[A-Za-z0-9][\w.:/@-]*$/, "not the name of a container image")
    .optional(),
  /** Whether its container is to have all rights on the machine. */
  privileged: z
    .enum(["true", "false"])
    .transform((word) => word === "true")
    .default(false),
  arguments: z.array(textSchema).default([]),
  environment: z
    .record(z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/, "use letters, digits, and _"), textSchema)
    .default({}),
});

/** An agent as its `agent.yaml` declares it. */
export interface Agent {
  id: string;
  description?: string;
  folder: string;
  command: string[];
  environment: Record<string, string>;
  /** Container image that it needs. */
  image?: string;
  privileged: boolean;
}

/**
 * Loads an agent: one of ours by its id, or any folder that holds an `agent.yaml` by its path.
 * @throws {UsageError} naming what is wrong and where.
 */
export async function loadAgent(idOrPath: string): Promise<Agent> {
  const folder = await agentFolder(idOrPath);
  const file = join(folder, "agent.yaml");
  const text = await readFile(file, "utf8").catch(() => {
    throw new UsageError(`There is no ${file}: an agent is a folder with an agent.yaml.`);
  });
  let content: unknown;
  try {
    // Everything is text: 3.10 is to reach the agent as it stands there, and not as 3.1.
    content = parse(text, { schema: "failsafe" });
  } catch (error) {
    throw new UsageError(`${file} is not YAML: ${(error as Error).message}`);
  }
  const parsed = agentSchema.safeParse(content);
  if (!parsed.success) {
    throw new UsageError(`${file} is not as expected:\n${z.prettifyError(parsed.error)}`);
  }
  const { id, description, start, environment, privileged } = parsed.data;
  const ownImage = existsSync(join(folder, DOCKERFILE)) ? agentImage(id) : undefined;
  const image = parsed.data.image ?? ownImage;
  const command = [...start, ...parsed.data.arguments];
  return { id, description, folder, command, environment, image, privileged };
}

/** Ids of the agents that come with the program. */
export async function builtInAgents(): Promise<string[]> {
  const names = await readdir(BUILT_IN);
  return names.filter((name) => existsSync(join(BUILT_IN, name, "agent.yaml"))).sort();
}

async function agentFolder(idOrPath: string): Promise<string> {
  if (idOrPath.includes("/") || idOrPath.startsWith(".")) return resolve(idOrPath);
  const known = await builtInAgents();
  if (known.includes(idOrPath)) return join(BUILT_IN, idOrPath);
  throw new UsageError(
    `There is no agent "${idOrPath}". ${didYouMean(idOrPath, known)}Ours: ${known.join(", ")}; ` +
      "one of your own is given by its path, such as ./my-agent.",
  );
}
