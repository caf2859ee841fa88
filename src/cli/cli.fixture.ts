import { spawn } from "node:child_process";

export interface CliResult {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs the built program as a user would. */
export function mlebench(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<CliResult> {
  const child = spawn(process.execPath, ["dist/src/cli/main.js", ...args], {
    env: { ...process.env, ...env },
  });
  const result: CliResult = { code: null, stdout: "", stderr: "" };
  child.stdout.on("data", (text) => {
    result.stdout += text;
  });
  child.stderr.on("data", (text) => {
    result.stderr += text;
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ ...result, code }));
  });
}
