import { readFile } from "node:fs/promises";
import { z } from "zod";
import { MissingPrerequisite, UsageError } from "../../errors.ts";

const UNITS = { b: 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3, t: 1024 ** 4 };

/** Bytes as a number, or as Docker writes them: "512m", "4G", "1024". */
const bytesSchema = z.union(
  [
    z.int().positive(),
    z
      .string()
      .regex(/^\d+(\.\d+)?[bkmgt]?b?$/i)
      .transform((text) => {
        const unit = /[bkmgt]/i.exec(text)?.[0].toLowerCase() ?? "b";
        return Math.floor(Number.parseFloat(text) * UNITS[unit as "b"]);
      }),
  ],
  { error: 'write bytes as a number or as "512m", "4G"' },
);

/** The Python reference's container configuration file. */
const fileSchema = z.strictObject({
  mem_limit: bytesSchema.nullish(),
  shm_size: bytesSchema.nullish(),
  /** Billionths of a core. */
  nano_cpus: z.number().positive().nullish(),
  runtime: z.string().min(1).nullish(),
  /** How many; -1 stands for all. */
  gpus: z.int().min(-1).nullish(),
});

/** How a container differs from the usual. */
export interface ContainerConfig {
  memoryBytes?: number;
  /** Size of /dev/shm; half of the memory when not given. */
  shmBytes?: number;
  cpus?: number;
  /** An OCI runtime that the engine knows, such as runc, sysbox-runc or runsc. */
  runtime?: string;
  gpus?: number | "all";
}

/**
 * Reads a container configuration in the Python reference's JSON form: `mem_limit`, `shm_size`,
 * `nano_cpus`, `runtime`, `gpus`; what is null or absent stays as usual.
 * @throws {UsageError} naming the key that is wrong, and the file.
 */
export async function readContainerConfig(path: string): Promise<ContainerConfig> {
  const text = await readFile(path, "utf8").catch(() => {
    throw new MissingPrerequisite(`There is no container configuration ${path}.`);
  });
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${path} is not JSON: ${(error as Error).message}`);
  }
  const parsed = fileSchema.safeParse(content);
  if (!parsed.success) {
    throw new UsageError(
      `${path} is no container configuration:\n${z.prettifyError(parsed.error)}\n` +
        `It may have: ${Object.keys(fileSchema.shape).join(", ")}.`,
    );
  }
  const { mem_limit, shm_size, nano_cpus, runtime, gpus } = parsed.data;
  return {
    memoryBytes: mem_limit ?? undefined,
    shmBytes: shm_size ?? undefined,
    cpus: nano_cpus ? nano_cpus / 1e9 : undefined,
    runtime: runtime ?? undefined,
    gpus: gpus === -1 ? "all" : gpus || undefined,
  };
}
