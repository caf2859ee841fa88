import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";

test("a reader that has gone is no error", async () => {
  const lines = `"${process.execPath}" dist/src/cli/main.js list --json; echo "exit code $?" >&2`;
  const { stderr } = await promisify(execFile)("sh", ["-c", `(${lines}) | true`]);
  expect(stderr).toBe("exit code 0\n");
});
