import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";

test("a reader that stops early is no error", async () => {
  const lines = `"${process.execPath}" dist/src/cli/main.js list --json; echo "exit code $?" >&2`;
  const { stdout, stderr } = await promisify(execFile)("sh", ["-c", `(${lines}) | head -n 1`]);
  expect(stdout).toBe("[\n");
  expect(stderr).toBe("exit code 0\n");
});
