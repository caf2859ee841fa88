import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** Process id of the whole test run. */
    testRun: number;
  }
}

/** Runs once around all tests: tells them who they belong to, and stops what they started. */
export default function setup(project: TestProject): () => void {
  project.provide("testRun", process.pid);
  const docker = fileURLToPath(new URL("test-docker.sh", import.meta.url));
  return () => {
    execFileSync(docker, ["down", String(process.pid)], { stdio: "inherit" });
  };
}
