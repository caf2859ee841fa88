import { z } from "zod";
import { MissingPrerequisite } from "../../errors.ts";
import type { LimitKeeper } from "../sandbox.ts";
import { docker } from "./docker-cli.ts";

const PATIENCE_MS = 10_000;

const infoSchema = z.object({
  CgroupVersion: z.string().optional(),
  Runtimes: z.record(z.string(), z.unknown()).default({}),
  SecurityOptions: z.array(z.string()).nullish(),
});

/** What matters of an engine that answers. */
export interface DockerEngine {
  limitsKeptBy: LimitKeeper;
  runtimes: string[];
}

/**
 * Asks the Docker Engine what it is.
 * @throws {MissingPrerequisite} saying why containers cannot be used, in one line.
 */
export async function dockerEngine(): Promise<DockerEngine> {
  if (process.platform !== "linux") {
    throw new MissingPrerequisite(
      `agents in containers need an engine on the same Linux machine (this is ${process.platform}).`,
    );
  }
  const answer = await docker(["info", "--format", "{{json .}}"], PATIENCE_MS).catch(
    (error: Error) => {
      throw new MissingPrerequisite(`Docker does not answer (${error.message}).`);
    },
  );
  const { CgroupVersion, Runtimes, SecurityOptions } = infoSchema.parse(JSON.parse(answer));
  if (SecurityOptions?.some((option) => option.includes("name=rootless"))) {
    throw new MissingPrerequisite("Docker runs rootless, which changes the users that own files.");
  }
  return {
    limitsKeptBy: CgroupVersion === "2" ? "cgroup-v2" : "cgroup-v1",
    runtimes: Object.keys(Runtimes),
  };
}
